"""Reading the time phrases of one sentence: mask periods, then their parts, then lengths; then read what bounds an act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.transform.dates.bounds import BOUNDS, Bounds
from etl.transform.dates.parts import PARTS, PERIOD
from etl.transform.dates.past import dates_the_past
from etl.transform.dates.periods import A_SEASON, LENGTH, PERIODS, STANDS_ALONE
from etl.transform.dates.rule import Grammar, Reading, spaced
from etl.transform.dates.things import names_a_thing, stands_in_subject
from etl.transform.dates.values import Limit, Period, Span, Unplaced
from etl.transform.dates.words import NUMBER, fold
from etl.transform.terms import Terms

_MAYBE = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|spring|summer|autumn|winter|year|quarter|month|week|fortnight|day|"
    r"mon|tue|wed|thu|fri|sat|sun|hour|minute|tomorrow|christmas|easter|recess|term|mayoralty|election|parliament|decade|soon|shortly|imminent|in due course|"
    r"near future|time|delay|straight|immediate|annual|quick|early|earliest|later|until|once|upon|pending|budget|statement|spending)"
)
_LENGTH = re.compile(
    spaced(
        rf"(?<![\w£$€.,-])(?:(?P<count>{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})?)[ -](?:further |more |additional |full |whole |consecutive |calendar |clear )?"
        r"(?:(?P<working>working|business)[ -])?|(?<=next )|(?<=coming )|(?<=within the )|(?<=the )(?=(?:year|month|week) ahead))"
        r"(?P<unit>hour|minute|day|night|week|fortnight|month|quarter|year|decade)(?(count)s?)\b(?![- ](?:old|long|on)\b)"
    )
)
_ANCHORS = range(1900, 2200)
_ONLY = re.compile(f"[ (]*(?P<p>{PERIOD})[ ).;,]*")
PASSES = 3


def limits(sentence: str, anchor: date, terms: Terms) -> list[Limit | Unplaced]:
    """Every phrase of a sentence that may bound a future act, with its days, and every one that cannot be placed, with why.

    `anchor` is the day of the letter. Offsets are into `sentence`; the phrases come in order and do not overlap. Nothing is
    read in a letter dated outside 1900 to 2199.
    """
    folded = fold(sentence)
    if anchor.year not in _ANCHORS or not _MAYBE.search(folded):
        return []
    reading = Reading(sentence, folded, anchor, terms, masked=folded)
    _mask_periods(reading)
    return list(_bounds(reading))


def _mask_periods(r: Reading) -> None:
    for grammar, passes in ((PERIODS, 1), (PARTS, PASSES)):
        for _ in range(passes):
            before = r.masked
            _mask(grammar, r)
            if r.masked == before:
                break
    for m in _LENGTH.finditer(r.masked):
        r.durations[m.start()] = m
        _cover(r, m.start(), m.end(), LENGTH)


def _mask(grammar: Grammar[Period], r: Reading) -> None:
    for rule, m, period in list(grammar.find(r.masked, r)):
        inner = [r.periods.pop(start).rule for start in list(r.periods) if m.start() <= start < m.end()]
        named = " · ".join([rule.name, *inner])
        r.periods[m.start()] = _unplaceable(period) if isinstance(period, LookupError) else replace(period, rule=named)
        _cover(r, m.start(), m.end(), rule.mark)


def _unplaceable(why: LookupError) -> Period:
    def in_year(year: int) -> Span:
        raise why

    return Period(in_year, 0)


def _cover(r: Reading, start: int, end: int, mark: str) -> None:
    r.masked = r.masked[:start] + mark * (end - start) + r.masked[end:]


def _bounds(r: Reading) -> Iterator[Limit | Unplaced]:
    alone = _ONLY.fullmatch(r.masked)
    if alone and r.masked[alone.start("p")] != STANDS_ALONE:
        span = r.periods[alone.start("p")].span(r.anchor)
        yield _limit(r, "a date alone", *alone.span("p"), Bounds(span.first, span.last))
        return
    for rule, m, bounds in BOUNDS.find(r.masked, r):
        if isinstance(bounds, LookupError):
            yield Unplaced(m.start(), m.end(), r.text[m.start() : m.end()], str(bounds))
        else:
            yield _limit(r, rule.name, m.start(), m.end(), bounds)


def _limit(r: Reading, rule: str, start: int, end: int, bounds: Bounds) -> Limit | Unplaced:
    phrase = r.text[start:end]
    latest = bounds.latest
    if latest is not None and latest < r.anchor:
        return Unplaced(start, end, phrase, "it was over before the day of the letter")
    if bounds.may_be_past and dates_the_past(r.folded, start, end):
        return Unplaced(start, end, phrase, "it says when something happened")
    bare_season = bounds.yearless and A_SEASON in r.masked[start:end] and "the" not in r.folded[start:end].split()
    if bounds.period and names_a_thing(r.text, r.folded, start, end, bare_season=bare_season):
        return Unplaced(start, end, phrase, "it is part of the name of a thing")
    names_thing = bounds.names_thing or (bounds.period and stands_in_subject(r.folded, start, end))
    return Limit(start, end, phrase, max(bounds.earliest, r.anchor), latest, rule, names_thing)
