"""What kind of reply a letter makes to a motion: an acknowledgement, a holding reply, a correction, or the substantive
one."""

from __future__ import annotations

import re

from etl.records import ReplyKind

_ANSWER = r"(?:letter|reply|response|answer)"
_FULL = r"(?:full|fuller|substantive|detailed|complete|considered|proper|final)"
_CORRECTION = re.compile(
    r"\b(?:correction (?:to|of)|corrigend(?:um|a)|to correct (?:the record|my|our|an error|a mistake|what)|(?:I"
    r"|we) (?:must|need to|have to|should like to|wish to|would like to|want to) correct|(?:put"
    r"|set) the record straight"
    rf"|(?:error|mistake|slip)s? (?:in|of) (?:my|our|that|the) (?:\w+ )?{_ANSWER}|(?:my|our|that|the) (?:earlier "
    rf"|previous |last )?{_ANSWER}[^.\n]{{0,40}}? (?:was|were|contained|included|gave)"
    r"[^.\n]{0,40}?\b(?:wrong|mistaken|incorrect|inaccurate|error|mistake)"
    rf"|parts? of (?:my|our) {_ANSWER}[^.\n]{{0,30}} (?:was|were) (?:wrong|mistaken|incorrect)|(?:correct|amend"
    rf"|replace|supersede)s? (?:my|our) {_ANSWER} of)\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:not (?:yet|currently) (?:been )?(?:in a position|able|ready|possible|final)"
    rf"|(?:(?:not|unable|too (?:soon|early))[^.\n]{{0,30}}? to|cannot(?: yet)?) (?:give|provide|send"
    rf"|offer)[^.\n]{{0,40}}?{_FULL}"
    r"|(?:respond|reply|write|answer)(?: to (?:you|the Assembly|this motion|it|the motion|Members)| it"
    r"| this motion)?(?: again)? (?:substantively|fully|properly|in full|in detail)"
    rf"|{_FULL} {_ANSWER}[^.\n]{{0,60}}?\b(?:will|shall|to follow|follows?|as soon as|shortly|in due course|is being"
    rf"|by|later|when|once)"
    r"|(?:will|shall|can|intend to|hope to|expect to|aim to|undertake to) (?:\w+ )?(?:give|provide|send|let|offer"
    r"|issue)[^.\n]{0,50}?"
    rf"\b{_FULL} {_ANSWER}|(?:drafting|preparing|working on) (?:a|the|my|our) (?:{_FULL} )?{_ANSWER}"
    rf"|(?:will|shall) write(?: again)?(?: to (?:you|Members|the Assembly))? with (?:a|the|my|our) {_FULL} {_ANSWER}"
    rf"|(?:will|shall) (?:have|get) (?:my|our) (?:{_FULL} )?{_ANSWER}"
    rf"|{_ANSWER} (?:to (?:this|it|the motion|that) )?(?:is (?:still )?being (?:drafted|prepared)|will (?:follow"
    rf"|be sent))|holding {_ANSWER}|interim {_ANSWER}|needs? (?:a little |some |rather )?(?:longer|more time)"
    r"|(?:time|longer) (?:than|to) (?:I|we) (?:had )?(?:hoped|expected)[^.\n]{0,40}?(?:reply|answer|respond))\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:reply|respond|write|answer|come back|revert)(?: to (?:you|Members|the Assembly))?(?: on (?:this"
    r"|it))? (?:separately |again )?(?:by|before|when|once|as soon|in|after|within|no later)\b",
    re.IGNORECASE,
)
_ACKNOWLEDGEMENT = re.compile(
    r"\b(?:acknowledg(?:e|es|ing|ement)[^.\n]{0,40}?(?:receipt|letter|e-?mail|motion|correspondence)|(?:confirm"
    r"|write to confirm)[^.\n]{0,30}? (?:receipt|received)|(?:has|have) been (?:logged|registered|recorded|received"
    r"|passed|forwarded|referred|sent) (?:under|as|with|to|on|by)"
    r"|been (?:given|allocated|assigned) (?:the|a|this) ref(?:erence)?"
    r"|the Mayor (?:will|shall|aims to|hopes to) (?:reply"
    r"|respond|write)|you (?:can|should|may|will) (?:expect|receive) (?:a |the |his |her )?(?:full "
    r"|substantive )?(?:reply|response|answer)|is receiving attention|will be (?:brought|drawn) to the (?:Mayor"
    r"|Minister|Commissioner)[^.\n]{0,10}attention|aims? to (?:reply|respond) (?:to|within))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?!\s|$)[^.!?;\n]*)*")
_HOLDING_WORDS = tuple(
    "repl,respon,answer,longer,more time,draft,position,write,interim,unable,not able,cannot,come back,revert".split(
        ","
    )
)
_ACKNOWLEDGING_WORDS = (
    "acknowledg",
    "receipt",
    "received",
    "has been",
    "have been",
    "the mayor",
    "expect",
    "attention",
    "aim",
)
_PARTLY = re.compile(
    r"\b(?:point|part|limb|question|paragraph|section|recommendation|aspect|request) (?:\(?\w\)?|\d)", re.IGNORECASE
)
_OPENING = 420
_SHORT = 130
_LITTLE = 45


def kind(text: str, heading: str = "") -> ReplyKind:
    """The kind of reply that `text` makes, its heading included or given apart; only a substantive one stops the clock.

    A phrase of putting off makes a holding reply when it opens the reply or when the reply says little else; in a long
    reply it concerns one point of many.
    """
    opening = f"{heading}\n{text[:_OPENING]}"
    if _CORRECTION.search(opening):
        return "correction"
    words = len(text.split(None, 3 * _SHORT))
    if words > 3 * _SHORT:
        return "substantive"
    holding = (
        _first(_HOLDING, _HOLDING_WORDS, text) or (words <= _LITTLE and _first(_LATER, _HOLDING_WORDS, text)) or None
    )
    acknowledged = _first(_ACKNOWLEDGEMENT, _ACKNOWLEDGING_WORDS, text)
    if acknowledged and words <= 2 * _SHORT and not (holding and holding.start() < acknowledged.start()):
        return "acknowledgement"
    if holding and (words <= _SHORT or holding.start() < _OPENING):
        start = text.rfind(". ", 0, holding.start()) + 1
        if not _PARTLY.search(text, start, holding.end()) or words <= _SHORT // 2:
            return "holding"
    return "substantive"


def _first(pattern: re.Pattern[str], words: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first match of a pattern, which is only tried on sentences that have one of its words."""
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group().casefold()
        if any(word in said for word in words) and (match := pattern.search(text, sentence.start(), sentence.end())):
            return match
    return None
