"""The parts of a PDF page, and the order in which they are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import zip_longest

from etl.extract.page_lines import SUPERSCRIPTS, Line, raised

LONE_MARK = re.compile(r"(?:[•●▪▸◦‣∙·■□–—*o-]|\(?\w{1,4}[.)])$")
MOST_PARTS = 60  # a page in more parts is left in the order of the file
Cell = list[Line]


@dataclass(slots=True)
class Frame:
    """Lines that run down the page one below another."""

    lines: list[Line]


@dataclass(slots=True)
class Rows:
    """Rows of a table; each row's cells stand beside one another."""

    rows: list[list[Cell]] = field(default_factory=list)


Part = Frame | Rows


def with_raised(lines: list[Line]) -> list[Line]:
    """The lines, with a footnote's raised mark that the file holds apart put before the note beside which it stands."""
    marks = [line for line in lines if len(line.text) < 3 and (line.text.isdigit() or line.text in "*†‡")]
    taken: set[int] = set()
    for mark in marks:
        box = (mark.left, mark.top, mark.right, mark.bottom)
        for line in lines:
            beside = (line.left, line.top, line.right, line.bottom)
            near = -1 < line.left - mark.right < 0.6 * line.height and mark.bottom < line.top
            if near and raised(box, beside):
                line.text = f"{mark.text.translate(SUPERSCRIPTS)} {line.text}"
                line.left = mark.left
                taken.add(id(mark))
                break
    return [line for line in lines if id(line) not in taken] if taken else lines


def with_marks(lines: list[Line]) -> list[Line]:
    """The lines, with list marks that were written into the file apart put before the lines beside which they stand."""
    marks = [line for line in lines if len(line.text) < 6 and LONE_MARK.match(line.text)]
    if not marks:
        return lines
    others = sorted((line.bottom, k) for k, line in enumerate(lines))
    taken: set[int] = set()
    for mark in marks:
        reach = 0.4 * mark.height
        near = [
            lines[k]
            for _, k in others[
                bisect_left(others, (mark.bottom - reach, -1)) : bisect_left(others, (mark.bottom + reach, -1))
            ][:20]
            if mark.right - 1 < lines[k].left < mark.right + 5 * mark.height and lines[k] is not mark
        ]
        if near:
            line = min(near, key=lambda line: line.left)
            line.text = f"{mark.text} {line.text}"
            taken.add(id(mark))
    return [line for line in lines if id(line) not in taken]


def in_order(parts: list[Part]) -> list[Part]:
    """The parts from top to bottom where one stands above another, and otherwise in the order of the file."""
    if not 1 < len(parts) <= MOST_PARTS:
        return parts
    boxes = [_box(part) for part in parts]
    ordered: list[int] = []

    def place(k: int) -> None:
        if k not in ordered:
            for other in range(len(parts)):
                if other not in ordered and _above(boxes[other], boxes[k]):
                    place(other)
            ordered.append(k)

    for k in range(len(parts)):
        place(k)
    return [parts[k] for k in ordered]


def columns_apart(parts: list[Part]) -> list[Part]:
    """The parts, with a frame cut in two whose upper lines stand over the next column, and its lower ones beside."""
    cut: list[Part] = []
    for part, after in zip_longest(parts, parts[1:]):
        if isinstance(part, Frame) and isinstance(after, Frame) and after.lines[0].bottom > part.lines[-1].bottom:
            line = after.lines[0]
            k = next(
                k
                for k, member in enumerate(part.lines)
                if member.bottom < line.top - 0.2 * line.height or member is part.lines[-1]
            )
            over = k > 0 and max(member.right for member in part.lines[:k]) > line.left
            if over and line.left > max(member.right for member in part.lines[k:]) - line.height:
                cut += [Frame(part.lines[:k]), Frame(part.lines[k:])]
                continue
        cut.append(part)
    return cut


def rejoined(parts: list[Part], leading: float) -> list[Part]:
    """The parts, with frames put together that stand one directly below the other."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if isinstance(before, Frame) and isinstance(part, Frame):
            last, line = before.lines[-1], part.lines[0]
            step = last.bottom - line.bottom
            if 0 < step < 1.3 * leading * last.height and abs(before.lines[0].left - line.left) < last.height:
                before.lines.extend(part.lines)
                continue
        joined.append(part)
    return joined


def _box(part: Part) -> tuple[float, float, float, float]:
    """Left, lowest foot, right and highest foot of a part's lines."""
    lines = part.lines if isinstance(part, Frame) else [line for row in part.rows for cell in row for line in cell]
    feet = [line.bottom for line in lines]
    return min(line.left for line in lines), min(feet), max(line.right for line in lines), max(feet)


def _above(upper: tuple[float, float, float, float], lower: tuple[float, float, float, float]) -> bool:
    return upper[1] > lower[3] and upper[0] < lower[2] and upper[2] > lower[0]
