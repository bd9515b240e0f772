"""The rules for days and weeks: "3 March 2026", "January 8th", "9/3/2026", "next week", "Friday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.transform.dates import calendar
from etl.transform.dates.marks import A_DAY, OF_YEAR, STANDS_ALONE, WEEK, fixed, one_day
from etl.transform.dates.rule import Reading, Reads, Rule
from etl.transform.dates.values import DAY, CannotPlace, Period, Span
from etl.transform.dates.words import DAY_NUMBER, MONTH, WEEKDAY, WEEKDAYS, month, year

A_WEEK = timedelta(days=7)
WHOLE_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})\\b"


def year_named(m: re.Match[str], r: Reading) -> int | None:
    """The year said with a month, season or day ("2026", "next year"), if any."""
    if m["year"]:
        return int(m["year"])
    return r.anchor.year + {"this": 0, "next": 1, "last": -1}[m["which"]] if m["which"] else None


def is_name(m: re.Match[str], r: Reading, group: str) -> bool:
    """Whether a month is written with a capital, as "may" and "march" are not when they are verbs."""
    return r.text[m.start(group)].isupper()


def _days(first_day: int, last_day: int, month_number: int) -> Period:
    def in_year(y: int) -> Span:
        try:
            return Span.of(date(y, month_number, first_day), date(y, month_number, last_day))
        except ValueError:
            raise CannotPlace("the calendar of that year has no such day") from None

    return Period(in_year, None)


def _number(day: str) -> int:
    """The number of a day: 3 for "3rd"."""
    return int(day.rstrip("stndrh"))


def _a_day(m: re.Match[str], r: Reading) -> Period | None:
    if not is_name(m, r, "month"):
        return None
    day = _number(m["day"])
    to = m["to"] if "to" in m.re.groupindex else None
    last = _number(to) if to else day
    if day > last:
        return None
    period = _days(day, last, month(m["month"]))._replace(year=year_named(m, r))
    weekday = m["weekday"]
    return _of_the_weekday(period, weekday, r.anchor) if weekday and period.year is None else period


def _month_first(m: re.Match[str], r: Reading) -> Period | None:
    # "March 26" may be a year or a count of things, unless "on" goes before it
    plain = m["day"].isdigit() and m["year"] is None
    return None if plain and not r.folded.endswith("on ", 0, m.start()) else _a_day(m, r)


def _of_the_weekday(period: Period, weekday: str, anchor: date) -> Period:
    """The day of a letter's year, or the one beside it, that falls on the day of the week it names."""
    for y in (anchor.year, anchor.year + 1, anchor.year - 1):
        try:
            falls_on_it = WEEKDAYS[period.in_year(y).first.weekday()].startswith(weekday[:3])
        except CannotPlace:
            continue
        if falls_on_it:
            return period._replace(year=y)
    return period


def _day_in_figures(m: re.Match[str], r: Reading) -> Period | None:
    try:
        return one_day(date(year(m["year"]), int(m["month"]), int(m["day"])))
    except ValueError:
        return None


def _weekday(m: re.Match[str], r: Reading) -> Period:
    number = WEEKDAYS.index(m["weekday"])
    ahead = number - r.anchor.weekday()
    return one_day(r.anchor + timedelta(days=ahead + 7 if m["next"] else ahead % 7))


def _this_week(m: re.Match[str], r: Reading) -> Period:
    step = {"next": 1, "last": -1}.get(m["this"], 0)
    week = calendar.week_of(r.anchor + step * A_WEEK)
    return fixed(Span.of(week.first + 5 * DAY, week.last) if m["unit"] == "weekend" else week)


def _tomorrow(m: re.Match[str], r: Reading) -> Period:
    return one_day(r.anchor + DAY if "tomorrow" in m[0] else r.anchor)._replace(ahead=True)


def _a_year_from_now(m: re.Match[str], r: Reading) -> Period:
    if m["unit"] == "week":
        return one_day(r.anchor + A_WEEK)
    return one_day(calendar.add_months(r.anchor, 12 if m["unit"] == "year" else 1))


DAYS: tuple[Rule[Period], ...] = (
    Rule(
        "a day",
        rf"(?:(?P<weekday>{WEEKDAY}),? )?(?:the )?(?P<day>{DAY_NUMBER})"
        rf"(?:(?:, ?{DAY_NUMBER}){{0,6}},? ?(?:-|to|and|or|&|/) ?(?:the |{WEEKDAY} )?(?P<to>{DAY_NUMBER}))?"
        rf"(?: of)? (?P<month>{MONTH}){OF_YEAR}",
        _a_day,
        (
            Reads("3 March 2026", "2026-03-03", "2026-03-03"),
            Reads("Tuesday 3rd of March, 2026", "2026-03-03", "2026-03-03"),
            Reads("14 February", "2026-02-14", "2026-02-14"),
            Reads("6 to 9 October this year", "2025-10-06", "2025-10-09"),
            Reads("1 Sept", "2025-09-01", "2025-09-01"),
            Reads("4, 11 and 18 November", "2025-11-04", "2025-11-18"),
            Reads("Monday 1 to Friday 5 September", "2025-09-01", "2025-09-05"),
            Reads("Tuesday 8 July", "2025-07-08", "2025-07-08"),
        ),
        ("31 may be enough", "3.6 March", "12 marches"),
        A_DAY,
    ),
    Rule(
        "a day, the month first",
        rf"(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?:the )?"
        rf"(?P<day>{DAY_NUMBER}){OF_YEAR}",
        _month_first,
        (
            Reads("October 9th", "2025-10-09", "2025-10-09"),
            Reads("November 20, 2026", "2026-11-20", "2026-11-20"),
        ),
        ("March 26 officers", "may 9th"),
        A_DAY,
    ),
    Rule(
        "a day in figures",
        r"(?<![./-])(?P<day>[0-3]?\d)[/.-](?P<month>[01]?\d)[/.-](?P<year>20\d\d|\d\d)(?![\d/]|[.-]\d)",
        _day_in_figures,
        (Reads("9/3/2026", "2026-03-09", "2026-03-09"), Reads("01.12.25", "2025-12-01", "2025-12-01")),
        ("3.16", "31/31/2026"),
        A_DAY,
    ),
    Rule(
        "a day, the year first",
        r"(?<![./-])(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|-\d)",
        _day_in_figures,
        (Reads("2026-03-09", "2026-03-09", "2026-03-09"),),
        ("2026-30-09",),
        A_DAY,
    ),
    Rule(
        "a day of the week",
        rf"(?:(?<!last )|(?=[a-z]+ (?:of|in) {MONTH}))(?<!week on )(?<!fortnight on )(?P<next>)"
        rf"(?P<weekday>{WHOLE_WEEKDAY})(?! week\b)"
        rf"(?!(?: (?:and|or|to) {WHOLE_WEEKDAY})? (?:nights|evenings|mornings|afternoons|lunchtimes|services))",
        _weekday,
        (Reads("Friday", "2025-07-18", "2025-07-18"),),
        ("Mondays", "last Monday", "Monday week", "Friday nights", "Friday and Saturday evenings"),
        WEEK,
    ),
    Rule(
        "this or next day of the week",
        rf"(?:(?P<next>next)|this|this coming) (?P<weekday>{WHOLE_WEEKDAY})",
        _weekday,
        (Reads("this Friday", "2025-07-18", "2025-07-18"), Reads("next Monday", "2025-07-21", "2025-07-21")),
        ("these Mondays",),
        STANDS_ALONE,
    ),
    Rule(
        "this or next week",
        r"(?P<this>this coming|this|(?<!the )next|(?<!the )last) (?P<unit>weekend|week)\b(?!-long|long)",
        _this_week,
        (
            Reads("this week", "2025-07-14", "2025-07-20"),
            Reads("next week", "2025-07-21", "2025-07-27"),
            Reads("this weekend", "2025-07-19", "2025-07-20"),
        ),
        ("the next week", "this week-long scheme"),
        STANDS_ALONE,
    ),
    Rule(
        "tomorrow or later today",
        r"(?:tomorrow|later today)\b",
        _tomorrow,
        (Reads("tomorrow", "2025-07-16", "2025-07-16"), Reads("later today", "2025-07-15", "2025-07-15")),
        ("today",),
        STANDS_ALONE,
    ),
    Rule(
        "a year from now",
        r"this time next (?P<unit>year|month|week)\b",
        _a_year_from_now,
        (
            Reads("this time next year", "2026-07-15", "2026-07-15"),
            Reads("this time next month", "2025-08-15", "2025-08-15"),
        ),
        ("this time last year",),
        STANDS_ALONE,
    ),
)
