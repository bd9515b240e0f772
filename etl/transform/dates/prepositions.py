"""The rules for what a preposition makes of a period: "by X", "before X", "in X", "from X", "between X and Y"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from etl.transform.dates.marks import (
    A_DAY,
    A_MONTH,
    A_SEASON,
    A_YEAR,
    NAMED,
    PART,
    PERIOD,
    SPLIT,
    STANDS_ALONE,
    WEEK,
    kinds,
)
from etl.transform.dates.parts import join
from etl.transform.dates.rule import Reading, Reads, Refuses, Rule
from etl.transform.dates.values import DAY, Bounds, CannotPlace, Period, Span

# "the 2026", "the March" are the beginning of a thing's name
P = f"(?:the (?![{A_YEAR}{SPLIT}{A_MONTH}]))?(?P<p>{PERIOD})"
TO = P.replace("<p>", "<to>")
OVER = r"(?:over|in|during|across|throughout|through|within|for|both|in both)"
COURSE = r"(?:(?:the )?(?:(?:full )?(?:course|lifetime|life|duration|whole) of|(?:period|years)(?: from)?) )?"
ABOUT = (
    r"(?:(?:about|around|approximately|roughly|at least|at the latest|the latest|no later than|not later than|or before"
    r"|as early as) )?"
)
THE_HOUR = (
    r"(?:(?:(?:the )?(?:close|end) of (?:play|business)|cop|cob|noon|midday|midnight|the end of the day"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)),? (?:on )?)?"
)
AN_EVENT = r"(?:the |a |its |their |our |your |my |this )?(?:[a-z][a-z'-]* ){1,6}?"
SET_FOR = ("planned", "scheduled", "programmed", "set", "due", "expected", "timetabled", "arranged", "slated", "booked")
LASTS = (
    *(
        "extend",
        "extended",
        "fund",
        "funded",
        "funding",
        "period",
        "continue",
        "run",
        "running",
        "on",
        "out",
        "lasting",
    ),
    *("back", "forward", "off", "date", "start", "deadline"),
    *("contract", "years", "months", "programme", "through", "plan", "plans", "strategy", "budget", "now", "grant"),
)
SAYS_WHEN = (
    *("due", "expected", "planned", "scheduled", "anticipated", "estimated", "targeted", "complete", "completed"),
    *("completing", "completion", "open", "opens", "opening", "launch", "launches", "launching", "start", "starts"),
    *("starting", "begin", "begins", "commence", "commences", "commencing", "publish", "published", "delivered"),
    *("delivery", "live", "available", "operational", "report", "ends", "closes", "closing", "place", "is"),
    *("publication", "introduced", "implemented", "date", "deadline", "for", "now"),
)
# "by World Heart Day in 2027": the year says which of its days is meant, and is not itself the time.
_OF_AN_EVENT = re.compile(
    r"\b(?:by|before|until|till|on|at|for|from|during|over|of|time for|after|following|prior to|since|around|against)"
    r" (?:the |our |this |its |London's )?(?:[\w'’&.-]+ ){0,6}?(?:Days?|Week|Fortnight|Month|Nights?|Sunday|Festival|"
    r"Carnival|Games|Cup|Championships?|Olympics|Paralympics|Marathon|Pride|Parade|Euros?|Fair|Show|Expo|Jubilee|"
    r"Coronation|Summit|Final|Biennale|Prix|Ashes|Wimbledon|Budget|Review|Statement|Census|King['’]s Speech)"
    r"(?: in| of)?[,(]? ?$"
)
_A_WHOLE_YEAR = 300
_A_MONTH_LONG = 31
# "the nine months to December" is what a report is about.
_A_STRETCH = re.compile(r"\b(?:on|of) the (?:\S+ )?(?:months|years?) $")
# "extend the pilot to March", "the fund is secured to March": kept until then.
_KEPT = re.compile(r"\b(?:extend(?:ed|ing|s)?|prolong(?:ed)?|secured|guaranteed|renewed|funded)\b[^,;.]*$")
# "from the new year, every quarter": within a year so loosely named it has been done several times.
_RECURS = re.compile(
    r"\b(?:every|each) (?:day|week|fortnight|month|quarter|term)\b|\b(?:daily|weekly|fortnightly|monthly|quarterly)\b"
)
NO_DAY = "the day of what it names is not known"

DETERMINERS = ("the", "a", "an", "our", "its", "of", "their")

Reach = Callable[[Span], date]


def span(m: re.Match[str], r: Reading, reach: Reach = lambda span: span.last) -> Span:
    """The days of the period that a rule's pattern took as `p`."""
    return r.periods[m.start("p")].span(r.anchor, reach)


def _follows(m: re.Match[str], r: Reading, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands directly before the phrase."""
    before = re.findall(r"[a-z]+:?|-", r.folded[max(0, m.start() - 40) : m.start()])
    return bool(before) and before[-1] in words


def by(m: re.Match[str], r: Reading) -> Bounds:
    """From the day of the letter to the day that "by it" means."""
    return Bounds(r.anchor, span(m, r, lambda s: s.by).by, within_period=True)


def before(m: re.Match[str], r: Reading) -> Bounds:
    """From the day of the letter to the day before it."""
    return Bounds(r.anchor, span(m, r, lambda s: s.before).before, within_period=True)


def _within(first: date, last: date | None, *periods: Period, names_thing: bool = False) -> Bounds:
    """A limit within a period, which dates a past act as readily when it has begun or its year is not said."""
    yearless = ahead = False
    for period in periods:
        yearless = yearless or period.year is None
        ahead = ahead or period.ahead
    return Bounds(first, last, not ahead, names_thing, True, yearless)


def dates_an_event(s: Span, r: Reading, until: int) -> bool:
    """Whether the period is a year that only says which one of a named day or event is meant."""
    return (s.last - s.first).days > _A_WHOLE_YEAR and bool(_OF_AN_EVENT.search(r.text, max(0, until - 90), until))


def _in(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    if dates_an_event(s, r, m.start()):
        raise CannotPlace(NO_DAY)
    return _within(s.first, s.last, r.periods[m.start("p")])


def _on(m: re.Match[str], r: Reading) -> Bounds | None:
    # "a report on the year to March": what it is about
    s = span(m, r)
    return _in(m, r) if (s.last - s.first).days <= _A_MONTH_LONG else None


def _for(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    is_set = _follows(m, r, SET_FOR)
    return _within(s.first, s.last, r.periods[m.start("p")], names_thing=not is_set)


def _from(m: re.Match[str], r: Reading) -> Bounds:
    period = r.periods[m.start("p")]
    if period.rule == "the new year" and _RECURS.search(r.folded):
        raise CannotPlace("it says how soon something begins that recurs")
    s = span(m, r)
    return _within(s.first, s.begun, period)


def after(m: re.Match[str], r: Reading) -> Bounds:
    """From the day after it, without a last day."""
    s = span(m, r)
    return _within(s.last + DAY, None, r.periods[m.start("p")])


def _not_before(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(span(m, r).first, None)


def _to(m: re.Match[str], r: Reading) -> Bounds | None:
    if _A_STRETCH.search(r.folded, max(0, m.start() - 40), m.start()):
        return None
    lasts = _follows(m, r, LASTS) or _KEPT.search(r.folded, max(0, m.start() - 60), m.start())
    return by(m, r) if lasts else None


def _between(m: re.Match[str], r: Reading) -> Bounds:
    first, last = r.periods[m.start("p")], r.periods[m.start("to")]
    joined = join(first, last)
    if joined is None:
        raise CannotPlace("its second day lies before its first")
    s = joined.span(r.anchor)
    return _within(s.first, s.last, first, last)


def _both(m: re.Match[str], r: Reading) -> Bounds | None:
    return _between(m, r) if r.masked[m.start("p")] == r.masked[m.start("to")] else None


def _after_its_verb(m: re.Match[str], r: Reading) -> Bounds | None:
    stated = r.periods[m.start("p")].year is not None
    if r.folded.startswith(("w/c", "w/b", "wc "), m.start()):
        return _in(m, r)
    headed = stated and r.folded[max(0, m.start() - 3) : m.start()].rstrip().endswith((":", "-"))
    return _in(m, r) if headed or _follows(m, r, SAYS_WHEN) else None


def _by_itself(m: re.Match[str], r: Reading) -> Bounds | None:
    period = r.periods[m.start("p")]
    part = period.rule.startswith("an early")
    stated = part or (period.year is not None and period.rule != "years")
    return _in(m, r) if stated and not _follows(m, r, DETERMINERS) else None


def _looks_back(m: re.Match[str], r: Reading) -> Bounds:
    raise CannotPlace("it is what something is compared with, or looks back")


PREPOSITIONS: tuple[Rule[Bounds], ...] = (
    Rule(
        "by the end of something that ends in X",
        rf"(?:by|until|before) (?:the )?end of (?:the |this |our )?[a-z' -]{{3,60}}\((?:in )?(?P<p>{PERIOD})\)",
        by,
        (Reads("by the end of the strategy period (2027-28)", "2025-07-15", "2028-03-31"),),
        ("by the end of the road (closed)",),
    ),
    Rule(
        "compared with X",
        rf"(?:(?:compared|relative|similar) (?:with|to)|than|against|up from|down from|since|as at|dated|versus)"
        rf" (?:in |for )?(?:the )?(?:{PERIOD})",
        _looks_back,
        (Refuses("compared with 2024/25", "compared"), Refuses("since 2021", "looks back")),
        ("no later than",),
    ),
    Rule(
        "between now and X",
        rf"(?:between now and|from now (?:until|till|to)|from (?:today|the date of this letter) (?:until|to)) {P}",
        by,
        (Reads("between now and Christmas", "2025-07-15", "2025-12-25"),),
        ("between now and then",),
    ),
    Rule(
        "between X and Y",
        rf"(?:between|from|both) {P} (?:and|to|until|till|through to|up to|-) {TO}",
        _between,
        (
            Reads("between May and July 2026", "2026-05-01", "2026-07-31"),
            Reads("between next April and March 2028", "2026-04-01", "2028-03-31"),
            Reads("between November 2025 and February", "2025-11-01", "2026-02-28"),
        ),
        ("between stations and stops",),
    ),
    Rule(
        "over X and Y",
        rf"{OVER} {COURSE}{P}(?:, (?:{PERIOD})){{0,6}},? (?:and|and into|and then|or) {TO}",
        _both,
        (
            Reads("over the course of 2026 and 2027", "2026-01-01", "2027-12-31"),
            Reads("over this year and next year", "2025-07-15", "2026-12-31"),
            Reads("in May and June", "2026-05-01", "2026-06-30"),
            Reads("in 2026, 2027 and 2028", "2026-01-01", "2028-12-31"),
        ),
        ("in May and by 2027",),
    ),
    Rule(
        "X at the earliest",
        rf"(?:by|in|on|from|until|not until|not before|during) {P},? at the (?:very )?earliest",
        _not_before,
        (Reads("in April 2027 at the earliest", "2027-04-01", None),),
        ("in April 2027",),
    ),
    Rule(
        "no earlier than X",
        rf"(?:(?:no|not) (?:earlier|sooner) than|not before|on or after) {P}",
        _not_before,
        (
            Reads("no earlier than April 2027", "2027-04-01", None),
            Reads("on or after 2 March 2026", "2026-03-02", None),
        ),
        ("no earlier than planned",),
    ),
    Rule(
        "no later than X",
        rf"(?:(?:no|not) later than|at the latest,?(?: by| in)?) {P}",
        by,
        (
            Reads("no later than 30 January 2026", "2025-07-15", "2026-01-30"),
            Reads("at the latest by June 2026", "2025-07-15", "2026-06-30"),
        ),
        ("no later than planned",),
    ),
    Rule(
        "on or before X",
        rf"on or (?:before|by) {P}",
        by,
        (Reads("on or before 1 December", "2025-07-15", "2025-12-01"),),
        ("on or near 1 December",),
    ),
    # What is there in time for a thing is there before it begins.
    Rule(
        "in time for X",
        rf"in (?:good |plenty of )?time for {P}",
        before,
        (
            Reads("in time for the autumn", "2025-07-15", "2025-08-31"),
            Reads("in time for the start of the next financial year", "2025-07-15", "2026-03-31"),
            Reads("in good time for Christmas", "2025-07-15", "2025-12-24"),
        ),
        ("in time for tea",),
    ),
    Rule(
        "before X",
        rf"(?:before|ahead of|in advance of|prior to|in the run-up to|this side of) {P}",
        before,
        (
            Reads("before September", "2025-07-15", "2025-08-31"),
            Reads("before 2030", "2025-07-15", "2029-12-31"),
            Reads("before the end of 2025", "2025-07-15", "2025-12-31"),
            Reads("before the summer recess", "2017-05-16", "2017-07-20", on="2017-05-16"),
            Reads("before the next Mayoral election", "2025-07-15", "2028-05-03"),
            Reads("before Christmas", "2025-07-15", "2025-12-24"),
            Reads("ahead of the new academic year", "2025-07-15", "2025-08-31"),
        ),
        ("before long",),
    ),
    Rule(
        "by X",
        rf"by,? {ABOUT}{THE_HOUR}{P}",
        by,
        (
            Reads("by the end of November", "2025-07-15", "2025-11-30"),
            Reads("by 2030", "2025-07-15", "2030-12-31"),
            Reads("by spring 2026", "2025-07-15", "2026-05-31"),
            Reads("by Christmas", "2025-07-15", "2025-12-25"),
            Reads("by 31 August", "2025-07-15", "2025-08-31"),
            Reads("by no later than March 2026", "2025-07-15", "2026-03-31"),
            Reads("by early 2026", "2025-07-15", "2026-04-30"),
            Reads("by the start of the next financial year", "2025-07-15", "2026-04-01"),
            Reads("by the end of the Mayoral term", "2025-07-15", "2028-05-04"),
            Reads("by the new year", "2025-07-15", "2026-01-01"),
            Reads("by year-end", "2025-07-15", "2025-12-31"),
            Reads("by 5pm on Friday 25 July", "2025-07-15", "2025-07-25"),
        ),
        ("by the March report",),
    ),
    Rule(
        "until X",
        rf"(?:(?:up )?(?:until|till|'til)|(?:up|through) to(?: and including)?) (?:at least )?{P}",
        by,
        (
            Reads("until March 2029", "2025-07-15", "2029-03-31"),
            Reads("until the end of this Mayoral term", "2025-07-15", "2028-05-04"),
            Reads("up to and including 31 May 2026", "2025-07-15", "2026-05-31"),
            Reads("until at least 2027", "2025-07-15", "2027-12-31"),
        ),
        ("until the Bill is passed",),
    ),
    Rule(
        "to X",
        rf"to {P}",
        _to,
        (
            Reads("to March 2027", "2025-07-15", "2027-03-31", lead="The contract will run"),
            Reads("to March 2027", "2025-07-15", "2027-03-31", lead="It will extend the trial of trams"),
        ),
        ("to 2030 homes", "compared to March"),
    ),
    Rule(
        "from X",
        r"(?:with effect from|with effect on|as from|as of|effective from|effective|from"
        r"|(?:starting|beginning|commencing)(?: from| in| on)?)"
        rf" (?:as early as )?{P}(?: (?:onwards|onward|on)\b(?! the))?",
        _from,
        (
            Reads("from spring 2026", "2026-03-01", "2026-05-31"),
            Reads("from 1 September", "2025-09-01", "2025-09-01"),
            Reads("as of 1 January 2026", "2026-01-01", "2026-01-01"),
            Reads("from 2026 onwards", "2026-01-01", "2026-12-31"),
            Reads("starting in October", "2025-10-01", "2025-10-31"),
        ),
        ("from Marchmont Street",),
    ),
    Rule(
        "after X",
        rf"(?:after|following) {P}",
        after,
        (
            Reads("after April 2026", "2026-05-01", None),
            Reads("after the summer recess", "2017-09-05", None, on="2017-05-16"),
        ),
        ("after all",),
    ),
    Rule(
        "on X",
        r"(?:on(?: or (?:around|about))? (?:the )?(?:(?:morning|afternoon|evening|night) of (?:the )?)?"
        r"|in the (?:early|small) hours (?:of|on) (?:the )?)"
        rf"(?P<p>{kinds(A_DAY, WEEK, NAMED, STANDS_ALONE)})",
        _on,
        (
            Reads("on 3 December", "2025-12-03", "2025-12-03"),
            Reads("on October 9th", "2025-10-09", "2025-10-09"),
            Reads("on Friday", "2025-07-18", "2025-07-18"),
            Reads("in the early hours of 3 December", "2025-12-03", "2025-12-03"),
        ),
        ("on the 2026 survey", "on 2021 census data"),
    ),
    Rule(
        "at X",
        rf"(?:at|towards?|nearer|near) (?:the )?(?P<p>{kinds(PART, NAMED, WEEK)})",
        _in,
        (
            Reads("at the end of August", "2025-08-21", "2025-08-31"),
            Reads("towards the end of this year", "2025-09-01", "2025-12-31"),
        ),
        ("at November each year", "towards 2030"),
    ),
    Rule(
        "in X",
        r"(?:in or around|in and around|in|during|over|across|throughout|all through|through|within|around|between) "
        rf"(?:about |around |approximately )?{COURSE}{P}",
        _in,
        (
            Reads("in early 2026", "2026-01-01", "2026-04-30"),
            Reads("in September", "2025-09-01", "2025-09-30"),
            Reads("during 2027", "2027-01-01", "2027-12-31"),
            Reads("over the summer", "2025-07-15", "2025-08-31"),
            Reads("in 2026/27", "2026-04-01", "2027-03-31"),
            Reads("in the first half of 2026", "2026-01-01", "2026-06-30"),
            Reads("in the new year", "2026-01-01", "2026-12-31"),
            Reads("in the third quarter of 2025/26", "2025-10-01", "2025-12-31"),
            Reads("over the course of 2026", "2026-01-01", "2026-12-31"),
            Reads("within this financial year", "2025-07-15", "2026-03-31"),
            Reads("during the rest of this Mayoral term", "2025-07-15", "2028-05-04"),
            Refuses("in 2027", "the day of what it names", lead="It will be there by World Heart Day"),
            Refuses("next year", "the day of what it names", lead="It will be there on World Book Day"),
        ),
        ("in 2026 prices", "in marching order", "in the 2026 survey"),
    ),
    Rule(
        "for X",
        rf"for (?:the whole of )?{P}",
        _for,
        (Reads("for 2026", "2026-01-01", "2026-12-31"), Reads("for the spring", "2026-03-01", "2026-05-31")),
        ("for Mayall", "for the 2026/27 scheme"),
    ),
    Rule(
        "this or next X",
        rf"(?P<p>{STANDS_ALONE}++)",
        _in,
        (
            Reads("this year", "2025-07-15", "2025-12-31"),
            Reads("next month", "2025-08-01", "2025-08-31"),
            Reads("later this year", "2025-07-15", "2025-12-31"),
            Reads("early next year", "2026-01-01", "2026-04-30"),
            Reads("this autumn", "2025-09-01", "2025-11-30"),
            Reads("early in 2026", "2026-01-01", "2026-04-30"),
        ),
        ("this yearbook",),
    ),
    Rule(
        "X by itself",
        rf"(?P<p>{PART}++)(?=[.,;)]|$| (?:and|but|when|with|to|subject|following|as|once|if)\b)",
        _by_itself,
        (Reads("late 2026", "2026-09-01", "2026-12-31"),),
        ("the early 2026 launch",),
    ),
    Rule(
        "X straight after its verb",
        rf"(?P<p>{kinds(A_DAY, A_MONTH, A_SEASON, PART, WEEK)})",
        _after_its_verb,
        (Reads("March 2026", "2026-03-01", "2026-03-31", lead="The works are expected"),),
        ("March 2026",),
    ),
)
