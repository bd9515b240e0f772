"""Bullets that a browser drew as dots, and did not write as characters."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Any

from etl.extract.glyphs import drawn_boxes
from etl.extract.marks import is_item
from etl.extract.page_lines import Line
from etl.extract.page_turn import Turn

MOST_OBJECTS = 5000  # a page with more is a drawing
SMALLEST, LARGEST = 1.5, 8.0  # points


def mark_drawn_bullets(page: Any, lines: list[Line], turn: Turn | None = None) -> None:
    """Put "• " before the lines of a list that have a drawn dot at their left."""
    after_stems = [line for before, line in pairwise(lines) if before.text[-1] == ":" and not is_item(line.text)]
    edge = min(line.left for line in lines) if after_stems else 0.0
    stems = any(line.left > edge + 0.7 * line.height for line in after_stems)
    dots = _dots(page, turn) if stems else []
    if not dots:
        return
    heights = [middle for middle, _ in dots]
    for line in lines:
        low = bisect_left(heights, line.bottom)
        high = bisect_left(heights, line.top)
        if any(0 < line.left - right < 2 * line.height for _, right in dots[low : min(high, low + 20)]) and not is_item(
            line.text
        ):
            line.text = f"• {line.text}"


def _dots(page: Any, turn: Turn | None) -> list[tuple[float, float]]:
    """Middle height and right edge of each small round or square shape, from the foot of the page up."""
    found = []
    for left, bottom, right, top in drawn_boxes(page, MOST_OBJECTS):
        if turn:
            left, top, right, bottom = turn.box(left, top, right, bottom)
        width, height = right - left, top - bottom
        if SMALLEST < width < LARGEST and abs(width - height) < 0.2 * width:
            found.append(((top + bottom) / 2, right))
    return sorted(found)
