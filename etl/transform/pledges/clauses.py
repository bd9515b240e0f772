"""The clause a verb group stands in: its subject, what it is embedded in, and whether it says when."""

from __future__ import annotations

import re
from collections import deque
from typing import Literal, NamedTuple

from etl.transform.pledges.lexicon import GOVERNING, OPINIONS
from etl.transform.pledges.rule import Subject, Take, words
from etl.transform.pledges.subjects import subject, subject_of

Embedding = Literal["main", "relative", "that", "bare", "question", "condition"]


class Clause(NamedTuple):
    """A verb group found by a rule, `sentence[start:end]`, with what its clause says about it."""

    take: Take
    start: int
    end: int
    verb: str
    begin: int  # where the clause begins, its subject included
    before: str
    words: frozenset[str]  # those of `before`
    subject: Subject
    embedded: Embedding


_BREAK = re.compile(r"[;:—]|\s[–-]\s|,(?=\s)|[\"“”]|\)")
_COMMON_BREAKS = (", ", " – ", " - ")
_RARE_BREAK = re.compile(r"[;:—\"“”)]")
# "… and we will": a subject of its own begins a clause of its own.
_NEW_SUBJECT = re.compile(
    r"(\b(?:and|but|so)\s+)(?:I|we|it|they|this|there|(?:the |my |our )(?:[Gg]overnment|Mayor|"
    r"[Dd]epartment|GLA|MPS|Met|officials|officers|"
    r"Secretary of State))\b(?!’|')"
)
_LINK = re.compile(
    r"\b(?:with|and|but|or|then|which|who|whose|that|while|where|when|as|because|if|how|what|whether|why)\b"
)
# "the impact it will have": a relative clause without its pronoun.
_CONTACT = re.compile(
    r"\b(?:the|any|an?)\s+(?:\w+\s+)?(?:impacts?|effects?|role|part|difference|contribution|way|steps|actions|benefits?|"
    r"areas|things)\s+(?:it|they|we|he|she|this|these|[A-Z]\w*(?:\s\w+){0,4})$"
)
_CONTACTS = words(
    "impact impacts effect effects role part difference contribution way steps actions benefit benefits areas things"
)
_ADVERBS = words("""
    also now then therefore thus still currently soon shortly both each all together alike itself themselves
    ourselves always never already too firmly would instead again
""")
_NO_ADVERBS = words("family assembly supply reply ally italy monopoly butterfly bully")
_CONJUNCTIONS = words("and but or nor yet then so")
_SUBORDINATORS = words("""
    that which who whom whose where when whether if how why what because although though while whilst since as so
    unless until once wherever whatever
""")
_SUBORDINATOR = re.compile(
    r"\b(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(_SUBORDINATORS)) + r")\b"
)
_SUBORDINATORS_WRITTEN = _SUBORDINATORS | {word.capitalize() for word in _SUBORDINATORS}
# A segment without any of these is a main clause.
_TELLING = _CONTACTS | _SUBORDINATORS_WRITTEN | OPINIONS
_LETTERS = re.compile(r"[A-Za-z]+")
_REASONS = words("because although though while whilst since as so")
_CONDITIONS = words("if unless until once wherever")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|would|should|will|"
    r"[a-z]+(?:s|ed))\b(?!\s+[A-Z])"
)
_ANY_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|should|can|must|may|might|does|do)\b")
# "Once the line is open the Mayor will": the condition is whole, and who will act comes after it.
_WHOLE_CONDITION = re.compile(r"(?:possible|practicable|feasible|necessary|appropriate|required|needed)\b")
_WHO_THEN = re.compile(
    r"\b(?:I|we|it|they|he|she|you|there)$|(?<!\S)(?:(?:the|a|an|my|our|its|their|this|these|those|all|any|each|every|no)"
    r"\s|[A-Z])[^,;]*$"
)
# But not "It is a fee and": that tells what it is.
_ACTS = re.compile(rf"(?!\b(?:is|are|was|were) (?:not )?(?:an?|the|one|no)\b){_ANY_FINITE.pattern}")
_NOT_PLANNED = re.compile(r"\bnot\s(?:\w+\s)?(?:intended|expected|planned|proposed|envisaged)$")
_PLANNED = re.compile(r"\b[Ii]t is (?:(?!not\b)\w+ )?(?:anticipated|expected|envisaged|intended|planned|proposed)$")
_BARE = re.compile(r"(?<!by )\b(?:" + "|".join(sorted(OPINIONS)) + r")\s+(?!to\b|that\b)[^,;]*$")
_LATE_THAT = re.compile(r"\b(?:hope|hopes|believe|believes|think|expect|expects|trust)\s+that,[^,]{1,40},\s*$")
_REPORTED = re.compile(
    r"\b(?:announc\w+|confirm\w*|clear|sets? out|ensure[sd]?|commit\w*|inform(?:ed|ing)?|stat(?:e|es|ed)|pledg\w+|"
    r"guarantee\w*|assur\w+|undert\w+|word|condition|understanding|intention|decision|promis\w+|decided?|agreed|requir\w+|"
    r"told|say|means|reiterat\w+|stress\w*|now|is|was|outlin\w+)"
    r"(?:\s+(?:you|me|us|them|members|the house|parliament|the assembly|today|yesterday|"
    r"in \w+(?: \d{4})?|on \w+ \w+))?$"
    r"|\b(?:agreed (?:with|between)|told|assured|promised|informed)\s(?:[\w’'-]+\s){0,5}[\w’'-]+$",
    re.I,
)
_OWN = re.compile(r"\s*(?:I|we|the Government|the government|the Mayor|my|our)\b")


def clause(text: str, take: Take, start: int, end: int, verb: str, earlier: Clause | None) -> Clause:
    """The clause of the verb group `text[start:end]`; `earlier` is the group before it, and brackets are blanked."""
    begin, segment = _segment(text, start)
    if earlier is not None and begin <= earlier.start:
        begin, segment = _rest(text, earlier.end, start)
    trimmed, last = _without_adverbs(segment)
    conjunction = last in _CONJUNCTIONS
    if conjunction and " " not in trimmed:
        if earlier is not None:
            # "We are looking at what it will mean and will write": the second verb goes with the first of all.
            embedded: Embedding = "main" if earlier.embedded == "question" else earlier.embedded
            return Clause(take, start, end, verb, begin, earlier.before, earlier.words, earlier.subject, embedded)
        trimmed, conjunction = _first_clause(_before_parenthesis(text, begin)), False
    elif conjunction:
        if earlier is not None and earlier.start >= begin:
            at = begin + trimmed.rfind(" ")
            return Clause(take, start, end, verb, at, *earlier[5:])
        trimmed = trimmed[: trimmed.rfind(" ")]
    elif not trimmed.strip():
        trimmed = _before_parenthesis(text, begin)
    # Most segments hold words and blanks only. Those are split fastest, and only once where their subject is all of it.
    tokens = trimmed.split() if trimmed.isascii() and trimmed.replace(" ", "").isalpha() else None
    said = frozenset(_LETTERS.findall(trimmed) if tokens is None else tokens)
    embedded, about, own = _embedding(trimmed, said, text[max(0, begin - 120) : begin], conjunction)
    if conjunction and (acting := _ACTS.search(about)) and acting.start():
        # "The Mayor is reading the plan for buses and will answer": who will is who does.
        about = about[: acting.start()]
    who = subject(about) if tokens is None or about != trimmed else subject_of(tokens)
    return Clause(take, start, end, verb, begin + own, trimmed, said, who, embedded)


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :].lower()


def _without_adverbs(segment: str) -> tuple[str, str]:
    """The segment up to its last word that is no adverb, and that word: “The Mayor will also” is about the Mayor."""
    segment = segment.rstrip(" ,")
    while segment:
        cut = segment.rfind(" ")
        word = segment[cut + 1 :].lower()
        if word not in _ADVERBS and not (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS):
            return segment, word
        segment = segment[: max(cut, 0)].rstrip(" ,")
    return "", ""


def _segment(text: str, start: int) -> tuple[int, str]:
    """What stands between the last break before the verb group and the group."""
    begin = max(0, start - 400)
    for mark in _COMMON_BREAKS:
        at = text.rfind(mark, begin, start)
        if at >= 0:
            begin = at + len(mark)
    segment = text[begin:start].strip()
    if not segment.replace(" ", "").isalnum():
        for found in _RARE_BREAK.finditer(text, begin, start):
            begin = found.end()
        segment = text[begin:start].strip()
    if "and " in segment or "but " in segment or "so " in segment:
        for found in _NEW_SUBJECT.finditer(text, begin, start):
            begin = found.start() + len(found.group(1))
        segment = text[begin:start].strip()
    return begin, segment


def _rest(text: str, since: int, start: int) -> tuple[int, str]:
    """What of a clause without a break belongs to a second verb group in it: “… with a report planned for May”."""
    begin = since
    for found in _LINK.finditer(text, since, start):
        begin = found.start()
    return begin, text[begin:start].strip()


def _before_parenthesis(text: str, begin: int) -> str:
    """The piece that a parenthesis between two commas interrupts: “The school, which …, ” goes on after it."""
    breaks = list(_BREAK.finditer(text, max(0, begin - 600), max(0, begin - 1)))
    if not breaks:
        return text[max(0, begin - 600) : begin].strip(" ,")
    earlier = breaks[-2].end() if len(breaks) >= 2 else max(0, begin - 600)
    return text[earlier : breaks[-1].start()].strip()


def _first_clause(piece: str) -> str:
    """Who acts in the clause that ", and will" goes on with, whatever clauses hang on it; else the piece as it is."""
    acting = _ANY_FINITE.search(piece)
    hanging = _SUBORDINATOR.search(piece)
    return piece[: acting.start()].rstrip() if acting and hanging and 0 < acting.start() < hanging.start() else piece


def _after_condition(rest: str) -> str:
    """Who acts after a condition that is whole, no comma between; empty when the condition still goes on."""
    whole = _WHOLE_CONDITION.match(rest) or _ANY_FINITE.search(rest)
    who = _WHO_THEN.search(rest, whole.end()) if whole and (whole.start() or whole.re is _WHOLE_CONDITION) else None
    return who.group() if who else ""


def _embedding(segment: str, tokens: frozenset[str], left: str, coordinated: bool) -> tuple[Embedding, str, int]:
    """How the clause hangs in its sentence, the words of its subject, and where in the segment it begins."""
    late = not coordinated and "that," in left and _LATE_THAT.search(left) is not None
    if tokens.isdisjoint(_TELLING):
        return ("bare" if late else "main"), segment, 0
    if not tokens.isdisjoint(_CONTACTS) and _CONTACT.search(segment):
        return "relative", segment, 0
    joined = not tokens.isdisjoint(_SUBORDINATORS_WRITTEN)
    last = deque(_SUBORDINATOR.finditer(segment), maxlen=1) if joined else ()
    thinks = not coordinated and not tokens.isdisjoint(OPINIONS) and _BARE.search(segment) is not None
    if not last:
        return ("bare" if thinks or late else "main"), segment, 0
    [found] = last
    word, rest = found.group().lower(), segment[found.end() :].strip()
    prior = segment[: found.start()].rstrip()
    if word in _CONDITIONS and not prior.lower().endswith("not"):
        if not prior and (who := _after_condition(rest)):
            return "main", who, 0
        return "condition" if rest else "main", rest, 0
    if word in _CONDITIONS or word in _REASONS:
        return "bare" if thinks else "main", rest, 0
    if word == "that":
        if not prior or _last_word(prior) in _CONJUNCTIONS:
            starts_verb = rest and _FINITE.match(rest)
            return "main", "that" if not rest or starts_verb else rest, 0
        if _PLANNED.search(prior):
            return "main", rest, found.end()
        if _last_word(prior) in GOVERNING or _NOT_PLANNED.search(prior):
            return ("main", rest, 0) if coordinated else ("that", rest or "that", found.end())
        if not rest:
            return "relative", "that", found.end()
        if _FINITE.match(rest) or _OWN.match(rest) or _REPORTED.search(prior):
            return "main", rest if not _FINITE.match(rest) else prior, 0
        if prior and _ANY_FINITE.search(rest) and not _ANY_FINITE.search(prior):
            # "The part that clubs can play will": the relative clause has its verb, and this one is another.
            return "main", prior, 0
        return "relative", rest, found.end()
    if word in ("which", "who", "whom", "whose"):
        if not rest or coordinated:
            aside = not prior and left.rstrip().endswith((",", "–", "-", "—"))
            return "main" if aside else "relative", word, found.end()
        if _FINITE.match(rest):
            return "main", prior or rest, 0
        return ("main" if _OWN.match(rest) or not prior else "relative"), rest, found.end()
    if word == "where" and _OWN.match(rest):
        return "main", rest, found.end()
    if word == "when" and not prior and left.rstrip().endswith(","):
        return "main", rest, found.end()
    if word in ("where", "when") and not prior and (not rest or _ANY_FINITE.search(rest)):
        return "main", _after_condition(rest) or rest, 0
    if (word == "why" and prior.endswith(("is", "was"))) or _ANY_FINITE.search(rest):
        return "main", rest, 0
    return "question", rest, 0
