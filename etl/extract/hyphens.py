"""Words divided at a line end: which hyphens the writer typed, and which the printer put there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from etl.extract.lexicon import words

LINE_END = "-\u2010\u00ad\u0002\ufffe"
LAST = re.compile(r"[\w'’.]{0,40}$")
FIRST = re.compile(r"[\w'’]{1,40}")
EDGES = "()[]\"'“”‘’.,;:!?"


class Hyphens:
    """Tells whether a hyphen at a line end is the writer's, by how the same letter spells the word elsewhere.

    The lines are asked for only once a divided word is met.
    """

    def __init__(self, lines: Callable[[], Iterable[str]]) -> None:
        self._lines = lines
        self._known: set[str] | None = None
        self._printed = False

    def stays(self, before: str, after: str) -> bool | None:
        """Does the hyphen at the end of `before` stay when `after` is joined to it? None when no word is divided."""
        if before[-1:] not in LINE_END:
            return None
        left, right = LAST.search(before[:-1]), FIRST.match(after)
        return self._is_real(before[-1], left[0], right[0]) if left and left[0] and right else None

    def _is_real(self, mark: str, left: str, right: str) -> bool:
        if mark == "\u00ad":
            return False
        known = self._seen()
        if left[-1].isdigit() or f"{left}-{right}".casefold() in known:
            return True
        whole, halves = (left + right).casefold(), {left.casefold(), right.casefold()}
        if not right[0].islower() or (left.isupper() and len(left) > 1):
            return whole not in known
        if mark == "\u2010" or whole in known:
            return False
        # Where the printer's own hyphen is another character, any other one is the writer's.
        return self._printed or (whole not in words() and halves <= words())

    def _seen(self) -> set[str]:
        if self._known is None:
            self._known = set()
            for line in self._lines():
                self._printed = self._printed or line.endswith("\u2010")
                tokens = line.casefold().split()
                if tokens and tokens[-1][-1] in LINE_END:
                    tokens.pop()
                self._known.update(tokens)
            self._known.update(
                [token.strip(EDGES).replace("\u2011", "-") for token in self._known if not token.isalnum()]
            )
        return self._known
