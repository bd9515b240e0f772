"""The rules for stretches of days known by a name: Christmas, a recess, the Mayoral term, an election."""

from __future__ import annotations

import re
from datetime import date

from etl.transform.dates import calendar
from etl.transform.dates.days import year_named
from etl.transform.dates.marks import A_DAY, NAMED, OF_YEAR, STANDS_ALONE, fixed, one_day
from etl.transform.dates.rule import Reading, Reads, Refuses, Rule
from etl.transform.dates.values import DAY, CannotPlace, Period, Span
from etl.transform.dates.words import MONTH, YEAR

MAYORAL = r"(?:mayoral and (?:london )?assembly|mayoral|mayor's|london assembly|london|gla|city hall|assembly)"
RECESS = r"(?P<name>summer|conference|autumn|november|christmas|february|easter|whitsun|whit)"
NAMED_DAYS = {
    **{"christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26)},
    **{"new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31)},
    **{"st george's day": (4, 23), "bonfire night": (11, 5), "armistice day": (11, 11)},
}
FROM_EASTER = {"good friday": -2, "easter saturday": -1, "easter sunday": 0, "easter monday": 1}
RECESS_NAMES = {"whit": "Whitsun", "whitsun": "Whitsun", "november": "autumn"}


def _christmas(m: re.Match[str], r: Reading) -> Period:
    def in_year(y: int) -> Span:
        eve, day = date(y, 12, 24), date(y, 12, 25)
        return Span(eve, date(y, 12, 31), by=day, before=eve, begun=day)

    return Period(in_year, year_named(m, r))


def _named_day(m: re.Match[str], r: Reading) -> Period:
    month, day = NAMED_DAYS[m["name"]]
    return Period(lambda y: Span.of(date(y, month, day), date(y, month, day)), year_named(m, r))


def _easter(m: re.Match[str], r: Reading) -> Period:
    def in_year(y: int) -> Span:
        sunday = calendar.easter(y)
        return Span(sunday - 2 * DAY, sunday + DAY, by=sunday, before=sunday - DAY, begun=sunday + DAY)

    return Period(in_year, year_named(m, r))


def _day_of_easter(m: re.Match[str], r: Reading) -> Period:
    after = FROM_EASTER[m["name"]] * DAY

    def in_year(y: int) -> Span:
        day = calendar.easter(y) + after
        return Span.of(day, day)

    return Period(in_year, year_named(m, r))


def _new_year(m: re.Match[str], r: Reading) -> Period:
    first, last = date(r.anchor.year + 1, 1, 1), date(r.anchor.year + 1, 12, 31)
    return fixed(Span(first, last, by=first, before=first - DAY, begun=last))


def _turn_of_year(m: re.Match[str], r: Reading) -> Period:
    raise CannotPlace("it names no day, before or after the new year")


def _mayoral_term(m: re.Match[str], r: Reading) -> Period:
    ends = r.terms.mayoral_election(r.anchor)
    if m["next"]:
        return fixed(Span.of(ends, r.terms.mayoral_election(ends)))
    return fixed(Span(r.anchor, ends, by=ends, before=ends, begun=ends))


def _election(m: re.Match[str], r: Reading) -> Period:
    stated = m["year"] or m["in"] or m["plain"]
    if m["kind"] == "general":
        if not stated:
            raise CannotPlace("the day of the next general election is not fixed")
        return one_day(r.terms.general_election_in(int(stated)))
    return one_day(r.terms.mayoral_election_in(int(stated)) if stated else r.terms.mayoral_election(r.anchor))


def _recess(m: re.Match[str], r: Reading) -> Period:
    word = m["name"] or m["name2"]
    if word is None:
        raise CannotPlace("the letter does not say which recess")
    name = RECESS_NAMES.get(word, word)

    def in_year(y: int) -> Span:
        recess = r.terms.recess(name, y)
        eve = recess.first - DAY
        return Span(recess.first, recess.last, by=eve, before=eve, begun=recess.last)

    return Period(in_year, year_named(m, r))


def _school_term(m: re.Match[str], r: Reading) -> Period:
    name = m["name"]
    return Period(lambda y: Span.of(*r.terms.school_term(name, y)), year_named(m, r))


def _not_listed(m: re.Match[str], r: Reading) -> Period:
    raise CannotPlace(f"the days of “{r.text[m.start() : m.end()]}” are not in terms.toml")


NAMES: tuple[Rule[Period], ...] = (
    Rule(
        "a recess of Parliament",
        r"(?:the |parliament's |parliamentary |the parliamentary )?"
        rf"(?:(?:{RECESS}(?: parliamentary)? )?recess\b"
        r"|(?:the house|parliament) (?:rises|breaks up) for (?:the )?(?P<name2>summer|christmas|easter)(?: recess)?)"
        rf"{OF_YEAR}",
        _recess,
        (
            Reads("the summer recess", "2017-07-21", "2017-09-04", on="2017-05-16"),
            Reads("the Christmas recess", "2023-12-20", "2024-01-07", on="2023-11-21"),
            Reads("Parliament rises for the summer", "2017-07-21", "2017-09-04", on="2017-05-16"),
        ),
        ("recessed",),
        NAMED,
    ),
    Rule(
        "a term of school",
        rf"(?:the )?(?P<name>autumn|spring|summer) (?:school )?term\b{OF_YEAR}",
        _school_term,
        (
            Reads("the autumn term", "2025-09-01", "2025-12-31"),
            Reads("spring term 2027", "2027-01-01", "2027-03-31"),
        ),
        ("the autumn terms of trade",),
        NAMED,
    ),
    Rule(
        "a holiday that is not listed",
        rf"(?:the )?(?:(?:{MONTH}|spring|summer|autumn|winter|easter|christmas|next|school) )*(?:half[- ]term"
        r"|school holidays?"
        r"|summer holidays?|easter holidays?|christmas holidays?|bank holiday)\b"
        r"|(?:the )?(?:ramadan|eid|diwali|hanukkah|passover|vaisakhi|notting hill carnival|(?:lunar|chinese) new year"
        r"|(?:current |next |this )*spending review period)\b",
        _not_listed,
        (Refuses("the October half-term", "terms.toml"), Refuses("Ramadan", "terms.toml")),
        ("half the term",),
        NAMED,
    ),
    Rule(
        "a day with a name",
        rf"(?P<name>christmas eve|christmas day|boxing day|new year's eve|new year's day|halloween|st george's day"
        rf"|bonfire night|armistice day)\b{OF_YEAR}",
        _named_day,
        (Reads("Christmas Eve", "2025-12-24", "2025-12-24"), Reads("New Year's Day 2027", "2027-01-01", "2027-01-01")),
        ("christmas evening", "a bonfire on a night"),
        A_DAY,
    ),
    Rule(
        "the turn of the year",
        r"the turn of the year\b",
        _turn_of_year,
        (Refuses("the turn of the year", "names no day"),),
        ("a turn of the wheel",),
        NAMED,
    ),
    Rule(
        "the new year",
        r"(?:the )?new year\b(?!'s)",
        _new_year,
        (Reads("the new year", "2026-01-01", "2026-12-31"),),
        ("a new yearbook",),
        NAMED,
    ),
    Rule(
        "Christmas",
        rf"christmas\b(?: period| and new year)?{OF_YEAR}",
        _christmas,
        (Reads("Christmas", "2025-12-24", "2025-12-31"),),
        ("christmassy",),
        NAMED,
    ),
    Rule(
        "a day of Easter",
        rf"(?P<name>good friday|easter (?:saturday|sunday|monday))\b{OF_YEAR}",
        _day_of_easter,
        (
            Reads("Good Friday", "2026-04-03", "2026-04-03"),
            Reads("Easter Monday 2027", "2027-03-29", "2027-03-29"),
        ),
        ("a good friend", "Easter Mondays"),
        A_DAY,
    ),
    Rule(
        "Easter",
        rf"easter\b(?: weekend)?{OF_YEAR}(?! (?:half|term|holidays?|recess)\b)",
        _easter,
        (Reads("Easter 2026", "2026-04-03", "2026-04-06"),),
        ("eastern",),
        NAMED,
    ),
    Rule(
        "this term",
        r"(?P<next>)this (?:(?:mayoral|assembly) term(?: of office)?|mayoralty|term(?: of office)?)\b",
        _mayoral_term,
        (
            Reads("this Mayoral term", "2025-07-15", "2028-05-04"),
            Reads("this term", "2025-07-15", "2028-05-04"),
        ),
        ("these terms", "long term"),
        STANDS_ALONE,
    ),
    Rule(
        "the Mayoral term",
        r"(?:(?:the|the current|the present|my|my current|his|his current|a) (?P<next>next )?"
        r"(?:(?:mayoral|assembly) term(?: of office)?|mayor's (?:current )?term(?: of office)?|mayoralty|mayoral period"
        r"|term (?:of|in) office)|(?:my|his) (?:current |present |second |third )?term)\b",
        _mayoral_term,
        (
            Reads("the Mayoral term", "2024-03-01", "2024-05-02", on="2024-03-01"),
            Reads("the Mayor's current term", "2025-07-15", "2028-05-04"),
        ),
        ("the terms of office",),
        NAMED,
    ),
    Rule(
        "an election",
        rf"the (?:(?:next|forthcoming|upcoming|ordinary) )*(?:(?:{MONTH} )?(?P<year>{YEAR}) )?"
        rf"(?:(?P<kind>general)|{MAYORAL}) elections?\b(?: (?:in|of) (?:{MONTH} )?(?P<in>{YEAR}))?"
        rf"|the (?:{MONTH} )?(?P<plain>{YEAR}) elections?\b",
        _election,
        (
            Reads("the next Mayoral election", "2028-05-04", "2028-05-04"),
            Reads("the May 2028 London elections", "2028-05-04", "2028-05-04"),
            Reads("the Mayoral elections in May 2028", "2028-05-04", "2028-05-04"),
            Reads("the 2028 elections", "2028-05-04", "2028-05-04"),
        ),
        ("the election of a chair",),
        NAMED,
    ),
)
