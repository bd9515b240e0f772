"""Working days in England: weekdays that are not bank holidays. The `holidays` library knows which days those are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

FIRST_YEAR = 2000


class NoHolidayTable(ValueError):
    """A day lies in a year for which the table of bank holidays has nothing to say."""


@cache
def _calendar() -> tuple[int, Any]:
    """The last year known, and the calendar numpy counts with; both libraries load slowly, so only when asked for."""
    import holidays
    import numpy as np

    last_year = holidays.country_holidays("GB", subdiv="ENG").end_year
    bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, last_year + 1))
    return last_year, np.busdaycalendar(holidays=sorted(bank_holidays))


def _covering(*days: date) -> Any:
    last_year, calendar = _calendar()
    for day in days:
        if not FIRST_YEAR <= day.year <= last_year:
            raise NoHolidayTable(
                f"Working days cannot be counted at {day.isoformat()}: the bank holidays of England are known here "
                f"from {FIRST_YEAR} to {last_year}. Check the date."
            )
    return calendar


def between(start: date, end: date) -> int:
    """How many working days after `start` up to `end`: the day after `start` is the first, `end` counts if it is one.

    Negative when `end` lies before `start`. Raises NoHolidayTable outside the years whose bank holidays are known.
    """
    import numpy as np

    if end < start:
        return -between(end, start)
    one = timedelta(days=1)
    return int(np.busday_count(start + one, end + one, busdaycal=_covering(start, end)))


def between_all(pairs: Sequence[tuple[date, date]]) -> list[int | None]:
    """The same for many pairs at once, each end not before its start; None for a year without a table."""
    import numpy as np

    last_year, calendar = _calendar()
    known = [i for i, pair in enumerate(pairs) if all(FIRST_YEAR <= day.year <= last_year for day in pair)]
    days = np.array([pairs[i] for i in known], dtype="datetime64[D]").reshape(-1, 2) + 1
    counts: list[int | None] = [None] * len(pairs)
    for i, count in zip(known, np.busday_count(days[:, 0], days[:, 1], busdaycal=calendar).tolist(), strict=True):
        counts[i] = count
    return counts


def add(start: date, count: int) -> date:
    """The day on which `count` working days after `start` have passed; `start` itself is not counted.

    Raises NoHolidayTable outside the years whose bank holidays are known, ValueError for a negative count.
    """
    import numpy as np

    if count < 0:
        raise ValueError(f"A number of working days cannot be negative: {count}.")
    calendar = _covering(start)
    if not count:
        return start
    day: date = np.busday_offset(start, count, roll="backward", busdaycal=calendar).astype(object)
    _covering(day)
    return day
