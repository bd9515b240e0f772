"""What a reader may narrow a list by; the same names stand in the address of every screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Which pledges to speak about; None means any. `motion` is a number such as "3.16", `text` stands in the quote.

    `due` is a number of days such as "30": open ones whose last day is one of those to come, from the day spoken about.
    `recorded` is the number of an event: what the register said of the day when that was the last one recorded.
    """

    motion: str | None = None
    meeting: date | None = None
    body: str | None = None
    clock: str | None = None
    assessment: str | None = None
    strength: str | None = None
    text: str | None = None
    review: str | None = None
    due: str | None = None
    recorded: int | None = None
