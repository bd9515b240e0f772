"""The Government, its departments and their offices, by what a letter calls them."""

from __future__ import annotations

import re

from etl.transform.who.topic import Scene
from etl.transform.who.unlisted import ARTICLE
from etl.transform.who.verbs import verb

# The words that such a phrase begins with.
OF_THE_STATE = frozenset(
    "the my our this his her hm uk central british government ministers secretary minister whitehall united".split()
)
_GOVERNING = ("government", "minister", "secretary of state", "whitehall", "uk", "united kingdom")
_DEPARTMENTS = ("department", "ministry")
_OFFICES = ("commissioner", "executive", "director", "officer", "secretary")
_OFFICE = re.compile(
    r"^[Tt]he (?:(?:[Dd]eputy|[Aa]ssistant|[Cc]hief|[Mm]anaging|[Ee]xecutive|[Ff]inance|[Rr]egional"
    r"|[Pp]ermanent) )+(?:[Cc]ommissioner|[Ee]xecutive|[Dd]irector|[Oo]fficer|[Ss]ecretary)$"
)
_GOVERNMENT = re.compile(
    r"^(?:(?:the|this|his majesty's|her majesty's|hm|uk|central|our|british)\s+)*(?:government|ministers"
    r"|secretary of state|minister|whitehall|(?:uk|united kingdom)(?! \w))\b"
    r"(?! (?:of|for|office|actuary|legal|property))",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"^(?:the|my|our|this)\s+(?:department|ministry)\b(?! (?:for|of)\b)", re.IGNORECASE)


def of_the_state(phrase: str, folded: str, scene: Scene) -> tuple[str, ...]:
    """Whom "the Department", "Ministers" and "the Permanent Secretary" stand for."""
    if any(map(folded.__contains__, _DEPARTMENTS)) and _DEPARTMENT.match(phrase):
        return _department(scene)
    if (
        any(map(folded.__contains__, _GOVERNING))
        and _GOVERNMENT.match(phrase)
        and not scene.sender.gazetteer.is_role(ARTICLE.sub("", phrase))
    ):
        return _government(phrase, scene)
    if folded.endswith(_OFFICES) and not scene.sender.mayoral and _OFFICE.match(phrase):
        return (scene.sender.body,)
    return ()


def _department(scene: Scene) -> tuple[str, ...]:
    if scene.sender.known and scene.sender.known.kind == "department":
        return (scene.sender.body,)
    known = [m.body for m in scene.sender.gazetteer.mentions(scene.context) if m.body.kind == "department"]
    return (known[-1].name,) if known else (scene.sender.body,)


def _government(phrase: str, scene: Scene) -> tuple[str, ...]:
    acts = verb(phrase)
    others = [
        m.body
        for m in scene.sender.gazetteer.mentions(phrase[: acts.start()] if acts else phrase)
        if m.body.kind != "government"
    ]
    if scene.sender.known and scene.sender.known.kind in ("department", "government"):
        return (scene.sender.known.name, *(body.name for body in others if re.search(r"\band\b", phrase)))
    return (others[0].name,) if others else ("UK Government",)
