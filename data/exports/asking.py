"""What an export speaks of, and what somebody asked to have in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from data.filters import Filters
from data.history import head
from data.store import Store


@dataclass(frozen=True, slots=True)
class About:
    """What an export speaks of: the day, the state of the register by its last event, the version of the program.

    `address` is where the screens are, with a slash at the end, for links; empty where that is not known.
    """

    as_of: date
    head: str
    version: str
    address: str = ""

    def page(self, pledge_id: int) -> str:
        """The address of a pledge's screen on the day spoken of; empty where it is not known."""
        return f"{self.address}pledge?id={pledge_id}&as_of={self.as_of}" if self.address else ""


def about(store: Store, as_of: date, version: str, address: str = "") -> About:
    """What an export made now speaks of."""
    with store.session() as session:
        return About(as_of, str(head(session)), version, address)


def filters_from(asked: Mapping[str, str]) -> Filters:
    """The filters that an address or a command gives. Raises `ValueError` for a name or day that cannot be."""
    known = {field.name for field in fields(Filters)}
    if unknown := sorted(set(asked) - known):
        raise ValueError(f"There is no filter {', '.join(unknown)}. The filters are {', '.join(sorted(known))}.")
    given = {name: value.replace("\x00", "").strip() for name, value in asked.items()}
    words = {name: value for name, value in given.items() if value and name not in ("meeting", "recorded")}
    meeting, recorded = given.get("meeting"), given.get("recorded")
    if recorded and not (recorded.isdecimal() and len(recorded) < 10):
        raise ValueError(f"{recorded!r} is not the number of an event. Write it in digits.")
    day = day_from(meeting) if meeting else None
    return Filters(**words, meeting=day, recorded=int(recorded) if recorded else None)


def day_from(written: str) -> date:
    """A day as an address or a command gives it. Raises `ValueError` with how to write it."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written!r} is not a day. Write it as 2024-11-07.") from None
