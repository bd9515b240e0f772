"""The noun phrase that a commitment's verb group belongs to: what stands before the verb, or the agent after "by"."""

from __future__ import annotations

import re

REACH = 1200  # how far before its verb group a subject may stand
_ADVERBS = (
    "also|therefore|then|now|soon|shortly|still|already|always|never|both|each|all|together|jointly|however|itself"
    "|themselves|in turn|thus|subsequently|currently|again|accordingly|further|instead|finally|ultimately|in due course"
    "|first|next|only|similarly|later this year|\\w+ly"
)
_TRAILING = re.compile(rf"(?:(?:[\s,]+|^)(?:{_ADVERBS}))+[\s,]*$", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:,?\s*\b(?:and|but|or|then|as well as|nor)(?:\s+(?:also|then|so|therefore|now|has|have|is|are|will))*)\s*$",
    re.IGNORECASE,
)
# How those two end: words that end otherwise need not be searched.
_ADVERB_ENDS = ("ly", *(words.split()[-1] for words in _ADVERBS.split("|")))
_SHARED_ENDS = tuple("and but or then as nor also so therefore now has have is are will".split())
VERB = re.compile(
    r"\b(?:will|shall|would|can|could|may|might|must|should|is|are|was|were|am|has|have|had|be|been|does|do|did"
    r"|plans?|aims?|intends?|expects?|hopes?|says?|agree[sd]?|commit(?:s|ted)?|announced|launched|wrote|know|think"
    r"|believe|recogni[sz]es?|welcomes?|remains?|continues?|provides?|ensures?|sets?|started|understands?|want|wants"
    r"|felt|made)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^\s*(?:I|we|it|they|he|she|this) \w|\b\w+(?:s|ed) (?:the|a|an|this|our|my|its|it|them|that)\b", re.IGNORECASE
)
_STARTERS = (
    r"(?:I|we|it|they|this|these|the|my|our|officers|no|a|an|there|all|some|any|who|which|he|she|together|up to|more"
    r"|[A-Z])\b"
)
_BREAK = re.compile(
    r"\b(?:announced|said|confirmed|clear|ensures?|expects?|agreed|decided|told \w+|hope|believe|noted"
    r"|assured? \w+) that\s+|[;:]\s+|\s[–—-]\s|—|[.?!]\s+|\n|,\s+(?:and|but|so|or|yet)\s+|,\s+"
    rf"|\s+(?:and|but|because|while|whilst|although|though|that|so|whether|until|as|yet)\s+(?={_STARTERS})"
)
_OPENING = re.compile(
    r"^(?:(?:and|but|so|that|whether|also|then|therefore|yet|however|furthermore|moreover|additionally|alongside this"
    r"|in addition|indeed|for example|meanwhile|instead|finally|each of|once again|similarly|likewise|separately"
    r"|secondly|firstly|lastly|next|first|second|third|in short|in the meantime|as a result|as such"
    r"|i am pleased to say that|equally|accordingly|subsequently|thereafter|thus|hence|nevertheless|nonetheless"
    r"|crucially|importantly|specifically|overall|together|jointly|let me be (?:plain|clear)|today|to that end"
    r"|i can confirm that|i am pleased that)\b[,:\s]*)+",
    re.IGNORECASE,
)
_TIMES = (
    "later|early|earlier|next|last|this (?:year|month|week|spring|summer|autumn|winter|financial|term|morning|quarter)"
    "|(?:spring|summer|autumn|winter)|\\d{4}(?:[/-]\\d\\d)?$"
    "|\\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_PREPOSITIONS = (
    "with|without|subject to|following|through|by|in|on|at|from|for|to|under|over|during|within|upon|about|such as"
    "|like|unlike"
    "|along with|as well as|despite|across|between|throughout|per|via|of|among|amongst|towards?|into|beyond"
    "|alongside|after|before"
    "|since|until|as part of|in line with|together with"
)
_ASIDE = re.compile(
    rf"^(?:(?:which|who|whom|whose|where|wherever|when|whenever|if|once|unless|while|whilst|although|though|as"
    rf"|because|including|led|supported|based|provided|given|not|additionally|also|therefore|comprising|involving"
    rf"|{_PREPOSITIONS}|{_TIMES})\b|\w+ing\b|\w+ed (?:by|in|to|on|as|for|with|at)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"^[\"'‘“(]?(?:(?:I|we|he|she|it|they|this|these|those|the|a|an|my|our|its|their|his|her|all|no|some|any|each"
    r"|every|both|either|neither|officers|officials|ministers|staff|colleagues|there|[Nn]obody|work|funding)\b"
    r"|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    rf"^(?:{_PREPOSITIONS})\b[^,]{{2,90}}?\s(?=(?:the|this|our|my|we|I|it|they|officers|officials)\b(?!\s*$)"
    r"|(?-i:[A-Z][\w&-]*(?: [A-Z][\w&-]+)*)$)",
    re.IGNORECASE | re.DOTALL,
)
_PARTICIPLE = (
    r"(?:\w+ed|\w+en|\w+ught|led|run|made|set|put|held|done|built|drawn|overseen|found|kept|paid|sent|spent|cut|met"
    r"|lost|left)"
)
_BY = re.compile(
    rf"\b(?:be|been|being|is|are|was|were)\s+(?:[a-z]+ly\s+)?{_PARTICIPLE}\b(?:(?!\s\w+ed\s+by\b)[^.;:,]){{0,90}}?"
    r"\bby\s+(?P<agent>[^.;]{2,160})"
)
_PATIENT = re.compile(
    rf"(?:(?:will|shall|to)(?:\s+(?:also|therefore|then|now|not|soon|shortly|never|always|\w+ly"
    rf"|continue to))*\s+be(?:en)?|(?:is|are|has been|have been)(?:\s+(?:now|also|\w+ly))*(?:\s+being)?)\s+(?:(?:also"
    rf"|then|\w+ly)\s+)?(?P<done>{_PARTICIPLE})\b"
)
_NOT_DONE_TO = frozenset(
    "committed prepared involved engaged focused focussed based represented pleased determined interested dedicated"
    " opposed delighted expected scheduled planned intended anticipated supposed concerned asked told instructed tasked"
    " directed commissioned guided informed limited assisted supported set led open".split()
)
_RELATIVE = re.compile(r"[\s,]+(?:which|that|who)$")


def clause(sentence: str, act: tuple[int, int]) -> str:
    """The subject of the verb group: the words before it, from where its own clause starts."""
    if inverted := _INVERTED.search(sentence, max(0, act[0] - 8), act[1]):
        return inverted.group("who")
    before = _before(sentence, act)
    if relative := _RELATIVE.search(before):
        before = before[: relative.start()]
        return _antecedent(before)
    if before.rstrip().casefold().endswith(_SHARED_ENDS) and (shared := _SHARED.search(before)):
        return _first_subject(before[: shared.start()])
    return _last_subject(before)


def _before(sentence: str, act: tuple[int, int]) -> str:
    """The words before the verb group, without the adverbs next to it."""
    before = sentence[max(0, act[0] - REACH) : act[0]].rstrip()
    ends = before.replace(",", " ").rstrip().casefold().endswith(_ADVERB_ENDS)
    return _TRAILING.sub("", before) if ends else before


def agents(sentence: str, act: tuple[int, int]) -> list[str]:
    """Whom a passive may name after "by": "will be carried out by TfL", "will be done by May by TfL"."""
    match = _BY.search(sentence, max(0, act[0] - 4), min(len(sentence), act[1] + 260)) if "by" in sentence else None
    if not match or match.start() > act[1] + 12:
        return []
    named = match.group("agent")
    return [named[at:] for at in (0, *(by.end() for by in re.finditer(r"\bby ", named)))]


def relative(sentence: str, act: tuple[int, int]) -> bool:
    """Does the verb group belong to a "which" or "that" clause about something the main clause brings up?"""
    return bool(_RELATIVE.search(_before(sentence, act)))


def done_to(sentence: str, act: tuple[int, int]) -> bool:
    """Is the subject one to whom it is done ("boroughs will be offered grants") rather than one who does it?"""
    match = _PATIENT.search(sentence, max(0, act[0] - 1), min(len(sentence), act[1] + 60))
    return bool(match and match.start() <= act[1] and match.group("done").casefold() not in _NOT_DONE_TO)


def main_subject(sentence: str) -> str:
    """The subject of a whole sentence: of its first verb that stands in no aside."""
    verb = next(
        (m for m in VERB.finditer(sentence) if m.start() and not _ASIDE.match(_piece(sentence[: m.start()]))), None
    )
    return clause(sentence, verb.span()) if verb else ""


def _piece(before: str) -> str:
    pieces = _pieces(before)
    return pieces[-1][0] if pieces else ""


def _antecedent(before: str) -> str:
    """What "which" stands for: the last noun phrase before it."""
    words = before.split()
    for at in range(len(words) - 1, max(-1, len(words) - 14), -1):
        if words[at].casefold() in ("a", "an", "the", "our", "my", "its", "this", "their"):
            return " ".join(words[at:])
    return _last_subject(before)


def _pieces(before: str) -> list[tuple[str, bool]]:
    """The words before the verb, parted where a clause or an aside begins, each with whether it begins a clause."""
    pieces: list[tuple[str, bool]] = []
    at, opens = 0, True
    for match in _BREAK.finditer(before):
        left = before[at : match.start()]
        joint = match.group().strip(" ,").casefold()
        if joint in ("and", "or") and not _says_something(left):
            continue
        if joint == "" and "," in match.group() and _in_name(before, match) and not _lone_aside(left):
            continue
        pieces.append((left.strip(), opens))
        at, opens = match.end(), joint not in ("", "–", "—", "-")
    pieces.append((before[at:].strip(), opens))
    return [(piece, clause) for piece, clause in pieces if piece]


def _says_something(left: str) -> bool:
    """Are these words a clause of their own, so that "and" begins another, rather than the first of two names?"""
    return bool(VERB.search(left) or _CLAUSE.search(left))


def _lone_aside(left: str) -> bool:
    """Do the words stand aside, and are no list of members ("comprising TfL")?"""
    words = _OPENING.sub("", left.strip())
    return bool(_ASIDE.match(words)) and not words.startswith(
        ("comprising ", "including ", "made up of ", "involving ")
    )


def _in_name(before: str, comma: re.Match[str]) -> bool:
    """Is this the comma of a name or a list of bodies: "the Ministry of Housing, Communities and Local Government"?"""
    left = before[max(0, comma.start() - 40) : comma.start()].rsplit(None, 1)
    right = before[comma.end() : comma.end() + 120]
    return bool(
        left and left[-1][:1].isupper() and re.match(r"(?:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*(?:,| and| &)", right)
    )


def _bare(piece: str) -> str:
    """The piece without what only opens it: "However, in 2025 the Cabinet Office" is about the Cabinet Office."""
    bare = _OPENING.sub("", piece).strip()
    if fronted := _FRONTED.match(bare):
        bare = bare[fronted.end() :].strip()
    return bare


_WHICH_ONE = re.compile(
    r"^(?:which|that|whom|where|when)\s+(?=(?:I|we|he|she|they|it)$|(?:the|my|our)\s|(?-i:[A-Z]))", re.IGNORECASE
)
_INVERTED = re.compile(r"\b[Nn](?:or|either)\s+(?:will|shall)\s+(?P<who>I|we|the [A-Z]\w+|[A-Z]\w+)\b")


def _last_subject(before: str) -> str:
    if relative := _WHICH_ONE.match(_piece(before)):
        return _piece(before)[relative.end() :]
    bares = [(_bare(piece), opens) for piece, opens in _pieces(before)]
    for bare, opens in reversed(bares):
        if bare and not _ASIDE.match(bare) and (_NOUN.match(bare) or (opens and " " in bare)):
            return bare
    return next((bare for bare, _ in reversed(bares) if bare), "")


def _first_subject(before: str) -> str:
    """The subject of the verbs before a shared one: "The Met" in "The Met has opened a suite and [will …]"."""
    for piece, opens in reversed(_pieces(before)):
        bare = _bare(piece)
        verb = VERB.search(bare)
        if bare and not _ASIDE.match(bare) and verb and verb.start() and (_NOUN.match(bare) or opens):
            return bare[: verb.start()].strip() or bare
    return _last_subject(before)
