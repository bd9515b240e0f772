"""The body under discussion: whom the words before a sentence show acting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.transform.gazetteer import Body, Mention
from etl.transform.who.sender import Sender

_SENTENCE = re.compile(r"[^.!?\n;]+(?:[.!?;](?!\s|$)[^.!?\n;]*)*[.!?;]?")
_BETWEEN = (
    r"(?:['’]s?(?: [\w-]+){1,6}?)?(?:\s*\([^)]{1,60}\))?(?:\s+(?:officers|officials|staff|also|therefore|now|then"
    r"|currently|itself|still|already|each|both|together|is therefore|\w+ly))*\s*,?\s*"
)
_NOW = re.compile(
    rf"{_BETWEEN}(?:(?:and|,) [^.,;]{{2,80}}?\s)?(?:will|shall|is|are|has|have|plans?|aims?|intends?|expects?|hopes?"
    rf"|can|does|must|would|may|proposes?|runs?"
    r"|continues?|remains?|works?|provides?|wants?|needs?|leads?|operates?|funds?|supports?)\b"
)
_THEN = re.compile(
    rf"{_BETWEEN}(?:was|were|had|could|did|spent|paid|ran|began|made|took|gave|set|put|built|found|wrote|told|\w+ed)\b"
)
_PART = re.compile(
    r"\b(?:of|for|from|to|with|by|at|in|on|against|between|under|over|about)\s+(?:the\s+|our\s+|my\s+)?$"
)
_REPORTED = re.compile(r"\bthat\s+(?:the\s+)?$")
_RESPONSE = re.compile(r"\b(?:response|reply|answer|letter)\b", re.IGNORECASE)
_VERBS_OF_STEM = re.compile(
    r"\b(?:will|shall|have|has|are|is|plans?|intends?|aims?|agreed|proposes?|commits?|need|can|undertakes?|expects?"
    r"|hopes?)\b"
)
_ITEM = re.compile(r"^\s*(?:[•●▪\-–*]|\(?[a-z0-9ivx]{1,4}[.)])\s")
_ASKED = re.compile(
    r"\b(?:asked|told|instructed|directed|commissioned|tasked|requested|invited|require[ds]?)\s+(?:the\s+)?$"
)
_TO = re.compile(r"(?:\s*\([^)]{1,40}\))?\s+to\s+[a-z]")
_FAMILY = ("london", "police")
_NEAR = (*_FAMILY, "agency", "health", "other")
_LOOK_BACK = 16
_MADE = re.compile(
    r"(?:[Tt]his|[Tt]hese|[Tt]he|[Ii]ts)\s+(?:\w+\s+){0,2}?(?P<what>guidance|guideline|review|report|consultation|inquiry|"
    r"assessment|study|audit|survey|evaluation|investigation|appraisal|standard|recommendation)s?$"
)
# "NICE guideline", "the NSC’s review", "A Screening Committee (NSC) review"
_MADE_BY = re.compile(r"(?:[’']s?)?(?: \([^)]*\))?(?: [a-z]+){0,2} ")
_ABOVE = ("government", "department", "mayor")
_OF = re.compile(r"\b(?:of|on|in|at)\s+(?:the\s+|our\s+)?$")
_OF_FUND = re.compile(r"\b(?:[A-Z]\w+ ){1,4}(?:Fund|Accelerator|Challenge|Grants?)\b")
_WE_ACT = re.compile(
    r"(?:(?:[Mm]y|[Oo]ur|GLA|City Hall) (?:officers|officials|team)|We)\b(?:,[^,]{1,40},)?\s(?:will|shall|plan|"
    r"aim|intend|"
    r"are (?:going|planning))\b|My officers will\b"
)


@dataclass(slots=True)
class Scene:
    """What is known when a sentence is read: whose letter it is, what the reply has said before, and under which
    heading."""

    sender: Sender
    context: str = ""
    heading: str = ""
    sentence: str = ""
    _before: list[str] | None = None

    def before(self) -> list[str]:
        """The sentences before this one, in their order."""
        if self._before is None:
            self._before = list(filter(None, map(str.strip, _SENTENCE.findall(self.context))))[-_LOOK_BACK:]
        return self._before

    def stem(self) -> str:
        """The subject of the words that lead into a list: "MOPAC and the VRU" in "MOPAC and the VRU have agreed
        to:"."""
        lines = [line.strip() for line in self.context.rstrip().split("\n") if line.strip()]
        for line in reversed(lines[-14:]):
            if line.endswith(":") and not _ITEM.match(line):
                sentences = list(_SENTENCE.finditer(line.rstrip(":")))
                words = sentences[-1].group().strip() if sentences else line
                verb = _VERBS_OF_STEM.search(words)
                return words[: verb.start()].strip() if verb else words.rstrip(":")
        return ""


def discussed(scene: Scene, subject: str = "", *, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Who answers for a thing or an event that the sentence gives no agent: see the package's rule."""
    if not scene.sender.mayoral or is_response(subject):
        return (maker(scene, subject) or scene.sender.body,)
    if (body := _of_body(scene, subject)) and body not in without:
        return (body,)
    if _OF_FUND.search(subject) or _own_act(scene):
        return (scene.sender.default,)
    if (found := actor(scene)) and not set(found) & set(without):
        return found
    return topical(scene, subject, without) or (scene.sender.default,)


def maker(scene: Scene, subject: str) -> str:
    """The body that "this guidance" or "the review" is said to come from just before; empty when none is."""
    made = _MADE.match(subject)
    if made is None:
        return ""
    for sentence in reversed(scene.before()[-4:]):
        at = sentence.find(made["what"])
        for mention in scene.sender.gazetteer.mentions(sentence, 0, at) if at > 0 else ():
            if mention.body.owner and mention.body.name != scene.sender.body and mention.body.kind not in _ABOVE:
                near = _MADE_BY.fullmatch(sentence, mention.end, at)
                if near or _acts(sentence, mention, _NOW) or _acts(sentence, mention, _THEN):
                    return mention.body.name
    return ""


def _of_body(scene: Scene, subject: str) -> str:
    """The body of the Mayor's family that the thing is said to be of or on: "the ban on TfL services"."""
    for mention in scene.sender.gazetteer.mentions(subject):
        if mention.body.owner and mention.body.kind in _FAMILY and _OF.search(subject, 0, mention.start):
            return mention.body.name
    return next((body.name for body in _whose_field(scene, subject)), "")


def _own_act(scene: Scene) -> bool:
    """Did the sentence before tell what the sender's own people will do, so that a passive after it is theirs too?"""
    before = scene.before()
    return bool(before and _WE_ACT.match(before[-1]))


def is_response(subject: str) -> bool:
    """Is the thing the answer to the motion itself, which only the sender can give?"""
    return bool(_RESPONSE.search(subject))


def actor(scene: Scene) -> tuple[str, ...]:
    """The body that last stood as the subject of a sentence before this one: first of one that acts now, else of one
    that did. A body outside the Mayor's family counts only when the sentence just before is about it."""
    sentences = [*scene.before(), scene.sentence] if scene.sentence.strip() else scene.before()
    acted = ""
    for distance, sentence in enumerate(reversed(sentences)):
        kinds = _FAMILY if distance > 1 or not scene.sender.mayoral else _NEAR
        for mention in scene.sender.gazetteer.mentions(sentence):
            if mention.body.kind in kinds and mention.body.owner:
                if _acts(sentence, mention, _NOW):
                    return (mention.body.name,)
                if not acted and _acts(sentence, mention, _THEN):
                    acted = mention.body.name
    return (acted,) if acted else ()


def _acts(sentence: str, mention: Mention, verbs: re.Pattern[str]) -> bool:
    """Does the sentence show the body acting, or asked to act?"""
    if verbs.match(sentence, mention.end) and not _part(sentence, mention):
        return True
    if mention.start <= 4 and mention.end == len(sentence.rstrip(" :")):
        return True
    return _TO.match(sentence, mention.end) is not None and _ASKED.search(sentence, 0, mention.start) is not None


def _part(sentence: str, mention: Mention) -> bool:
    """Is the body only part of a phrase ("the plan of TfL is"), or of what somebody else is said to have said?"""
    before = sentence[: mention.start]
    return bool(_PART.search(before) or (_REPORTED.search(before) and "had" in sentence[mention.end : mention.end + 8]))


def topical(scene: Scene, subject: str, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The body whose field the words belong to ("step-free stations" are TfL's), by the subject, the heading, then the
    reply."""
    for words in (subject, scene.heading, *reversed(scene.before())):
        named = [
            m.body
            for m in scene.sender.gazetteer.mentions(words)
            if m.body.owner and m.body.kind in ("london", "police")
        ]
        for body in (*named, *_whose_field(scene, words)):
            if body.name not in without:
                return (body.name,)
    return ()


def _whose_field(scene: Scene, words: str) -> list[Body]:
    """The bodies one of whose fields the words name."""
    gazetteer = scene.sender.gazetteer
    if not any(map(words.__contains__, gazetteer.fields)):
        return []
    return [body for body in gazetteer.fielded if any(_is_about(words, field) for field in body.fields)]


def _is_about(words: str, field: str) -> bool:
    at = words.find(field)
    return at >= 0 and not (at and words[at - 1].isalnum())
