"""How a clause hangs in its sentence: as the main one, in a condition, a question, a relative clause or a report."""

from __future__ import annotations

import re
from collections import deque
from typing import Literal

from etl.transform.pledges.lexicon import GOVERNING, OPINIONS
from etl.transform.pledges.rule import words

Embedding = Literal["main", "relative", "that", "bare", "question", "condition"]


# "the impact it will have": a relative clause without its pronoun.
_CONTACT = re.compile(
    r"\b(?:the|any|an?)\s+(?:\w+\s+)?(?:impacts?|effects?|role|part|difference|contribution|way|steps|actions|benefits?|"
    r"areas|things)\s+(?:it|they|we|he|she|this|these|[A-Z]\w*(?:\s\w+){0,4})$"
)
_CONTACTS = words(
    "impact impacts effect effects role part difference contribution way steps actions benefit benefits areas things"
)
CONJUNCTIONS = words("and but or nor yet then so")
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
_REASONS = words("because although though while whilst since as so")
_CONDITIONS = words("if unless until once wherever")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|would|should|will|"
    r"[a-z]+(?:s|ed))\b(?!\s+[A-Z])"
)
_ANY_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|should|can|must|may|might|does|do)\b")
# "Once the line is open the Mayor will": the condition is whole, and who will act comes after it.
_WHOLE_CONDITION = re.compile(
    r"(?:possible|practicable|feasible|necessary|appropriate|required|needed|complete|completed|ready|finished|done|"
    r"agreed|approved|adopted|finalised|published|available|open|in place)\b"
)
_WHO_THEN = re.compile(
    r"\b(?:I|we|it|they|he|she|you|there)$|(?<!\S)(?:(?:the|a|an|my|our|its|their|this|these|those|all|any|each|every|no)"
    r"\s|[A-Z])[^,;]*$"
)
# But not "It is a fee and": that tells what it is.
ACTS = re.compile(rf"(?!\b(?:is|are|was|were) (?:not )?(?:an?|the|one|no)\b){_ANY_FINITE.pattern}")
_OF_WHICH = re.compile(
    r"\b(?:whole|all|most|half|rest|remainder|first|last|best|better|bulk|findings|results?|outcome) of$"
)
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
_SEEN_TO = re.compile(
    r"\b(?:see|check|sure|certain|pleased|glad|clear|note|advise[sd]?|insist\w*|propos\w+|recommend\w*|find|found|ask\w*|"
    r"so|given|provided|know|hear|learn|warn\w*|request\w*|demand\w*|direct\w*|instruct\w*)"
    r"(?: (?:to )?(?:it|you|me|us|them|[A-Z]\w+))?$",
    re.I,
)
_OWN = re.compile(r"\s*(?:I|we|the Government|the government|the Mayor|my|our)\b")


def tells_which(words: str) -> bool:
    """Whether "that" after these words tells which thing is meant, as after "at quays", and not what is said."""
    words = words.strip()
    return (
        words[-1:].isalpha()
        and last_word(words) not in GOVERNING
        and _REPORTED.search(words) is None
        and _SEEN_TO.search(words) is None
    )


def last_word(text: str) -> str:
    """The last word of a text, in small letters."""
    return text[text.rfind(" ") + 1 :].lower()


def first_clause(piece: str) -> str:
    """Who acts in the clause that ", and will" goes on with, whatever clauses hang on it; else the piece as it is."""
    acting = _ANY_FINITE.search(piece)
    hanging = _SUBORDINATOR.search(piece)
    return piece[: acting.start()].rstrip() if acting and hanging and 0 < acting.start() < hanging.start() else piece


def _after_condition(rest: str) -> str:
    """Who acts after a condition that is whole, no comma between; empty when the condition still goes on."""
    if " then " in rest:
        return rest[rest.rfind(" then ") + len(" then ") :]
    whole = _WHOLE_CONDITION.match(rest) or _ANY_FINITE.search(rest)
    who = _WHO_THEN.search(rest, whole.end()) if whole and (whole.start() or whole.re is _WHOLE_CONDITION) else None
    return who.group() if who else ""


def embedding(segment: str, tokens: frozenset[str], left: str, coordinated: bool) -> tuple[Embedding, str, int]:
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
        if who := _after_condition(rest):
            return "main", who, 0
        return "condition" if rest else "main", rest, 0
    if word in _CONDITIONS or word in _REASONS:
        return "bare" if thinks else "main", rest, 0
    if word == "that":
        if not prior or last_word(prior) in CONJUNCTIONS:
            starts_verb = rest and _FINITE.match(rest)
            return "main", "that" if not rest or starts_verb else rest, 0
        if _PLANNED.search(prior):
            return "main", rest, found.end()
        if last_word(prior) in GOVERNING or _NOT_PLANNED.search(prior):
            return ("main", rest, 0) if coordinated else ("that", rest or "that", found.end())
        if not rest:
            return "relative", "that", found.end()
        if _FINITE.match(rest) or _OWN.match(rest) or _REPORTED.search(prior):
            return "main", rest if not _FINITE.match(rest) else prior, 0
        if prior and _ANY_FINITE.search(rest) and not _ANY_FINITE.search(prior):
            # "The part that clubs can play will": the relative clause has its verb, and this one is another.
            return "main", prior, 0
        return "relative", rest, found.end()
    if word == "which" and not rest and _OF_WHICH.search(prior) and left.rstrip().endswith((",", "–", "-", "—")):
        # ", the first of which is to": what is said of a part is news.
        return "main", prior, 0
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
