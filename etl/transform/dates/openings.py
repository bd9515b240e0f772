"""How a phrase can begin, worked out from the pattern of its rule: nobody has to list it, and no rule is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from re import _parser  # type: ignore[attr-defined]  # what Python 3.11 itself reads a pattern with
from typing import Any

from etl.transform.dates.marks import LENGTH, PERIOD_MARKS, UNIT

# So many words tell nearly all rules apart; more would only make the lists longer.
WORDS = 3
# Openings are parted no further where they would become more than these.
MOST = 40
PERIOD_SIGN = PERIOD_MARKS[0]
FIGURE = "0"
WORD_END = "\b"
# What stands in an opening for a figure, for the end of a word, or for any number of a sign.
_MEANT = {
    FIGURE: r"\d",
    WORD_END: r"\b",
    " ": " +",
    PERIOD_SIGN: f"[{PERIOD_MARKS}]+",
    LENGTH: f"{LENGTH}+",
    UNIT: f"{UNIT}+",
}
_KNOWN = 1 << 12
_NOTHING = "(?!)"
_RUNS = f" {PERIOD_MARKS}{LENGTH}{UNIT}"
_MANY = re.compile(f"[{PERIOD_MARKS}]+|{LENGTH}+|{UNIT}+|  +|\\d")

Parsed = Sequence[tuple[Any, Any]]
Opened = tuple[set[str], set[str]]


def openings(pattern: str, words: int = WORDS) -> list[str]:
    """The first words of all that a pattern can match: each match begins with one of them, once it is `plain`."""
    going_on, ended = _after({""}, _parsed(pattern), words)
    shortest: list[str] = []
    for text in sorted(going_on | ended):
        if not shortest or not text.startswith(shortest[-1]):
            shortest.append(text)
    return shortest


def plain(text: str) -> str:
    """The text as openings are written: 0 for each figure, one blank for many, one sign for all periods."""
    return _MANY.sub(lambda m: FIGURE if m[0].isdigit() else PERIOD_SIGN if m[0][0] in PERIOD_MARKS else m[0][0], text)


def is_mark(letter: str) -> bool:
    """Whether it stands for a period or a length."""
    return "\ue000" <= letter <= "\ue00a"


def needs_mark(pattern: str) -> bool:
    """Whether a pattern matches nothing in which no period and no length has been masked."""
    return _needs_mark(_parsed(pattern))


@cache
def _parsed(pattern: str) -> Parsed:
    return list(_parser.parse(pattern))


def _after(texts: set[str], parsed: Parsed, words: int) -> Opened:
    """The openings that go on after this piece of a pattern, when `texts` stand before it, and those that end in it."""
    ended: set[str] = set()
    for what, value in _in_words(parsed):
        texts, ends = _after_one(texts, what, value, words)
        ended |= ends
        if what != "WORD" or value[-1] == " ":
            ended |= {text for text in texts if text.count(" ") >= words}
        texts = texts - ended
        while len(texts) > MOST:
            longest = max(map(len, texts))
            ended |= {text for text in texts if len(text) == longest}
            texts = texts - ended
    return texts, ended


def _in_words(parsed: Parsed) -> Iterator[tuple[str, Any]]:
    """The pieces of a pattern, with letters that follow one another as one piece, up to a blank."""
    word = ""
    for what, value in parsed:
        if what.name != "LITERAL":
            if word:
                yield "WORD", word
                word = ""
            yield what.name, value
            continue
        word += _plain_sign(chr(value))
        if word[-1] == " ":
            yield "WORD", word
            word = ""
    if word:
        yield "WORD", word


def _plain_sign(sign: str) -> str:
    return FIGURE if sign.isdigit() else PERIOD_SIGN if sign in PERIOD_MARKS else sign


def _after_one(texts: set[str], what: str, value: Any, words: int) -> Opened:
    if what == "WORD":
        return {text.rstrip(WORD_END) + value for text in texts}, set()
    if what == "AT" and value.name == "AT_BOUNDARY":
        return {text + WORD_END if text[-1:].isalnum() else text for text in texts}, set()
    if what in ("AT", "ASSERT", "ASSERT_NOT"):
        return texts, set()
    if what == "IN":
        letters = _listed(value)
        return (
            ({text.rstrip(WORD_END) + letter for text in texts for letter in letters}, set())
            if letters
            else (set(), texts)
        )
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
    run = len(parsed) == 1 and str(parsed[0][0]) == "LITERAL" and chr(parsed[0][1]) in _RUNS
    if high == 1 or run:
        return found, ended
    # whatever comes after the first time ends here: it is enough to know how the first one goes
    return (texts if not low else set()), ended | once


def _either(ways: list[Opened]) -> Opened:
    return set().union(*(going_on for going_on, _ in ways)), set().union(*(ended for _, ended in ways))


def _listed(members: Parsed) -> set[str]:
    """The letters of a class, or none when they are too many to list."""
    letters: set[str] = set()
    for what, value in members:
        if str(what) == "LITERAL":
            letters.add(_plain_sign(chr(value)))
        elif str(value) == "CATEGORY_DIGIT" or (str(what) == "RANGE" and chr(value[1]).isdigit()):
            letters.add(FIGURE)
        else:
            return set()
    return letters


def _needs_mark(parsed: Parsed) -> bool:
    return any(_holds_mark(str(what), value) for what, value in parsed)


def _holds_mark(what: str, value: Any) -> bool:
    if what == "LITERAL":
        return is_mark(chr(value))
    if what == "BRANCH":
        return all(_needs_mark(branch) for branch in value[1])
    if what in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _needs_mark(value[-1] if what == "SUBPATTERN" else value)
    if what in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return bool(value[0]) and _needs_mark(value[2])
    return False


Match = Callable[[str, int], re.Match[str] | None]


class Gate(dict[str, Match]):
    """What finds the openings of several rules at a place, by the sign that stands there, and the rules that may apply
    where one is found.

    A pattern takes a while to compile and a letter uses few: each is compiled when its sign is first met.
    """

    def __init__(self, openings: Iterable[Iterable[str]], before: str) -> None:
        super().__init__()
        self._tree: dict[str, Any] = {}
        self._before = before
        for rule, begins in enumerate(openings):
            for begin in begins:
                node = self._tree
                for letter in begin:
                    node = node.setdefault(letter, {})
                node.setdefault("", []).append(rule)
        # The text matched is looked up: to have a group of its own for each opening made a match slow.
        self.rules = lru_cache(maxsize=_KNOWN)(self._rules)

    def __missing__(self, sign: str) -> Match:
        if len(self) >= _KNOWN:
            self.clear()
        first = {key: self._tree[key] for key in (_plain_sign(sign), "") if key in self._tree}
        self[sign] = re.compile(self._before + _pattern(first) if first else _NOTHING).match
        return self[sign]

    def _rules(self, opening: str) -> tuple[int, ...]:
        """The rules one of whose phrases may begin with this text, in their order."""
        node = self._tree
        found: set[int] = set()
        for letter in plain(opening):
            node = node[letter]
            found.update(node.get("", ()), node.get(WORD_END, {}).get("", ()))
        return tuple(sorted(found))


def _pattern(node: dict[str, Any]) -> str:
    """What goes on from here as a pattern, the longest first."""
    letters = sorted(filter(None, node), key=WORD_END.__eq__)
    ways = [_MEANT.get(letter, re.escape(letter)) + _pattern(node[letter]) for letter in letters]
    if "" in node:
        ways.append("")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
