"""Who has to act where a body is named beside the subject and not by it: in an apposition, as an author, as a whole."""

from __future__ import annotations

import re

from etl.transform.who import naming
from etl.transform.who.subjects import main_subject
from etl.transform.who.topic import Scene

_NAME = r"[A-Z][\w&’'-]*(?: (?:(?:of|for|and|&|the) )?[A-Z][\w&’'-]*){0,6}"
_WHAT_IT_IS = (
    "operator|provider|supplier|publisher|contractor|company|firm|charity|regulator|manufacturer|developer|landlord|"
    "owner|agency|authority|union|association|body|organisation|partnership|trust|consortium|retailer"
)
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME})(?: \([^)]*\))?, (?:the|an?|our|its|{_NAME}[’']s) (?P<what>[^;:]{{2,140}}?\b(?:{_WHAT_IT_IS})\b"
    r"[^;:,]{0,60}),\s*$"
)
_WHICH = re.compile(rf"(?P<name>{_NAME})(?: \([^)]*\))?, (?:which|who|whose)\b[^;:]{{2,160}},\s*$")
_AUTHOR = re.compile(r"\sby (?:the )?(?P<name>[A-Z].*)")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Today|Yesterday|Here|"
    r"However|Also)\b"
)
_WITH = re.compile(r"\bwith\s(?:[a-z-]+\s){1,6}$")


def beside(subject: str, scene: Scene, *, passive: bool) -> tuple[str, ...]:
    """The body named beside a subject that is none: BT in "work by BT".

    In "The Port is counting the boats, and this will be published" and "…, with a list due in May" it is the subject of
    the main clause.
    """
    if author := _AUTHOR.search(subject):
        name = author["name"]
        return naming.named(name, scene) or ((name,) if _INITIALS.fullmatch(name) else ())
    if (whole := passive and subject.casefold() == "this") or _WITH.search(scene.sentence):
        main = main_subject(scene.sentence)
        return naming.named(main, scene) if not whole or main.casefold() != "this" else ()
    return ()


def described(scene: Scene) -> tuple[str, ...]:
    """The body before words that say what it is: NATS in "NATS, the provider of maps, will"."""
    if not scene.sentence.endswith((", ", ",")):
        return ()
    called = _APPOSITION.search(scene.sentence)
    if called and not _NO_NAME.match(called["name"]):
        return naming.named(called["name"], scene) or (called["name"],)
    which = _WHICH.search(scene.sentence)
    if which is None or _NO_NAME.match(which["name"]):
        return ()
    name = which["name"]
    known = naming.named(name, scene)
    return known or ((name,) if re.search(rf"[a-z,] {re.escape(name)}\b", scene.context) else ())
