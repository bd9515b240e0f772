"""Who has to act on a commitment, by the short names of the gazetteer.

The rules, in order: the one who has been asked ("I have asked X to"); the agent after "by"; the grammatical subject when it is a body, an
office, or the sender ("we", "my officers"); for "it", "they" and common nouns ("the Commission") the body that the words before speak of; for
things and events ("The winning bids will be announced") the sender's body, or in a Mayor's letter the body last named as acting in the reply,
else the GLA.
"""

from __future__ import annotations

from etl.records import Letterhead
from etl.transform.gazetteer import Gazetteer
from etl.transform.who import naming, topic
from etl.transform.who.naming import body_of
from etl.transform.who.subjects import agent, clause

__all__ = ["bodies", "body_of", "speaker", "speaker_body"]


def speaker(head: Letterhead) -> str:
    """Who says it: the sender as signed."""
    return head.sender or ""


def speaker_body(text: str, head: Letterhead, gazetteer: Gazetteer) -> str:
    """The sender's body: by the office signed, else by the letterhead ("Department for Transport" above "Minister for Local Transport")."""
    sender = head.sender or ""
    if gazetteer.named(sender) or not sender:
        return body_of(sender, gazetteer)
    for mention in gazetteer.mentions(sender):
        return mention.body.name
    for start, end in ((0, min(head.body_start, 400)), (head.body_end, head.body_end + 400)):
        for mention in gazetteer.mentions(text, start, min(end, len(text))):
            if mention.body.owner and mention.body.kind in (
                "department",
                "london",
                "agency",
                "health",
                "police",
                "borough",
                "government",
            ):
                near = text[max(0, mention.start - 40) : mention.start]
                if mention.body.name != "GLA" or "City Hall" not in text[mention.start : mention.end]:
                    if not near.rstrip().endswith("Chair of the"):
                        return mention.body.name
    return body_of(sender, gazetteer)


def bodies(
    sentence: str,
    act: tuple[int, int],
    speaker_body: str,
    gazetteer: Gazetteer,
    *,
    context: str = "",
    heading: str = "",
) -> tuple[str, ...]:
    """Who has to do what the verb group `sentence[act[0]:act[1]]` commits to; `context` is the reply before the sentence."""
    scene = topic.Scene(speaker_body, gazetteer, context[-2400:], heading)
    if asked := naming.delegate(sentence, act, scene):
        return asked
    if (by := agent(sentence, act)) and (named := naming.named(by, scene, strict=True)):
        return named
    subject = clause(sentence, act)
    if not subject:
        subject = scene.stem()
    return naming.named(subject, scene) or topic.discussed(scene, subject)
