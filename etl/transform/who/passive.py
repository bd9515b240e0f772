"""The passive: the agents it names after "by", and the subject to whom something is done."""

from __future__ import annotations

import re

_PARTICIPLE = (
    r"(?:\w+ed|\w+en|\w+ught|led|run|made|set|put|held|done|built|drawn|overseen|found|kept|paid|sent|spent|cut|met"
    r"|lost|left)"
)
_BY = re.compile(
    rf"\b(?:be|been|being|is|are|was|were)\s+(?:[a-z]+ly\s+)?{_PARTICIPLE}\b(?:(?!\s\w+ed\s+by\b)[^.;:,]){{0,90}}?"
    r"\bby\s+(?P<agent>[^.;]{2,160})"
)
_BEING = ("be", "is", "are", "was", "were")
_PATIENT = re.compile(
    rf"(?:(?:will|shall|to)(?:\s+(?:also|therefore|then|now|not|soon|shortly|never|always|\w+ly"
    rf"|continue to))*\s+be(?:en)?|(?:is|are|has been|have been)(?:\s+(?:now|also|\w+ly))*(?:\s+being)?)\s+(?:(?:also"
    rf"|then|\w+ly)\s+)?(?P<done>{_PARTICIPLE})\b"
)
# What the one above begins with, and how long that is at most.
_PASSIVE = re.compile(r"will|shall|to|is|are|has been|have been")
_LONGEST = 9
_ARE = ("is", "are")
_NOT_DONE_TO = frozenset(
    "committed prepared involved engaged focused focussed based represented pleased determined interested dedicated"
    " opposed delighted expected scheduled planned intended anticipated supposed concerned asked told instructed tasked"
    " directed commissioned guided informed limited assisted supported set led open".split()
)


def agents(sentence: str, act: tuple[int, int]) -> list[str]:
    """Whom a passive may name after "by": "will be carried out by TfL", "will be done by May by TfL"."""
    begin, end = max(0, act[0] - 4), act[1] + 260
    if sentence.find("by", act[0], end) < 0 or not any(map(sentence[begin : act[1] + 18].__contains__, _BEING)):
        return []
    match = _BY.search(sentence, begin, end)
    if not match or match.start() > act[1] + 12:
        return []
    named = match.group("agent")
    return [named[at:] for at in (0, *(by.end() for by in re.finditer(r"\bby ", named)))]


def done_to(sentence: str, act: tuple[int, int]) -> bool:
    """Is the subject one to whom it is done ("boroughs will be offered grants") rather than one who does it?"""
    begin = max(0, act[0] - 1)
    if sentence.find("be", begin, act[1] + 60) < 0 and not any(map(sentence[begin : act[1] + 3].__contains__, _ARE)):
        return False
    for begins in _PASSIVE.finditer(sentence, begin, act[1] + _LONGEST):
        if begins.start() <= act[1] and (match := _PATIENT.match(sentence, begins.start(), act[1] + 60)):
            return match.group("done").casefold() not in _NOT_DONE_TO
    return False
