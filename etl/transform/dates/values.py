"""What is found: limits with their days, and time phrases that set none, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from etl.transform.terms import NotInTable

DAY = timedelta(days=1)


class Limit(NamedTuple):
    """`sentence[start:end]` bounds an act: due from `earliest` to `latest`, both inclusive; no `latest` is no last day.

    `names_thing` marks a phrase that may date the thing beside it rather than the act ("the allocation for 2026/27"):
    use it only when nothing else in the sentence says when.
    """

    start: int
    end: int
    phrase: str
    earliest: date
    latest: date | None
    rule: str
    names_thing: bool = False


class Unplaced(NamedTuple):
    """`sentence[start:end]` speaks of time but bounds no future act by a day; `reason` says why, in plain English."""

    start: int
    end: int
    phrase: str
    reason: str


class CannotPlace(LookupError):
    """A phrase is understood but gives no days; the message is the reason a reader is shown."""


NO_DAYS = (CannotPlace, NotInTable)


class Span(NamedTuple):
    """The days of a period, and what prepositions make of it.

    `by` is the day that "by it" means, `before` the last day before it, `begun` the last day of "from it".
    """

    first: date
    last: date
    by: date
    before: date
    begun: date

    @classmethod
    def of(cls, first: date, last: date) -> Span:
        """A plain stretch of days, such as a month."""
        return cls(first, last, by=last, before=first - DAY, begun=last)


class Period(NamedTuple):
    """A stretch of days as a letter names it.

    `year` is None where the name leaves the year to the reader ("March"); `ahead` marks a name that looks forward by
    itself ("later this year"); `rule` says how it was read.
    """

    in_year: Callable[[int], Span]
    year: int | None
    ahead: bool = False
    rule: str = ""

    def span(self, anchor: date, reach: Callable[[Span], date] = lambda span: span.last) -> Span:
        """The days meant in a letter of `anchor`: without a year, the next that have not ended (by `reach`)."""
        if self.year is not None:
            return self.in_year(self.year)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            try:
                span = self.in_year(year)
            except NO_DAYS:
                if year < anchor.year:
                    continue
                raise
            if reach(span) >= anchor:
                return span
        return self.in_year(anchor.year + 2)


class Bounds(NamedTuple):
    """The days a limit sets, and whether the phrase could as well date a past act or name a thing."""

    earliest: date
    latest: date | None
    may_be_past: bool = False
    names_thing: bool = False
    within_period: bool = False
    yearless: bool = False
