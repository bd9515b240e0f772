"""The noun phrase that a commitment's verb group belongs to: what stands before the verb, or the agent after "by"."""

from __future__ import annotations

import re

_TRAILING = re.compile(
    r"(?:[\s,]+(?:also|therefore|then|now|soon|shortly|still|already|always|never|both|each|all|together|jointly|however|itself|themselves|in turn|thus|subsequently"
    r"|currently|again|together with partners|accordingly|further|instead|finally|ultimately|in due course|first|later this year|next|only))+[\s,]*$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:,?\s*\b(?:and|but|or|then|as well as|nor)(?:\s+(?:also|then|so|therefore|now|has|have|is|are))*)\s*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:will|shall|would|can|could|may|might|must|should|is|are|was|were|am|has|have|had|be|been|does|do|did|plans?|aims?|intends?|expects?|hopes?|says?|agree[sd]?"
    r"|commit(?:s|ted)?|announced|launched|wrote|know|think|believe|recogni[sz]es?|welcomes?|remains?|continues?|provides?|ensures?|sets?|started|understands?|want|wants|felt|made)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:]\s+|\s[–—-]\s|—|[.?!]\s+|\n|,\s+(?:and|but|so|or|yet)\s+|,\s+|\s+(?:and|but|because|while|whilst|although|though|that|so|whether|until|as|yet)\s+(?=(?:I|we|it|they|this|these|the|my|our|officers|no|a|an|there|all|some|any|who|[A-Z])\b)"
)
_OPENING = re.compile(
    r"^(?:(?:and|but|so|that|whether|also|then|therefore|yet|however|furthermore|moreover|additionally|alongside this|in addition|indeed|for example|meanwhile|instead|finally|both|each of"
    r"|either|neither|once again|similarly|likewise|separately|secondly|firstly|lastly|next|first|second|third|in short|in the meantime|as a result|as such|i am pleased to say that|equally|accordingly"
    r"|subsequently|thereafter|thus|hence|nevertheless|nonetheless|crucially|importantly|specifically|overall|together|jointly)\b[,\s]*)+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:which|who|whom|whose|where|when|if|once|unless|until|after|before|while|whilst|although|though|since|as|because|including|working|led|supported|alongside|together with|in line with"
    r"|with|without|subject to|following|through|by|in|on|at|from|for|to|under|over|during|within|upon|about|given|provided|depending|building|using|based|recognising|having|pending|such as"
    r"|not|like|unlike|along with|as well as|despite|across|between|throughout|per|via|of|among|amongst|towards?|into|beyond|alongside|comprising|involving|\w+ing|\w+ed by|\w+ed (?:in|to|on|as|for|with|at)"
    r"|additionally|also|therefore|later|early|next|this (?:year|month|week|spring|summer|autumn|winter|financial|term|morning)|\d)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"^(?:[\"'‘“(]?(?:I|we|he|she|it|they|this|these|those|the|a|an|my|our|its|their|his|her|all|no|some|any|each|every|both|officers|officials|ministers|staff|colleagues)\b|[\"'‘“(]?[A-Z])",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:be|been|being|is|are|was|were)\s+(?:[a-z]+ly\s+)?(?:\w+ed|\w+en|\w+t|led|run|made|set|put|held|done|built|drawn|overseen|found|kept|paid)\b(?P<gap>[^.;:]{0,110}?)\bby\s+(?P<agent>[^.;]+)"
)


def clause(sentence: str, act: tuple[int, int]) -> str:
    """The words before the verb group, from where its own clause starts: its subject and what comes between."""
    before = sentence[: act[0]].rstrip()
    before = _TRAILING.sub("", before)
    if shared := _SHARED.search(before):
        return _first_subject(before[: shared.start()])
    return _last_subject(before)


def agent(sentence: str, act: tuple[int, int]) -> str | None:
    """Whom a passive names after "by": "will be carried out by TfL"."""
    match = _BY.search(sentence, max(0, act[0] - 4), min(len(sentence), act[1] + 260))
    if not match or match.start() > act[1] + 12:
        return None
    return match.group("agent")


def _pieces(before: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    for match in _BREAK.finditer(before):
        left = before[at : match.start()]
        joint = match.group().strip(" ,").casefold() in ("and", "or")
        if joint and not _VERB.search(left):
            continue
        if match.group().startswith(",") and match.group().strip() == "," and _in_name(before, match):
            continue
        pieces.append(left)
        at = match.end()
    pieces.append(before[at:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _in_name(before: str, comma: re.Match[str]) -> bool:
    """Is this the comma of a name or a list of bodies: "the Ministry of Housing, Communities and Local Government"?"""
    left = before[: comma.start()].rsplit(None, 1)
    right = before[comma.end() :]
    return bool(
        left
        and left[-1][:1].isupper()
        and right[:1].isupper()
        and re.match(r"[A-Z][\w&-]*(?: [A-Z][\w&-]*)*(?:,| and| &)", right)
    ) and not _VERB.search(right)


def _last_subject(before: str) -> str:
    pieces = _pieces(before)
    for piece in reversed(pieces):
        bare = _OPENING.sub("", piece).strip()
        if bare and not _ASIDE.match(bare) and _NOUN.match(bare):
            return bare
    for piece in reversed(pieces):
        if bare := _OPENING.sub("", piece).strip():
            return bare
    return ""


def _first_subject(before: str) -> str:
    """The subject of the verbs before a shared one: "The Met" in "The Met has opened a suite and [will …]"."""
    pieces = _pieces(before)
    for piece in reversed(pieces):
        bare = _OPENING.sub("", piece).strip()
        if bare and not _ASIDE.match(bare) and _NOUN.match(bare) and _VERB.search(bare):
            verb = _VERB.search(bare)
            return bare[: verb.start()].strip() if verb and verb.start() else bare
    return _last_subject(before)
