"""Turns of speech in which somebody else than the subject has to act."""

from __future__ import annotations

import re

from etl.transform.who import naming
from etl.transform.who.topic import Scene

_READERS = frozenset(["you", "members", "the assembly"])
_RECEIVES = re.compile(
    r"(?:will|shall|should|[’']ll|can)\s+(?:\w+ly\s+|then\s+|also\s+)?(?:have|receive|get|hear|expect)\b"
)
_ASSURED = re.compile(r"^You have my (?:assurance|word|promise|commitment|undertaking)\b")
_SET_UP = re.compile(
    r"(?:will|shall|is to|should)\s+(?:\w+ly\s+)?be\s+(?:up and running|in place|set up|established|operational|"
    r"live)\b"
)
_TELLS = re.compile(
    r"(?P<who>[^,;:]{2,60}?)\s(?:(?:has|have)\s)?(?:also\s|now\s)?(?:tells?|told|assure[sd]?|advise[sd]?|"
    r"inform(?:s|ed)?|"
    r"confirm(?:s|ed)? to)\s(?:me|us)\b"
)
# "The Port guarantees that the pier will stay open": whoever gives their word has to keep it.
_PROMISES = re.compile(
    r"(?:^|[,;:]\s)(?!I\b|[Ww]e\b)(?P<who>[^,;:]{2,60}?)\s(?:(?:has|have)\s)?(?:also\s|now\s)?(?:guarantee[sd]?|"
    r"promise[sd]?|pledge[sd]?|undertakes?|undertaken|agreed|announced)\s(?:me\s|us\s)?that\b"
)


def is_reader(subject: str, sentence: str, act: tuple[int, int]) -> bool:
    """Is it what the reader will get from the sender: "you will have my answer", "you have my word"?"""
    return (subject.casefold() in _READERS and _RECEIVES.match(sentence, act[0]) is not None) or (
        sentence.startswith("You have my ") and _ASSURED.match(sentence) is not None
    )


def teller(scene: Scene) -> tuple[str, ...]:
    """Who told the sender of what is to come, or gave their word on it: "Ofsted has told us that it will open"."""
    told = _TELLS.match(scene.sentence) if "me" in scene.sentence or "us" in scene.sentence else None
    told = told or (_PROMISES.search(scene.sentence) if " that " in scene.sentence else None)
    return naming.named(told["who"], scene) if told else ()


def is_set_up(subject: str, sentence: str, act: tuple[int, int]) -> bool:
    """Is the subject a body that is only to be set up ("A Night Panel will be up and running")?"""
    return subject.startswith(("A ", "An ", "a ", "an ")) and _SET_UP.match(sentence, act[0]) is not None
