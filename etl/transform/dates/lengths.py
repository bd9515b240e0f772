"""The rules for lengths of time: "within six weeks", "over the next four years", "in three months' time"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from data import working_days
from etl.transform.dates import calendar
from etl.transform.dates.marks import A_DAY, LENGTH, UNIT
from etl.transform.dates.prepositions import AN_EVENT, P, span
from etl.transform.dates.rule import Reading, Reads, Refuses, Rule, spaced
from etl.transform.dates.values import Bounds, CannotPlace
from etl.transform.dates.words import NUMBER, number

N = f"(?P<n>{LENGTH}++)"
OVER = r"(?:over|in|within|during|for|across|throughout|through|inside|in each of|for each of|on each of)"
EVENT = "it runs from or to an event whose day the letter does not give"
LETTER = r"(?:(?:the )?(?:date|day) of )?(?:this (?:letter|reply|response|date)|today|now|writing)"
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}

# What is masked as a length: a number and a unit, or the unit alone where "the next", "the coming" go before it.
A_LENGTH = re.compile(
    spaced(
        rf"(?<![\w£$€.,-])(?:(?P<count>{NUMBER}(?:(?: ?(?:-|to|or) ?|-to-|-or-){NUMBER})?)[ -]"
        r"(?:further |more |additional |full |whole |consecutive |clear )?(?:(?P<working>working|business)[ -])?"
        r"|(?<=next )|(?<=coming )|(?<=the )(?=(?:year|month|week) (?:ahead|to come)))"
        r"(?:(?P<kind>financial|fiscal|academic|school|calendar) )?"
        r"(?P<unit>minute|hour|day|weekend|week|fortnight|month|quarter|year|decade)(?(count)s?)\b"
        r"(?![- ](?:old|long|on)\b)"
        r"(?<![0-9a-z]-day)(?<![0-9a-z]-week)(?<![0-9a-z]-month)(?<![0-9a-z]-year)(?P<or_two> or two\b)?"
    )
)


# "every complaint within ten days" sets a pace and no day.
_OF_EACH = re.compile(
    r"\b(?:every|each|any|all)(?: new| such| other| urgent| valid| of the)? (?:letter|complaint|application|call|"
    r"report|request|case|claim|fault|quer(?:y|ies)|enquir(?:y|ies)|incident|emergency|e-?mail|repair|referral|payment|invoice)"
    r"|\b(?:per cent|%) of|\b(?:nine|eight|seven) (?:in|out of) ten\b|\bcases out of ten\b"
)


def after(start: date, length: re.Match[str]) -> date:
    """The day on which a length of time that begins on `start` is over; working days skip bank holidays."""
    count, unit = number(length["count"]) if length["count"] else 1, length["unit"]
    count = 2 if length["or_two"] else count
    if length["working"]:
        try:
            return working_days.add(start, count)
        except working_days.NoHolidayTable as wrong:
            raise CannotPlace(str(wrong)) from wrong
    if length["kind"] in ("financial", "fiscal", "academic", "school"):
        starts = 4 if length["kind"] in ("financial", "fiscal") else 9
        return calendar.month_end(start.year - (start.month < starts) + count + 1, starts - 1)
    if unit == "minute":
        raise CannotPlace(EVENT)
    if unit in MONTHS_IN:
        try:
            return calendar.add_months(start, count * MONTHS_IN[unit])
        except ValueError as wrong:  # Python's calendar ends with the year 9999
            raise CannotPlace("it ends too long after the letter for the calendar") from wrong
    if unit == "hour":
        return start + timedelta(days=-(-count // 24))
    return start + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])


def _length(m: re.Match[str], r: Reading) -> re.Match[str]:
    return r.lengths[m.start("n")]


def _ahead(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, after(r.anchor, _length(m, r)))


def _next(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, after(r.anchor, _length(m, r)), names_thing=m["over"] is None)


def _within(m: re.Match[str], r: Reading) -> Bounds:
    if _OF_EACH.search(r.folded):
        raise CannotPlace("it says how soon each one is dealt with")
    if _length(m, r)["unit"] in ("hour", "minute"):
        raise CannotPlace(EVENT)
    return _ahead(m, r)


def _in(m: re.Match[str], r: Reading) -> Bounds | None:
    # "the first rise in ten years" looks back as often as "in ten years" looks ahead
    if _length(m, r)["unit"] in ("hour", "minute", "year", "decade") and "time" not in m[0]:
        return None
    return Bounds(r.anchor, after(r.anchor, _length(m, r)), may_be_past=True)


def _from_a_day(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, after(span(m, r).last, _length(m, r)))


def _before_a_day(m: re.Match[str], r: Reading) -> Bounds:
    length = _length(m, r)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(length["unit"])
    if days is None or length["working"] or not length["count"]:
        raise CannotPlace("it counts back from another day")
    return Bounds(r.anchor, span(m, r).first - timedelta(days=days * number(length["count"])))


def _no(m: re.Match[str], r: Reading) -> Bounds:
    raise CannotPlace(EVENT)


def _within_the(m: re.Match[str], r: Reading) -> Bounds | None:
    unit = A_LENGTH.match("a " + r.folded[m.start("u") : m.end("u")].removeprefix("the "))
    return Bounds(r.anchor, after(r.anchor, unit)) if unit and not unit["kind"] else None


LENGTHS: tuple[Rule[Bounds], ...] = (
    Rule(
        "within N of this letter",
        rf"(?:(?:within|inside|in) (?:the )?)?{N} (?:of|from|after) {LETTER}\b(?! on\b)",
        _ahead,
        (
            Reads("within three months of the date of this letter", "2025-07-15", "2025-10-15"),
            Reads("within 28 days of today", "2025-07-15", "2025-08-12"),
            Reads("six months from now", "2025-07-15", "2026-01-15"),
        ),
        ("within three months of receipt", "a year from now on"),
    ),
    Rule(
        "within N of X",
        rf"(?:within|inside|no later than|not later than|no more than|by) {N} (?:(?:of|after|following) "
        rf"(?:{AN_EVENT}(?:on|in|of) )?|from (?={A_DAY})){P}",
        _from_a_day,
        (
            Reads("within 28 days of 1 March 2026", "2025-07-15", "2026-03-29"),
            Reads("within six weeks of the close of the consultation on 3 November", "2025-07-15", "2025-12-15"),
        ),
        ("within 28 days of an application",),
    ),
    Rule(
        "N before X",
        rf"(?:at least )?{N} (?:before|ahead of|prior to|in advance of) (?:{AN_EVENT}(?:on|in|of) )?{P}",
        _before_a_day,
        (Reads("two weeks before 3 December", "2025-07-15", "2025-11-19"),),
        ("two weeks before the meeting",),
    ),
    Rule(
        "within N of an event",
        rf"(?:within|inside|no later than|not later than|at least|up to|by) (?:the )?(?:first )?{N}"
        r"(?: (?:of|after|following|prior to|before|ahead of|in advance of|since)\b|(?= from\b))",
        _no,
        (Refuses("within 65 days of", "an event"),),
        ("within six weeks",),
    ),
    Rule(
        "in the next N",
        rf"(?P<over>{OVER} (?:the course of )?)?(?:the |these )?(?:next|coming|forthcoming)(?: period of)? {N}"
        r"(?: (?:ahead|to come|or so))?",
        _next,
        (
            Reads("in the next 18 months", "2025-07-15", "2027-01-15"),
            Reads("over the next four years", "2025-07-15", "2029-07-15"),
            Reads("within the next six weeks", "2025-07-15", "2025-08-26"),
            Reads("over the next year", "2025-07-15", "2026-07-15"),
            Reads("over the coming year", "2025-07-15", "2026-07-15"),
            Reads("over the next three to five years", "2025-07-15", "2030-07-15"),
            Reads("over the next two financial years", "2025-07-15", "2028-03-31"),
            Reads("in the next year or two", "2025-07-15", "2027-07-15"),
            Reads("over the next three weekends", "2025-07-15", "2025-08-05"),
        ),
        ("in the last 18 months",),
    ),
    Rule(
        "over the year ahead",
        rf"{OVER} (?:the )?{N} (?:ahead|to come)",
        _ahead,
        (Reads("over the year ahead", "2025-07-15", "2026-07-15"),),
        ("over the years",),
    ),
    Rule(
        "within N",
        r"(?:within|inside|in under|in less than|in no more than|no more than) (?:the )?"
        rf"(?:about |around |approximately |a maximum of |a period of )?{N}(?:'s? time)?"
        r"(?! (?:period|timeframe|window|target|standard|deadline|limit)s?)",
        _within,
        (
            Reads("within six weeks", "2025-07-15", "2025-08-26"),
            Reads("within 28 days", "2025-07-15", "2025-08-12"),
            Reads("within 20 working days", "2025-07-15", "2025-08-12"),
            Reads("within a year", "2025-07-15", "2026-07-15"),
            Refuses("within ten days", "how soon each", lead="We will answer every complaint"),
        ),
        ("within reason", "within ten minutes", "within the eight week period"),
    ),
    Rule(
        "within the year, month or week",
        rf"within (?P<u>{UNIT}++)",
        _within_the,
        (Reads("within the month", "2025-07-15", "2025-08-15"),),
        ("within the city",),
    ),
    Rule(
        "in N",
        rf"in (?:about |around |approximately |roughly |another )?{N}(?:'s?)?(?: time\b)?"
        r"(?! (?:of|period|blocks?|from|at|each))",
        _in,
        (
            Reads("in three months' time", "2025-07-15", "2025-10-15"),
            Reads("in two weeks", "2025-07-15", "2025-07-29"),
            Reads("in a fortnight's time", "2025-07-15", "2025-07-29"),
        ),
        ("in 20 years",),
    ),
)
