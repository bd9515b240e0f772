"""Sentences in which nobody is bound whatever their verbs say: questions, requests, courtesies, lists of contents."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.transform.pledges.rule import words


@dataclass(frozen=True, slots=True)
class Guard:
    """A kind of sentence that is never a pledge, known by a pattern searched in the whole of it.

    The pattern is tried only on sentences that hold one of the words in `cues` or one of the `marks`.
    """

    name: str
    why: str
    cues: frozenset[str]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


GUARDS: tuple[Guard, ...] = (
    Guard(
        "a question",
        "it asks",
        frozenset(),
        _re(r"\?[\"'”’)]*$"),
        ("Will you sell the yard?",),
        ("We will sell the yard.",),
        marks=("?",),
    ),
    Guard(
        "a list of contents",
        "it is a line of a list of contents",
        frozenset(),
        _re(r"\.{5,}|…{3,}|(?:\. ){5,}"),
        ("The Council will pay .......... 9",),
        ("Fares will change.",),
        marks=("...", "…", ". . "),
    ),
    Guard(
        "a courtesy",
        "it is a courtesy",
        words(
            """
            forward happy delighted glad pleased grateful hope thoughts condolences sympathy sympathies Thank Thanks
            Please hesitate would
            """
        ),
        _re(
            r"^(?:I|We|My team)\s+(?:very much\s+|do\s+)?(?:look(?:s|ing)? forward|would be (?:very )?(?:happy|"
            r"delighted|"
            r"glad|pleased|grateful)|hope (?:that )?(?:this|the above|you|it|Members|these))\b"
            r"|\b(?:[Mm]y|[Oo]ur) (?:thoughts|condolences|sympath)\b"
            r"|^(?:Thank you|Thanks(?! to\b)|Please(?! note)|I hope this)\b|\bhesitate to contact\b|"
            r"\bI would (?:ask|urge|encourage|draw)\b"
        ),
        (
            "I look forward to the talks you will hold.",
            "Please wait; we will write to you.",
            "Thank you; the Council will reply.",
        ),
        ("We look to open the yard in May.", "Thanks to a gift, the Council will open the yard."),
    ),
    Guard(
        "a pointer to the text",
        "it tells what this letter or document holds",
        words(
            """
            set sets describe describes explain explains show shows answers covers information details
            """
        ),
        _re(
            r"^(?:This|The) (?:response|letter|reply|document|section|table|chapter|annex|"
            r"paper)\b[^.]{0,40}\b(?:sets? out|describes?|explains?|shows?|answers|covers)\b"
            r"|^(?:For more information|Further (?:information|details) (?:is|are|can)|More information (?:is|can))\b"
        ),
        ("This letter describes the steps that we will take.",),
        ("The Mayor will set out the plan in May.",),
    ),
    Guard(
        "a list of speakers",
        "it names who asked and who was asked",
        words("Question Session Asked updated"),
        _re(r"\b(?:Question (?:No|By)|Session date|Asked Of|Last updated)\b(?!.*\bwill\b)"),
        ("Question By: A Member Asked Of: The Mayor, who is to answer in May",),
        ("Asked of by many, the Mayor will act.",),
    ),
)
CUES = frozenset[str]().union(*(guard.cues for guard in GUARDS))
_MARKS = tuple(mark for guard in GUARDS for mark in guard.marks)


def guards(text: str, words: Collection[str]) -> Sequence[Guard]:
    """The guards worth trying on a sentence of these words."""
    found = CUES.intersection(words)
    if not found and not any(map(text.__contains__, _MARKS)):
        return ()
    return [guard for guard in GUARDS if not found.isdisjoint(guard.cues) or any(map(text.__contains__, guard.marks))]
