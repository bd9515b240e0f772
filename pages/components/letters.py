"""A letter's text with the quote marked: the paragraphs around it, or the whole of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from pages.components import markup, wording
from pages.components.markup import fill

PARTED = re.compile(r"\n{2,}")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    ends = [*PARTED.finditer(text)]
    starts = [0, *(gap.end() for gap in ends)]
    spans = zip(starts, [*(gap.start() for gap in ends), len(text)], strict=True)
    return [(start, end) for start, end in spans if end > start]


def around(text: str, start: int, end: int, beside: int = 1) -> Markup:
    """The paragraphs with the quote and `beside` more on each side, with a word on how much is left out."""
    spans = paragraphs(text)
    held = [index for index, (first, last) in enumerate(spans) if first < end and last > start] or [0]
    low, high = max(0, held[0] - beside), min(len(spans), held[-1] + beside + 1)
    before, after = _cut(low, "above"), _cut(len(spans) - high, "below")
    return fill('<div class="pw-letter">{}{}{}</div>', before, _marked(text, spans[low:high], start, end), after)


def whole(text: str, start: int = 0, end: int = 0) -> Markup:
    """The whole letter, with the quote marked."""
    return fill('<div class="pw-letter">{}</div>', _marked(text, paragraphs(text), start, end))


def _marked(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Markup:
    return markup.join(fill('<p dir="auto">{}</p>', _paragraph(text, span, start, end)) for span in spans)


def _paragraph(text: str, span: tuple[int, int], start: int, end: int) -> Markup:
    low, high = max(span[0], start), min(span[1], end)
    if low >= high:
        return fill("{}", text[span[0] : span[1]])
    return fill("{}<mark>{}</mark>{}", text[span[0] : low], text[low:high], text[high : span[1]])


def _cut(number: int, where: str) -> Markup:
    if number <= 0:
        return Markup("")
    return fill('<p class="pw-cut">[{} {}]</p>', wording.count(number, "paragraph"), where)
