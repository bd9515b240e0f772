"""Where a time phrase may begin: each word of a sentence is looked up by its first letters, once for all grammars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Offsets in a sentence, each with the kinds of phrase that may begin there, a bit a kind.
Places = list[tuple[int, int]]
_LETTERS = 5
# What a word begins with, also after a bracket, a hyphen or a slash; no amount of money dates anything.
_WORD = re.compile(rf"(?<![\w£$€])(?:\w{{1,{_LETTERS}}}|'til)")
_LEAD = re.compile(r"'?[^\W_]+")
_KNOWN = 1 << 14


class Begins:
    """The beginnings of phrases of several kinds, a bit a kind; numerals begin a phrase of every kind.

    A beginning is the first letters of a word, or a word whole and the first letters of the next: "sept", "the_end".
    """

    def __init__(self, *kinds: Iterable[str]) -> None:
        self._all = (1 << len(kinds)) - 1
        self._begins = [(*_parted(begin), 1 << kind) for kind, begins in enumerate(kinds) for begin in begins]
        self._kinds = lru_cache(maxsize=_KNOWN)(self._of_word)
        self._more_kinds = lru_cache(maxsize=_KNOWN)(self._of_words)

    def places(self, folded: str) -> Places:
        """The offset of each word that may begin a phrase, with the kinds that it may begin."""
        places: Places = []
        of_word = self._kinds
        at = 0
        for run in folded.split(" "):
            if run.isalnum():
                kinds, on = of_word(run[:_LETTERS])
                end = at + len(run)
                if on:
                    kinds |= self._more_kinds(run[:_LETTERS], folded[end + 1 : end + 1 + _LETTERS])
                if kinds:
                    places.append((at, kinds))
            else:
                end = at + len(run)
                for word in _WORD.finditer(run):
                    kinds, on = of_word(word.group())
                    if on:
                        after = at + word.end() + 1
                        kinds |= self._more_kinds(word.group(), folded[after : after + _LETTERS])
                    if kinds:
                        places.append((at + word.start(), kinds))
            at = end + 1
        return places

    def _of_word(self, word: str) -> tuple[int, bool]:
        """The kinds a word with these first letters begins by itself, and whether it may begin more with the next."""
        if word[0].isdigit():
            return self._all, False
        alone, more = 0, False
        for lead, ends, follows, kind in self._begins:
            if word == lead if ends else word.startswith(lead):
                alone, more = (alone, True) if follows else (alone | kind, more)
        return alone, more

    def _of_words(self, word: str, following: str) -> int:
        """The kinds that a word begins with the letters that follow it; blanks may be doubled."""
        found = 0
        for lead, ends, follows, kind in self._begins:
            if follows and (word == lead if ends else word.startswith(lead)):
                found |= kind if following[:1] in ("", " ") or following.startswith(follows) else 0
        return found


def _parted(begin: str) -> tuple[str, bool, str]:
    """The first letters of a beginning, whether the word ends with them, and the first letters of the next word."""
    word = _LEAD.match(begin)
    lead = word.group() if word else begin
    ends = len(lead) < _LETTERS and lead != begin
    return lead[:_LETTERS], ends, begin[len(lead) :].lstrip("_")[:_LETTERS] if begin[len(lead) :][:1] == "_" else ""
