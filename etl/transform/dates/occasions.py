"""The rules for limits that hang on an occasion or a thing: "before the meeting on X", "in the spring publication"."""

from __future__ import annotations

import re

from etl.transform.dates.marks import A_DAY, A_MONTH, A_SEASON, A_YEAR, NAMED, PART, PERIOD, SPLIT, UNIT, WEEK, kinds
from etl.transform.dates.prepositions import AN_EVENT, NO_DAY, P, after, before, by, dates_an_event, span
from etl.transform.dates.rule import Reading, Reads, Rule
from etl.transform.dates.values import Bounds, CannotPlace

OCCASION = r"(?:meetings?|sessions?|plenary|conference|hearing|summit|forum|hustings|debate)\b"
APPEARS = r"(?:publication|survey|edition|update|bulletin|release|newsletter|report|census|statistics)s?\b"
COMMITTEE = re.compile(r"\b(?:committee|panel|board|assembly|members|cabinet|inquiry|tribunal|commission)\b")
APPEARS_BEFORE = re.compile(r"\b(?:due|appear|appears|appearing|goes?|comes?|put|laid|brought|evidence|be|is) $")
# "We will put it before TEC on 12 May": TEC sits that day, and has it before it.
_PUTS = re.compile(r"\b(?:puts?|brings?|lays?|takes?|places?|sets?|comes?|goes|go|brought|laid|taken)\b[^,;]*$")
_SITS = re.compile(
    r"\b[A-Z]{2,}\b|\b(?:[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]ouncil|[Cc]abinet|Assembly|Parliament|House)\b"
)
_EVENT = re.compile(r"\b(?:meetings?|hearings?|sessions?|elections?|votes?|debates?|plenary|deadline)\b")
DATED_THING = rf"(?P<p>{kinds(A_YEAR, SPLIT, A_MONTH, A_SEASON)})(?: [a-z'&-]+){{0,3}}? {APPEARS}"

# What stands before a day that is given beside the occasion it is the day of: "by World Heart Day, 29 September".
_AN_OCCASION = re.compile(
    r"\b(by|until|on|at|for|from|before|ahead of|in advance of|in time for|prior to) (?:the |its |our |your |this )?"
    r"(?:(?!by |on |at |for |from |until |before |will |and )[a-z0-9'&.-]+ ){0,6}?(?:day|week|meeting|plenary|"
    r"conference|hearing|summit|election|elections|budget|review|statement|festival|carnival|games|cup|marathon|sunday|night|"
    r"question time|anniversary|session|committee|assembly|panel|board)(?:,? to be held on)?(?:,| ?\() ?$"
)
_AN_EVENT_BEFORE = re.compile(
    r"\b(?:elections?|meetings?|plenary|conference|hearing|budget|statement|festival|carnival|games|act|plan|strategy|bill|"
    r"order|published|closed|agreed|made|contract|round|phase|term|session|year|period)\b[^(]*\($"
)


def _before_an_event(m: re.Match[str], r: Reading) -> Bounds:
    if dates_an_event(span(m, r), r, r.text.rfind(" ", 0, m.start("p"))):
        raise CannotPlace(NO_DAY)
    if COMMITTEE.search(m[0]) and APPEARS_BEFORE.search(r.folded, max(0, m.start() - 40), m.start()):
        return _at_an_occasion(m, r)
    sits = _SITS.search(r.text, m.start(), m.end()) and not _EVENT.search(m[0])
    if sits and _PUTS.search(r.folded, max(0, m.start() - 60), m.start()):
        return _at_an_occasion(m, r)
    single = r.masked[m.start("p")] in (A_DAY, WEEK)
    return before(m, r) if single and not m[0].startswith("until") else by(m, r)


def _at_an_occasion(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return Bounds(s.first, s.last, may_be_past=True)


def _a_thing(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    return Bounds(s.first, s.last, names_thing=True)


def _in_a_thing(m: re.Match[str], r: Reading) -> Bounds | None:
    lead = r.folded[max(0, m.start() - 60) : m.start()]
    return _a_thing(m, r) if re.search(r"\b(?:will|to) be (?:\w+ )?(?:\w+ed|set out|shown) $", lead) else None


def _by_the_time(m: re.Match[str], r: Reading) -> Bounds:
    s = span(m, r)
    if " term" in r.folded[m.start() : m.end()]:
        ends = r.terms.mayoral_election(r.anchor)
        if s.first <= ends <= s.last:
            return Bounds(r.anchor, ends)
    return by(m, r)


def _the_event_s_day(m: re.Match[str], r: Reading) -> Bounds | None:
    lead = _AN_OCCASION.search(r.folded, max(0, m.start() - 90), m.start())
    if lead is None:
        return None
    s = span(m, r)
    if lead[1] in ("by", "until"):
        return by(m, r)
    return Bounds(s.first, s.last, may_be_past=True) if lead[1] in ("on", "at", "for", "from") else before(m, r)


def _in_brackets(m: re.Match[str], r: Reading) -> Bounds | None:
    s, period = span(m, r), r.periods[m.start("p")]
    if (
        period.year is None
        or s.first <= r.anchor
        or _AN_EVENT_BEFORE.search(r.folded, max(0, m.start() - 60), m.start())
    ):
        return None
    return Bounds(s.first, s.last)


OCCASIONS: tuple[Rule[Bounds], ...] = (
    Rule(
        "before an event on X",
        rf"(?:before|ahead of|in advance of|in (?:good )?time for|prior to|until) {AN_EVENT}(?:of|on|in|this|next) {P}",
        _before_an_event,
        (
            Reads("before your committee's meeting on 12 November", "2025-07-15", "2025-11-11"),
            Reads("in time for the anniversary on 12 November", "2025-07-15", "2025-11-11"),
            Reads("ahead of the Plenary meeting of 6 November 2025", "2025-07-15", "2025-11-05"),
            Reads("before your Fire Committee on 12 November", "2025-11-12", "2025-11-12", lead="She is due"),
            Reads("before TEC on 12 November", "2025-11-12", "2025-11-12", lead="We will put a byelaw"),
            Reads("before TEC on 12 November", "2025-07-15", "2025-11-11", lead="We will mend it"),
        ),
        ("before the meeting",),
    ),
    Rule(
        "after an event on X",
        rf"(?:after|following) {AN_EVENT}(?:of|on|in) {P}",
        after,
        (Reads("after the Budget on 26 November", "2025-11-27", None),),
        ("after the Budget",),
    ),
    Rule(
        "at an occasion of X",
        rf"(?:at|in|during|for|(?<!further )(?<!prior )(?<!subsequent )(?<!response )(?<!reply )(?<!relation )to)"
        rf" (?:(?:the|our|its|their|your|my|this) )?(?P<p>{PERIOD})(?:'s)?"
        rf"(?: [a-z'&-]+){{0,4}}? {OCCASION}",
        _at_an_occasion,
        (
            Reads("at the November Plenary", "2025-11-01", "2025-11-30"),
            Reads("to your November meeting", "2025-11-01", "2025-11-30", lead="It will be brought"),
            Reads("at next month's Police and Crime Committee meeting", "2025-08-01", "2025-08-31"),
            Reads("at our March 2026 committee meeting", "2026-03-01", "2026-03-31"),
        ),
        ("at the meeting", "further to the November meeting"),
    ),
    Rule(
        "by the time something happens in X",
        rf"by the time (?:that )?(?:(?:[a-z][a-z'-]*|\d|{NAMED}++|{UNIT}++) ){{1,8}}?(?:in|on) {P}",
        _by_the_time,
        (
            Reads("by the time the lease ends in May 2026", "2025-07-15", "2026-05-31"),
            Reads("by the time that Lease 7 ends in May 2026", "2025-07-15", "2026-05-31"),
            Reads("by the time that my term of office ends in May 2028", "2025-07-15", "2028-05-04"),
        ),
        ("by the time of the vote",),
    ),
    Rule(
        "the day of an occasion",
        rf"(?P<p>{kinds(A_DAY)})",
        _the_event_s_day,
        (
            Reads("29 September 2026", "2025-07-15", "2026-09-29", lead="It will be ready by World Heart Day,"),
            Reads("12 November", "2025-07-15", "2025-11-11", lead="It will be ready before your Plenary (", tail=")."),
        ),
        ("29 September",),
    ),
    Rule(
        "X in brackets",
        rf"(?P<p>{kinds(A_MONTH, A_SEASON, PART)})(?=\)(?:[.,;]| and |$))",
        _in_brackets,
        (Reads("spring 2027", "2027-03-01", "2027-05-31", lead="It will mend the lifts (", tail=")."),),
        ("spring)", "March)"),
    ),
    Rule(
        "in a thing of X that will appear",
        rf"in (?:(?:the|our|its|their|a) )?{DATED_THING}",
        _in_a_thing,
        (Reads("in the spring publication", "2026-03-01", "2026-05-31", lead="The figures will be included"),),
        ("in the spring publication",),
    ),
    Rule(
        "a thing of X that will appear",
        rf"(?:(?:the|our|its|their|a|this) )?{DATED_THING}"
        r"(?= will (?:then |also |now )?(?:be (?:published|released|issued|held|launched|available|conducted|carried)"
        r"|appear|run|open|take place|launch))",
        _a_thing,
        (Reads("The 2026 survey", "2026-01-01", "2026-12-31", lead="", tail=" will be published."),),
        ("the spring publication",),
    ),
)
