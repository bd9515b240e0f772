"""Days, months, seasons and years by the calendar and by the conventions of the guidelines. No letter is read here."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from etl.transform.dates.values import DAY, Span

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def month_end(year: int, month: int) -> date:
    """The last day of a month; months may run past twelve into the next year."""
    return month_start(year, month + 1) - DAY


def month_start(year: int, month: int) -> date:
    """The first day of a month; months may run past twelve into the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@lru_cache(maxsize=1 << 12)
def months(year: int, month: int, count: int = 1) -> Span:
    """`count` whole months from a month on."""
    return Span.of(month_start(year, month), month_end(year, month + count - 1))


def season(name: str, year: int) -> Span:
    """The season that begins in `year`; a winter runs into the next year."""
    return months(year, SEASONS[name], 3)


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on, or that month's last day where it has no such day."""
    end = month_end(day.year, day.month + count)
    return end.replace(day=min(day.day, end.day))


def week_of(day: date) -> Span:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Span.of(monday, monday + 6 * DAY)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


@lru_cache(maxsize=1 << 12)
def cut(span: Span, part: int, parts: int) -> Span:
    """One of `parts` equal parts of a span (0 is the first): whole months where they come out even, else days."""
    length = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    whole_months = span.first.day == 1 and (span.last + DAY).day == 1
    if whole_months and length % parts == 0:
        size = length // parts
        return months(span.first.year, span.first.month + part * size, size)
    days = (span.last - span.first).days + 1
    size = -(-days // parts) if days < 28 else (10 if parts == 3 else days // parts)
    first = span.first + timedelta(days=part * size)
    last = span.last if part == parts - 1 else first + timedelta(days=size - 1)
    return Span.of(min(first, span.last), min(last, span.last))
