"""Which gaps in a line part two cells of a table, and which only two words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

# In line heights.
ALIGNED_GAP = 0.4  # parts two cells where lines nearby have a gap at the same place
CELL_GAP = 1.3  # parts two cells where the line's other gaps are narrower
LONE_GAP = 3.0  # parts two cells anywhere

Gap = tuple[float, float]  # how wide, and where the piece after it begins


def cuts_at(gaps: list[Gap], near: list[float], height: float) -> list[float]:
    """Where the cells of a table row begin: after a gap that stands out, or that lines nearby have at the same place.

    `near` are, in order, the places where something begins in the lines nearby. The words of a justified line
    stand apart too, but all alike.
    """
    wide = [(gap, place) for gap, place in gaps if gap > ALIGNED_GAP * height]
    aligned = [bisect_left(near, place + 2) > bisect_right(near, place - 2) for _, place in wide]
    usual = sorted(gap for gap, _ in gaps)[(len(gaps) - 1) // 2]
    alone = len(wide) == len(gaps) and all(aligned)
    found = []
    for (gap, place), beside in zip(wide, aligned, strict=True):
        outstanding = len(gaps) > 2 and gap > 1.8 * usual
        cell = gap > CELL_GAP * height and outstanding
        if gap > LONE_GAP * height or cell or alone or (beside and outstanding):
            found.append(place)
    return found
