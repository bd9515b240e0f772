"""Reading one sentence: periods are masked, then their parts, then lengths; then what bounds an act is read."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from etl.transform.dates.grammar import BOUNDS, PARTS, PERIODS
from etl.transform.dates.lengths import A_LENGTH
from etl.transform.dates.marks import A_SEASON, LENGTH, PERIOD
from etl.transform.dates.openings import openings
from etl.transform.dates.past import dates_the_past
from etl.transform.dates.places import Beginnings, Places
from etl.transform.dates.rule import Grammar, Reading
from etl.transform.dates.things import may_name, names_a_thing, stands_in_subject
from etl.transform.dates.values import NO_DAYS, Bounds, Limit, Period, Span, Unplaced
from etl.transform.dates.words import fold
from etl.transform.terms import Terms

ANCHORS = range(1900, 2200)
PASSES = 3
# A sentence without a period, a length or any of these names no time.
_WORDS = r"""
jan(?:uary)?\b feb mar(?:ch)?\b apr may\b jun jul(?:y)?\b aug sept?\b september oct\b october nov\b november
dec\b december spring summer autumn winter year quarter q[1-4] h[12]\b month(?!ly) week fortnight days?\b
working_day business_day decade hour minute monday tuesday wednesday thursday friday saturday sunday tue wed thu
fri today tomorrow christmas easter boxing bonfire new_year halloween ramadan eid\b diwali vaisakhi notting lunar
chinese half recess whit rises term\b mayoralty mayoral election parliament soon shortly imminent in_due
near(?:er)?\b time\b delay straight immediate annually daily monthly as_quick as_early as_swift as_prompt
as_speed earliest later until till pending once_ before_long before_too date\b stage\b point\b budget spending
statement the_end_of next_ foreseeable holiday fy
"""
_MAYBE = re.compile(rf"(?:19|20)\d\d|\d[/.-]\d|\b(?:{'|'.join(_WORDS.split()).replace('_', ' +')})")
_UNITS = "minute hour day week fortnight month quarter year decade".split()
_KINDS = range(7)
_A_PERIOD, _A_PART, _A_BOUND, _A_UNIT, _A_LENGTH, _A_MARKED_PART, _A_MARKED_BOUND = (1 << kind for kind in _KINDS)
# Without one of these nothing is found that the others could go on from.
_FIRST = _A_PERIOD | _A_PART | _A_BOUND | _A_UNIT
_ALONE = re.compile(f"[ (]*(?P<p>{PERIOD})(?:[ ).;,:]*$| ?[(,;:-])")
CELL = 80


def limits(sentence: str, anchor: date, terms: Terms) -> list[Limit | Unplaced]:
    """Every phrase of a sentence that may bound a future act, with its days, and every one without, with the reason.

    `anchor` is the day of the letter. Offsets are into `sentence`; the phrases come in order and do not overlap.
    Nothing is read in a letter dated outside 1900 to 2199.
    """
    if anchor.year not in ANCHORS:
        return []
    folded = fold(sentence)
    places = places_of(folded)
    kinds = 0
    for _, begun in places:
        kinds |= begun
    if not kinds & _FIRST:
        return []
    reading = Reading(sentence, folded, anchor, terms, masked=folded)
    if kinds & (_A_PERIOD | _A_PART):
        mask_periods(reading, places)
    if kinds & _A_UNIT and kinds & _A_LENGTH:
        _mask_lengths(reading, places)
    found = _bounds(reading, places)
    if found and reading.last_mark < 0 and not (_MAYBE.search(folded, found[0].start) or _MAYBE.search(folded)):
        return []
    return found


def places_of(folded: str) -> Places:
    """Where in a folded sentence a phrase may begin, and of which kinds."""
    return _beginnings().places(folded)


@cache
def _beginnings() -> Beginnings:
    return Beginnings(
        (begin for begins in PERIODS.openings for begin in begins),
        PARTS.beginnings(marked=False),
        BOUNDS.beginnings(marked=False),
        _UNITS,
        openings(A_LENGTH.pattern, words=2),
        PARTS.beginnings(marked=True),
        BOUNDS.beginnings(marked=True),
        masked=_A_PERIOD | _A_PART | _A_LENGTH | _A_MARKED_PART,
    )


def mask_periods(r: Reading, places: Places, passes: int = PASSES) -> None:
    """Find the periods a sentence names and mask them; then their parts, and the parts of those, `passes` deep."""
    _mask_all(PERIODS, r, [at for at, kinds in places if kinds & _A_PERIOD])
    for _ in range(passes):
        # A part that begins with a mark goes on behind it: none begins with a period that ends the sentence.
        last = r.last_mark + (r.masked[r.last_end : r.last_end + 1] in PARTS.behind_marks)
        if not _mask_all(PARTS, r, _before(r, last, places, _A_PART, _A_MARKED_PART)):
            break


def _before(r: Reading, last: int, places: Places, free: int, marked: int) -> list[int]:
    """The places of phrases that need nothing masked, and before `last` those of the others too, and of marks."""
    if last <= 0:
        return [at for at, kinds in places if kinds & free]
    either, periods, lengths = free | marked, r.periods, r.lengths
    return [
        at
        for at, kinds in places
        if kinds & (either if at < last else free) or (at < last and (at in periods or at in lengths))
    ]


def _mask_all(grammar: Grammar[Period], r: Reading, places: list[int]) -> bool:
    found = grammar.find(r.masked, r, places) if places else None
    if not found:
        return False
    runs: list[tuple[int, int, str]] = []
    for rule, m, period in found:
        start, end = m.span()
        if isinstance(period, LookupError):
            period = _unplaceable(period)
        inner = "".join(f" of {part.rule}" for part in r.periods_in(start, end)) if r.starts else ""
        r.put(start, end, Period(period.in_year, period.year, period.ahead, rule.name + inner))
        runs.append((start, end, rule.mark))
    r.mask(runs)
    return True


def _mask_lengths(r: Reading, places: Places) -> None:
    at = 0
    for place, kinds in places:
        if kinds & _A_LENGTH and place >= at and (length := A_LENGTH.match(r.masked, place)):
            r.lengths[place] = length
            at = length.end()
    if r.lengths:
        r.mask([(*m.span(), LENGTH) for m in r.lengths.values()])


def _unplaceable(why: LookupError) -> Period:
    def in_year(year: int) -> Span:
        raise why

    return Period(in_year, 0)


def _bounds(r: Reading, places: Places) -> list[Limit | Unplaced]:
    found = BOUNDS.find(r.masked, r, _before(r, r.last_mark + 1, places, _A_BOUND, _A_MARKED_BOUND))
    if not found and r.periods and len(r.text) <= CELL and (alone := _ALONE.match(r.masked)):
        return [_date_alone(r, *alone.span("p"))]
    return [_limit(r, rule.name, *m.span(), bounds) for rule, m, bounds in found]


def _date_alone(r: Reading, start: int, end: int) -> Limit | Unplaced:
    try:
        span = r.periods[start].span(r.anchor)
    except NO_DAYS as why:
        return Unplaced(start, end, r.text[start:end], str(why))
    return _limit(r, "X alone", start, end, Bounds(span.first, span.last))


def _limit(r: Reading, rule: str, start: int, end: int, bounds: Bounds | LookupError) -> Limit | Unplaced:
    phrase = r.text[start:end]
    if isinstance(bounds, LookupError):
        return Unplaced(start, end, phrase, str(bounds))
    earliest, latest, may_be_past, names_thing, within_period, yearless = bounds
    if latest is not None and latest < r.anchor:
        return Unplaced(start, end, phrase, "it was over before the day of the letter")
    begun = earliest <= r.anchor or yearless
    if may_be_past and begun and dates_the_past(r.text, r.folded, start, end):
        return Unplaced(start, end, phrase, "it says when something happened")
    if within_period and may_name(r.folded, start, end):
        bare_season = yearless and A_SEASON in r.masked[start:end] and " the " not in r.folded[start:end]
        in_subject = stands_in_subject(r.folded, start, end)
        if names_a_thing(r.text, r.folded, start, end, bare_season=bare_season) or (in_subject and names_thing):
            return Unplaced(start, end, phrase, "it is part of the name of a thing")
        names_thing = names_thing or in_subject
    how = [period.rule for period in r.periods_in(start, end)]
    named = f"{rule}: {' and '.join(how)}" if how else rule
    return Limit(start, end, phrase, max(earliest, r.anchor), latest, named, names_thing)
