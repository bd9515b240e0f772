"""What kind of reply a letter makes to a motion: an acknowledgement, a holding reply, a correction, or the substantive
one."""

from __future__ import annotations

import re

from etl.records import ReplyKind

_ANSWER = r"(?:letter|reply|response|answer)"
_SENT = r"(?:letter|reply|response|answer|message|e-?mail|statement)"
_FULL = r"(?:full|fuller|substantive|detailed|complete|considered|proper|final)"
_WRONG = (
    r"(?:wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|inaccurate(?:ly)?|errors?|mistakes?|slips?|misstated|misquoted)"
)
_NOT_TO_OTHERS = r"(?! to (?!(?:the |your |this )?(?:motion|Assembly|Members|question|letter)|you))"
_POSSESSOR = r"(?:(?:the )?(?:Assembly|Chair|Members?)(?:['’]s|s['’]|['’])?)"
_TOLD = r"(?:said|stated|wrote|reported|(?:told|gave|sent) (?:you|Members|the Assembly))"
_SAID = r"(?:said|stated|told|wrote|gave|quoted|sent|supplied|reported|put)"
_CORRECTION = re.compile(
    rf"\b(?:corrigend(?:um|a)|errat(?:um|a)|corrections? (?:to|of|in) (?:(?:my|our|that) |the {_SENT}|Motion )"
    rf"|(?:I|we) (?:now |also )?(?:must|need to|have to|should like to|wish to|would like to|want to) (?:correct|put"
    rf" right)"
    rf"|to (?:correct|amend|rectify|put right|set right) (?:the record|an? (?:error|mistake|slip)|(?:my|our) {_SENT}"
    rf"|[^.\n]{{0,60}}?(?:\b(?:my|our|the|that|this) (?:\w+ )?{_SENT}\b|\b(?:I|we) (?:have )?{_SAID}))"
    rf"|(?:put|set) (?:the record|(?:that|this|it|matters)) (?:straight|right)"
    rf"|{_WRONG}[^.\n]{{0,30}}? (?:in|of|by) (?:my|our|the|that) (?:\w+ )?{_SENT}\b(?! to the consult)"
    rf"|(?:my|our) (?:\w+ )?{_SENT}{_NOT_TO_OTHERS}[^.\n]{{0,40}}?\b(?:misstated|misquoted"
    rf"|(?:was|were|contained|included|gave|had)\b[^.\n]{{0,40}}?\b{_WRONG})"
    rf"|(?:that|the) (?:earlier |previous |last )?{_SENT}(?= of| dated| that (?:I|we)| (?:I|we) | was| were| contain|"
    rf" gave)"
    rf"[^.\n]{{0,50}}?\b(?:was|were|contained|included|gave|had|misstated|misquoted)\b[^.\n]{{0,40}}?\b{_WRONG}"
    rf"|(?:the|that|this) {_SENT} of [^.\n]{{3,20}} (?:misstated|misquoted)"
    rf"|parts? of (?:my|our) {_SENT}[^.\n]{{0,30}} (?:was|were) {_WRONG}"
    rf"|(?:figures?|dates?|numbers?|sums?|names?|details|information|what) (?:that |which )?(?:I|we) (?:have )?{_SAID}"
    rf"[^.\n]{{0,60}}? (?:was|were|is|are|contained) [^.\n]{{0,20}}?\b{_WRONG}"
    rf"|(?:I|we) (?:gave|told|sent) (?:you|Members|the Assembly) [^.\n]{{0,30}}?\b{_WRONG}"
    rf"|(?:I|we) {_TOLD} [^.\n]{{0,160}}[.;] (?:That|This|It|Both|The \w+) (?:was|were|is|are)"
    rf" (?:not (?:right|correct|so|true)|(?:an? |in )?{_WRONG}(?! of\b))"
    rf"|(?:I|we) {_TOLD} [^.\n]{{0,160}}[.;,] [^.\n]{{0,60}}?\bshould have (?:been|said|read)(?! \w+(?:ed|en)\b)"
    rf"|(?:correct|amend|replace|supersede)s? (?:my|our) {_SENT} of|(?:corrected|amended) (?:version of|copy of)"
    rf" [^.\n]{{0,20}}?{_SENT}"
    rf"|(?:corrected|amended) {_SENT}|(?:replace|supersede|disregard|withdraw|ignore)s? (?:my|our|the|that) (?:\w+"
    rf" )?{_SENT}"
    r" (?:of|dated|that (?:I|we)|which|sent|(?:I|we)))\b",
    re.IGNORECASE,
)
# "The motion says that my reply of last year was wrong": others say so, or ask for it.
_SAID_BY_OTHERS = re.compile(
    r"\b(?:motion|Assembly|Members?|you)\b[^.\n]{0,40}?\b(?:says?|said|claims?|suggests?|alleges?|believes?|argues?"
    r"|asks?"
    r"|asked|calls?|states?|wants?|thinks?)\b[^.\n]*$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^[ \t#*]*(?:(?:Subject|Re|Fwd?|Fw)\s*:\s*)*(?:(?P<correction>Correct(?:ion|ed)|Corrigendum|Erratum)"
    rf"|(?P<acknowledgement>Acknowledg(?:e?ment|ing))|(?P<holding>Holding|Interim))(?: {_ANSWER})?"
    r"(?=\s*[:–—-]|\s+(?:of (?:receipt|your)|to|on)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_MOTION = r"(?:(?:this|the|your|that) (?:\w+ )?(?:motion|matter|question)|this|it)"
_UNABLE = re.compile(
    r"\b(?:unable|not (?:yet |currently |now )?(?:able|in a position|ready)|cannot(?: yet)?|not (?:yet )?possible"
    r"(?: for (?:me|us))?|too (?:soon|early)(?: for (?:me|us))?|premature(?: for (?:me|us))?|rather not|prefer not)"
    rf"(?: to)?(?: yet)? (?:answer|respond|reply|comment|address)(?: to| on)?(?: {_MOTION})?\b"
    r"(?! for\b)(?![^.\n]{0,20}\b(?:in the way|in the terms|as the Assembly|as Members|favourably|positively))",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"\b(?:yet|now|at (?:present|the moment|this (?:time|stage|point))|until|for the (?:moment|time being)|today)\b"
    r"|\b(?:will|shall|hope to|expect to|intend to|aim to|undertake to)\b[^.\n]{0,60}?\b(?:write|reply|respond|answer"
    r"|return to|come back|revert|hear from|do so|let (?:you|Members) (?:know|have))\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:not (?:yet|currently) (?:been )?(?:in a position|able|ready|possible|final)"
    rf"|(?:(?:not|unable|too (?:soon|early))[^.\n]{{0,30}}? to|cannot(?: yet)?) (?:give|provide|send"
    rf"|offer)[^.\n]{{0,40}}?{_FULL}"
    r"|(?:respond|reply|write|answer)(?: to (?:you|the Assembly|this motion|it|the motion|Members)| it"
    r"| this motion)?(?: again)? (?:substantively|fully|properly|in full|in detail)"
    rf"|(?<!its )(?<!their ){_FULL} {_ANSWER}{_NOT_TO_OTHERS}[^.\n]{{0,60}}?\b(?:will|shall|to follow"
    rf"|follows?|as soon as|shortly|in due course|is being|by|later|when|once|(?:can|may) be expected|is expected"
    rf"|to come)"
    rf"|(?:you|Members|the Assembly) (?:can|may|should|will|shall) (?:\w+ ){{0,3}}?(?:expect|have|having|get|receive"
    rf"|receiving|see|be sent|be given) (?:a|the|my|our|his|her) (?:own )?{_FULL}"
    rf" {_ANSWER}{_NOT_TO_OTHERS}(?! from (?!me\b|us\b|the (?:Deputy )?Mayor\b))"
    rf"|(?:ask|asking|beg|crave|request)\b(?: you)?(?: \w+)? ?(?:for )?(?:your|{_POSSESSOR}) (?:\w+ )?(?:patience"
    rf"|forbearance|indulgence)"
    rf"|(?:will|shall|hopes? to|intends? to|expects? to) (?:\w+ ){{0,2}}?let (?:you|Members|the Assembly) have"
    rf" (?:a|my|our|his|her) (?:{_FULL} )?(?:{_ANSWER}|decision|conclusions)"
    rf"|(?:my|our|his|her) (?:{_FULL} )?{_ANSWER}{_NOT_TO_OTHERS}[^.\n]{{0,30}}? (?:will|shall) (?:reach|come"
    rf"|be with|arrive|be in)\b"
    rf"|(?:will|shall|hope to|intend to|expect to) [^.\n]{{0,60}}? in a (?:further|later|second|separate"
    rf"|fuller) {_ANSWER}"
    r"|(?:will|shall|can|intend to|hope to|expect to|aim to|undertake to) (?:\w+ )?(?:give|provide|send|let|offer"
    r"|issue)[^.\n]{0,50}?"
    rf"\b{_FULL} {_ANSWER}|(?:drafting|preparing|working on) (?:a|the|my|our) (?:{_FULL} )?{_ANSWER}"
    rf"|(?:will|shall) write(?: again)?(?: to (?:you|Members|the Assembly))? with (?:a|the|my|our) {_FULL} {_ANSWER}"
    rf"|(?:will|shall) (?:have|get) (?:my|our) (?:{_FULL} )?{_ANSWER}"
    rf"|(?:will|shall|intends? to) (?:respond|reply|answer)(?: to)? {_MOTION} (?:separately|directly|in a (?:separate"
    rf"|further|later|second)"
    rf" letter|in due course)"
    r"|ask(?:ing)?(?: you| Members)?(?: for)? (?:a little |some |rather )?more time"
    rf"|{_ANSWER} (?:to (?:this motion|this|it|the motion|that) )?(?:is (?:still )?being (?:drafted|prepared)|will"
    rf" (?:follow"
    rf"|be (?:sent|issued|given|made)))|holding {_ANSWER}|interim {_ANSWER}|needs? (?:a little |some |rather"
    rf" )?(?:longer|more time)"
    r"|(?:time|longer) (?:than|to) (?:I|we) (?:had )?(?:hoped|expected)[^.\n]{0,40}?(?:reply|answer|respond))\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bmy )(?<!\bour )(?<![’']s )\b(?:return to (?:this|it)|(?:reply|respond|write|answer"
    r"|come back"
    r"|revert|hear from (?:me|us))(?: to (?:you|Members|the Assembly|this))?)(?: on (?:this"
    r"|it))?(?: motion| matter)? (?:separately |again )?(?:by|before|when|once|as soon|in|after|within|no later)\b"
    r"|\b(?:[Tt]he (?:Deputy )?Mayor )?(?:will|shall) (?:write (?:again )?to (?:you|Members|the Assembly)(?: again)?"
    r" with|let (?:you|Members|the Assembly) (?:have|know)) (?:my|our|his|her) (?:conclusions?|decision|views"
    r"|position)\b",
    re.IGNORECASE,
)
_ACKNOWLEDGEMENT = re.compile(
    r"\b(?:acknowledg(?:e|es|ing|ement)[^.\n]{0,40}?(?:receipt|letter|e-?mail|motion|correspondence)|(?:confirm"
    r"|write to confirm)[^.\n]{0,30}? (?:receipt|received)|(?:has|have) been (?:logged|registered|recorded|received"
    r"|passed|forwarded|referred|sent) (?:under|as|with|to|on|by)"
    r"|been (?:given|allocated|assigned) (?:the|a|this) ref(?:erence)?"
    r"|(?:receipt of|your) [^.\n]{0,60}? (?:is|are) (?:hereby |now )?acknowledged"
    r"|the (?:Deputy )?(?:Mayor|Commissioner|Minister|Leader|Secretary of State|Chief Executive) (?:will|shall|aims to"
    r"|hopes to) (?:reply|respond|write)(?! to (?!you|the (?:Assembly|motion|Chair)|this|it|Members))|you (?:can"
    r"|should|may|will) (?:expect|receive) (?:a |the |his |her )?(?:full "
    r"|substantive )?(?:reply|response|answer)|is receiving attention|will be (?:brought|drawn) to the (?:Mayor"
    r"|Minister|Commissioner)[^.\n]{0,10}attention|aims? to (?:reply|respond) (?:to|within))\b",
    re.IGNORECASE,
)
# Substantive replies may open with this too, so that it tells only beside a reply to come.
_ARRIVED = re.compile(
    r"\b(?:(?:(?:have|has) (?:now |duly |safely )?received|\b(?:I|we) have) your (?:letter|e-?mail|message|motion)\b"
    r"|your (?:letter|e-?mail|message|motion)\b[^.\n]{0,50}? (?:has|have) (?:now |duly |safely )?(?:arrived|reached))",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|aims? to|hopes? to) (?:be )?(?:reply|respond|answer|replied|answered|hear from|receive|write to"
    r" you)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?!\s|$)[^.!?;\n]*)*")
_HOLDING_WORDS = tuple(
    (
        "repl,respon,answer,comment,address,longer,more time,draft,position,write,interim,unable,not able,cannot,"
        "come back,revert,return,hear from,decision,conclusion,patience,forbearance,indulgence"
    ).split(",")
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
_TOGETHER = re.compile(
    r"\b(?:either|both|any|all|each|none|neither)\b(?: of| the| these| your| them| two| three| four| five| six)*"
    r" (?:motions?|them)\b|\b(?:these|the (?:two|three|four|five|six)|your) (?:\w+ )?motions\b",
    re.IGNORECASE,
)
_OPENING = 420
_SHORT = 130
_LITTLE = 45
# How much a reply may say and still be what the letter says of it; a bare heading alone is an acknowledgement.
_MOST_WORDS: dict[ReplyKind, int] = {"substantive": 0, "holding": 2 * _SHORT, "acknowledgement": 12, "correction": 0}


def kind(text: str, heading: str = "", said: ReplyKind = "substantive") -> ReplyKind:
    """The kind of reply that `text` makes, its heading included or given apart; only a substantive one stops the clock.

    A phrase of putting off makes a holding reply when it opens the reply or when the reply says little else; in a long
    reply it concerns one point of many. `said` is what the letter says of its replies before the first of them.
    """
    if said == "correction":
        return said
    opening = f"{heading}\n{text[:_OPENING]}"
    headed = _HEADED.search(heading)
    if (headed and headed.lastgroup == "correction") or _corrects(opening):
        return "correction"
    words = len(text.split(None, 3 * _SHORT))
    if words > 3 * _SHORT:
        return "substantive"
    if headed and words <= 2 * _SHORT:
        return "holding" if headed.lastgroup == "holding" else "acknowledgement"
    holding = (
        _first(_HOLDING, _HOLDING_WORDS, text) or (words <= _LITTLE and _first(_LATER, _HOLDING_WORDS, text)) or None
    )
    if not holding and words <= _SHORT and _first(_UNABLE, _HOLDING_WORDS, text) and _FOR_NOW.search(text):
        return "holding"
    acknowledged = _first(_ACKNOWLEDGEMENT, _ACKNOWLEDGING_WORDS, text)
    if not acknowledged and words <= _LITTLE and _TO_COME.search(text):
        acknowledged = _ARRIVED.search(text)
    if acknowledged and words <= 2 * _SHORT and not (holding and holding.start() <= acknowledged.start()):
        return "holding" if said == "holding" else "acknowledgement"
    if holding and (words <= _SHORT or holding.start() < _OPENING):
        start = text.rfind(". ", 0, holding.start()) + 1
        if not _PARTLY.search(text, start, holding.end()) or words <= _SHORT // 2:
            return "holding"
    return said if words <= _MOST_WORDS[said] else "substantive"


def of_all(before: str, *, lone: bool) -> ReplyKind:
    """The kind that a letter says its replies are before it comes to the first: all of them together, or the only
    one."""
    if lone and _corrects(before):
        return "correction"
    for sentence in _SENTENCE.finditer(before):
        words = sentence.group()
        if not (lone or _TOGETHER.search(words)):
            continue
        if _HOLDING.search(words) or (_UNABLE.search(words) and _FOR_NOW.search(words)):
            return "holding"
        if _ACKNOWLEDGEMENT.search(words):
            return "acknowledgement"
    return "substantive"


def _corrects(opening: str) -> bool:
    """Does the writer say of an earlier letter of theirs that it was wrong?"""
    return any(
        not _SAID_BY_OTHERS.search(opening, max(0, opening.rfind(". ", 0, match.start())), match.start())
        for match in _CORRECTION.finditer(opening)
    )


def _first(pattern: re.Pattern[str], words: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first match of a pattern, which is only tried on sentences that have one of its words."""
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group().casefold()
        if any(word in said for word in words) and (match := pattern.search(text, sentence.start(), sentence.end())):
            return match
    return None
