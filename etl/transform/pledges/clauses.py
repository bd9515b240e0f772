"""The clause a verb group stands in: its subject, what it is embedded in, and whether it says when."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.transform.pledges.embedding import (
    ACTS,
    CONJUNCTIONS,
    Embedding,
    embedding,
    first_clause,
    tells_which,
)
from etl.transform.pledges.rule import Subject, Take, words
from etl.transform.pledges.subjects import subject, subject_of


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
_ADVERBS = words("""
    also now then therefore thus still currently soon shortly both each all together alike itself themselves
    ourselves always never already too firmly would instead again
""")
_NO_ADVERBS = words("family assembly supply reply ally italy monopoly butterfly bully")
_LETTERS = re.compile(r"[A-Za-z]+")


def clause(text: str, take: Take, start: int, end: int, verb: str, earlier: Clause | None) -> Clause:
    """The clause of the verb group `text[start:end]`; `earlier` is the group before it, and brackets are blanked."""
    begin, segment = _segment(text, start)
    if earlier is not None and begin <= earlier.start:
        begin, segment = _rest(text, earlier.end, start)
    trimmed, last = _without_adverbs(segment)
    conjunction = last in CONJUNCTIONS
    if conjunction and " " not in trimmed:
        if earlier is not None:
            # "We are looking at what it will mean and will write": the second verb goes with the first of all.
            embedded: Embedding = "main" if earlier.embedded == "question" else earlier.embedded
            return Clause(take, start, end, verb, begin, earlier.before, earlier.words, earlier.subject, embedded)
        trimmed, conjunction = first_clause(_before_parenthesis(text, begin)), False
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
    embedded, about, own = embedding(trimmed, said, text[max(0, begin - 120) : begin], conjunction)
    if (
        embedded == "main"
        and earlier is not None
        and trimmed.startswith("that ")
        and tells_which(text[earlier.end : begin])
    ):
        embedded = "relative"
    if conjunction and (acting := ACTS.search(about)) and acting.start():
        # "The Mayor is reading the plan for buses and will answer": who will is who does.
        about = about[: acting.start()]
    who = subject(about) if tokens is None or about != trimmed else subject_of(tokens)
    return Clause(take, start, end, verb, begin + own, trimmed, said, who, embedded)


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
