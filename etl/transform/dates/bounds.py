"""The rules for limits: what a preposition makes of a period, what a length of time runs from, and phrases without a last day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from etl.transform.dates import calendar
from etl.transform.dates.parts import PERIOD, join
from etl.transform.dates.periods import (
    A_MONTH,
    A_YEAR,
    LENGTH,
    NAMED,
    PART,
    SPLIT,
    STANDS_ALONE,
)
from etl.transform.dates.rule import Grammar, Reading, Reads, Rule
from etl.transform.dates.values import DAY, CannotPlace, Period, Span
from etl.transform.dates.words import number


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a limit sets, and whether the phrase could as well date a past act or name a thing (past.py, things.py)."""

    earliest: date
    latest: date | None
    may_be_past: bool = False
    names_thing: bool = False
    period: bool = False
    yearless: bool = False


P = f"(?:the (?![{A_YEAR}{SPLIT}{A_MONTH}]))?(?P<p>{PERIOD})"
N = f"(?P<n>[{LENGTH}]+)"
ABOUT = r"(?:(?:about|around|approximately|roughly|at least|at the latest|the latest|no later than|not later than|early|very) )?"
OVER = r"(?:over|in|during|across|throughout|through|within|for)"


def span(m: re.Match[str], r: Reading, reach: Callable[[Span], date] = lambda span: span.last) -> Span:
    """The days of the period that a rule's pattern took as `p`."""
    return r.periods[m.start("p")].span(r.anchor, reach)


def _by(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, span(m, r, lambda s: s.by).by, period=True)


def _before(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, span(m, r, lambda s: s.before).before)


def _in_time_for(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, span(m, r, lambda s: s.first).first)


def _during(first: date, last: date | None, r: Reading, *periods: Period, names_thing: bool = False) -> Bounds:
    """A limit within a period, which dates a past act as readily when it has begun or its year is not said."""
    yearless = any(period.year is None for period in periods)
    might = (first <= r.anchor or yearless) and not any(period.ahead for period in periods)
    return Bounds(first, last, might, names_thing, period=True, yearless=yearless)


def _in(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return _during(s.first, s.last, r, r.periods[m.start("p")])


def _for(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return _during(s.first, s.last, r, r.periods[m.start("p")], names_thing=True)


def _from(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return _during(s.first, s.begun, r, r.periods[m.start("p")])


def _after(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return _during(s.last + DAY, None, r, r.periods[m.start("p")])


def _not_before(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(span(m, r).first, None)


def _between(m: re.Match[str], r: Reading) -> Bounds:
    first, last = r.periods[m.start("p")], r.periods[m.start("to")]
    joined = join(first, last, r)
    if joined is None:
        raise CannotPlace("the second day lies before the first")
    s = joined.span(r.anchor)
    return _during(s.first, s.last, r, first, last)


def _both(m: re.Match[str], r: Reading) -> Bounds | None:
    if r.masked[m.start("p")] != r.masked[m.start("to")]:
        return None
    return _between(m, r)


def length_from(start: date, m: re.Match[str]) -> date:
    """The day on which a length of time that begins on `start` is over."""
    count, unit = number(m["count"]) if m["count"] else 1, m["unit"]
    if m["working"] in ("working", "business"):
        from data import working_days

        return working_days.add(start, count)
    if unit == "day" or unit == "night":
        return start + timedelta(days=count)
    if unit == "hour":
        return start + timedelta(days=-(-count // 24))
    if unit in ("week", "fortnight"):
        return start + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    return calendar.add_months(start, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _within(m: re.Match[str], r: Reading) -> Bounds:
    length = r.durations[m.start("n")]
    if length["unit"] in ("hour", "minute"):
        raise CannotPlace("the time runs from an event whose day the letter does not give")
    return Bounds(r.anchor, length_from(r.anchor, length))


def _next_lengths(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, length_from(r.anchor, r.durations[m.start("n")]))


def _in_a_while(m: re.Match[str], r: Reading) -> Bounds | None:
    length = r.durations[m.start("n")]
    if length["unit"] in ("hour", "minute", "year", "decade") and "time" not in m[0]:
        return None
    return Bounds(r.anchor, length_from(r.anchor, length))


def _within_of(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, length_from(span(m, r).last, r.durations[m.start("n")]))


def _open(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, None)


def _no(reason: str) -> Callable[[re.Match[str], Reading], Bounds]:
    def resolve(m: re.Match[str], r: Reading) -> Bounds:
        raise CannotPlace(reason)

    return resolve


def _to(m: re.Match[str], r: Reading) -> Bounds | None:
    return _by(m, r) if r.folded[: m.start()].rstrip().endswith(RUNS) else None


RUNS = (
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
    "contract",
    "years",
    "months",
    "programme",
    "through",
    "plan",
    "plans",
    "strategy",
    "budget",
)
EVENT = "it runs from or to an event whose day the letter does not give"

BOUNDS: Grammar[Bounds] = Grammar(
    Rule(
        "by the end of something that ends in X",
        rf"(?:by|until|before) (?:the )?end of (?:the |this |our )?[a-z' -]{{3,60}}\((?:in )?(?P<p>{PERIOD})\)",
        _by,
        (Reads("by the end of the strategy period (2027-28)", "2025-07-15", "2028-03-31"),),
        ("by the end of the road (closed)",),
    ),
    Rule(
        "between X and Y",
        rf"(?:between|from|both) {P} (?:and|to|until|till|through to|up to|-) (?:the )?(?P<to>{PERIOD})",
        _between,
        (
            Reads("between May and July 2026", "2026-05-01", "2026-07-31"),
            Reads("from next April until March 2028", "2026-04-01", "2028-03-31"),
            Reads("between November 2025 and February", "2025-11-01", "2026-02-28"),
        ),
        ("between stations and stops",),
    ),
    Rule(
        "over X and Y",
        rf"{OVER} (?:the course of )?{P} (?:and|and into|and then|or) (?:the )?(?P<to>{PERIOD})",
        _both,
        (
            Reads("over the course of 2026 and 2027", "2026-01-01", "2027-12-31"),
            Reads("over this year and next year", "2025-07-15", "2026-12-31"),
            Reads("in May and June", "2026-05-01", "2026-06-30"),
        ),
        ("in May and by 2027",),
    ),
    Rule(
        "no earlier than X",
        rf"(?:no|not) (?:earlier|sooner) than {P}|not before {P.replace('<p>', '<p2>')}",
        lambda m, r: _not_earlier(m, r),
        (Reads("no earlier than April 2027", "2027-04-01", None), Reads("not before 2027", "2027-01-01", None)),
        ("no earlier than planned",),
    ),
    Rule(
        "no later than X",
        rf"(?:no|not) later than {P}|at the latest,? by {P.replace('<p>', '<p2>')}",
        lambda m, r: _by_either(m, r),
        (
            Reads("no later than 30 January 2026", "2025-07-15", "2026-01-30"),
            Reads("at the latest by June 2026", "2025-07-15", "2026-06-30"),
        ),
        ("no later than planned",),
    ),
    Rule(
        "on or before X",
        rf"on or (?:before|by) {P}",
        _by,
        (Reads("on or before 1 December", "2025-07-15", "2025-12-01"),),
        ("on or near 1 December",),
    ),
    Rule(
        "by X",
        rf"by,? {ABOUT}{P}",
        _by,
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
        ),
        ("by March of the Guards Ltd", "stand by May"),
    ),
    Rule(
        "in time for X",
        rf"in (?:good )?time for (?:the start of )?{P}",
        _in_time_for,
        (Reads("in time for the autumn", "2025-07-15", "2025-09-01"),),
        ("in time for tea",),
    ),
    Rule(
        "before X",
        rf"(?:before|ahead of|in advance of|prior to) {P}",
        _before,
        (
            Reads("before September", "2025-07-15", "2025-08-31"),
            Reads("before 2030", "2025-07-15", "2029-12-31"),
            Reads("before the end of 2025", "2025-07-15", "2025-12-31"),
            Reads("before the summer recess", "2025-05-14", "2025-07-22", on="2025-05-14"),
            Reads("before the next Mayoral election", "2025-07-15", "2028-05-03"),
            Reads("before Christmas", "2025-07-15", "2025-12-24"),
            Reads("ahead of the new academic year", "2025-07-15", "2025-08-31"),
        ),
        ("before long", "before September's"),
    ),
    Rule(
        "until X",
        rf"(?:up )?(?:until|till|'til) (?:at least |the )?{P}|(?:up|through) to (?:and including )?(?:the )?(?P<p2>{PERIOD})",
        lambda m, r: _by_either(m, r),
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
        (),
        ("to 2030 homes", "compared to March"),
    ),
    Rule(
        "from X",
        rf"(?:with effect from|effective from|starting from|beginning from|commencing from|as from|as of|with effect on|starting in|starting on|starting|beginning in|beginning|commencing in|commencing on|commencing|from|effective) "
        rf"(?:as early as )?{P}(?: (?:onwards|onward|on)\b(?! the))?",
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
        rf"(?:after|following|since the end of) {P}",
        _after,
        (Reads("after April 2026", "2026-05-01", None), Reads("after the summer recess", "2025-09-01", None)),
        ("after all",),
    ),
    Rule(
        "at an occasion of X",
        rf"(?:at|in|during|for) (?:the|our|its|their|your|my|this) {P.removeprefix('(?:the )?')}(?: [a-z'&-]+){{0,4}}? (?:meeting|session|plenary|conference|round|window|intake|hearing)s?\b",
        _for,
        (
            Reads("at the November Plenary", "2025-11-01", "2025-11-30"),
            Reads("at our March 2026 committee meeting", "2026-03-01", "2026-03-31"),
        ),
        ("at the meeting",),
    ),
    Rule(
        "in X",
        rf"(?:some ?time |at some point |later )?(?:in or around|on or around|in and around|in|during|on|over|across|throughout|within|around|between|at) (?:about |around |approximately )?"
        rf"(?:the course of )?{P}(?! (?:prices|terms|figures|levels|values)\b)",
        _in,
        (
            Reads("in early 2026", "2026-01-01", "2026-04-30"),
            Reads("in September", "2025-09-01", "2025-09-30"),
            Reads("on 3 December", "2025-12-03", "2025-12-03"),
            Reads("during 2027", "2027-01-01", "2027-12-31"),
            Reads("over the summer", "2025-07-15", "2025-08-31"),
            Reads("in 2026/27", "2026-04-01", "2027-03-31"),
            Reads("in the first half of 2026", "2026-01-01", "2026-06-30"),
            Reads("in the new year", "2026-01-01", "2026-12-31"),
            Reads("at the end of August", "2025-08-21", "2025-08-31"),
            Reads("in the third quarter of 2025/26", "2025-10-01", "2025-12-31"),
            Reads("over the course of 2026", "2026-01-01", "2026-12-31"),
            Reads("on October 9th", "2025-10-09", "2025-10-09"),
            Reads("within this financial year", "2025-07-15", "2026-03-31"),
        ),
        ("in 2024 prices", "in marching order", "on the 2026 survey"),
    ),
    Rule(
        "towards X",
        rf"(?:towards?|nearer|near) (?P<p>[{PART}]+)",
        _in,
        (Reads("towards the end of this year", "2025-09-01", "2025-12-31"),),
        ("towards 2030",),
    ),
    Rule(
        "for X",
        rf"for (?:the )?(?:whole of )?{P}",
        _for,
        (Reads("for 2026", "2026-01-01", "2026-12-31"), Reads("for the spring", "2026-03-01", "2026-05-31")),
        ("for Mayall",),
    ),
    Rule(
        "this or next X",
        rf"(?P<p>[{STANDS_ALONE}]+)",
        _in,
        (
            Reads("this year", "2025-07-15", "2025-12-31"),
            Reads("next month", "2025-08-01", "2025-08-31"),
            Reads("later this year", "2025-07-15", "2025-12-31"),
            Reads("early next year", "2026-01-01", "2026-04-30"),
            Reads("this autumn", "2025-09-01", "2025-11-30"),
        ),
        ("this yearbook",),
    ),
    Rule(
        "within N of this letter",
        rf"(?:within|inside|in) (?:the )?{N} (?:of|from|after) (?:(?:the )?(?:date|day) of )?(?:this (?:letter|reply|response|date)|today|writing|receipt of this letter)|{N.replace('<n>', '<n2>')} (?:from|of) (?:now|today|the date of this letter)",
        lambda m, r: _lengths_either(m, r),
        (
            Reads("within three months of the date of this letter", "2025-07-15", "2025-10-15"),
            Reads("within 28 days of today", "2025-07-15", "2025-08-12"),
            Reads("six months from now", "2025-07-15", "2026-01-15"),
        ),
        ("within three months of receipt",),
    ),
    Rule(
        "within N of a day",
        rf"(?:within|inside|no later than|not later than|no more than|by) {N} (?:of|from|after|following) {P}",
        _within_of,
        (Reads("within 28 days of 1 March 2026", "2025-07-15", "2026-03-29"),),
        ("within 28 days of an application",),
    ),
    Rule(
        "within N of an event",
        rf"(?:within|inside|in|no later than|not later than|at least|up to|by) (?:the )?(?:first )?{N}'? (?:of|from|after|following|prior to|before|ahead of|in advance of|since|once|ago|earlier|beforehand|notice|late)\b(?! (?:the )?[{A_YEAR}-{NAMED}])",
        _no(EVENT),
        (),
    ),
    Rule(
        "in the next N",
        rf"(?:{OVER} (?:the course of )?)?(?:the |these )?(?:next|coming|following|forthcoming|remaining)(?: period of)? {N}(?: (?:ahead|to come))?",
        _next_lengths,
        (
            Reads("in the next 18 months", "2025-07-15", "2027-01-15"),
            Reads("over the next four years", "2025-07-15", "2029-07-15"),
            Reads("within the next six weeks", "2025-07-15", "2025-08-26"),
            Reads("over the next year", "2025-07-15", "2026-07-15"),
            Reads("over the coming year", "2025-07-15", "2026-07-15"),
            Reads("over the next three to five years", "2025-07-15", "2030-07-15"),
        ),
        ("in the last 18 months",),
    ),
    Rule(
        "over the years ahead",
        rf"{OVER} (?:the )?{N} ahead",
        _next_lengths,
        (Reads("over the year ahead", "2025-07-15", "2026-07-15"),),
        (),
    ),
    Rule(
        "within N",
        rf"(?:within|inside|in under|in less than|in no more than|no more than) (?:the )?(?:about |around |approximately |a maximum of |a period of )?{N}(?:' time)?(?! (?:period|timeframe|window|target|standard|deadline))",
        _within,
        (
            Reads("within six weeks", "2025-07-15", "2025-08-26"),
            Reads("within 28 days", "2025-07-15", "2025-08-12"),
            Reads("within 20 working days", "2025-07-15", "2025-08-12"),
            Reads("within a year", "2025-07-15", "2026-07-15"),
        ),
        ("within reason", "within ten minutes"),
    ),
    Rule(
        "in N",
        rf"in (?:about |around |approximately |roughly |another )?{N}'?(?: time\b)?(?! (?:of|old|ago|period|blocks?))",
        _in_a_while,
        (Reads("in three months' time", "2025-07-15", "2025-10-15"), Reads("in two weeks", "2025-07-15", "2025-07-29")),
        ("in 20 years",),
    ),
    Rule(
        "as soon as",
        r"as (?:soon|quickly|early|promptly|swiftly|speedily) as (?:(?:is )?(?:reasonably )?(?:possible|practicable|practical|practically possible|feasible)|(?:[a-z'-]+ ?){1,9})",
        _open,
        (
            Reads("as soon as possible", "2025-07-15", None),
            Reads("as soon as reasonably practicable", "2025-07-15", None),
            Reads("as soon as it is able to", "2025-07-15", None),
        ),
        ("soon",),
    ),
    Rule(
        "shortly after an event",
        r"(?:very )?(?:shortly|soon) (?:after|before|afterwards|thereafter|following|once)\b",
        _no(EVENT),
        (),
    ),
    Rule(
        "soon",
        r"(?:(?:very )?(?:shortly|soon)(?! after)|imminently|in due course|in (?:the )?(?:very )?near future|before (?:too )?long|at the earliest (?:possible )?(?:opportunity|date|convenience)"
        r"|at (?:a|the) (?:later|earliest possible|appropriate) (?:date|stage|point|time)|in good time|nearer the time|without (?:further |undue )?delay|immediately|straight away|with immediate effect|in the (?:short|medium|long|longer|short to medium)[- ]term)\b",
        _open,
        (
            Reads("shortly", "2025-07-15", None),
            Reads("very soon", "2025-07-15", None),
            Reads("in due course", "2025-07-15", None),
            Reads("imminently", "2025-07-15", None),
            Reads("at the earliest opportunity", "2025-07-15", None),
        ),
        ("sooner",),
    ),
    Rule(
        "in the coming weeks",
        r"(?:(?:in|over|within|during|across|throughout|for) )?(?:the )?(?:course of the )?(?:next|coming|following|forthcoming|these coming) (?:(?:few|several|couple of|coming|number of) )?(?:days|weeks|months|years)(?: (?:and|or|to) (?:days|weeks|months|years))?(?: (?:ahead|to come))?\b",
        _open,
        (
            Reads("in the coming weeks", "2025-07-15", None),
            Reads("over the coming weeks and months", "2025-07-15", None),
            Reads("in the next few months", "2025-07-15", None),
            Reads("over the next couple of months", "2025-07-15", None),
        ),
        ("in the last few months",),
    ),
    Rule(
        "in the weeks ahead",
        r"(?:in|over|during) the (?:(?:days|weeks|months|years)(?:,? (?:and|or) )?){1,2} (?:ahead|to come)\b",
        _open,
        (
            Reads("in the months ahead", "2025-07-15", None),
            Reads("over the weeks and months ahead", "2025-07-15", None),
        ),
        ("in the months before",),
    ),
    Rule(
        "this Parliament",
        r"(?:(?:by|before|until|at) (?:the )?end of|(?:(?:in|over|within|during|across|throughout|for) )(?:the (?:course|lifetime|life|rest|remainder) of )?)(?: ?(?:this|the|the current|the present))? parliament(?:ary session)?\b(?! square)",
        _open,
        (
            Reads("by the end of this Parliament", "2025-07-15", None),
            Reads("over the course of this Parliament", "2025-07-15", None),
            Reads("in this Parliament", "2025-07-15", None),
        ),
        ("Parliament Square",),
    ),
    Rule(
        "when parliamentary time allows",
        r"(?:when|once|as|if|where|subject to) (?:parliamentary )?time (?:allows|permits|is available)",
        _no("no one can say when parliamentary time will allow"),
        (),
    ),
    Rule(
        "every so often",
        r"(?:each|every|per|a) (?:single )?(?:other )?(?:day|week|fortnight|month|quarter|year|autumn|spring|summer|winter|term)\b|(?:annually|quarterly|monthly|weekly|fortnightly|daily)\b",
        _no("it says how often, not by when"),
        (),
    ),
    Rule(
        "until an event",
        r"(?:until|till|once|upon|pending|subject to|by the time|in the event) (?:the |its |their |that |this |we |a |an |our )?[a-z]+",
        _no(EVENT),
        (),
    ),
    Rule(
        "at the Budget",
        r"(?:at|in|before|after|following|ahead of|alongside) (?:the )?(?:next |forthcoming |upcoming |coming )*(?:spring |autumn )?(?:budget|spending review|comprehensive spending review|general election|statement)\b",
        _no(EVENT),
        (),
    ),
)


def _either(m: re.Match[str], r: Reading, reach: Callable[[Span], date]) -> Span:
    start = m.start("p") if m["p"] else m.start("p2")
    return r.periods[start].span(r.anchor, reach)


def _by_either(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, _either(m, r, lambda s: s.by).by)


def _not_earlier(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(_either(m, r, lambda s: s.last).first, None)


def _lengths_either(m: re.Match[str], r: Reading) -> Bounds:
    start = m.start("n") if m["n"] else m.start("n2")
    return Bounds(r.anchor, length_from(r.anchor, r.durations[start]))
