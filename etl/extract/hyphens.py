"""Words divided at a line end: which hyphens the writer typed, and which the printer put there."""

from __future__ import annotations

import re
from collections.abc import Iterable

LINE_END = "-\u2010\u00ad\u0002\ufffe"
SOFT = "\u00ad\u2010"
WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
LAST = re.compile(r"[\w'’.]{0,40}$")
FIRST = re.compile(r"[\w'’]{1,40}")


class Hyphens:
    """Tells of words divided at line ends whether the hyphen is theirs, by how the same letter spells them elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        self._known: set[str] | None = None
        self._printed = any(line.endswith("\u2010") for line in self._lines)

    def stays(self, before: str, after: str) -> bool | None:
        """Does the hyphen that ends the line `before` stay when `after` is joined to it? None when no word is divided there."""
        left, right = LAST.search(before[:-1]), FIRST.match(after)
        if before[-1:] not in LINE_END or not left or not left[0] or not right:
            return None
        return self._is_real(before[-1], left[0], right[0])

    def _is_real(self, mark: str, left: str, right: str) -> bool:
        if mark == "\u00ad":
            return False
        if left[-1].isdigit() or not right[0].islower() or (left.isupper() and len(left) > 1):
            return True
        if f"{left}-{right}".casefold() in self._seen():
            return True
        if (left + right).casefold() in self._seen():
            return False
        if mark == "-" and self._printed:  # the printer's own hyphen is another character here
            return True
        if mark == "\u2010":
            return False
        return compound(left, right)

    def _seen(self) -> set[str]:
        if self._known is None:
            inner = (
                line[: -1 - len(LAST.search(line[:-1])[0])] if line[-1:] in LINE_END else line for line in self._lines
            )  # type: ignore[index]
            self._known = {
                word.casefold().replace("\u2010", "-").replace("\u2011", "-")
                for line in inner
                for word in WORDS.findall(line)
            }
        return self._known


def compound(left: str, right: str) -> bool:
    """Is the hyphen between these halves one that English writes, such as in "step-free"?"""
    from etl.extract.lexicon import words

    known = words()
    left, right = left.casefold(), right.casefold()
    return (left + right) not in known and left in known and right in known
