"""Who has to act on a commitment, by the short names of the gazetteer. The rules, in this order:

1. the one who has been asked ("I have asked X to");
2. the agent after "by";
3. the grammatical subject, when it is a body, an office or the sender ("we", "my officers");
4. for "it" and "they" the subject of the sentence before;
5. for "the Commission" the body last named so;
6. for things, events and those to whom it is done ("The winning bids will be announced") the sender's body; or, in a
   letter of the Mayor, who reports on others, the body that the reply last showed acting, else the one whose field it
   is, else the GLA.
"""

from __future__ import annotations

import re

from etl.records import Letterhead
from etl.transform.gazetteer import ORGANISATION, Gazetteer
from etl.transform.who import naming, topic, turns
from etl.transform.who.beside import beside, described
from etl.transform.who.delegates import delegate
from etl.transform.who.passive import agents, done_to
from etl.transform.who.sender import Sender, body_of
from etl.transform.who.subjects import REACH, clause, main_subject, relative

__all__ = ["LOOK_BACK", "Sender", "answering", "bodies", "body_of", "speaker", "speaker_body"]

_SPEAKING = ("department", "london", "agency", "health", "police", "borough", "government")
_STAFF = re.compile(r"\b(?:Director|Manager|Executive|Chair\w*|President|Officer|Head|Secretary)\b")
_COMPANY = re.compile(r"^[^\n]{3,60}\b(?:Limited|Ltd|plc|LLP|LIMITED|LTD|PLC)\b", re.MULTILINE)
_ANSWERED = re.compile(
    r"\b(?:[Rr]esponse|[Rr]eply|[Aa]nswer)\s(?:(?:prepared|provided|given|supplied|drafted|agreed)\s)?(?:by|from)\s"
)
# It holds one of these, and few headings do.
_IN_ANSWERED = ("esponse", "eply", "nswer")
# "The Port’s map will be printed": by the Port.
_OWNS = re.compile(
    r"(?:[Tt]he )?[A-Z][\w& -]{1,50}?(?:[’']s|s[’']) [a-z]|"
    r"(?:[Tt]he )?(?:[A-Z]{2,}\w*|Government|Mayor) "
    r"(?!(?:of|in|across|for|to|from|with|on|at|by|and|or|who|which|that)\b)[a-z]"
)
_FIRST_PERSON = ("I", "We", "we")
LOOK_BACK = 1800  # how far before a sentence the reply may say who is meant


def answering(heading: str, sender: Sender) -> Sender:
    """The body that a heading says answers below it ("response prepared by Transport for London"), else the sender."""
    answered = _ANSWERED.search(heading) if any(map(heading.__contains__, _IN_ANSWERED)) else None
    named = sender.gazetteer.mentions(heading, answered.end()) if answered else []
    return Sender.of(named[0].body.name, sender.gazetteer) if named and named[0].body.owner else sender


def speaker(head: Letterhead) -> str:
    """Who says it: the sender as signed."""
    return head.sender or ""


def speaker_body(text: str, head: Letterhead, gazetteer: Gazetteer) -> str:
    """The sender's body: by the office signed, else by the letterhead above it ("Department for Transport").

    A company goes by the short name that its letter uses: "Zipwheel" for Zipwheel UK Limited.
    """
    sender = head.sender or ""
    if not sender or gazetteer.named(sender) or gazetteer.mentions(sender):
        return body_of(sender, gazetteer)
    for start, end in ((0, min(head.body_start, 400)), (head.body_end, min(head.body_end + 400, len(text)))):
        for mention in gazetteer.mentions(text, start, end):
            if (
                mention.body.owner
                and mention.body.kind in _SPEAKING
                and text[mention.start : mention.end] != "City Hall"
            ):
                return mention.body.name
    if (
        not _COMPANY.search(sender)
        and _STAFF.search(sender)
        and (company := _COMPANY.search(text, 0, min(head.body_start, 400)))
    ):
        written = re.search(
            re.escape(body_of(company.group().strip(), gazetteer)), text[head.body_start :], re.IGNORECASE
        )
        sender = written.group() if written else company.group().strip()
    name = body_of(sender, gazetteer)
    if ORGANISATION.search(name):
        return name
    first, _, rest = name.partition(" ")
    alone = rest and re.compile(
        rf"(?<![\w.])(?<![A-Z][a-z] ){re.escape(first)}(?! [A-Z])(?:['’]s)? (?:will|has|is|was|and|can|does|in)\b"
    )
    return first if alone and len(first) > 4 and alone.search(text, head.body_start, head.body_end) else name


def bodies(
    sentence: str, act: tuple[int, int], sender: Sender, *, context: str = "", heading: str = ""
) -> tuple[str, ...]:
    """Who has to do what the verb group `sentence[act[0]:act[1]]` commits to; `context` is the reply before the
    sentence."""
    scene = topic.Scene(sender, context[-LOOK_BACK:], heading, sentence[max(0, act[0] - REACH) : act[0]])
    if asked := delegate(sentence, act, scene):
        return asked
    subject = clause(sentence, act) or scene.stem()
    if subject.endswith((" I", " we")) and not subject.endswith((" and I", " and we")):
        subject = subject[subject.rfind(" ") + 1 :]
    for by in agents(sentence, act):
        if named := naming.named(by, scene):
            return named
        if by.startswith(("its ", "their ")) and (named := naming.taken_up(scene)):
            return named
    if subject in _FIRST_PERSON:
        return naming.first_person(subject, scene)
    if turns.is_reader(subject, sentence, act):
        return naming.first_person("I", scene)
    if naming.is_pronoun(subject):
        return naming.taken_up(scene, subject)
    if named := described(scene):
        return named
    found = naming.named(subject, scene)
    if not found and subject.casefold().startswith(("its ", "their ")) and (whose := naming.taken_up(scene)):
        return whose
    if (
        found
        and (sender.body in found or _OWNS.match(subject) or not done_to(sentence, act))
        and not turns.is_set_up(subject, sentence, act)
    ):
        return found
    if not found and (other := beside(subject, scene, passive=done_to(sentence, act))):
        return other
    if not found and (leading := naming.made_up(scene.sentence[max(0, scene.sentence.find(subject)) :], scene)):
        return leading
    if relative(sentence, act) and (main := naming.named(main_subject(scene.sentence), scene)):
        return topic.discussed(scene, subject) if topic.is_response(subject) else main
    if told := turns.teller(scene):
        return told
    return topic.discussed(scene, subject, without=found)
