"""Names of bodies that the gazetteer does not list, as the letter writes them."""

from __future__ import annotations

import re

from etl.transform.gazetteer import ORGANISATION, Mention, common_words
from etl.transform.who.topic import Scene

_NAME = re.compile(
    r"[A-Z][\w'’&-]*(?:\s+(?:(?:of|for|and|the|on|&)(?=\s+(?:the )?[A-Z])|in(?=\s+the [A-Z]))|\s+[A-Z][\w'’&-]*)*"
)
_TEMPORARY = re.compile(r"commission|inquiry|panel|task ?force|board|group|committee|unit|regulator|partnership")
_GROUP_WORD = re.compile(
    r"[Tt]eam|[Tt]ask ?force|[Gg]roup|[Bb]oard|[Pp]anel|[Cc]ommittees?|[Pp]artnership|[Cc]ommission|[Ii]nquiry"
    r"|[Rr]eview"
)
_PERSON = re.compile(
    r"\b(?:Minister|Ministers|Chief|Director|Secretary|Officers?|Officials?|Mayor|Chair|Inspectors?|Members)\b"
)
_GERUND = re.compile(r"[A-Z][a-z]+ing (?:the|a|of|for) ")
_LINKED = re.compile(r" (?:and|of|for|&|in|on) ")
ARTICLE = re.compile(
    r"^(?:(?:the|a|an|this|that|our|my|its|their|these|those|most|many|all|some|several|both|each|any|no|other|few"
    r"|while|although|where)\s+)+",
    re.IGNORECASE,
)
# "UK banking sector", "councils in Essex": no one body, and yet who has to act.
_MANY = re.compile(
    r"(?:(?:UK|London|English|British|local|water|energy|train|bus|ferry|tram|boat|mobile|network|social|rail|gas|private|care|"
    r"housing|banking|insurance|retail|building|health|higher|education|police|fire|port)\s+){0,3}"
    r"(?i:councils|operators|companies|suppliers|banks|developers|universities|landlords|insurers|retailers|airlines|sector|"
    r"industry|forces|trusts|providers)(?: in [A-Z][a-z]+)?$"
)
_LONGER_KINDS = ("government", "health", "other", "borough")


def longer_name(phrase: str, found: list[Mention]) -> tuple[str, bool]:
    """The whole name when what the gazetteer knows is only its start, and whether that is a thing and no body: ("NHS
    App", True)."""
    first = found[0]
    if first.role or phrase[first.end : first.end + 1] != " " or phrase.startswith("(", first.end + 1):
        return "", False
    name = _NAME.match(phrase, first.start, found[1].start if len(found) > 1 else len(phrase))
    if name is None or name.end() <= first.end:
        return "", False
    if _PERSON.search(phrase, first.end, name.end()):
        return "", False
    if ORGANISATION.search(phrase, first.end, name.end()):
        return (name.group(), False) if first.body.kind in _LONGER_KINDS else ("", False)
    if phrase.startswith(" and ", first.end) and phrase[first.start : first.end].isupper():
        return "", False
    return name.group(), _LINKED.match(phrase, first.end) is None


def common_noun(noun: str, phrase: str, scene: Scene) -> tuple[str, ...]:
    """For "the Commission", "this Unit", "the County Council": the body last named whose name, or whose usual word,
    that is."""
    wanted = noun.casefold()
    own = scene.sender.known
    if own and wanted in (word.casefold() for word in own.words):
        return (own.name,)
    if wanted in scene.sender.gazetteer.common:
        for mention in reversed(scene.sender.gazetteer.mentions(scene.context)):
            if mention.body.owner and wanted in common_words(mention.body):
                return (mention.body.name,)
    last = noun.split()[-1]
    if (wanted.endswith("review") and "independent" not in phrase.casefold()) or not ORGANISATION.search(
        last[:1].upper() + last[1:]
    ):
        return ()
    name = noun[:1].upper() + noun[1:]
    if name in scene.context:
        named = rf"\b((?:[A-Z][\w'’-]*\s+(?:(?:of|for|and|the|on)\s+){{0,2}}){{1,7}}{re.escape(name)})\b"
        if written := re.findall(named, scene.context):
            return (ARTICLE.sub("", written[-1]),)
    if not _TEMPORARY.fullmatch(last) or noun not in scene.context:
        return ()
    low = re.findall(
        rf"\b(?:an?|the|new)\s+((?:[a-z]+\s){{0,2}}{re.escape(noun)}(?:\s(?:on|into|for|of)(?:\s(?!as |to |that "
        rf"|which |and )[\w-]+){{1,4}})?)",
        scene.context,
    )
    return (low[-1],) if low and " " in low[-1] else ()


def several(phrase: str) -> tuple[str, ...]:
    """Many bodies of a kind that are named together, as written: "train operators", "councils in Essex"."""
    many = _MANY.match(ARTICLE.sub("", phrase))
    return (many.group(),) if many else ()


def as_written(phrase: str) -> tuple[str, ...]:
    """An organisation that the gazetteer does not know, by its name as written."""
    bare = ARTICLE.sub("", phrase)
    name = _NAME.match(bare)
    if name and " " in name.group() and ORGANISATION.search(name.group()) and not _GERUND.match(name.group()):
        return (name.group(),)
    if name and (tail := re.match(r"\s+(\w+)(?=\s|$)", bare[name.end() :])) and _GROUP_WORD.fullmatch(tail.group(1)):
        return (bare[: name.end() + tail.end()],)
    return ()
