"""The marks that stand for what has been found.

A period read is masked by a run of its mark, so that later rules can say which kinds they take, and every offset stays.
"""

from __future__ import annotations

from datetime import date

from etl.transform.dates.values import Period, Span
from etl.transform.dates.words import YEAR

(A_YEAR, SPLIT, A_MONTH, A_DAY, A_SEASON, PART, WEEK, STANDS_ALONE, NAMED, LENGTH, UNIT) = map(
    chr, range(0xE000, 0xE00B)
)

# A run is taken whole or not at all: the plus is possessive.
PERIOD_MARKS = "".join(map(chr, range(0xE000, 0xE009)))
PERIOD = "(?:" + "|".join(f"{mark}++" for mark in PERIOD_MARKS) + ")"
OF_YEAR = rf"(?:,? (?:of |in )?(?:(?P<year>{YEAR})|(?P<which>this|next|last) (?:calendar )?year))?"


def kinds(*marks: str) -> str:
    """A pattern for one period of these kinds."""
    return "(?:" + "|".join(f"{mark}++" for mark in marks) + ")"


def fixed(span: Span) -> Period:
    """A period whose days are known."""
    return Period(lambda _: span, span.first.year)


def one_day(day: date) -> Period:
    """A single day as a period."""
    return fixed(Span.of(day, day))
