"""A rule of the grammar is one value; a grammar is an ordered table of rules, tried together in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from etl.transform.dates.openings import Gate, Match, is_mark, needs_mark, openings
from etl.transform.dates.values import NO_DAYS, Period
from etl.transform.terms import Terms

T = TypeVar("T")

_ONE_SPACE = re.compile(r"(\(\?<[=!][^()]*\)|\[[^\]]*\])| (?![?*+{])")


def spaced(pattern: str) -> str:
    """The pattern with each single space standing for any run of them, except in a class and where it looks back."""
    return _ONE_SPACE.sub(lambda m: m[1] or " +", pattern)


@dataclass(frozen=True, slots=True)
class Reads:
    """An example: in a letter of the day `on`, `phrase` after `lead` is read as due from `earliest` to `latest`."""

    phrase: str
    earliest: str
    latest: str | None
    on: str = "2025-07-15"
    lead: str = "It will happen"
    tail: str = "."


@dataclass(frozen=True, slots=True)
class Refuses:
    """An example of a phrase that is understood but sets no limit; `because` is part of the reason given."""

    phrase: str
    because: str
    on: str = "2025-07-15"
    lead: str = "It will happen"


@dataclass(slots=True)
class Reading:
    """One sentence while it is read: its text as written, folded, and with what has been found so far masked out."""

    text: str
    folded: str
    anchor: date
    terms: Terms
    masked: str
    periods: dict[int, Period] = field(default_factory=dict)
    lengths: dict[int, re.Match[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    last_mark: int = -1
    last_end: int = -1

    def periods_in(self, start: int, end: int) -> list[Period]:
        """The periods found between two offsets, in their order."""
        starts = self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [self.periods[at] for at in starts if at in self.periods]

    def put(self, start: int, end: int, period: Period) -> None:
        """Note a period that covers these offsets, in place of those it is made of."""
        if self.starts:
            for at in self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                self.periods.pop(at, None)
        self.periods[start] = period

    def mask(self, runs: list[tuple[int, int, str]]) -> None:
        """Cover what has been found, left to right, with its marks."""
        masked, covered, at = self.masked, "", 0
        for start, end, mark in runs:
            covered += masked[at:start] + mark * (end - start)
            at = end
        self.masked = covered + masked[at:]
        self.starts = sorted(self.periods)
        if end >= self.last_end:
            self.last_mark, self.last_end = start, end


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A name that reads like the phrase, a pattern, what it means, examples, and phrases it must leave alone.

    Each of `examples` is read whole by this rule and no other; of `not_these` it reads nothing whole. `mark` is what a
    period is masked with.
    """

    name: str
    pattern: str
    resolve: Callable[[re.Match[str], Reading], T | None]
    examples: tuple[Reads | Refuses, ...]
    not_these: tuple[str, ...] = ()
    mark: str = ""


Found = tuple[Rule[T], re.Match[str], T | LookupError]


class Grammar(Generic[T]):
    """An ordered table of rules. Where two rules match at the same place, the earlier one wins."""

    def __init__(self, *rules: Rule[T]) -> None:
        self.rules = rules
        self._each: list[Match | None] = [None] * len(rules)

    @cached_property
    def openings(self) -> list[list[str]]:
        """For each rule the ways in which its phrases can begin."""
        return [openings(rule.pattern) for rule in self.rules]

    def beginnings(self, *, marked: bool) -> list[str]:
        """How the phrases can begin that hold something masked before, or those that need not."""
        ways = zip(self.rules, self.openings, strict=True)
        return [begin for rule, begins in ways if needs_mark(rule.pattern) is marked for begin in begins]

    @cached_property
    def behind_marks(self) -> frozenset[str]:
        """What can stand behind a mark that a phrase begins with."""
        return frozenset(begin[1:2] for begins in self.openings for begin in begins if is_mark(begin[:1]))

    @cached_property
    def gate(self) -> Gate:
        """What can begin here, before any rule is tried."""
        return Gate(self.openings, before="(?<![\ue000-\ue00f])")

    def _matches(self, index: int) -> Match:
        """What tries a rule; its pattern is compiled when it is first needed."""
        match = self._each[index] = re.compile(spaced(self.rules[index].pattern)).match
        return match

    def find(self, text: str, reading: Reading, places: Iterable[int]) -> list[Found[T]]:
        """What the rules read in `text`, left to right, without overlap; a rule that refuses lets the next one try.

        A phrase is looked for at the `places` alone, which are in order. One that is understood but gives no days comes
        with the error that says why.
        """
        found: list[Found[T]] = []
        gate, each = self.gate, self._each
        at = 0
        for place in places:
            opening = gate[text[place]](text, place) if place >= at else None
            if opening is None:
                continue
            for index in gate.rules(opening[0]):
                match = (each[index] or self._matches(index))(text, place)
                if match is None:
                    continue
                value: T | LookupError | None
                try:
                    value = self.rules[index].resolve(match, reading)
                except NO_DAYS as wrong:
                    value = wrong
                if value is not None:
                    found.append((self.rules[index], match, value))
                    at = match.end()
                    break
        return found
