"""The noun phrase that a commitment's verb group belongs to: what stands before the verb."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.transform.who.verbs import VERBS, WORD, verb

REACH = 1200  # how far before its verb group a subject may stand
_SHORT = 64  # what stands there is kept in mind so far: a letter speaks of "we" and of a few bodies again and again
_ADVERBS = (
    "also|therefore|then|now|soon|shortly|still|already|always|never|both|each|all|together|jointly|however|itself"
    "|themselves|in turn|thus|subsequently|currently|again|accordingly|further|instead|finally|ultimately"
    "|in due course|first|next|only|similarly|later this year|\\w+ly"
)
_TRAILING = re.compile(rf"(?:(?:[\s,]+|^)(?:{_ADVERBS}))+[\s,]*$", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:,?\s*\b(?:and|but|or|then|as well as|nor)(?:\s+(?:also|then|so|therefore|now|has|have|is|are|will))*)\s*$",
    re.IGNORECASE,
)
# How those two end, and how long they and their last words are at most: words that end otherwise need not be searched.
_TAIL = 80
_WORD = 24
_LAST_ADVERBS = frozenset(words.split()[-1] for words in _ADVERBS.split("|"))
_SHARED_ENDS = tuple("and but or then as nor also so therefore now has have is are will".split())
_CLAUSE = re.compile(
    r"^\s*(?:I|we|it|they|he|she|this) \w|\b\w+(?:s|ed) (?:the|a|an|this|our|my|its|it|them|that)\b", re.IGNORECASE
)
_STARTERS = (
    r"(?:I|we|it|they|this|these|the|my|our|officers|no|a|an|there|all|some|any|who|which|he|she|together|up to|more"
    r"|[A-Z])\b"
)
# The first characters are looked at before anything else, since most are none that a clause breaks at.
_PLAIN_BREAK = (
    r"[;:,.?!—\s](?:(?<=\s)(?:(?=[\s–—abtswuy-])(?:[–—-]\s|(?<=\n)"
    rf"|\s*(?:and|but|because|while|whilst|although|though|that|so|whether|until|as|yet)\s+(?={_STARTERS}))|(?<=\n))"
    r"|(?<!\s)(?:(?<=,)\s+(?:(?:and|but|so|or|yet)\s+)?|(?<=[;:.?!])\s+|(?<=—)))"
)
_BREAK = re.compile(_PLAIN_BREAK)
_BREAK_OR_SAID = re.compile(
    r"\b(?:announced|said|confirmed|clear|ensures?|expects?|agreed|decided|told \w+|hope|believe|noted"
    rf"|assured? \w+) that\s+|{_PLAIN_BREAK}"
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
# The first words of that, of an aside and of what may be fronted: a piece that begins otherwise is none of them.
_OPENERS = frozenset(
    "and but so that whether also then therefore yet however furthermore moreover additionally alongside in indeed for"
    " meanwhile instead finally each once similarly likewise separately secondly firstly lastly next first second third"
    " i as equally accordingly subsequently thereafter thus hence nevertheless nonetheless crucially importantly"
    " specifically overall together jointly let today to".split()
)
_TIMES = (
    "later|early|earlier|next|last|this (?:year|month|week|spring|summer|autumn|winter|financial|term|morning|quarter)"
    "|(?:spring|summer|autumn|winter)|\\d{4}(?:[/-]\\d\\d)?$"
    "|\\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_PREPOSITIONS = (
    "with|without|subject to|following|through|by|in|on|at|from|for|to|under|over|during|within|upon|about|such as"
    "|like|unlike|along with|as well as|despite|across|between|throughout|per|via|of|among|amongst|towards?|into"
    "|beyond|alongside|after|before|since|until|as part of|in line with|together with"
)
_ASIDE = re.compile(
    rf"^(?:(?:which|who|whom|whose|where|wherever|when|whenever|if|once|unless|while|whilst|although|though|as"
    rf"|because|including|led|supported|based|provided|given|not|additionally|also|therefore|comprising|involving"
    rf"|{_PREPOSITIONS}|{_TIMES})\b|\w+ing\b|\w+ed (?:by|in|to|on|as|for|with|at)\b)",
    re.IGNORECASE,
)
_FRONTS = frozenset(preposition.split()[0].removesuffix("?") for preposition in _PREPOSITIONS.split("|")) | {"toward"}
_ASIDES = _FRONTS | frozenset(
    "which who whom whose where wherever when whenever if once unless while whilst although though as because including"
    " led supported based provided given not additionally also therefore comprising involving later early earlier next"
    " last this spring summer autumn winter".split()
)
_NOUNS = frozenset(
    "i we he she it they this these those the a an my our its their his her all no some any each every both either"
    " neither officers officials ministers staff colleagues there nobody work funding".split()
)
_QUOTES = ('"', "'", "‘", "“", "(")
_FRONTED = re.compile(
    rf"^(?:{_PREPOSITIONS})\b[^,]{{2,90}}?\s(?=(?:the|this|our|my|we|I|it|they|officers|officials)\b(?!\s*$)"
    r"|(?:we|I|it|they|he|she)$|(?-i:[A-Z][\w&-]*(?: [A-Z][\w&-]+)*)$)",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE = re.compile(r"[\s,]+(?:which|that|who)$")
_INVERTED = re.compile(r"[Nn](?:or|either)\s+(?:will|shall)\s+(?P<who>I|we|the [A-Z]\w+|[A-Z]\w+)\b")
_WHICH_ONE = re.compile(
    r"^(?:which|that|whom|where|when)\s+(?=(?:I|we|he|she|they|it)$|(?:the|my|our)\s|(?-i:[A-Z]))", re.IGNORECASE
)
_RELATIVES = ("which", "that", "who")


def clause(sentence: str, act: tuple[int, int]) -> str:
    """The subject of the verb group: the words before it, from where its own clause starts."""
    if inverted := _INVERTED.match(sentence, sentence.rfind(" ", 0, max(0, act[0] - 1)) + 1):
        return inverted.group("who")
    before = sentence[max(0, act[0] - REACH) : act[0]]
    return _short_subject(before) if len(before) <= _SHORT else _subject(before)


def _subject(before: str) -> str:
    before = _without_adverbs(before)
    if before.endswith(_RELATIVES) and (relative := _RELATIVE.search(before)):
        return _antecedent(before[: relative.start()])
    ends = before[-_WORD:].lower()
    if ends.endswith(_SHARED_ENDS) and (shared := _SHARED.search(before, max(0, len(before) - _TAIL))):
        return _first_subject(before[: shared.start()])
    return _last_subject(before)


_short_subject = lru_cache(maxsize=1 << 12)(_subject)


def _without_adverbs(before: str) -> str:
    """The words before the verb group, without the adverbs next to it."""
    before = before.rstrip()
    last = before[-_WORD:].replace(",", " ").lower().split()[-1:]
    if last and (last[0] in _LAST_ADVERBS or last[0].endswith("ly")):
        trailing = _TRAILING.search(before, max(0, len(before) - _TAIL))
        return before[: trailing.start()] if trailing else before
    return before


def relative(sentence: str, act: tuple[int, int]) -> bool:
    """Does the verb group belong to a "which" or "that" clause about something the main clause brings up?"""
    before = _without_adverbs(sentence[max(0, act[0] - REACH) : act[0]])
    return before.endswith(_RELATIVES) and _RELATIVE.search(before) is not None


def main_subject(sentence: str) -> str:
    """The subject of a whole sentence: of its first verb that stands in no aside."""
    for word in WORD.finditer(sentence):
        if word.group().casefold() in VERBS and (at := word.start()):
            pieces = _pieces(sentence[:at])
            piece = pieces[-1][0] if pieces else ""
            if not _aside(piece, _first(piece)):
                return clause(sentence, word.span())
    return ""


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
    for match in (_BREAK_OR_SAID if " that" in before else _BREAK).finditer(before):
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
    return verb(left) is not None or _CLAUSE.search(left) is not None


def _lone_aside(left: str) -> bool:
    """Do the words stand aside, and are no list of members ("comprising TfL")?"""
    words = left.strip()
    if opening := _OPENING.match(words):
        words = words[opening.end() :]
    return _aside(words, _first(words)) and not words.startswith(
        ("comprising ", "including ", "made up of ", "involving ")
    )


def _in_name(before: str, comma: re.Match[str]) -> bool:
    """Is this the comma of a name or a list of bodies: "the Ministry of Housing, Communities and Local Government"?"""
    left = before[max(0, comma.start() - 40) : comma.start()].rsplit(None, 1)
    right = before[comma.end() : comma.end() + 120]
    return bool(
        left and left[-1][:1].isupper() and re.match(r"(?:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*(?:,| and| &)", right)
    )


def _first(words: str) -> str:
    """The word that begins these words, in small letters; empty when a mark does."""
    word = WORD.match(words)
    return word.group().casefold() if word else ""


def _bare(piece: str) -> tuple[str, str]:
    """The piece without what only opens it, and its first word: "However, in 2025 the Cabinet Office" is about the
    Cabinet Office."""
    first = _first(piece)
    if first in _OPENERS and (opening := _OPENING.match(piece)):
        piece = piece[opening.end() :].strip()
        first = _first(piece)
    if first in _FRONTS and (fronted := _FRONTED.match(piece)):
        piece = piece[fronted.end() :].strip()
        first = _first(piece)
    return piece, first


def _aside(words: str, first: str) -> bool:
    """Do the words, by the first of them, stand aside: "which", "by May", "working with"?"""
    may = first in _ASIDES or first.endswith(("ing", "ed")) or first[:1].isdigit()
    return may and _ASIDE.match(words) is not None


def _noun(words: str, first: str) -> bool:
    """Do the words begin as a subject does, with an article, a pronoun or a name?"""
    if words[0] in _QUOTES:
        words, first = words[1:], _first(words[1:])
    return "A" <= words[:1] <= "Z" or first in _NOUNS


def _last_subject(before: str) -> str:
    last = ""
    pieces = _pieces(before)
    if pieces and (relative := _WHICH_ONE.match(pieces[-1][0])):
        return pieces[-1][0][relative.end() :]
    for piece, opens in reversed(pieces):
        bare, first = _bare(piece)
        if bare and not _aside(bare, first) and (_noun(bare, first) or (opens and " " in bare)):
            return bare
        last = last or bare
    return last


def _first_subject(before: str) -> str:
    """The subject of the verbs before a shared one: "The Met" in "The Met has opened a suite and [will …]"."""
    for piece, opens in reversed(_pieces(before)):
        bare, first = _bare(piece)
        if bare and (acts := verb(bare)) and acts.start() and not _aside(bare, first) and (_noun(bare, first) or opens):
            return bare[: acts.start()].strip() or bare
    return _last_subject(before)
