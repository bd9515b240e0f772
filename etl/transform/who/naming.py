"""From a noun phrase to the bodies it stands for."""

from __future__ import annotations

import re

from etl.transform.gazetteer import ORGANISATION, Body, Gazetteer
from etl.transform.who import topic
from etl.transform.who.topic import Scene

_COMPANY = re.compile(r"[\s,]+(?:UK|GB|Limited|Ltd|plc|PLC|LLP|Inc|Group|Holdings|\(UK\)|Co|Company)\.?$")
_FIRST = re.compile(r"^(?:I|we|both .{2,40} and I|.{2,60} and I)\b", re.IGNORECASE)
_OWN = re.compile(
    r"^(?:all of |some of |many of |one of |each of |members of |most of |both )?(?:my|our)\s+(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PEOPLE = re.compile(
    r"^(?:\w+ ){0,3}?(?:officers?|officials?|staff|teams?|colleagues|advisers?|people|office|department|ministers?|engineers|planners|inspectors|detectives|constables|drivers)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|they|this|these|those|he|she|that|each|both)\b(?!\s+(?:\w+\s+){0,4}\w)", re.IGNORECASE)
_COMMON = re.compile(
    r"^(?:the|this|that|these|those|its|their|such an?|each|an?|said)\s+(?:(?:new|independent|wider|joint|own|senior|said|same|local|two|expert|national|whole|County|county|city|City|borough)\s+){0,3}(?P<noun>[A-Za-z][\w-]*)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"^(?:the|this|his majesty's|her majesty's|hm|uk|central|our|we as a)?\s*(?:UK )?(?:government|ministers|secretary of state|minister|whitehall)\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"^(?:the|my|our|this)\s+department\b(?! (?:for|of)\b)", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:asked|instructed|directed|commissioned|tasked|requested|invited|urged|told|required|charged)\s+(?P<whom>(?:(?!\b(?:to|that|for)\b)[^.;])|[^.;]){2,140}?\s+(?:to|for|that)\b"
)
_WHOM = re.compile(
    r"\b(?:asked|instructed|directed|commissioned|tasked|requested|invited|told|required)\s+(?P<whom>[^.;:]{2,140}?)\s+(?:to|that)\s",
    re.IGNORECASE,
)
_BEEN_ASKED = re.compile(
    r"\b(?:has|have|had|will be|is being|are being|been)(?:\s+also)?(?:\s+been)?\s+(?:asked|instructed|directed|commissioned|tasked|told|required|invited)\b(?!\s+by)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"^(?:'s|’s)?(?:\s*\([^)]{1,60}\))?(?:'s|’s)?\s*(?:,?\s*(?:and|&|with|working with|together with|alongside|as well as|in partnership with)|,)\s*(?:the|our partners|my|our)?\s*$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^(?:both |each of |together |all of )?(?:the |this |that |a |an |my |our |its )?(?:new |independent |then |former |London's |London’s |local )?$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s+(?:and|which|who|that|of|for|on|in|at|to|with|by|from|under|is|are|was|were|has|have|had|will|working|comprising|from|between|across|as|led)\b|[,;:(–—]"
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|our|my|its)\s+", re.IGNORECASE)


def body_of(sender: str, gazetteer: Gazetteer) -> str:
    """The body a sender speaks for: "Mayor of London" the Mayor, "Commissioner, Transport for London" TfL, a company by its name."""
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", sender).strip()
    if body := gazetteer.named(sender) or gazetteer.named(bare):
        return body.name
    if found := gazetteer.mentions(sender):
        return found[-1].body.name
    while (short := _COMPANY.sub("", bare)) != bare and short:
        bare = short
    return bare


def delegate(sentence: str, act: tuple[int, int], scene: Scene) -> tuple[str, ...]:
    """Whom the sender has asked to act; a Deputy Mayor's act is the Mayor's too. Empty when nobody was asked."""
    window = sentence[max(0, act[0] - 12) : act[1] + 170]
    match = _WHOM.search(window)
    if not match or match.start() > act[1] - act[0] + 30:
        return ()
    if _BEEN_ASKED.search(window, 0, match.start() + len(match.group().split()[0]) + 1):
        return ()
    return named(match.group("whom"), scene, strict=True) or own(scene, match.group("whom"))


def named(phrase: str, scene: Scene, *, strict: bool = False) -> tuple[str, ...]:
    """The bodies that a subject or an agent stands for; empty when it is a thing. `strict`: a body or nothing."""
    phrase = phrase.strip(" ,\"'‘’“”•●*–-")
    if not phrase:
        return ()
    if _FIRST.match(phrase):
        return _with_partner(phrase, scene)
    if match := _OWN.match(phrase):
        return _own_people(match.group("what"), scene)
    if _DEPARTMENT.match(phrase):
        return _department(scene)
    if _GOVERNMENT.match(phrase) and not scene.gazetteer.is_role(phrase):
        return _government(phrase, scene)
    if found := _led_by_bodies(phrase, scene):
        return found
    if not strict and _PRONOUN.match(phrase):
        return pronoun(scene)
    if _PEOPLE.match(_ARTICLE.sub("", phrase)):
        return own(scene, phrase)
    if common := _COMMON.match(phrase):
        if resolved := _common_noun(common.group("noun"), phrase, scene):
            return resolved
    return _as_written(phrase)


def own(scene: Scene, phrase: str = "") -> tuple[str, ...]:
    """The body whose officers, officials or staff are meant: the sender's, the GLA for the Mayor, or the police just spoken of."""
    if not scene.mayoral:
        return (scene.speaker,)
    before = topic.actor(scene)
    if before == ("MPS",) or re.match(r"(?:police|inspectors|detectives|constables)", phrase, re.IGNORECASE):
        return ("MPS",)
    last = scene.gazetteer.mentions(scene.context[-300:])
    if last and last[-1].body.kind in ("police",):
        return (last[-1].body.name,)
    return ("GLA",)


def pronoun(scene: Scene) -> tuple[str, ...]:
    """Whom "it" or "they" takes up: the subject of the sentence before when that is a body."""
    return topic.discussed(scene)


def _with_partner(phrase: str, scene: Scene) -> tuple[str, ...]:
    if re.match(r"(?:I|we)\b", phrase, re.IGNORECASE):
        return (scene.speaker,)
    others = [m.body.name for m in scene.gazetteer.mentions(phrase) if m.body.owner]
    return tuple(dict.fromkeys([*others, scene.speaker]))


def _own_people(what: str, scene: Scene) -> tuple[str, ...]:
    found = _led_by_bodies(what, scene)
    if found:
        return found
    if scene.mayoral and _PEOPLE.match(what):
        return ("GLA",)
    if (
        scene.mayoral
        and re.match(r"[A-Z]\w*(?: [A-Z]\w*| and| of| for)*", what)
        and re.search(r"\b(?:Commissioner|Czar|Champion|Adviser|Deputy)\b", what)
    ):
        written = re.split(_STOP, what)[0].strip()
        return (written, "Mayor")
    return (scene.speaker,)


def _department(scene: Scene) -> tuple[str, ...]:
    if scene.own and scene.own.kind == "department":
        return (scene.speaker,)
    known = [m.body for m in scene.gazetteer.mentions(scene.context) if m.body.kind == "department"]
    return (known[-1].name,) if known else (scene.speaker,)


def _government(phrase: str, scene: Scene) -> tuple[str, ...]:
    speaker = scene.own
    if speaker and speaker.kind in ("department", "government"):
        return (speaker.name,)
    others = [m.body for m in scene.gazetteer.mentions(phrase)]
    return (others[0].name,) if others else ("UK Government",)


def _led_by_bodies(phrase: str, scene: Scene) -> tuple[str, ...]:
    """The bodies at the head of the phrase: "The Met and MOPAC", "TfL officers", "the MPS's new unit"."""
    found = [m for m in scene.gazetteer.mentions(phrase)]
    if not found or not _HEADED.match(phrase[: found[0].start]):
        return ()
    chain: list[Body] = [found[0].body]
    for left, right in zip(found, found[1:], strict=False):
        gap = phrase[left.end : right.start]
        if right.body == left.body and len(gap) <= 4:
            continue
        if not _AND.match(gap.replace(")", ") ", 1) if gap.startswith(")") else gap.lstrip(")")):
            break
        chain.append(right.body)
    return tuple(dict.fromkeys(name for body in chain for name in _with_parent(body, scene) if body.owner))


def _with_parent(body: Body, scene: Scene) -> tuple[str, ...]:
    if body.kind == "team" and body.parent:
        return (body.name, body.parent)
    if body.kind == "government" and scene.own and scene.own.kind == "department" and body.name == "UK Government":
        return (scene.own.name,)
    return (body.name,)


def _common_noun(noun: str, phrase: str, scene: Scene) -> tuple[str, ...]:
    """For "the Commission", "this Unit": the body last named whose name, or whose usual word, is that."""
    wanted = noun.casefold()
    for mention in reversed(scene.gazetteer.mentions(scene.context)):
        body = mention.body
        if body.owner and (wanted in (word.casefold() for word in body.words) or body.full.casefold().endswith(wanted)):
            return (body.name,)
    if scene.own and wanted in (word.casefold() for word in scene.own.words):
        return (scene.own.name,)
    if ORGANISATION.search(noun.capitalize()):
        written = re.findall(
            rf"\b((?:[A-Z][\w'’-]*\s+(?:(?:of|for|and|the|on)\s+)*){{1,7}}{re.escape(noun.capitalize())})\b",
            scene.context,
        )
        if written:
            return (_ARTICLE.sub("", written[-1]),)
    return ()


def _as_written(phrase: str) -> tuple[str, ...]:
    """An organisation that the gazetteer does not know, by its name as written."""
    bare = _ARTICLE.sub("", phrase)
    name = _STOP.split(bare, maxsplit=1)[0].strip()
    longer = re.match(r"(?:[A-Z][\w'’&-]*|of|for|and|the|on|in)(?:\s+(?:[A-Z][\w'’&-]*|of|for|and|the|on|&))*", bare)
    if longer and ORGANISATION.search(longer.group()) and len(longer.group()) >= len(name):
        return (re.sub(r"\s+(?:of|for|and|the|on)$", "", longer.group()),)
    if name and ORGANISATION.search(name) and name[:1].isupper():
        return (name,)
    return ()
