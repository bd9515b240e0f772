"""The parts of a PDF page, and the order in which they are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from etl.extract.page_lines import Line

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
            for _, k in others[bisect_left(others, (mark.bottom - reach, -1)) : bisect_left(others, (mark.bottom + reach, -1))][:20]
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
    left = list(range(len(parts)))
    ordered = []
    while left:
        free = (k for k in left if not any(_above(boxes[other], boxes[k]) for other in left if other != k))
        k = next(free, left[0])
        left.remove(k)
        ordered.append(parts[k])
    return ordered


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
