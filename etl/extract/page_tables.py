"""The rows of tables as texts of their cells, and a table that a page break cuts put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.extract.hyphens import Hyphens
from etl.extract.marks import ended
from etl.extract.page_lines import Line
from etl.extract.page_order import Cell

OPEN = re.compile(r"\b(?:the|an?|of|to|and|or|in|on|at|by|for|with|from|will|be|our|its|their)$")
SAME_PLACE = 3.0  # points

Edges = list[tuple[float, float]]


@dataclass(slots=True)
class Grid:
    """A table as far as it is read: its cells' lines, its columns, the texts of its heading and of its last row."""

    hyphens: Hyphens
    rows: list[list[Cell]] = field(default_factory=list)
    edges: Edges = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page of the last row."""
        return self.rows[-1][0][-1].page

    def goes_on_with(self, rows: list[list[Cell]]) -> bool:
        """Do these rows, which open a page, stand in the columns of this table?"""
        edges = columns([*self.rows, *rows])
        return len(edges) == len(self.edges) and self.page < rows[0][0][0].page

    def add(self, row: list[Cell]) -> list[str]:
        """The texts of a row's cells, one for each column."""
        texts = [""] * len(self.edges)
        for cell in row:
            middle = (cell[0].left + cell[0].right) / 2
            k = min(range(len(self.edges)), key=lambda k: _distance(self.edges[k], middle))
            texts[k] = f"{texts[k]} {self._joined(cell)}".strip()
        return texts

    def without_heading(self, texts: Sequence[str]) -> list[str] | None:
        """What a row says beside the headings that stand again at the top of the page; None where they do not."""
        pairs = [*zip(texts, self.heading, strict=True)]
        if not all(text.casefold().startswith(head.casefold()) for text, head in pairs):
            return None
        return [text[len(head) :].strip() for text, head in pairs]

    def is_rest(self, texts: Sequence[str]) -> bool:
        """Does this row only end the sentences that the last row on the page before left open?"""
        told = [(old, new) for old, new in zip(self.last, texts, strict=True) if new]
        opens = not texts[0] or texts[0][0].islower()
        runs = any(new[0].islower() or OPEN.search(old) for old, new in told)
        return opens and runs and all(old and not (ended(old) and new[0].isupper()) for old, new in told)

    def extend(self, texts: Sequence[str]) -> None:
        """Put the rest of each cell to what the last row says of it."""
        self.last = [
            self._run_on(old, new) if old and new else old or new for old, new in zip(self.last, texts, strict=True)
        ]

    def rest_in(self, lines: list[Line]) -> tuple[list[str], int]:
        """The rest of one cell of the last row, which lines alone at the top of a page are, and how many they are."""
        first = lines[0]
        k = next((k for k, (left, _) in enumerate(self.edges) if abs(left - first.left) < SAME_PLACE), 0)
        if not k or first.page <= self.page or ended(self.last[k]) or not self.last[k]:
            return [], 0
        if not (first.text[0].islower() or OPEN.search(self.last[k])):
            return [], 0
        count = next((i for i, line in enumerate(lines) if abs(line.left - first.left) > SAME_PLACE), len(lines))
        texts = [""] * len(self.edges)
        texts[k] = self._joined(lines[:count])
        return texts, count

    def _joined(self, cell: Cell) -> str:
        text = cell[0].text
        for _, line in pairwise(cell):
            text = self._run_on(text, line.text)
        return text

    def _run_on(self, before: str, after: str) -> str:
        stays = self.hyphens.stays(before, after)
        return f"{before} {after}" if stays is None else before[:-1] + ("-" if stays else "") + after


def _distance(edge: tuple[float, float], middle: float) -> float:
    return 0.0 if edge[0] <= middle <= edge[1] else abs(edge[0] - middle)


def columns(rows: list[list[Cell]]) -> Edges:
    """Where the columns of a table stand: the stretches its cells cover."""
    spans = sorted((min(m.left for m in cell), max(m.right for m in cell)) for row in rows for cell in row)
    merged = [spans[0]]
    for left, right in spans[1:]:
        if left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged
