"""The rules for parts of a period ("early 2026", "the third quarter of 2025/26") and for periods joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from etl.transform.dates import calendar
from etl.transform.dates.marks import A_DAY, A_MONTH, PART, PERIOD, STANDS_ALONE, UNIT, WEEK
from etl.transform.dates.rule import Reading, Reads, Rule
from etl.transform.dates.values import DAY, Period, Span
from etl.transform.dates.words import NUMBER, ORDINAL, ORDINALS, WEEKDAYS, number

Shape = Callable[[Span], Span]

WHOLE = f"(?P<of>{PERIOD}|{UNIT}++)"
ALONE = f"(?P<of>{STANDS_ALONE}++)"
THIRD = r"(?:very )?(?P<part>(?:early|mid(?:dle)?|late)(?:[ -]?(?:-|to|or|/)[ -]?(?:mid|late))?)"


def _of(m: re.Match[str], r: Reading, shape: Shape) -> Period:
    whole = r.periods[m.start("of")]
    in_year = whole.in_year
    return Period(lambda y: shape(in_year(y)), whole.year)


def third(span: Span, part: int) -> Span:
    """The early, middle or late third of a period; of a week its first days, the middle ones, or the last ones."""
    if (span.last - span.first).days == 6:
        return Span.of(span.first + (0, 2, 3)[part] * DAY, span.first + (2, 4, 6)[part] * DAY)
    return calendar.cut(span, part, 3)


def _early_mid_late(m: re.Match[str], r: Reading) -> Period:
    words = m["part"] or m["part2"]
    named = [i for i, word in enumerate(("early", "mid", "late")) if word in words]
    return _of(m, r, lambda span: Span.of(third(span, named[0]).first, third(span, named[-1]).last))


# "from the beginning of May" is the early part of it; "from the start of the year" is its first day.
A_MONTH_LONG = timedelta(days=28)


def _start(m: re.Match[str], r: Reading) -> Period:
    def shape(span: Span) -> Span:
        first, last = span.first, third(span, 0).last
        return Span(first, last, by=first, before=first - DAY, begun=last if last - first < A_MONTH_LONG else first)

    return _of(m, r, shape)


def _middle(m: re.Match[str], r: Reading) -> Period:
    return _of(m, r, lambda span: third(span, 1))


def _end(m: re.Match[str], r: Reading) -> Period:
    def shape(span: Span) -> Span:
        return Span(third(span, 2).first, span.by, by=span.by, before=span.by, begun=span.by)

    return _of(m, r, shape)


def _rest(m: re.Match[str], r: Reading) -> Period:
    rest = _of(m, r, lambda span: Span(max(span.first, r.anchor), span.last, span.by, span.before, span.begun))
    return rest._replace(ahead=True)


def _quarter(m: re.Match[str], r: Reading) -> Period | None:
    groups = m.groupdict()
    word = groups.get("q") or groups.get("which") or groups["n"]
    which = ORDINALS.get(word) or number(word)
    if m["of"]:
        return _of(m, r, lambda span: calendar.cut(span, (which if which > 0 else 4) - 1, 4))
    if which < 0:
        return None
    return Period(lambda y: calendar.months(y, 3 * which - 2, 3), None)


def _half(m: re.Match[str], r: Reading) -> Period:
    second = m["h"] == "2" or m["which"] not in ("first", None)
    return _of(m, r, lambda span: calendar.cut(span, int(second), 2))


def _first_or_last(m: re.Match[str], r: Reading) -> Period:
    count = number(m["count"]) if m["count"] else 1
    last, unit = ORDINALS[m["which"]] < 0, m["unit"]

    def shape(span: Span) -> Span:
        if unit.startswith("month"):
            first = calendar.month_start(span.last.year, span.last.month - count + 1) if last else span.first
            return Span.of(
                max(first, span.first), min(calendar.month_end(first.year, first.month + count - 1), span.last)
            )
        length = timedelta(days=count * (7 if unit.startswith("week") else 1)) - DAY
        first = max(span.last - length, span.first) if last else span.first
        return Span.of(first, min(first + length, span.last))

    return _of(m, r, shape)


def _nth_week(m: re.Match[str], r: Reading) -> Period:
    which = ORDINALS[m["which"]]

    def shape(span: Span) -> Span:
        if which < 0:
            return Span.of(span.last - 6 * DAY, span.last)
        first = span.first + timedelta(days=7 * (which - 1))
        return Span.of(min(first, span.last), min(first + 6 * DAY, span.last))

    return _of(m, r, shape)


def _week_of(m: re.Match[str], r: Reading) -> Period:
    days = (1 if m["end"] else 6) * DAY
    return _of(m, r, lambda span: Span.of(span.first, span.first + days))


def _explained(m: re.Match[str], r: Reading) -> Period:
    return r.periods[m.start("to")]


def _joined(m: re.Match[str], r: Reading) -> Period | None:
    return join(r.periods[m.start("of")], r.periods[m.start("to")])


def join(first: Period, last: Period) -> Period | None:
    """From the first period's first day to the last one's last day; a year named with one of them serves both."""
    if first.year is not None and last.year is None:
        begins = first.in_year(first.year)
        ends = last.in_year(begins.first.year)
        if ends.last < begins.last:
            ends = last.in_year(begins.first.year + 1)
        span = Span(begins.first, ends.last, by=ends.by, before=begins.before, begun=ends.last)
        return Period(lambda _: span, span.first.year)

    def in_year(y: int) -> Span:
        ends = last.in_year(y)
        begins = first.in_year(first.year if first.year is not None else ends.last.year)
        if first.year is None and (begins.first > ends.last or begins.last >= ends.last):
            begins = first.in_year(ends.last.year - 1)
        return Span(begins.first, ends.last, by=ends.by, before=begins.before, begun=ends.last)

    joined = Period(in_year, last.year)
    if joined.year is not None:
        span = joined.in_year(joined.year)
        return joined if span.first <= span.last else None
    return joined


def _and_next(m: re.Match[str], r: Reading) -> Period | None:
    if not r.folded.startswith("this", m.start("of")):
        return None

    def shape(span: Span) -> Span:
        following = span.last + DAY
        count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
        whole = span.first.day == following.day == 1
        last = calendar.months(following.year, following.month, count).last if whole else span.last + 7 * DAY
        return Span.of(span.first, last)

    return _of(m, r, shape)


def _nth_weekday(m: re.Match[str], r: Reading) -> Period:
    which, weekday = ORDINALS[m["which"]], WEEKDAYS.index(r.folded[m.start("day") : m.end("day")])

    def shape(span: Span) -> Span:
        edge = span.last if which < 0 else span.first
        ahead = -((edge.weekday() - weekday) % 7) if which < 0 else (weekday - edge.weekday()) % 7 + 7 * (which - 1)
        day = edge + ahead * DAY
        return Span.of(day, day)

    return _of(m, r, shape)


PARTS: tuple[Rule[Period], ...] = (
    Rule(
        "early, mid or late",
        rf"{THIRD}(?: in)?[ -]{ALONE}",
        _early_mid_late,
        (
            Reads("early next year", "2026-01-01", "2026-04-30"),
            Reads("late this year", "2025-09-01", "2025-12-31"),
            Reads("early this autumn", "2025-09-01", "2025-09-30"),
        ),
        ("early this",),
        STANDS_ALONE,
    ),
    Rule(
        "this and the next",
        rf"{ALONE},? (?:and|or) (?:the )?next\b(?! (?:few|year|month|week|steps?)\b)",
        _and_next,
        (
            Reads("this year and next", "2025-01-01", "2026-12-31"),
            Reads("this month or next", "2025-07-01", "2025-08-31"),
            Reads("this week or next", "2025-07-14", "2025-07-27"),
        ),
        ("next year and next",),
        STANDS_ALONE,
    ),
    Rule(
        "early or late in the course",
        rf"{THIRD} in (?:the )?{WHOLE}",
        _early_mid_late,
        (
            Reads("early in the new year", "2026-01-01", "2026-04-30"),
            Reads("late in 2026", "2026-09-01", "2026-12-31"),
        ),
        ("early in life",),
        STANDS_ALONE,
    ),
    Rule(
        "later",
        rf"(?:later|sometime|at some point|some time)(?: on)?(?: in| during)? {ALONE}",
        _rest,
        (
            Reads("later this year", "2025-07-15", "2025-12-31"),
            Reads("later next year", "2026-01-01", "2026-12-31"),
        ),
        ("later than this",),
        STANDS_ALONE,
    ),
    Rule(
        "later in the course",
        rf"(?:later(?: on)?|sometime|at some point|some time) (?:in|during) (?:the )?{WHOLE}",
        _rest,
        (
            Reads("later in 2026", "2026-01-01", "2026-12-31"),
            Reads("later in the autumn", "2025-09-01", "2025-11-30"),
            Reads("later in the year", "2025-07-15", "2025-12-31"),
        ),
        ("later in life",),
        STANDS_ALONE,
    ),
    Rule(
        "an early, middle or late part",
        rf"(?:(?:the )?{THIRD} part of |{THIRD.replace('part', 'part2')}[ -])(?:the )?{WHOLE}",
        _early_mid_late,
        (
            Reads("early 2026", "2026-01-01", "2026-04-30"),
            Reads("the early part of 2027", "2027-01-01", "2027-04-30"),
            Reads("mid-March", "2026-03-11", "2026-03-20"),
            Reads("late November", "2025-11-21", "2025-11-30"),
            Reads("mid to late 2026", "2026-05-01", "2026-12-31"),
            Reads("mid-to-late 2026", "2026-05-01", "2026-12-31"),
            Reads("late 2025/26", "2025-12-01", "2026-03-31"),
        ),
        ("early evening", "midweek"),
        PART,
    ),
    Rule(
        "a quarter",
        rf"(?:the )?(?:q ?(?P<q>[1-4])|(?P<which>{ORDINAL}) quarter|quarter (?P<n>[1-4]|one|two|three|four))\b"
        rf"(?:,? ?(?:of |in |for )?(?:the )?[-/]? ?{WHOLE})?",
        _quarter,
        (
            Reads("Q1 2026", "2026-01-01", "2026-03-31"),
            Reads("the third quarter of 2025/26", "2025-10-01", "2025-12-31"),
            Reads("the final quarter of this financial year", "2026-01-01", "2026-03-31"),
            Reads("Q3", "2025-07-01", "2025-09-30"),
            Reads("quarter two of 2026", "2026-04-01", "2026-06-30"),
            Reads("the last quarter of the year", "2025-10-01", "2025-12-31"),
        ),
        ("q5 2026", "a quarter of the"),
        PART,
    ),
    Rule(
        "a quarter, the year first",
        rf"{WHOLE},? q(?P<q>[1-4])\b",
        _quarter,
        (Reads("2026 Q1", "2026-01-01", "2026-03-31"), Reads("2025/26 Q4", "2026-01-01", "2026-03-31")),
        ("2026 q5",),
        PART,
    ),
    Rule(
        "a half",
        r"(?:the )?(?:(?P<which>first|second|latter|last|back|later) (?:half|part|portion) of|h(?P<h>[12]),?) "
        rf"(?:the )?{WHOLE}",
        _half,
        (
            Reads("the first half of 2026", "2026-01-01", "2026-06-30"),
            Reads("the second half of next year", "2026-07-01", "2026-12-31"),
            Reads("the latter half of March", "2026-03-16", "2026-03-31"),
            Reads("H2 2025", "2025-07-01", "2025-12-31"),
            Reads("the latter part of 2026", "2026-07-01", "2026-12-31"),
        ),
        ("half of the budget",),
        PART,
    ),
    Rule(
        "the first or last months",
        rf"the (?P<which>first|last|final) (?:(?P<count>{NUMBER}) )?(?P<unit>months?|weeks|days?) (?:of|in) "
        rf"(?:the )?{WHOLE}",
        _first_or_last,
        (
            Reads("the first three months of 2026", "2026-01-01", "2026-03-31"),
            Reads("the last two weeks of November", "2025-11-17", "2025-11-30"),
            Reads("the first day of January", "2026-01-01", "2026-01-01"),
        ),
        ("the first months",),
        PART,
    ),
    Rule(
        "a week",
        rf"(?:the )?(?P<which>{ORDINAL}) week (?:of|in) (?:the )?{WHOLE}",
        _nth_week,
        (
            Reads("the second week of September", "2025-09-08", "2025-09-14"),
            Reads("the last week in May", "2026-05-25", "2026-05-31"),
        ),
        ("first week back",),
        WEEK,
    ),
    Rule(
        "a day of the week in a month",
        rf"(?:the )?(?P<which>{ORDINAL}) (?P<day>{WEEK}++) (?:of|in) (?P<of>{A_MONTH}++)",
        _nth_weekday,
        (
            Reads("the second Saturday in September", "2025-09-13", "2025-09-13"),
            Reads("the last Monday of August 2026", "2026-08-31", "2026-08-31"),
        ),
        ("the second Saturday",),
        A_DAY,
    ),
    Rule(
        "the week",
        rf"(?:the )?(?:week (?:commencing|beginning|starting|of)|w/c|wc|w/b|(?P<end>weekend) of) (?:on )?"
        rf"(?P<of>{A_DAY}++)",
        _week_of,
        (
            Reads("the week commencing 6 October", "2025-10-06", "2025-10-12"),
            Reads("w/c 3 November 2025", "2025-11-03", "2025-11-09"),
            Reads("the weekend of 20 and 21 September", "2025-09-20", "2025-09-21"),
        ),
        ("week of action",),
        WEEK,
    ),
    Rule(
        "the start",
        rf"(?:the )?(?:very )?(?:start|beginning|opening|outset) of (?:the )?{WHOLE}",
        _start,
        (
            Reads("the start of 2026", "2026-01-01", "2026-04-30"),
            Reads("the beginning of October", "2025-10-01", "2025-10-10"),
            Reads("the start of the next financial year", "2026-04-01", "2026-07-31"),
        ),
        ("the start of works",),
        PART,
    ),
    Rule(
        "the middle",
        rf"(?:the )?(?:middle|mid-?point) of (?:the )?{WHOLE}",
        _middle,
        (
            Reads("the middle of next year", "2026-05-01", "2026-08-31"),
            Reads("the middle of March", "2026-03-11", "2026-03-20"),
        ),
        ("the middle of the road",),
        PART,
    ),
    Rule(
        "the end",
        rf"(?:the )?(?:very )?(?:back |tail )?(?:(?:end|close|conclusion|expiry) (?:of|to) (?:the )?|end[ -]){WHOLE}",
        _end,
        (
            Reads("the end of November", "2025-11-21", "2025-11-30"),
            Reads("the end of the year", "2025-09-01", "2025-12-31"),
            Reads("the end of next year", "2026-09-01", "2026-12-31"),
            Reads("the end of the financial year", "2025-12-01", "2026-03-31"),
            Reads("end of 2026/27", "2026-12-01", "2027-03-31"),
            Reads("end-March", "2026-03-21", "2026-03-31"),
            Reads("the close of the 2026/27 financial year", "2026-12-01", "2027-03-31"),
        ),
        ("the end of the line",),
        PART,
    ),
    Rule(
        "the rest",
        rf"the (?:rest|remainder|remaining part|balance) of (?:the )?{WHOLE}",
        _rest,
        (
            Reads("the rest of this year", "2025-07-15", "2025-12-31"),
            Reads("the remainder of the financial year", "2025-07-15", "2026-03-31"),
        ),
        ("the rest of the city",),
        PART,
    ),
    Rule(
        "the course",
        rf"(?:the )?(?:course|whole|duration) of (?P<of>{UNIT}++)",
        _rest,
        (Reads("the course of the year", "2025-07-15", "2025-12-31"),),
        ("the course of events",),
        PART,
    ),
    Rule(
        "the years or days in brackets",
        rf"(?P<of>{PERIOD}) ?\((?:in |from )?(?P<to>{PERIOD})\)",
        _explained,
        (
            Reads("next year (2026/27)", "2026-04-01", "2027-03-31"),
            Reads("Q4 (March 2026)", "2026-03-01", "2026-03-31"),
        ),
        ("next year (again)",),
        PART,
    ),
    Rule(
        "from one to another",
        rf"(?P<of>{PERIOD}) ?(?:-|/|to|or|until|till|through to|through|up to) ?(?:the )?(?P<to>{PERIOD})",
        _joined,
        (
            Reads("March to June", "2026-03-01", "2026-06-30"),
            Reads("April 2026 to March 2027", "2026-04-01", "2027-03-31"),
            Reads("autumn/winter 2026", "2026-09-01", "2027-02-28"),
            Reads("November-February", "2025-11-01", "2026-02-28"),
            Reads("October or November", "2025-10-01", "2025-11-30"),
            Reads("2026 to 2029", "2026-01-01", "2029-12-31"),
            Reads("2026-27 to 2028-29", "2026-04-01", "2029-03-31"),
            Reads("1 May - 30 June 2026", "2026-05-01", "2026-06-30"),
        ),
        ("March and then June",),
        PART,
    ),
)
