"""The body under discussion: whom the words before a sentence show acting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.transform.gazetteer import Body, Gazetteer, Mention

_SENTENCE = re.compile(r"[^.!?\n;]+(?:[.!?;](?!\s|$)[^.!?\n;]*)*[.!?;]?")
_ACTS = re.compile(
    r"(?:'s|’s)?(?:\s*\([^)]{1,40}\))?(?:\s+(?:officers|officials|staff|and|also|therefore|now|then|currently|itself|still|already|each|both|together))*\s*,?\s*"
    r"(?:will|shall|is|are|was|were|has|have|had|plans?|aims?|intends?|expects?|hopes?|can|could|does|did|must|would|may|expects|spent|paid|received|runs?|opened|launched|published"
    r"|continues?|remains?|wrote|told|confirmed|announced|agreed|started|began|works?|made|took|gave|carried|set|put|built|found|[a-z]+ed|[a-z]+s)\b"
)
_ITEM = re.compile(r"^\s*(?:[•●▪\-–*]|\(?[a-z0-9ivx]{1,4}[.)])\s")
_RESPONSE = re.compile(r"\b(?:response|reply|answer|letter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when a sentence is read: whose letter it is, and what the reply has said before."""

    speaker: str
    gazetteer: Gazetteer
    context: str = ""
    heading: str = ""

    @property
    def mayoral(self) -> bool:
        """Is this a letter of the Mayor or his team, who report on other bodies' acts?"""
        body = self.gazetteer.named(self.speaker)
        return self.speaker == "Mayor" or bool(body and body.kind == "team")

    @property
    def own(self) -> Body | None:
        """The sender's body."""
        return self.gazetteer.named(self.speaker)

    def stem(self) -> str:
        """The subject of the words that lead into a list: "MOPAC and the VRU" in "MOPAC and the VRU have agreed to:"."""
        lines = [line.strip() for line in self.context.rstrip().split("\n") if line.strip()]
        for line in reversed(lines[-14:]):
            if line.endswith(":") and not _ITEM.match(line):
                sentence = list(_SENTENCE.finditer(line.rstrip(":")))[-1:]
                words = sentence[0].group().strip() if sentence else line
                verb = re.search(
                    r"\b(?:will|shall|have|has|are|is|plan|plans|intend|intends|aim|aims|agreed|propose|proposes|commit|commits)\b",
                    words,
                )
                return words[: verb.start()].strip() if verb else words.rstrip(":")
        return ""


def discussed(scene: Scene, subject: str = "") -> tuple[str, ...]:
    """Who answers for a thing or an event that the sentence gives no agent: see the package's rule."""
    if not scene.mayoral:
        return (scene.speaker,)
    if _RESPONSE.search(subject):
        return ("Mayor",)
    if found := actor(scene):
        return found
    mention = next((m for m in scene.gazetteer.mentions(subject) if m.body.owner and m.body.kind == "london"), None)
    return (mention.body.name,) if mention else ("GLA",)


def actor(scene: Scene) -> tuple[str, ...]:
    """The body that last stood as the subject of a sentence before this one; empty when none did."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(scene.context)]
    for sentence in reversed(sentences[-14:]):
        found = [m for m in scene.gazetteer.mentions(sentence) if m.body.owner and m.body.kind not in ("government",)]
        for mention in found:
            if mention.body.name != "Mayor" and _ACTS.match(sentence, mention.end) and not _inside(sentence, mention):
                return (mention.body.name,)
    return ()


def _inside(sentence: str, mention: Mention) -> bool:
    """Is the body only part of a phrase ("the plan of TfL is"), and not itself the subject?"""
    return bool(
        re.search(r"\b(?:of|for|from|to|with|by|at|in|on|against|between)\s+(?:the\s+)?$", sentence[: mention.start])
    )
