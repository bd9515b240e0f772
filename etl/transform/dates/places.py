"""Where a time phrase may begin: each word of a sentence is looked up once, for phrases of every kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from etl.transform.dates.openings import WORD_END, is_mark, plain

# Offsets, each with the kinds of phrase that may begin there, a bit a kind.
Places = list[tuple[int, int]]
# A word, also after a bracket, a hyphen or a slash; no amount of money dates anything.
_WORD = re.compile(r"(?<![\w£$€])(?:\w+|'til)")
_LEAD = re.compile(r"'?\w+")
_KNOWN = 1 << 14


def _two_words(opening: str) -> str:
    """The opening up to the blank behind its second word."""
    words = opening.split(" ", 2)
    return opening if len(words) < 3 else f"{words[0]} {words[1]} "


class _Kinds:
    """The kinds of phrase that begin with a word, or with the first letters of one."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._letters: dict[str, int] = {}

    def add(self, opening: str, kinds: int) -> None:
        if lead := _LEAD.match(opening):
            word = lead.group()
            known = self._letters if word == opening else self._words
            known[word] = known.get(word, 0) | kinds

    def of(self, word: str) -> int:
        return self._words.get(word, 0) | self.by_letters(word)

    def by_letters(self, word: str) -> int:
        kinds = 0
        for length in range(1, len(word) + 1):
            kinds |= self._letters.get(word[:length], 0)
        return kinds


class _Pairs:
    """The kinds of phrase that one word may begin, by the word after it."""

    def __init__(self, first: _Kinds, masked: int) -> None:
        self._first, self._masked = first, masked
        self._second = _Kinds()
        self._before_mark = 0
        self.always = 0

    def add(self, second: str, kinds: int) -> None:
        """Note that the kinds begin with the word before and a second one, a mark, or whatever comes."""
        if _LEAD.match(second):
            self._second.add(second, kinds)
        elif second and is_mark(second[0]):
            self._before_mark |= kinds
        else:
            self.always |= kinds

    def before(self, run: str) -> int:
        """The kinds that the word may begin when this comes after it; of a doubled blank nobody knows what does."""
        word = _WORD.match(run)
        second = plain(word.group()) if word else ""
        marked = self._before_mark if self._first.of(second) & self._masked else 0
        return self.always | self._second.of(second) | marked if run else -1


class _Next(dict[str, Places]):
    """What one stretch between two blanks may begin, by the one after it, for each of those met so far."""

    def __init__(self, begun: Places, pairs: _Pairs | None) -> None:
        super().__init__()
        self._begun, self._pairs = begun, pairs

    def __missing__(self, run: str) -> Places:
        if len(self) >= _KNOWN:
            self.clear()
        may = self._pairs.before(run) if self._pairs else -1
        self[run] = [(at, kinds & may) for at, kinds in self._begun if kinds & may]
        return self[run]


class Beginnings:
    """What each word met so far may begin; what stands between two blanks is one key, "(mid-March" too.

    The openings of each kind are words or the first letters of a word, with more words behind them or none. `masked`
    are the kinds of phrase that a mark is put on before the openings are tried in which one stands.
    """

    def __init__(self, *kinds: Iterable[str], masked: int) -> None:
        self._first = _Kinds()
        self._pairs: dict[str, _Pairs] = {}
        self._known: dict[str, _Next | None] = {}
        for kind, openings in enumerate(kinds):
            for opening in {_two_words(opening) for opening in openings}:
                self._first.add(opening, 1 << kind)
                word, _, second = opening.removesuffix(WORD_END).partition(" ")
                if word != opening and word.isalnum():
                    self._pairs.setdefault(word, _Pairs(self._first, masked)).add(second, 1 << kind)
        for word, pairs in self._pairs.items():
            pairs.always |= self._first.by_letters(word)

    def places(self, folded: str) -> Places:
        """The offset of each word that may begin a phrase, with the kinds that it may begin."""
        places: Places = []
        words = folded.split(" ")
        words.append("")
        known = self._known
        begun = 0
        for run, after in pairwise(words):
            # A plain dictionary is looked up much faster than one that makes what is missing.
            try:
                following = known[run]
            except KeyError:
                following = self._next(run)
            if following is not None and (begins := following[after]):
                for at, kinds in begins:
                    places.append((begun + at, kinds))
            begun += len(run) + 1
        return places

    def _next(self, run: str) -> _Next | None:
        if len(self._known) >= _KNOWN:
            self._known.clear()
        found = [(word.start(), self._first.of(plain(word.group()))) for word in _WORD.finditer(run)]
        begun = [(at, kinds) for at, kinds in found if kinds]
        self._known[run] = _Next(begun, self._pairs.get(run)) if begun else None
        return self._known[run]
