"""Sentences in which nobody is bound whatever their verbs say: questions, requests, courtesies, lists of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """A kind of sentence that is never a pledge, known by a pattern searched in the whole of it.

    The pattern is tried only on sentences that hold one of the `cues`.
    """

    name: str
    why: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


GUARDS: tuple[Guard, ...] = (
    Guard(
        "a question", "it asks", ("?",), _re(r"\?[\"'”’)]*$"), ("Will you sell the yard?",), ("We will sell the yard.",)
    ),
    Guard(
        "a list of contents",
        "it is a line of a list of contents",
        ("...", "…", ". . "),
        _re(r"\.{5,}|…{3,}|(?:\. ){5,}"),
        ("The Council will pay .......... 9",),
        ("Fares will change.",),
    ),
    Guard(
        "a courtesy",
        "it is a courtesy",
        (
            "forward",
            "happy",
            "delighted",
            "glad",
            "pleased",
            "grateful",
            "hope",
            "thoughts",
            "condolences",
            "sympath",
            "Thank",
            "Please",
            "hesitate",
            "would ",
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
        ("set", "describes", "explains", "shows", "answers", "covers", "information", "details"),
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
        ("Question ", "Session ", "Asked Of", "updated"),
        _re(r"\b(?:Question (?:No|By)|Session date|Asked Of|Last updated)\b(?!.*\bwill\b)"),
        ("Question By: A Member Asked Of: The Mayor, who is to answer in May",),
        ("Asked of by many, the Mayor will act.",),
    ),
)
