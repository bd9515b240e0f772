"""The verbs that show where a subject ends."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")
VERBS = frozenset(
    "will shall would can could may might must should is are was were am has have had be been does do did plan plans"
    " aim aims intend intends expect expects hope hopes say says agree agrees agreed commit commits committed announced"
    " launched wrote know think believe recognise recognises recognize recognizes welcome welcomes remain remains"
    " continue continues provide provides ensure ensures set sets started understand understands want wants felt"
    " made".split()
)


def verb(words: str) -> re.Match[str] | None:
    """The first verb among some words."""
    for word in WORD.finditer(words):
        if word.group().casefold() in VERBS:
            return word
    return None
