"""Hard-wrapped plain text to paragraphs.

The width of the file tells whether two lines belong together: a line was broken by the program if the first word of the
next would not have fitted, and by the writer if it would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.furniture import without_furniture
from etl.extract.hyphens import LINE_END, Hyphens
from etl.extract.marks import ended, goes_on, is_item

WIDEST = 132  # nobody wraps wider; a longer line is a paragraph that was not wrapped
NARROWEST = 50
COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")


@dataclass(slots=True)
class Line:
    """A line of the file: its text, the indent, its page, and whether an empty line stands before it."""

    text: str
    indent: int
    page: int
    apart: bool


def reflow(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in paragraphs, and where each page (parted by form feeds) begins in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    lines = _lines(without_furniture([page.split("\n") for page in pages]))
    width = wrap_width(lines)
    hyphens = Hyphens(lambda: (line.text for line in lines))
    out: list[str] = []
    starts, length = [0], 0
    before: Line | None = None
    for line in lines:
        gap = _gap(before, line, width) if before else ""
        shown = COLUMN_GAP.sub("\t", line.text)
        stays = hyphens.stays(before.text, shown) if before and gap == " " else None
        if stays is False:
            out[-1] = out[-1][:-1]
            length -= 1
        gap = gap if stays is None else ""
        while len(starts) <= line.page:
            starts.append(length + len(gap))
        out += [gap, shown]
        length += len(gap) + len(shown)
        before = line
    return "".join(out), tuple(starts)


def _lines(pages: list[list[str]]) -> list[Line]:
    lines: list[Line] = []
    for number, page in enumerate(pages):
        apart = False
        for raw in page:
            shown = raw.expandtabs(8) if raw[:1] in "\t " else raw
            stripped = shown.strip()
            if stripped:
                lines.append(Line(stripped, len(shown) - len(shown.lstrip()), number, apart))
            apart = not stripped
    return lines


def wrap_width(lines: list[Line]) -> int:
    """The width at which the file was wrapped, or 0 when it was not."""
    if sum(len(line.text) > WIDEST for line in lines) * 20 > len(lines):
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if not b.apart and a.page == b.page]
    long = sorted(len(a.text) + a.indent for a, _ in inner if NARROWEST <= len(a.text) <= WIDEST)
    if not any(len(a.text) >= NARROWEST and b.text[0].islower() and not ended(a.text) for a, b in inner):
        return 0
    return long[len(long) * 98 // 100] if long else 0


def _gap(before: Line, line: Line, width: int) -> str:
    if before.page != line.page:
        return " " if goes_on(before.text, line.text) and (width or line.text[0].islower()) else "\n\n"
    if line.apart:
        return "\n\n"
    if before.text.startswith(">") or line.text.startswith(">") or is_item(line.text):
        return "\n"
    if len(before.text) > WIDEST or len(line.text) > WIDEST:
        return "\n\n"
    if not width or COLUMN_GAP.search(before.text) or COLUMN_GAP.search(line.text):
        return "\n"
    room = width - before.indent - len(before.text)
    first = line.text.split(None, 1)[0]
    if room <= len(first):
        return " "
    divided = before.text[-1] in LINE_END and line.text[0].isalnum()
    running = divided or (line.text[0].islower() and not ended(before.text))
    if running and room * 3 < width and line.indent <= before.indent + 4:
        return " "
    return "\n"


def unwrapped(text: str) -> str:
    """The text with those line ends taken out over which a sentence runs."""
    lines = text.split("\n")
    out = lines[:1]
    for before, line in pairwise(lines):
        shown = line.lstrip()
        runs = shown[:1].islower() and before.strip() and not ended(before.rstrip()) and not is_item(shown)
        out.append(f" {shown}" if runs else f"\n{line}")
    return "".join(out)
