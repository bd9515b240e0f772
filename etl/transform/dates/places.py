"""Where a time phrase may begin: each word of a sentence is looked up once, for phrases of every kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, compress, count

from etl.transform.dates.openings import plain

# Offsets, each with the kinds of phrase that may begin there, a bit a kind.
Places = list[tuple[int, int]]
# A word, also after a bracket, a hyphen or a slash; no amount of money dates anything.
_WORD = re.compile(r"(?<![\w£$€])(?:\w+|'til)")
_LEAD = re.compile(r"'?\w+")
_KNOWN = 1 << 14


class Beginnings(dict[str, Places]):
    """What each word met so far may begin; what stands between two blanks is one key, "(mid-March" too.

    The openings of each kind are words or the first letters of a word, with more words behind them or none.
    """

    def __init__(self, *kinds: Iterable[str]) -> None:
        super().__init__()
        self._words: dict[str, int] = {}
        self._letters: dict[str, int] = {}
        for kind, openings in enumerate(kinds):
            for opening in openings:
                if lead := _LEAD.match(opening):
                    known = self._letters if lead.group() == opening else self._words
                    known[lead.group()] = known.get(lead.group(), 0) | 1 << kind

    def places(self, folded: str) -> Places:
        """The offset of each word that may begin a phrase, with the kinds that it may begin."""
        words = folded.split(" ")
        begins = list(map(self.__getitem__, words))
        offsets = accumulate(map(len, words), initial=0)
        # so many words stand before one, so many blanks, and so many letters
        found = compress(zip(count(), offsets, begins, strict=False), begins)
        return [(blanks + letters + at, kinds) for blanks, letters, places in found for at, kinds in places]

    def __missing__(self, run: str) -> Places:
        if len(self) >= _KNOWN:
            self.clear()
        found = [(word.start(), self._kinds(word.group())) for word in _WORD.finditer(run)]
        self[run] = [(at, kinds) for at, kinds in found if kinds]
        return self[run]

    def _kinds(self, word: str) -> int:
        word = plain(word)
        kinds = self._words.get(word, 0)
        for length in range(1, len(word) + 1):
            kinds |= self._letters.get(word[:length], 0)
        return kinds
