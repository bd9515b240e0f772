"""Whom the sender has asked to act."""

from __future__ import annotations

import re

from etl.transform.who import naming
from etl.transform.who.subjects import clause
from etl.transform.who.topic import Scene

_ASKED = "asked instructed directed commissioned tasked requested invited told required charged".split()
_LONGEST = max(map(len, _ASKED))
_ASKING = f"(?:{'|'.join(_ASKED)})"
_WHOM = re.compile(rf"\b{_ASKING}\s+(?P<whom>[^.;:]{{2,140}}?)\s+(?:to|that)\s", re.IGNORECASE)
_BEEN_ASKED = re.compile(rf"\b(?:been|be|being|is|are)\s+(?:\w+ly )?{_ASKING}\b", re.IGNORECASE)


def delegate(sentence: str, act: tuple[int, int], scene: Scene) -> tuple[str, ...]:
    """Whom the sender has asked to act; a Deputy Mayor's act is the Mayor's too. Empty when nobody was asked."""
    begin, last = max(0, act[0] - 12), act[1] + 24
    folded = sentence[begin : last + _LONGEST].casefold()
    asks = ("ed" in folded or "told" in folded) and any(map(folded.__contains__, _ASKED))
    match = _WHOM.search(sentence, begin, act[1] + 170) if asks else None
    if (
        not match
        or match.start() > last
        or _BEEN_ASKED.search(sentence, max(0, match.start() - 16), match.start() + 14)
    ):
        return ()
    whom = match.group("whom")
    if naming.is_pronoun(whom):
        return naming.taken_up(scene, whom)
    if found := naming.named(whom, scene):
        return found
    if naming.PROPER.fullmatch(whom):
        return (whom,)
    # "The Port has told its crews to": the Port answers for them.
    return naming.named(clause(sentence, match.span()), scene) or naming.own(scene, whom)
