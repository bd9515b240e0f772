"""Two columns that were written into the file line by line across the page, taken apart again."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from etl.extract.marks import ended
from etl.extract.page_lines import Line

FEWEST = 6  # lines that stand beside others: fewer are a table, or an address beside a date


def unwoven(lines: list[Line]) -> list[Line]:
    """The lines, where they run to and fro between two columns of prose, one column after the other."""
    beside = [line for before, line in pairwise(lines) if _beside(before, line)]
    if len(beside) < FEWEST:
        return lines
    gutter, times = Counter(round(line.left) for line in beside).most_common(1)[0]
    if times < FEWEST:
        return lines
    right = [line for line in lines if line.left > gutter - 2]
    top, low = max(line.bottom for line in right), min(line.bottom for line in right)
    left: list[Line] = []
    over: list[Line] = []
    under: list[Line] = []
    for line in lines:
        if line.left > gutter - 2:
            continue
        if line.bottom > top + 1:
            over.append(line)
        elif line.right < gutter and (
            line.bottom >= low - 1 or (left and left[-1].bottom - line.bottom < 1.6 * line.height)
        ):
            left.append(line)
        else:
            under.append(line)
    crossing = sum(line.bottom > low for line in under)
    return over + left + right + under if not crossing and _prose(left) and _prose(right) else lines


def _beside(before: Line, line: Line) -> bool:
    return abs(before.bottom - line.bottom) < 0.3 * line.height and line.left > before.right + 0.3 * line.height


def _prose(column: list[Line]) -> bool:
    """Do sentences run from line to line?"""
    runs = sum(not ended(a.text) and b.text[0].islower() for a, b in pairwise(column))
    return len(column) >= FEWEST and runs * 3 > len(column)
