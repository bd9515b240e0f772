"""Days as letters write them: "9th October 2025", "March 4, 2026", "15/07/2024" (British order), "Tue, 10 Dec 2024
15:42"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
    "|november nov|december dec"
)
_MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), start=1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WRITTEN = re.compile(
    rf"\b(?=[\dJFMASOND])(?<![/.-])(?:(?P<d1>{_DAY}) ?(?:st|nd|rd|th)?(?: of)? ?(?P<m1>{_MONTH})(?:,? ?(?P<y1>(?:19"
    rf"|20)\d\d)(?!\d))?|(?P<m2>{_MONTH}) (?P<d2>{_DAY})(?:st|nd|rd|th)?,? (?P<y2>(?:19|20)\d\d)(?!\d)|(?P<y3>(?:19"
    rf"|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)|(?P<d4>{_DAY})(?P<sep>[/.-])(?P<m4>0?[1-9]"
    rf"|1[0-2])(?P=sep)(?P<y4>(?:19|20)?\d\d)(?![\d/.-]\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A day written at `text[start:end]`; `day` is None when there is no such day or when its year is not written."""

    start: int
    end: int
    day: date | None
    month_day: tuple[int, int] | None = None


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Every day written in `text[start:end]`; one without a year carries its month and day."""
    for match in _WRITTEN.finditer(text, start, len(text) if end is None else end):
        part = match.groupdict()
        number = next(n for n in "1234" if part[f"d{n}"])
        month = part[f"m{number}"].rstrip(".").casefold()
        month_number, day = _MONTHS.get(month) or int(month), int(part[f"d{number}"])
        year = part[f"y{number}"]
        if year is None:
            yield Written(match.start(), match.end(), None, (month_number, day))
        else:
            yield Written(
                match.start(), match.end(), real(int(year) + (2000 if len(year) == 2 else 0), month_number, day)
            )


def first(text: str, start: int = 0, end: int | None = None) -> date | None:
    """The first full day written in `text[start:end]`."""
    return next((found.day for found in find(text, start, end) if found.day), None)


def latest_before(month_day: tuple[int, int], day: date) -> date | None:
    """The last day not after `day` that bears this month and day: "7 November" in a letter of July 2025 is that of
    2024."""
    return next(
        (found for year in (day.year, day.year - 1) if (found := real(year, *month_day)) and found <= day), None
    )


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
