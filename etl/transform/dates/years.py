"""The rules for months, seasons and years: "March 2026", "next spring", "2025/26", "the new financial year"."""

from __future__ import annotations

import re
from datetime import timedelta

from etl.transform.dates import calendar
from etl.transform.dates.days import is_name, year_named
from etl.transform.dates.marks import A_MONTH, A_SEASON, A_YEAR, NAMED, OF_YEAR, PART, SPLIT, STANDS_ALONE, UNIT, fixed
from etl.transform.dates.rule import Reading, Reads, Refuses, Rule
from etl.transform.dates.values import CannotPlace, Period, Span
from etl.transform.dates.words import MONTH, SEASON, SPLIT_YEAR, YEAR, month, split_year, year

THIS = (
    r"(?P<this>this coming|this|the current|the present|next|the coming|the forthcoming|the upcoming|the new|the next"
    r"|last|the last|the previous)"
)
KIND = r"(?P<kind>financial|fiscal|academic|school|assembly|calendar)"
NOT_A_COUNT = r"(?! (?:per cent|homes|officers|places|units|tonnes|people|jobs|metres|miles|pounds)\b)"
# "the winter months" are the coming ones when winter is this near, and otherwise perhaps those of every year.
NEAR = timedelta(days=92)
_SOME_YEAR = re.compile(r" of (?:that|the|the same|the following|any) year\b")
BEGINS = {"financial": 4, "fiscal": 4, "academic": 9, "school": 9}


def _step(words: str) -> int:
    """0 for "this", 1 for "next", -1 for "last"."""
    return -1 if "last" in words or "previous" in words else 1 if words in ("next", "the next") else 0


def _a_month(m: re.Match[str], r: Reading) -> Period | None:
    if not is_name(m, r, "month"):
        return None
    number = month(m["month"])
    if m["year"] is None and _SOME_YEAR.match(r.folded, m.end()):
        raise CannotPlace("it does not say which year is meant")
    return Period(lambda y: calendar.months(y, number), year_named(m, r))


def _a_month_with_short_year(m: re.Match[str], r: Reading) -> Period | None:
    return fixed(calendar.months(year(m["year"]), month(m["month"]))) if is_name(m, r, "month") else None


def _this_month_of_year(m: re.Match[str], r: Reading) -> Period | None:
    if not is_name(m, r, "month"):
        return None
    number, y, step = month(m["month"]), r.anchor.year, _step(m["this"])
    if "coming" in m["this"]:
        return Period(lambda y: calendar.months(y, number), None)
    if step == -1 and number < r.anchor.month:
        step = 0
    return fixed(calendar.months(y + step, number))


def _a_season(m: re.Match[str], r: Reading) -> Period:
    name = m["season"]
    if m["tail"] == "season":
        raise CannotPlace("a season of trade or sport has no days of its own")
    if not m["split"]:
        period = Period(lambda y: calendar.season(name, y), year_named(m, r))
        if m["tail"] == "months" and period.year is None and period.span(r.anchor).first > r.anchor + NEAR:
            raise CannotPlace("it may be those months of any year")
        return period
    begins = split_year(m["split"])
    if begins is None:
        raise CannotPlace("the two years do not follow each other")
    return fixed(calendar.season(name, begins if name in ("autumn", "winter") else begins + 1))


def _this_season(m: re.Match[str], r: Reading) -> Period:
    name, y = m["season"], r.anchor.year
    if "coming" in m["this"]:
        return Period(lambda y: calendar.season(name, y), None)
    if name == "winter" and r.anchor.month <= 2:
        y -= 1
    step = _step(m["this"])
    if step == -1 and calendar.season(name, y).last < r.anchor:
        step = 0
    return fixed(calendar.season(name, y + step))


def _a_year(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(int(m["year"]), 1, 12))


def _years(m: re.Match[str], r: Reading) -> Period | None:
    first, last = int(m["year"]), int(m["to"])
    return fixed(calendar.months(first, 1, 12 * (last - first + 1))) if last > first + 1 else None


def _a_split_year(m: re.Match[str], r: Reading) -> Period | None:
    begins = split_year(m["split"])
    return None if begins is None else fixed(calendar.months(begins, 4, 12))


def _a_named_year(m: re.Match[str], r: Reading) -> Period | None:
    begins = split_year(m["split"] or m["split2"])
    kind = m["kind"] or m["kind2"] or "financial"
    if begins is None:
        return None
    if kind == "assembly":
        return fixed(Span.of(*r.terms.assembly_year(begins)))
    return fixed(calendar.months(begins, BEGINS.get(kind, 4), 12))


def _a_year_in_words(m: re.Match[str], r: Reading) -> Period | None:
    begins, ends = int(m["year"]), int(m["to"])
    return fixed(calendar.months(begins, 4, 12)) if ends == begins + 1 else None


def _a_year_by_its_end(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(year(m["year"]) - 1, 4, 12))


def _a_year_by_its_start(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(int(m["year"]), BEGINS[m["kind"]], 12))


def _this_kind_of_year(m: re.Match[str], r: Reading) -> Period:
    this, kind, on = m["this"], m["kind"], r.anchor
    starts = BEGINS.get(kind, 5 if kind == "assembly" else 1)
    begins = on.year - (on.month < starts)
    if kind == "assembly":
        begins = max((d.year for d in r.terms.annual_meetings if d <= on and d.year >= begins), default=begins)
    # "the new financial year" of a letter written in its first month is the one that has just begun
    coming = "coming" in this or (this == "the new" and on.month != starts)
    begins += 1 if coming else _step(this)
    if kind == "assembly":
        return fixed(Span.of(*r.terms.assembly_year(begins)))
    return fixed(calendar.months(begins, starts, 12))


def _this_unit(m: re.Match[str], r: Reading) -> Period:
    on, unit, step = r.anchor, m["unit"], _step(m["this"])
    if unit == "year":
        return fixed(calendar.months(on.year + step, 1, 12))
    if unit == "month":
        return fixed(calendar.months(on.year, on.month + step))
    if unit == "quarter":
        return fixed(calendar.months(on.year, (on.month - 1) // 3 * 3 + 1 + 3 * step, 3))
    return fixed(calendar.months(on.year // 10 * 10 + 10 * step, 1, 120))


def _after_next(m: re.Match[str], r: Reading) -> Period:
    on = r.anchor
    if m["after"] == "week":
        return fixed(calendar.week_of(on + timedelta(days=14)))
    if m["after"] == "year":
        return fixed(calendar.months(on.year + 2, 1, 12))
    if m["after"] == "month":
        return fixed(calendar.months(on.year, on.month + 2))
    return fixed(calendar.months(on.year, (on.month - 1) // 3 * 3 + 7, 3))


def _the_unit(m: re.Match[str], r: Reading) -> Period:
    on = r.anchor
    if m["unit"] == "week":
        return fixed(calendar.week_of(on))
    if m["unit"] == "month":
        return fixed(calendar.months(on.year, on.month))
    if m["unit"] == "quarter":
        return fixed(calendar.months(on.year, (on.month - 1) // 3 * 3 + 1, 3))
    if m["unit"] == "decade":
        return fixed(calendar.months(on.year // 10 * 10, 1, 120))
    starts = BEGINS.get(m["kind"] or "", 1)
    return Period(lambda y: calendar.months(y, starts, 12), None)


def _end_or_middle_of_year(m: re.Match[str], r: Reading) -> Period:
    starts = BEGINS.get(m["kind"] or "", 1)
    middle = m["mid"] is not None

    def in_year(y: int) -> Span:
        span = calendar.cut(calendar.months(y, starts, 12), 1 if middle else 2, 3)
        return span if middle else Span(span.first, span.last, by=span.last, before=span.last, begun=span.last)

    return Period(in_year, None)


def _decade(m: re.Match[str], r: Reading) -> Period:
    return fixed(calendar.months(int(m["decade"]), 1, 120))


YEARS: tuple[Rule[Period], ...] = (
    Rule(
        "this or next month of the year",
        rf"(?P<this>this coming|this|the coming|next|last) (?P<month>{MONTH})(?! {YEAR}| \d)",
        _this_month_of_year,
        (
            Reads("this September", "2025-09-01", "2025-09-30"),
            Reads("next March", "2026-03-01", "2026-03-31"),
            Reads("the coming October", "2025-10-01", "2025-10-31"),
        ),
        ("this may", "next march"),
        STANDS_ALONE,
    ),
    Rule(
        "a month with a short year",
        rf"(?P<month>{MONTH})(?:-| ?')(?P<year>\d\d)\b(?![-/])",
        _a_month_with_short_year,
        (Reads("Mar-26", "2026-03-01", "2026-03-31"), Reads("March '26", "2026-03-01", "2026-03-31")),
        ("March 26",),
        A_MONTH,
    ),
    Rule(
        "a month with a short year after its part",
        rf"(?:(?<=end )|(?<=late )|(?<=early )|(?<=mid ))(?P<month>{MONTH}) (?P<year>\d\d)\b(?![-/:.,]?\d)",
        _a_month_with_short_year,
        (Reads("Mar 26", "2026-03-01", "2026-03-31", lead="It will happen by end"),),
        ("Mar 26",),
        A_MONTH,
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
        rf"(?P<this>this coming|this|the coming|next|last) (?P<season>{SEASON})(?! {YEAR})",
        _this_season,
        (
            Reads("this autumn", "2025-09-01", "2025-11-30"),
            Reads("this winter", "2024-12-01", "2025-02-28", on="2025-01-31"),
            Reads("next spring", "2026-03-01", "2026-05-31"),
            Reads("this coming winter", "2025-12-01", "2026-02-28"),
        ),
        ("these springs",),
        STANDS_ALONE,
    ),
    Rule(
        "a season",
        rf"(?:the )?(?P<season>{SEASON})(?: (?P<tail>months|period|season)\b)?"
        rf"(?: (?:of )?(?P<split>{SPLIT_YEAR})|{OF_YEAR})(?! (?:budget|statement|spending)\b)",
        _a_season,
        (
            Reads("spring 2026", "2026-03-01", "2026-05-31"),
            Reads("the autumn", "2025-09-01", "2025-11-30"),
            Reads("winter 2025/26", "2025-12-01", "2026-02-28"),
            Reads("the summer of next year", "2026-06-01", "2026-08-31"),
            Reads("the winter months", "2025-12-01", "2026-02-28", on="2025-09-15"),
            Refuses("the winter months", "any year"),
            Refuses("the summer season", "season of trade"),
        ),
        ("springs", "winterise", "the autumn budget"),
        A_SEASON,
    ),
    Rule(
        "a financial, academic or Assembly year by name",
        rf"(?:the )?(?:(?:{KIND} years?|fy) ?(?P<split>{SPLIT_YEAR})"
        rf"|(?P<split2>{SPLIT_YEAR}) (?:{KIND.replace('kind', 'kind2')} )?year)",
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
        rf"(?<!\d[/.-])(?P<split>{SPLIT_YEAR})",
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
        rf"(?:the )?(?:financial year |fy ?)?(?<!between )(?<!from )(?P<year>{YEAR}) to (?P<to>{YEAR})"
        r"(?: financial year)?",
        _a_year_in_words,
        (
            Reads("2026 to 2027", "2026-04-01", "2027-03-31"),
            Reads("the financial year 2025 to 2026", "2025-04-01", "2026-03-31"),
        ),
        ("2026 to 2030",),
        SPLIT,
    ),
    Rule(
        "a financial year by its end",
        rf"(?:the )?(?:(?:financial )?year (?:ending|to)(?: in| on)?(?: 31(?:st)?)?(?: march)? |fy ?)"
        rf"(?P<year>{YEAR}|\d\d\b(?![/-]))",
        _a_year_by_its_end,
        (
            Reads("the financial year ending March 2027", "2026-04-01", "2027-03-31"),
            Reads("FY27", "2026-04-01", "2027-03-31"),
        ),
        ("year ending June 2026",),
        NAMED,
    ),
    Rule(
        "a financial or academic year by its start",
        r"(?:the )?(?P<kind>financial|fiscal|academic|school) year (?:starting|beginning|commencing)(?: in| on)?"
        rf"(?: 1(?:st)?)? (?:april|september) (?P<year>{YEAR})",
        _a_year_by_its_start,
        (Reads("the academic year starting in September 2026", "2026-09-01", "2027-08-31"),),
        ("the financial year starting soon",),
        NAMED,
    ),
    Rule(
        "this or next financial, academic or Assembly year",
        rf"{THIS} {KIND} year\b",
        _this_kind_of_year,
        (
            Reads("this financial year", "2025-04-01", "2026-03-31"),
            Reads("the next financial year", "2026-04-01", "2027-03-31"),
            Reads("the new academic year", "2025-09-01", "2026-08-31"),
            Reads("next calendar year", "2026-01-01", "2026-12-31"),
            Reads("this school year", "2024-09-01", "2025-08-31"),
            Reads("this Assembly year", "2018-05-10", "2019-05-01", on="2019-02-01"),
        ),
        ("a financial year",),
        STANDS_ALONE,
    ),
    Rule(
        "this or next year, quarter or month",
        r"(?P<this>this coming|this|the current|the present|(?<!the )next|(?<!the )last) "
        r"(?P<unit>year|quarter|month|decade)\b(?!-long|long| on year)",
        _this_unit,
        (
            Reads("this year", "2025-01-01", "2025-12-31"),
            Reads("next month", "2025-08-01", "2025-08-31"),
            Reads("this quarter", "2025-07-01", "2025-09-30"),
            Reads("this decade", "2020-01-01", "2029-12-31"),
        ),
        ("these years", "the next year", "this year-long scheme"),
        STANDS_ALONE,
    ),
    Rule(
        "the week, month or year after next",
        r"the (?P<after>week|month|quarter|year) after next\b",
        _after_next,
        (
            Reads("the week after next", "2025-07-28", "2025-08-03"),
            Reads("the month after next", "2025-09-01", "2025-09-30"),
            Reads("the year after next", "2027-01-01", "2027-12-31"),
        ),
        ("the week after",),
        STANDS_ALONE,
    ),
    Rule(
        "the end or middle of the year in short",
        r"(?:the )?(?:(?:(?P<kind>financial|calendar) )?year(?:'s)?[ -]end|end[ -]of[ -](?:calendar )?year|year is out"
        r"|(?P<mid>mid)[ -]year)\b",
        _end_or_middle_of_year,
        (
            Reads("year-end", "2025-09-01", "2025-12-31"),
            Reads("financial year end", "2025-12-01", "2026-03-31"),
            Reads("mid-year", "2025-05-01", "2025-08-31"),
        ),
        ("yearly ending",),
        PART,
    ),
    Rule(
        "the year, month or week it is",
        r"(?:the )?(?P<kind>financial|fiscal|academic|school|calendar) year\b(?! 20| \ue000)"
        r"|the (?P<unit>year|quarter|month|week|decade)\b(?! (?:ending|of|commencing|beginning|starting|ahead|20"
        r"|to(?! (?!come |date )[a-z]{3,}"
        r" (?:the|an?|our|its|their|how"
        r"|what|about|through|out|with|you|them|over)\b)))",
        _the_unit,
        (
            Reads("the year", "2025-01-01", "2025-12-31"),
            Reads("the financial year", "2025-04-01", "2026-03-31"),
            Reads("the month", "2025-07-01", "2025-07-31"),
            Reads("the month", "2025-07-01", "2025-07-31", tail=" to talk about the works."),
        ),
        ("the years", "the week ending", "the year to June"),
        UNIT,
    ),
    Rule(
        "a decade",
        r"(?:the )?(?P<decade>20\d0)'?s\b",
        _decade,
        (Reads("the 2030s", "2030-01-01", "2039-12-31"),),
        ("2030 schools",),
        PART,
    ),
    Rule(
        "years",
        rf"(?<!\d[.,/:-])(?P<year>{YEAR}) ?- ?(?P<to>{YEAR})(?![/-]\d)",
        _years,
        (Reads("2026-2029", "2026-01-01", "2029-12-31"),),
        ("2026-2020",),
        PART,
    ),
    Rule(
        "a year",
        rf"(?<!\d[.,/:-])(?:(?:the )?(?:calendar )?year )?(?P<year>{YEAR})(?![/-]\d|\+){NOT_A_COUNT}",
        _a_year,
        (Reads("2026", "2026-01-01", "2026-12-31"), Reads("the calendar year 2027", "2027-01-01", "2027-12-31")),
        ("2,026", "20260", "2030 per cent", "Strategy 2030+"),
        A_YEAR,
    ),
)
