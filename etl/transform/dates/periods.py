"""The rules for stretches of days that have a name: a day, a month, a season, a year, a term. No preposition is read here."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.transform.dates import calendar
from etl.transform.dates.rule import Grammar, Reading, Reads, Rule
from etl.transform.dates.values import DAY, CannotPlace, Period, Span
from etl.transform.dates.words import (
    DAY_NUMBER,
    MONTH,
    SEASON,
    SPLIT_YEAR,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month,
    split_year,
    year,
)

# A period found is masked by a run of its mark, so that the rules for parts and limits can say which kinds they take.
(A_YEAR, SPLIT, A_MONTH, A_DAY, A_SEASON, PART, WEEK, STANDS_ALONE, NAMED, LENGTH, UNIT) = map(
    chr, range(0xE000, 0xE00B)
)

OF_YEAR = rf"(?:,? (?:of |in )?(?:(?P<year>{YEAR})|(?P<which>this|next|last) (?:calendar )?year))?"
THIS = r"(?P<this>this coming|this|the current|the present|next|the coming|the forthcoming|the new|the next|last|the last|the previous)"

WEEKDAYS_WHOLE = f"(?:{'|'.join(WEEKDAYS)})\\b"


def fixed(span: Span) -> Period:
    """A period whose days are known."""
    return Period(lambda _: span, span.first.year)


def day(moment: date) -> Period:
    """One day."""
    return fixed(Span.of(moment, moment))


def _year_named(m: re.Match[str], r: Reading) -> int | None:
    if m["year"]:
        return int(m["year"])
    return r.anchor.year + {"this": 0, "next": 1, "last": -1}[m["which"]] if m["which"] else None


def _steps(words: str) -> int:
    """0 for "this", 1 for "next", -1 for "last"."""
    return -1 if "last" in words or "previous" in words else 1 if words in ("next", "the next", "the new") else 0


def _capital(m: re.Match[str], r: Reading, group: str) -> bool:
    """Whether a month is written with a capital, as "may" and "march" are not when they are verbs."""
    return r.text[m.start(group)].isupper()


def _days(first_day: int, last_day: int, month_number: int) -> Period:
    def in_year(y: int) -> Span:
        try:
            return Span.of(date(y, month_number, first_day), date(y, month_number, last_day))
        except ValueError:
            raise CannotPlace(f"there is no such day in the calendar of {y}") from None

    return Period(in_year, None)


def _a_day(m: re.Match[str], r: Reading) -> Period | None:
    if not _capital(m, r, "month"):
        return None
    first = int(re.sub(r"\D", "", m["day"]))
    last = int(re.sub(r"\D", "", m["to"])) if m.groupdict().get("to") else first
    if first > last:
        return None
    return Period(_days(first, last, month(m["month"])).in_year, _year_named(m, r))


def _numeric_day(m: re.Match[str], r: Reading) -> Period | None:
    try:
        return day(date(year(m["year"]), int(m["month"]), int(m["day"])))
    except ValueError:
        return None


def _a_month(m: re.Match[str], r: Reading) -> Period | None:
    if not _capital(m, r, "month"):
        return None
    number = month(m["month"])
    return Period(lambda y: calendar.months(y, number), _year_named(m, r))


def _this_month(m: re.Match[str], r: Reading) -> Period | None:
    if not _capital(m, r, "month"):
        return None
    number, y = month(m["month"]), r.anchor.year
    if _steps(m["this"]) == 1:
        return fixed(calendar.months(y + 1, number))
    if _steps(m["this"]) == -1:
        return fixed(calendar.months(y if number < r.anchor.month else y - 1, number))
    return (
        fixed(calendar.months(y, number))
        if m["this"].startswith("this")
        else Period(lambda y: calendar.months(y, number), None)
    )


def _a_season(m: re.Match[str], r: Reading) -> Period:
    name = m["season"]
    if m["split"]:
        begins = split_year(m["split"])
        if begins is None:
            raise CannotPlace("the two years do not follow each other")
        return fixed(calendar.season(name, begins if name in ("autumn", "winter") else begins + 1))
    return Period(lambda y: calendar.season(name, y), _year_named(m, r))


def _this_season(m: re.Match[str], r: Reading) -> Period:
    name, y = m["season"], r.anchor.year
    if name == "winter" and r.anchor.month <= 2:
        y -= 1
    if "coming" in m["this"]:
        return Period(lambda y: calendar.season(name, y), None)
    step = _steps(m["this"])
    if step == -1 and calendar.season(name, y).last < r.anchor:
        step = 0
    return fixed(calendar.season(name, y + step))


def _a_year(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(int(m["year"]), 1, 12))


def _a_split_year(m: re.Match[str], r: Reading) -> Period | None:
    begins = split_year(m["split"])
    return None if begins is None else fixed(calendar.months(begins, 4, 12))


def _a_named_year(m: re.Match[str], r: Reading) -> Period | None:
    begins = split_year(m["split"] or m["split2"])
    if begins is None:
        return None
    kind = m["before"] or m["after2"]
    if kind.startswith("assembly"):
        return fixed(Span.of(*r.terms.assembly_year(begins)))
    return fixed(calendar.months(begins, 9 if kind.startswith(("academic", "school")) else 4, 12))


def _gov_split_year(m: re.Match[str], r: Reading) -> Period | None:
    begins, ends = int(m["year"]), int(m["to"])
    return fixed(calendar.months(begins, 4, 12)) if ends == begins + 1 else None


def _fy_ending(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(year(m["year"]) - 1, 4, 12))


def _this_kind_of_year(m: re.Match[str], r: Reading) -> Period:
    step, a = _steps(m["this"]), r.anchor
    if m["kind"] == "assembly":
        begins = a.year
        try:
            if r.terms.assembly_year(a.year)[0] > a:
                begins -= 1
        except LookupError:
            begins -= a.month < 5
        return fixed(Span.of(*r.terms.assembly_year(begins + step)))
    if m["kind"] == "calendar":
        return fixed(calendar.months(a.year + step, 1, 12))
    starts = 9 if m["kind"] in ("academic", "school") else 4
    begins = a.year - (a.month < starts)
    # "the new financial year" of a letter written in its first month is the one that has just begun
    if "coming" in m["this"] or "forthcoming" in m["this"] or (m["this"] == "the new" and a.month != starts):
        step = 1
    elif m["this"] == "the new":
        step = 0
    return fixed(calendar.months(begins + step, starts, 12))


def _this_unit(m: re.Match[str], r: Reading) -> Period | None:
    a, unit = r.anchor, m["unit"]
    step = _steps(m["this"])
    if unit == "year":
        return fixed(calendar.months(a.year + step, 1, 12))
    if unit == "month":
        return fixed(calendar.months(a.year, a.month + step))
    if unit == "quarter":
        return fixed(calendar.months(a.year, (a.month - 1) // 3 * 3 + 1 + 3 * step, 3))
    if unit == "decade":
        return fixed(calendar.months(a.year // 10 * 10 + 10 * step, 1, 120))
    if unit == "weekend":
        saturday = calendar.week_of(a).first + 5 * DAY + step * timedelta(days=7)
        return fixed(Span.of(saturday, saturday + DAY))
    return fixed(calendar.week_of(a + step * timedelta(days=7)))


def _the_unit(m: re.Match[str], r: Reading) -> Period:
    unit, a = m["unit"], r.anchor
    if unit == "month":
        return fixed(calendar.months(a.year, a.month))
    if unit == "week":
        return fixed(calendar.week_of(a))
    if unit == "quarter":
        return fixed(calendar.months(a.year, (a.month - 1) // 3 * 3 + 1, 3))
    if unit == "decade":
        return fixed(calendar.months(a.year // 10 * 10, 1, 120))
    starts = {"financial": 4, "fiscal": 4, "academic": 9, "school": 9}.get(m["kind"] or "", 1)
    return Period(lambda y: calendar.months(y, starts, 12), None)


def _decade(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(int(m["decade"]), 1, 120))


def _weekday(m: re.Match[str], r: Reading) -> Period:
    number = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(m["weekday"][:3]))
    ahead = (number - r.anchor.weekday()) % 7
    if m["next"]:
        ahead = number - r.anchor.weekday() + 7
    return day(r.anchor + timedelta(days=ahead))


def _tomorrow(m: re.Match[str], r: Reading) -> Period:
    return day(r.anchor + DAY if "tomorrow" in m[0] else r.anchor)


def _christmas(m: re.Match[str], r: Reading) -> Period:
    def in_year(y: int) -> Span:
        return Span(date(y, 12, 24), date(y, 12, 31), by=date(y, 12, 25), before=date(y, 12, 24), begun=date(y, 12, 25))

    return Period(in_year, _year_named(m, r))


def _easter(m: re.Match[str], r: Reading) -> Period:
    def in_year(y: int) -> Span:
        sunday = calendar.easter(y)
        return Span(sunday - 2 * DAY, sunday + DAY, by=sunday, before=sunday - DAY, begun=sunday)

    return Period(in_year, _year_named(m, r))


def _new_year(m: re.Match[str], r: Reading) -> Period:
    first, last = date(r.anchor.year + 1, 1, 1), date(r.anchor.year + 1, 12, 31)
    return fixed(Span(first, last, by=first, before=first - DAY, begun=last))


def _turn_of_year(m: re.Match[str], r: Reading) -> Period:
    december = date(r.anchor.year, 12, 31)
    return fixed(Span(december.replace(day=1), december + 31 * DAY, by=december, before=december, begun=december))


def _year_end(m: re.Match[str], r: Reading) -> Period:
    ends = (3, 31) if m["kind"] else (12, 31)
    return Period(lambda y: _to_end(date(y, *ends)), None)


def _to_end(end: date) -> Span:
    return Span(end.replace(day=1), end, by=end, before=end, begun=end)


def _mayoral_term(m: re.Match[str], r: Reading) -> Period:
    ends = r.terms.mayoral_election(r.anchor)
    if m["next"]:
        return fixed(Span.of(ends, r.terms.mayoral_election(ends)))
    return fixed(Span(r.anchor, ends, by=ends, before=ends, begun=ends))


def _election(m: re.Match[str], r: Reading) -> Period:
    if m["kind"] == "general":
        if not m["year"]:
            raise CannotPlace("the day of the next general election is not fixed")
        return day(r.terms.general_election_in(int(m["year"])))
    if m["year"]:
        return day(r.terms.mayoral_election_in(int(m["year"])))
    return day(r.terms.mayoral_election(r.anchor))


def _recess(m: re.Match[str], r: Reading) -> Period:
    name = {"whit": "Whitsun", "whitsun": "Whitsun", "november": "autumn"}.get(m["name"], m["name"])

    def in_year(y: int) -> Span:
        recess = r.terms.recess(name, y)
        eve = recess.first - DAY
        return Span(recess.first, recess.last, by=eve, before=eve, begun=recess.last)

    return Period(in_year, _year_named(m, r))


def _school_term(m: re.Match[str], r: Reading) -> Period:
    name = m["name"]
    return Period(lambda y: Span.of(*r.terms.school_term(name, y)), _year_named(m, r))


MAYORAL = r"(?:mayoral|mayor's|london|gla|city hall|mayoral and (?:london )?assembly|london assembly|assembly)"

PERIODS: Grammar[Period] = Grammar(
    Rule(
        "a day",
        rf"(?:{WEEKDAY},? )?(?:the )?(?<!\d[.,:])(?P<day>{DAY_NUMBER})(?: ?(?:-|to|and|or|&|/) ?(?:the )?(?P<to>{DAY_NUMBER}))?"
        rf"(?: of)? (?P<month>{MONTH}){OF_YEAR}",
        _a_day,
        (
            Reads("3 March 2026", "2026-03-03", "2026-03-03"),
            Reads("Monday 3rd of March, 2026", "2026-03-03", "2026-03-03"),
            Reads("14 February", "2026-02-14", "2026-02-14"),
            Reads("6 to 9 October this year", "2025-10-06", "2025-10-09"),
            Reads("1 Sept", "2025-09-01", "2025-09-01"),
        ),
        ("31 may be enough", "3.6 March", "12 marches"),
        A_DAY,
    ),
    Rule(
        "a day, the month first",
        rf"(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_NUMBER})(?:(?<=st)|(?<=nd)|(?<=rd)|(?<=th)|(?=,? {YEAR}))"
        rf"{OF_YEAR}",
        _a_day,
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
        _numeric_day,
        (Reads("9/3/2026", "2026-03-09", "2026-03-09"), Reads("01.12.25", "2025-12-01", "2025-12-01")),
        ("3.16", "31/31/2026"),
        A_DAY,
    ),
    Rule(
        "a day in ISO form",
        r"(?<![./-])(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|-\d)",
        _numeric_day,
        (Reads("2026-03-09", "2026-03-09", "2026-03-09"),),
        ("2026-30-09",),
        A_DAY,
    ),
    Rule(
        "this or next month of the year",
        rf"(?P<this>this coming|this|the coming|next|last) (?P<month>{MONTH})(?! {YEAR}| \d)",
        _this_month,
        (
            Reads("this September", "2025-09-01", "2025-09-30"),
            Reads("next March", "2026-03-01", "2026-03-31"),
            Reads("the coming October", "2025-10-01", "2025-10-31"),
        ),
        ("this may", "next march"),
        STANDS_ALONE,
    ),
    Rule(
        "a month",
        rf"(?:the month of )?(?P<month>{MONTH}){OF_YEAR}",
        _a_month,
        (
            Reads("March 2026", "2026-03-01", "2026-03-31"),
            Reads("September of next year", "2026-09-01", "2026-09-30"),
            Reads("June", "2026-06-01", "2026-06-30"),
            Reads("May", "2026-05-01", "2026-05-31"),
            Reads("Nov. 2025", "2025-11-01", "2025-11-30"),
        ),
        ("may", "marches", "decide"),
        A_MONTH,
    ),
    Rule(
        "this or next season",
        rf"(?P<this>this coming|this|the coming|next|last) (?P<season>{SEASON})\b(?! {YEAR})",
        _this_season,
        (
            Reads("this autumn", "2025-09-01", "2025-11-30"),
            Reads("this winter", "2024-12-01", "2025-02-28", on="2025-01-31"),
            Reads("next spring", "2026-03-01", "2026-05-31"),
            Reads("this coming winter", "2025-12-01", "2026-02-28"),
        ),
        (),
        STANDS_ALONE,
    ),
    Rule(
        "a term of school",
        rf"(?:the )?(?P<name>autumn|spring|summer) term\b{OF_YEAR}",
        _school_term,
        (Reads("the autumn term", "2025-09-01", "2025-12-31"), Reads("spring term 2027", "2027-01-01", "2027-03-31")),
        ("the autumn terms of trade",),
        NAMED,
    ),
    Rule(
        "a recess of Parliament",
        rf"(?:the |parliament's |parliamentary |the parliamentary )?(?P<name>summer|conference|autumn|november|christmas|february"
        rf"|easter|whitsun|whit)(?: parliamentary)? recess\b{OF_YEAR}",
        _recess,
        (
            Reads("the summer recess", "2025-07-23", "2025-08-31"),
            Reads("the Christmas recess", "2024-12-20", "2025-01-05", on="2024-11-19"),
        ),
        ("recess",),
        NAMED,
    ),
    Rule(
        "a season",
        rf"(?:the )?(?P<season>{SEASON})\b(?: months| period| season)?(?: (?:of )?(?P<split>{SPLIT_YEAR})|{OF_YEAR})",
        _a_season,
        (
            Reads("spring 2026", "2026-03-01", "2026-05-31"),
            Reads("the autumn", "2025-09-01", "2025-11-30"),
            Reads("winter 2025/26", "2025-12-01", "2026-02-28"),
            Reads("the summer of next year", "2026-06-01", "2026-08-31"),
            Reads("the winter months", "2025-12-01", "2026-02-28"),
        ),
        ("springs", "winterise"),
        A_SEASON,
    ),
    Rule(
        "a financial, academic or Assembly year by name",
        rf"(?:the )?(?P<before>(?:financial|fiscal|academic|school|assembly) years?|fy) ?(?P<split>{SPLIT_YEAR})(?P<after>)"
        rf"|(?:the )?(?P<split2>{SPLIT_YEAR}) (?P<after2>financial|fiscal|academic|school|assembly) year",
        _a_named_year,
        (
            Reads("FY 2026-27", "2026-04-01", "2027-03-31"),
            Reads("academic year 2025/26", "2025-09-01", "2026-08-31"),
            Reads("the 2026/2027 financial year", "2026-04-01", "2027-03-31"),
        ),
        ("2025/28 financial year",),
        NAMED,
    ),
    Rule(
        "a financial year",
        rf"(?P<split>{SPLIT_YEAR})(?! calendar)",
        _a_split_year,
        (
            Reads("2025/26", "2025-04-01", "2026-03-31"),
            Reads("2026-27", "2026-04-01", "2027-03-31"),
            Reads("26/27", "2026-04-01", "2027-03-31"),
        ),
        ("2025/28", "24/7", "2030-35"),
        SPLIT,
    ),
    Rule(
        "a financial year in words",
        rf"(?:the )?(?:financial year |fy ?)?(?P<year>{YEAR}) to (?P<to>{YEAR})(?: financial year)?",
        _gov_split_year,
        (
            Reads("2026 to 2027", "2026-04-01", "2027-03-31"),
            Reads("the financial year 2025 to 2026", "2025-04-01", "2026-03-31"),
        ),
        ("2026 to 2030",),
        SPLIT,
    ),
    Rule(
        "a financial year by its end",
        rf"(?:the )?(?:(?:financial )?year (?:ending|to)(?: 31)?(?: march)? |fy ?)(?P<year>{YEAR}|\d\d\b(?![/-]))",
        _fy_ending,
        (
            Reads("the financial year ending March 2027", "2026-04-01", "2027-03-31"),
            Reads("FY27", "2026-04-01", "2027-03-31"),
        ),
        ("year ending June 2026",),
        SPLIT,
    ),
    Rule(
        "this or next financial, academic or Assembly year",
        rf"{THIS} (?P<kind>financial|fiscal|academic|school|assembly|calendar) year",
        _this_kind_of_year,
        (
            Reads("this financial year", "2025-04-01", "2026-03-31"),
            Reads("the next financial year", "2026-04-01", "2027-03-31"),
            Reads("the new academic year", "2025-09-01", "2026-08-31"),
            Reads("next calendar year", "2026-01-01", "2026-12-31"),
            Reads("this school year", "2024-09-01", "2025-08-31"),
        ),
        ("a financial year",),
        STANDS_ALONE,
    ),
    Rule(
        "this or next year, quarter, month or week",
        r"(?P<this>this coming|this|the current|the present|(?<!the )next|(?<!the )last) (?P<unit>year|quarter|month|weekend|week|decade)\b"
        r"(?!-long|long| on year)",
        _this_unit,
        (
            Reads("this year", "2025-01-01", "2025-12-31"),
            Reads("next month", "2025-08-01", "2025-08-31"),
            Reads("next week", "2025-07-21", "2025-07-27"),
            Reads("this quarter", "2025-07-01", "2025-09-30"),
            Reads("this decade", "2020-01-01", "2029-12-31"),
        ),
        ("these years", "the next year", "this year-long scheme"),
        STANDS_ALONE,
    ),
    Rule(
        "the end of the year in short",
        r"(?:the )?(?P<kind>financial )?year(?:'s)?[ -]end\b",
        _year_end,
        (Reads("year-end", "2025-12-01", "2025-12-31"), Reads("financial year end", "2026-03-01", "2026-03-31")),
        ("yearly ending",),
        PART,
    ),
    Rule(
        "the turn of the year",
        r"the turn of the year",
        _turn_of_year,
        (Reads("the turn of the year", "2025-12-01", "2026-01-31"),),
        ("a turn of the wheel",),
        NAMED,
    ),
    Rule(
        "the year, month or week it is",
        r"(?:the )?(?P<kind>financial|fiscal|academic|school|calendar) year\b(?! 20)|the (?P<unit>year|quarter|month|week|decade)\b(?! (?:ending|to|of|commencing|beginning|ahead))",
        _the_unit,
        (
            Reads("the year", "2025-01-01", "2025-12-31"),
            Reads("the financial year", "2025-04-01", "2026-03-31"),
            Reads("the month", "2025-07-01", "2025-07-31"),
        ),
        ("the years", "the week ending"),
        UNIT,
    ),
    Rule(
        "a decade",
        r"the (?P<decade>20\d0)s\b",
        _decade,
        (Reads("the 2030s", "2030-01-01", "2039-12-31"),),
        ("2030 schools",),
        PART,
    ),
    Rule(
        "a year",
        rf"(?<!\d[.,/:-])(?:(?:the )?(?:calendar )?year )?(?P<year>{YEAR})(?![/-]\d| (?:per cent|homes|officers|places|units|tonnes|people|jobs|metres|miles|pounds)\b)",
        _a_year,
        (Reads("2026", "2026-01-01", "2026-12-31"), Reads("the calendar year 2027", "2027-01-01", "2027-12-31")),
        ("2,026", "20260", "2030 per cent"),
        A_YEAR,
    ),
    Rule(
        "a day of the week",
        rf"(?P<next>next )?(?P<weekday>{WEEKDAYS_WHOLE})",
        _weekday,
        (Reads("Friday", "2025-07-18", "2025-07-18"), Reads("next Monday", "2025-07-21", "2025-07-21")),
        ("Mondays",),
        WEEK,
    ),
    Rule(
        "tomorrow",
        r"(?:tomorrow|later today)\b",
        _tomorrow,
        (Reads("tomorrow", "2025-07-16", "2025-07-16"), Reads("later today", "2025-07-15", "2025-07-15")),
        ("today",),
        STANDS_ALONE,
    ),
    Rule(
        "the new year",
        r"(?:the )?new year(?: period)?\b(?!'s)",
        _new_year,
        (Reads("the new year", "2026-01-01", "2026-12-31"),),
        ("a new yearbook",),
        NAMED,
    ),
    Rule(
        "Christmas",
        rf"christmas\b(?: day| break| holidays?| period)?{OF_YEAR}",
        _christmas,
        (Reads("Christmas", "2025-12-24", "2025-12-31"),),
        ("christmassy",),
        NAMED,
    ),
    Rule(
        "Easter",
        rf"easter\b(?: sunday| weekend)?{OF_YEAR}",
        _easter,
        (Reads("Easter 2026", "2026-04-03", "2026-04-06"),),
        ("eastern",),
        NAMED,
    ),
    Rule(
        "the Mayoral term",
        r"(?:(?:this|the|the current|the present|my|my current|his|his current) (?P<next>next )?(?:mayoral term|mayor's term|mayoralty|mayoral period|term of office|term in office)"
        r"|(?:this|my|his) (?:current )?term)\b",
        _mayoral_term,
        (
            Reads("this Mayoral term", "2025-07-15", "2028-05-04"),
            Reads("this term", "2025-07-15", "2028-05-04"),
            Reads("the Mayoral term", "2024-03-01", "2024-05-02", on="2024-03-01"),
        ),
        ("these terms", "long term"),
        NAMED,
    ),
    Rule(
        "an election",
        rf"the (?:(?:next|forthcoming|upcoming|ordinary) )*(?:(?P<year>{YEAR}) )?(?:(?P<kind>general)|{MAYORAL}) elections?(?: (?:in|of) (?P<in>{YEAR}))?",
        _election,
        (
            Reads("the next Mayoral election", "2028-05-04", "2028-05-04"),
            Reads("the 2028 London elections", "2028-05-04", "2028-05-04"),
        ),
        ("the election of a chair",),
        NAMED,
    ),
)
