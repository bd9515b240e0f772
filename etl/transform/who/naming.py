"""From a noun phrase to the bodies it stands for."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.transform.gazetteer import Body
from etl.transform.who import topic, unlisted
from etl.transform.who.state import OF_THE_STATE, of_the_state
from etl.transform.who.subjects import main_subject
from etl.transform.who.topic import Scene
from etl.transform.who.verbs import WORD

# The first words of a phrase to which a rule below can apply, or its last: only there is the rule tried.
_THE = frozenset(["the", "this", "that", "these", "those", "its", "their", "each", "said"])
_FIRST = frozenset(["i", "we", "me", "us"])
_MY = frozenset("my our all some many one each members most both none".split())
_STAFF = (
    *("officer", "official", "staff", "team", "colleague", "advis", "engineer", "planner", "inspector", "detective"),
    "constable",
)
_AND_FIRST = re.compile(r"^(?:both )?(?P<other>.{2,80}?) and (?:I|we)$", re.IGNORECASE)
_OWN = re.compile(
    r"^(?:(?:all|some|many|one|each|members|most|both|none) of )?(?:my|our)\s+(?P<what>.*)", re.IGNORECASE | re.DOTALL
)
_PEOPLE = re.compile(
    r"^(?:(?:GLA|senior|specialist|dedicated|local|relevant|neighbourhood|more|new|extra|all|some|frontline|police"
    r"|Commander|project|policy|planning|response|safer|ward) ){0,3}(?:officers?|officials?|staff|teams?|colleagues"
    r"|advisers?|engineers|planners|inspectors|detectives|constables)\b(?: (?:from|of|at|in|within) (?P<whose>.+))?",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"^(?:\w+ )?(?:police|inspectors|detectives|constables|neighbourhood officers)\b|^(?:(?:Detective|Chief"
    r"|Deputy Assistant|Assistant|Temporary|Acting) )*(?:Superintendent|Inspector|Sergeant|Constable|Commander"
    r"|Commissioner) [A-Z]",
    re.IGNORECASE,
)
# Each of those holds one of these.
_IN_POLICE = ("police", "spector", "detective", "stable", "officer", "superintend", "sergeant", "command", "commiss")
_BOROUGHS = re.compile(
    r"^(?:(?:the|all|most|many|some|both|London's|London’s|London|inner|outer|other"
    r"|\w+-?\w*)\s+){0,3}(?P<whom>boroughs|local authorities)$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["it", "they", "them", "these", "he", "she", "him", "her", "each", "both"])
_COMMON = re.compile(
    r"^(?:the|this|that|these|those|its|their|each|said)\s+(?:(?:new|independent|wider|joint|own|said|same|local"
    r"|expert|national)\s+)*(?P<noun>[A-Za-z][\w-]*(?: [A-Z][\w-]*){0,3})",
    re.IGNORECASE,
)
_MINE = re.compile(r"^[Tt]h(?:e|is) (?P<noun>[A-Z][a-z]+)$")
_AND = re.compile(
    r"^(?:\)|'s|’s)?(?:\s*\([^)]{1,60}\))?\s*(?:,?\s*(?:and|&|working with|together with|alongside|as well as"
    r"|in partnership with|jointly with)|,(?: with| working with| together with| alongside| as well as)?)\s+(?:the "
    r"|our partners |my |our |all )?$",
    re.IGNORECASE,
)
_HEAD = (
    r"(?:both |each of |together |all (?:of )?)?(?:the |this |that |a |an |my |our |its )?(?:new |independent |then "
    r"|former |London's |London’s )?"
)
_HEADED = re.compile(f"{_HEAD}$", re.IGNORECASE)
_HEADED_NAME = re.compile(f"(?i:{_HEAD})[A-Z]")
_OF_BODIES = re.compile(
    r" (?:led|run|chaired|overseen|delivered|funded|commissioned|managed|comprising|made up of|consisting of|hosted"
    r"|co-?chaired)(?: jointly)?(?: by)? (?:the )?(?=[A-Z])"
)
PROPER = re.compile(r"[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){1,4}")
_TWO_NAMES = re.compile(rf"({PROPER.pattern}|[A-Z][\w&-]*) and ({PROPER.pattern}|[A-Z]{{2,}}|[A-Z][\w&-]*)")
_NO_NAMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Parts?|Phases?)\b"
    r"|\b(?:Reports?|Plans?|Strategy|Strategies|Reviews?|Bills?|Acts?|Programmes?|Schemes?|Funds?|Surveys?|Zones?|Lines?)$"
)
_COMMISSIONER = re.compile(r"^[Tt]he (?:Deputy |Assistant )?Commissioner\b(?! (?:of|for)\b)")
_CHIEF = re.compile(
    r"(?:\b(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)|\b[Tt]he (?:company|council|trust|firm|operator|charity|"
    r"agency))[’']s? "
    r"(?:chief executive|chair\w*|leader|managing director|director)\b"
)


def named(phrase: str, scene: Scene) -> tuple[str, ...]:
    """The bodies that a subject or an agent stands for; empty when it is a thing."""
    phrase = phrase.strip(" ,\"'‘’“”•●*–-")
    folded = phrase.casefold()
    first = word.group() if (word := WORD.match(folded)) else ""
    if first in _FIRST:
        return first_person(phrase, scene)
    if folded.endswith((" and i", " and we")) and (match := _AND_FIRST.match(phrase)):
        return tuple(dict.fromkeys((*named(match.group("other"), scene), scene.sender.body)))
    if first in _MY and (match := _OWN.match(phrase)):
        return _own_people(match.group("what"), scene)
    if first in OF_THE_STATE and (found := of_the_state(phrase, folded, scene)):
        return found
    if first == "the" and scene.sender.mayoral and _COMMISSIONER.match(phrase):
        return unlisted.common_noun("Commissioner", phrase, scene) or ("LFB" if "Fire" in scene.sentence else "MPS",)
    if found := _led_by_bodies(phrase, scene):
        return found
    if any(map(folded.__contains__, _STAFF)) and (match := _PEOPLE.match(unlisted.ARTICLE.sub("", phrase))):
        return (match.group("whose") and named(match.group("whose"), scene)) or own(scene, phrase)
    mine = _MINE.match(phrase) if scene.sender.mayoral and first in ("the", "this") else None
    if mine and _is_mine(mine.group("noun"), scene.context):
        return (scene.sender.body,)
    if folded.endswith(("boroughs", "local authorities")) and (many := _BOROUGHS.match(phrase)):
        return (many.group("whom").casefold(),)
    if scene.sender.mayoral and any(map(folded.__contains__, _IN_POLICE)) and _POLICE.match(phrase):
        return ("MPS",)
    if (
        first in _THE
        and (common := _COMMON.match(phrase))
        and (resolved := unlisted.common_noun(common.group("noun"), phrase, scene))
    ):
        return resolved
    if " and " in phrase and (two := _TWO_NAMES.fullmatch(phrase)) and not _NO_NAMES.search(phrase) and first != "the":
        return two.groups()
    return unlisted.several(phrase) or (unlisted.as_written(phrase) if phrase != folded else ())


def _is_mine(noun: str, context: str) -> bool:
    """Has the letter spoken of "my" of that name, as of "my new Adviser"?"""
    return noun in context and re.search(rf"\b[Mm]y (?:[\w'’]+ ){{0,4}}{re.escape(noun)}\b", context) is not None


def own(scene: Scene, phrase: str = "") -> tuple[str, ...]:
    """The body whose officers, officials or staff are meant: the sender's; in the Mayor's letters the police when they
    were just spoken of, else the GLA."""
    if not scene.sender.mayoral:
        return (scene.sender.body,)
    if _POLICE.match(phrase):
        return ("MPS",)
    before = topic.actor(scene)
    if before in (("MPS",), ("LFB",)):
        return before
    near = scene.sender.gazetteer.mentions(" ".join(scene.before()[-2:]))
    return (near[-1].body.name if near and near[-1].body.kind == "police" else scene.sender.default,)


def made_up(words: str, scene: Scene) -> tuple[str, ...]:
    """The bodies that lead or make up the thing named before them: ", led by the College of Policing," or ",
    comprising TfL and the GLA,"."""
    match = _OF_BODIES.search(words)
    return _led_by_bodies(words[match.end() :], scene) if match else ()


def taken_up(scene: Scene, pronoun: str = "it") -> tuple[str, ...]:
    """Whom "it" or "they" stands for: the subject of this sentence's or the last one's main clause, else the body under
    discussion. "She" and "he" stand for the holder of an office."""
    for sentence in [*scene.before()[-1:], scene.sentence][::-1]:
        if pronoun.casefold() in ("he", "she", "him", "her"):
            holders = [mention.body for mention in scene.sender.gazetteer.mentions(sentence) if mention.role]
            if holders and holders[-1].name != scene.sender.body:
                return _with_parent(holders[-1], scene)
            if chief := _chief(sentence, scene):
                return (chief,)
            continue
        subject = main_subject(sentence) or sentence
        if not is_own(subject) and (found := named(subject, scene)):
            return found
    return topic.discussed(scene)


def _chief(sentence: str, scene: Scene) -> str:
    """The body whose chief the sentence names: of "Cadent's chief executive" or "the company's chair"."""
    chief = _CHIEF.search(sentence)
    if not chief or chief["name"]:
        return chief["name"] if chief else ""
    near = scene.sender.gazetteer.mentions(" ".join(scene.before()[-4:]))
    return next((m.body.name for m in reversed(near) if m.body.name != scene.sender.body), "")


def first_person(phrase: str, scene: Scene) -> tuple[str, ...]:
    """Whom "I" and "we" stand for; what one of the Mayor's team does is the Mayor's too."""
    own = scene.sender.known
    if own and own.kind == "team" and own.parent:
        return (
            (own.runs, scene.sender.body)
            if own.runs and phrase.casefold().startswith("we")
            else (scene.sender.body, own.parent)
        )
    return (scene.sender.body,)


def is_pronoun(phrase: str) -> bool:
    """Does the phrase only take up what was named before: "it", "they"?"""
    return phrase.strip().casefold() in _PRONOUNS


def is_own(phrase: str) -> bool:
    """Is it a pronoun, or the sender's "I" and "we", which "it" and "they" cannot take up?"""
    word = WORD.match(phrase.strip())
    return is_pronoun(phrase) or bool(word and word.group().casefold() in _FIRST)


def _own_people(what: str, scene: Scene) -> tuple[str, ...]:
    if found := _led_by_bodies(what, scene):
        return found
    if not scene.sender.mayoral:
        return (scene.sender.body,)
    if _PEOPLE.match(what):
        return (scene.sender.default,)
    office = re.match(r"(?:(?:[A-Z][\w'’-]*|of|for|and)\s*)+", what)
    if office and re.search(r"\b(?:Commissioner|Czar|Champion|Adviser|Advisor|Deputy|Chief)\b", office.group()):
        return (re.sub(r"\s+(?:of|for|and)?\s*$", "", office.group()), "Mayor")
    return (scene.sender.body,)


def _led_by_bodies(phrase: str, scene: Scene) -> tuple[str, ...]:
    """The bodies at the head of the phrase: "The Met and MOPAC", "TfL officers", "the MPS's new unit"."""
    head = _HEADED_NAME.match(phrase)
    found = scene.sender.gazetteer.mentions_in(phrase) if head else None
    if not head or not found:
        return ()
    begin = found[0].start
    if begin not in (0, head.end() - 1) and not _HEADED.match(phrase[:begin]):
        return ()
    longer, thing = unlisted.longer_name(phrase, found)
    if longer:
        office = found[0].body if found[0].body.kind == "team" else None
        return () if thing else (longer, office.parent) if office and office.parent else (longer,)
    chain: list[Body] = [found[0].body]
    for left, right in pairwise(found):
        gap = phrase[left.end : right.start]
        if right.body.name == left.body.name and gap.strip(" (") == "":
            continue
        if not _AND.match(gap):
            break
        chain.append(right.body)
    if len(chain) == 1:
        return _with_parent(chain[0], scene) if chain[0].owner else ()
    return tuple(dict.fromkeys(name for body in chain if body.owner for name in _with_parent(body, scene)))


def _with_parent(body: Body, scene: Scene) -> tuple[str, ...]:
    if body.kind == "team" and body.parent:
        return (body.name, body.parent)
    if body.name == "UK Government" and scene.sender.known and scene.sender.known.kind == "department":
        return (scene.sender.known.name,)
    return (body.name,)
