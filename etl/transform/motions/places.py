"""To which reply the words of a letter belong: those of a footnote to the one in which its mark stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from etl.records import Letterhead, Reply
from etl.transform.motions import patterns

_NOTE = 4000
_SENTENCE = 400
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _RAISED_DIGITS)
_SIGNS = frozenset("*†‡[]")


class Places:
    """Where the words of one letter belong; its footnote marks are gathered when the first note is met."""

    def __init__(self, text: str, head: Letterhead, replies: tuple[Reply, ...]) -> None:
        self._text = text
        self._head = head
        self._replies = replies
        self._starts = [reply.start for reply in replies]
        self._raised = any(map(text.__contains__, _RAISED_DIGITS))

    def of(self, offset: int) -> int:
        """Where the words at `offset` belong: for a footnote the place of its mark, else the place itself."""
        if not self._raised and offset < self._head.body_end:
            return offset  # in the letter itself only a raised number opens a note
        text = self._text
        line = text.rfind("\n", max(0, offset - _NOTE), offset) + 1
        match = patterns.MARK.match(text, line) if _may_be_mark(text[line : line + 1]) else None
        if not match and _may_be_mark(text[max(0, line - 8) : line].rstrip()[-1:]):
            above = patterns.MARK_ABOVE.search(text, max(0, line - 8), line)
            match = patterns.MARK.match(text, above.start(1)) if above else None
        if not match or (offset < self._head.body_end and not match.group(1)):
            return offset
        raised, bracketed, plain, sign = match.groups()
        for mark in (raised, bracketed and f"[{bracketed}]", plain and plain.translate(_RAISED), plain, sign):
            where = self._marks.get(mark) if mark else None
            if where is not None and where < match.start():
                return where
        return offset

    def reply(self, place: int) -> Reply | None:
        """The reply in which a place of the letter lies; a letter with one reply says nothing outside it."""
        last = bisect_right(self._starts, place) - 1
        if last >= 0 and place < self._replies[last].end:
            sharing = self._replies[bisect_left(self._starts, self._starts[last]) : last + 1]
            return sharing[0] if len(sharing) == 1 else self._named(sharing, place)
        return self._replies[0] if len(self._replies) == 1 else None

    def _named(self, sharing: tuple[Reply, ...], place: int) -> Reply:
        """Of the replies that share their words, the one whose motion the sentence at `place` names; else the first."""
        stops = (self._text.find(stop, place, place + _SENTENCE) for stop in (". ", "\n"))
        end = min((stop for stop in stops if stop >= 0), default=place + _SENTENCE)
        numbers = {match.group("number") for match in patterns.ONE.finditer(self._text, place, end)}
        named = [reply for reply in sharing if reply.motion in numbers]
        return named[0] if len(named) == 1 else sharing[0]

    @cached_property
    def _marks(self) -> dict[str, int]:
        """Where each footnote mark first stands in the letter's own matter."""
        marks: dict[str, int] = {}
        for match in patterns.MARK_IN_BODY.finditer(self._text, self._head.body_start):
            marks.setdefault(match.group(match.lastindex or 0), match.start(match.lastindex or 0))
        return marks


def _may_be_mark(character: str) -> bool:
    return character.isdigit() or character in _SIGNS
