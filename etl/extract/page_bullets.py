"""Bullets that a browser drew as dots, and did not write as characters."""

from __future__ import annotations

from bisect import bisect_left
from ctypes import byref, c_float
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from etl.extract.marks import is_item
from etl.extract.page_lines import Line

MOST_OBJECTS = 5000  # a page with more is a drawing
SMALLEST, LARGEST = 1.5, 8.0  # points


def mark_drawn_bullets(page: Any, lines: list[Line]) -> None:
    """Put "• " before the lines of a list that have a drawn dot at their left."""
    after_stems = [line for before, line in pairwise(lines) if before.text[-1] == ":" and not is_item(line.text)]
    edge = min(line.left for line in lines) if after_stems else 0.0
    stems = any(line.left > edge + 0.7 * line.height for line in after_stems)
    dots = _dots(page) if stems else []
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


def _dots(page: Any) -> list[tuple[float, float]]:
    """Middle height and right edge of each small round or square shape, from the foot of the page up."""
    count = pdfium.FPDFPage_CountObjects(page)
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    found = []
    for k in range(count if count <= MOST_OBJECTS else 0):
        shape = pdfium.FPDFPage_GetObject(page, k)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(shape, byref(left), byref(bottom), byref(right), byref(top))
        width, height = right.value - left.value, top.value - bottom.value
        if SMALLEST < width < LARGEST and abs(width - height) < 0.2 * width:
            found.append(((top.value + bottom.value) / 2, right.value))
    return sorted(found)
