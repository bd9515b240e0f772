"""Choosing words of a letter by its sentences, so that what is chosen is exactly what the letter says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.keys import fold
from data.queries import LetterView
from etl.explain import explain
from pages.components import escaping

LONGEST = 120
# Where a second promise may begin within a sentence.
JOINTS = re.compile(r"(?:[,;:]\s+(?:and|but|then)\s+|[,;:]\s+|\s+(?:and|but|then)\s+|\n+|(?<=[.!?])\s+)")
Span = tuple[int, int]


def sentences(view: LetterView) -> list[Span]:
    """Where each sentence of a letter begins and ends, in the order of the text."""
    found = explain(view.text, date=view.date, sender=view.sender)
    return sorted({(decision.start, decision.end) for decision in found})


def label(text: str, span: Span, number: int) -> str:
    """A sentence as it stands in a list of choices: its number and its first words."""
    words = " ".join(escaping.visible(text[span[0] : span[1]]).split())
    return f"{number + 1}. {words if len(words) <= LONGEST else words[:LONGEST].rsplit(' ', 1)[0] + ' …'}"


def holding(spans: Sequence[Span], start: int, end: int) -> list[int]:
    """The numbers of the sentences in which a passage stands."""
    return [number for number, (low, high) in enumerate(spans) if low < end and high > start]


def joined(spans: Sequence[Span], chosen: Sequence[int]) -> Span | None:
    """The passage from the first to the last of the chosen sentences; None when none is chosen."""
    return (spans[min(chosen)][0], spans[max(chosen)][1]) if chosen else None


def joints(text: str, start: int, end: int) -> list[Span]:
    """Where a passage could be parted: what stands between two parts, as `(end of one, start of the next)`."""
    gaps = [(start + gap.start(), start + gap.end()) for gap in JOINTS.finditer(text[start:end])]
    return [(before, after) for before, after in gaps if start < before and after < end]


def parted(text: str, start: int, end: int, chosen: Sequence[Span]) -> list[Span]:
    """The passages that are left when a passage is parted at the chosen places."""
    cuts = sorted(chosen)
    starts = [start, *(after for _, after in cuts)]
    return [(low, high) for low, high in zip(starts, [*(before for before, _ in cuts), end], strict=True) if low < high]


def likeness(one: str, other: str) -> float:
    """How many of the words of two passages are the same, from 0 to 1."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return len(mine & theirs) / max(1, len(mine | theirs))
