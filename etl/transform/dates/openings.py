"""How a phrase can begin, worked out from the pattern of its rule: nobody has to list it, and no rule is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _parser  # type: ignore[attr-defined]  # what Python 3.11 itself reads a pattern with
from typing import Any

from etl.transform.dates.marks import LENGTH, PERIOD_MARKS, UNIT

# So many words tell nearly all rules apart; more would only make the lists longer.
WORDS = 3
# More beginnings than these are not told apart any further.
MOST = 100
_ANY_PERIOD = PERIOD_MARKS[0]
# What one letter of an opening stands for any number of.
_RUNS = {" ": " +", _ANY_PERIOD: f"[{PERIOD_MARKS}]+", LENGTH: f"{LENGTH}+", UNIT: f"{UNIT}+"}

_RUNS_OF = f" {PERIOD_MARKS}{LENGTH}{UNIT}"

Parsed = Sequence[tuple[Any, Any]]
Opened = tuple[set[str], set[str]]


def openings(pattern: str, words: int = WORDS) -> list[str]:
    """The first words of all that a pattern can match: each match begins with one of them.

    A blank stands for a run of them, and one mark of a period for a run of any of these marks.
    """
    going_on, ended = _after({""}, _parser.parse(pattern), words)
    shortest: list[str] = []
    for text in sorted(going_on | ended):
        if not shortest or not text.startswith(shortest[-1]):
            shortest.append(text)
    return shortest


def needs_mark(pattern: str) -> bool:
    """Whether a pattern matches nothing in which no period and no length has been masked."""
    return _needs_mark(_parser.parse(pattern))


def _after(texts: set[str], parsed: Parsed, words: int) -> Opened:
    """The openings that go on after this piece of a pattern, when `texts` stand before it, and those that end in it."""
    ended: set[str] = set()
    for what, value in parsed:
        texts, ends = _after_one(texts, str(what), value, words)
        ended |= ends | {text for text in texts if text.count(" ") >= words}
        texts = texts - ended
        if len(texts) > MOST:
            return set(), ended | texts
    return texts, ended


def _after_one(texts: set[str], what: str, value: Any, words: int) -> Opened:
    if what in ("AT", "ASSERT", "ASSERT_NOT"):
        return texts, set()
    if what == "LITERAL":
        return _going_on(texts, {_mark(chr(value))})
    if what == "IN":
        letters = _listed(value)
        return _going_on(texts, letters) if letters else (set(), texts)
    if what == "BRANCH":
        return _either([_after(texts, branch, words) for branch in value[1]])
    if what in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _after(texts, value[-1] if what == "SUBPATTERN" else value, words)
    if what in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, repeated = value
        return _repeated(texts, low, high, repeated, words)
    return set(), texts


def _repeated(texts: set[str], low: int, high: int, parsed: Parsed, words: int) -> Opened:
    once, ended = _after(texts, parsed, words)
    found = once if low else once | texts
    run = len(parsed) == 1 and str(parsed[0][0]) == "LITERAL" and chr(parsed[0][1]) in _RUNS_OF
    if high == 1 or run:
        return found, ended
    # whatever comes after the first time ends here: it is enough to know how the first one goes
    return (texts if not low else set()), ended | once


def _going_on(texts: set[str], letters: set[str]) -> Opened:
    """The openings with one more letter, whichever it is; a figure ends them."""
    found = {text + letter for text in texts for letter in letters}
    return (set(), found) if any(letter.isdigit() for letter in letters) else (found, set())


def _either(ways: list[Opened]) -> Opened:
    return set().union(*(going_on for going_on, _ in ways)), set().union(*(ended for _, ended in ways))


def _mark(letter: str) -> str:
    return _ANY_PERIOD if letter in PERIOD_MARKS else letter


def _listed(members: Parsed) -> set[str]:
    """The letters of a class, or none when they are too many to list."""
    letters: set[str] = set()
    for what, value in members:
        if str(what) == "LITERAL":
            letters.add(_mark(chr(value)))
        elif str(what) == "RANGE":
            letters.update(map(chr, range(value[0], value[1] + 1)))
        elif str(value) == "CATEGORY_DIGIT":
            letters.update("0123456789")
        else:
            return set()
    return letters if len(letters) <= 10 else set()


def _needs_mark(parsed: Parsed) -> bool:
    return any(_is_mark(str(what), value) for what, value in parsed)


def _is_mark(what: str, value: Any) -> bool:
    if what == "LITERAL":
        return "\ue000" <= chr(value) <= "\ue00a"
    if what == "BRANCH":
        return all(_needs_mark(branch) for branch in value[1])
    if what in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _needs_mark(value[-1] if what == "SUBPATTERN" else value)
    if what in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return bool(value[0]) and _needs_mark(value[2])
    return False


class Gate:
    """The openings of several rules as one pattern, which tells at a place of a text the rules that may apply there."""

    def __init__(self, openings: Iterable[Iterable[str]], before: str) -> None:
        tree: dict[str, Any] = {}
        for rule, begins in enumerate(openings):
            for begin in begins:
                node = tree
                for letter in begin:
                    node = node.setdefault(letter, {})
                node.setdefault("", []).append(rule)
        self.rules: list[tuple[int, ...]] = [()]
        self.match = re.compile(before + self._pattern(tree, frozenset())).match

    def _pattern(self, node: dict[str, Any], above: frozenset[int]) -> str:
        """What goes on from here, longest first; the empty group at an end tells which rules are meant."""
        own = above.union(node.get("", ()))
        branches = [
            _RUNS.get(letter, re.escape(letter)) + self._pattern(following, own)
            for letter, following in node.items()
            if letter
        ]
        if own != above:
            branches.append("()")
            self.rules.append(tuple(sorted(own)))
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
