"""The lines of all pages to paragraphs: which line ends the printer made, and which the writer."""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass

from etl.extract.hyphens import Hyphens
from etl.extract.marks import ended, goes_on, is_item
from etl.extract.page_lines import Line
from etl.extract.page_order import Frame, Part, Rows
from etl.extract.page_tables import Grid, columns

FOOTNOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]|[\[(]?\d{1,2}[\]).]?\s")
SMALLER = 0.93  # of the usual height: a footnote's
BLOCK = 8  # lines of an address, at most
SAMPLE = 50  # pages to measure by
PARAGRAPH_GAP = 1.25  # of the usual distance of two lines


@dataclass(slots=True)
class Unit:
    """Lines that are a paragraph, item or row: its text in pieces, and whether it is set apart from the one before."""

    pieces: list[str]
    apart: bool
    item: bool = False
    lines: int = 1
    page: int = 0
    turns: tuple[tuple[int, int], ...] = ()  # where in the pieces another page begins, and which


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in this document: the height of a line, the distance of two in line heights, how wide a line is."""

    height: float
    leading: float
    width: float

    @classmethod
    def of(cls, pages: list[list[Line]]) -> Measure:
        """Measured by the commonest height, and the commonest distance of lines of that height."""
        pages = pages[:SAMPLE]
        exact: defaultdict[float, int] = defaultdict(int)  # many lines share one height: round each once
        for lines in pages:
            for line in lines:
                exact[line.height] += len(line.text)
        heights: Counter[float] = Counter()
        for size, characters in exact.items():
            heights[round(size, 1)] += characters
        height = heights.most_common(1)[0][0] if heights else 12.0
        exact.clear()
        least, most, off = 0.7 * height, 3 * height, 0.1 * height
        for lines in pages:
            for a, b in itertools.pairwise(lines):
                step = a.bottom - b.bottom
                if least < step < most and -off < b.top - b.bottom - height < off:
                    exact[step] += 1
        steps: Counter[float] = Counter()
        for step, times in exact.items():
            steps[round(step / height, 1)] += times
        widths = sorted(line.right - line.left for lines in pages for line in lines)
        width = widths[len(widths) * 9 // 10] if widths else 0.0
        return cls(max(height, 0.1), max(steps, key=lambda step: (steps[step], -step), default=1.2), width)


class Flow:
    """Gathers frames and tables into units."""

    def __init__(self, measure: Measure, hyphens: Hyphens) -> None:
        self.units: list[Unit] = []
        self._measure = measure
        self._hyphens = hyphens
        self._apart = PARAGRAPH_GAP * measure.leading
        self._last: Line | None = None
        self._grid: Grid | None = None  # the table that the next page may go on with
        self._right = 0.0
        self._rights: list[tuple[float, float]] = []

    @property
    def columns(self) -> list[float]:
        """Where the columns of the table begin that the last page ends with; none where it ends with prose."""
        return [left for left, _ in self._grid.edges] if self._grid else []

    def add(self, part: Part) -> None:
        """Append a frame's paragraphs or a table's rows."""
        if isinstance(part, Rows):
            self._last = None
            self._add_rows(part)
            return
        if self._grid:
            texts, count = self._grid.rest_in(part.lines)
            if count:
                self._extend(self._grid, texts)
                part = Frame(part.lines[count:])
            if not part.lines:
                return
            self._grid = None
        widths = [line.right - line.left for line in part.lines]
        right = self._right_edge(part.lines, widths)
        if self._is_list(part.lines, max(widths)):
            right = sys.float_info.max
        self._add_first(part.lines[0])
        for before, line in itertools.pairwise(part.lines):
            joins, apart = self._below(before, line, right)
            if joins:
                self._join(before, line)
            else:
                self._begin(line, apart)
        self._last, self._right = part.lines[-1], right

    def _is_list(self, lines: list[Line], widest: float) -> bool:
        """Is this a narrow block of separate lines, such as an address that stands beside something?"""
        narrow = widest < 0.55 * self._measure.width
        return narrow and len(lines) <= BLOCK and not any(line.text[0].islower() for line in lines[1:])

    def _right_edge(self, lines: list[Line], widths: list[float]) -> float:
        widest = max(widths)
        least = 0.7 * widest
        long = [line for line, width in zip(lines, widths, strict=True) if width > least] or lines
        own = max([line.right for line in long])
        left = min([line.left for line in long])
        if len(long) > 3 and widest > 12 * self._measure.height:
            self._rights.append((left, own))
            return own
        near = [
            right for at, right in self._rights[-8:] if abs(at - left) < 2 * self._measure.height and right >= own - 3
        ]
        return near[-1] if near else own

    def _add_first(self, line: Line) -> None:
        before = self._last
        joins, apart = self._across(before, line) if before else (False, True)
        if before and joins:
            self._join(before, line)
        else:
            self._begin(line, apart)

    def _join(self, before: Line, line: Line) -> None:
        unit = self.units[-1]
        stays = self._hyphens.stays(before.text, line.text) if not before.text[-1].isalnum() else None
        if stays is None:
            unit.pieces.append(" ")
        else:
            unit.pieces[-1] = unit.pieces[-1][:-1] + ("-" if stays else "")
        if line.page != before.page:
            unit.turns += ((len(unit.pieces), line.page),)
        unit.pieces.append(line.text)
        unit.lines += 1

    def _begin(self, line: Line, apart: bool) -> None:
        self.units.append(Unit([line.text], apart, is_item(line.text), page=line.page))

    def _across(self, before: Line, line: Line) -> tuple[bool, bool]:
        """Does a sentence run on over the end of a column or page?"""
        if not goes_on(before.text, line.text):
            return False, True
        wide = before.right - before.left > 0.5 * self._measure.width or self.units[-1].lines > 1
        full = wide and self._right - before.right < 4 * self._measure.height
        return (full and abs(before.height - line.height) < 0.1 * before.height) or line.text[0].islower(), True

    def _below(self, before: Line, line: Line, right: float) -> tuple[bool, bool]:
        """Does this line belong to the paragraph of the one above it, and if not, is it set apart?"""
        height, text = before.height, line.text
        step = before.bottom - line.bottom
        # A raised footnote mark can push its line down a little.
        gap = step > self._apart * height and not (step < 1.25 * self._apart * height and _running(before, line))
        if gap or not 0.88 * height < line.height < 1.12 * height:
            return False, True
        if is_item(text):
            return False, False
        unit = self.units[-1]
        shift = line.left - before.left
        level = -0.7 * height < shift < 0.7 * height or (
            unit.lines == 1 and -5 * height < shift < (5 if unit.item else 0.7) * height
        )
        room = right - before.right
        if room < 0.7 * height or room < (line.right - line.left) * ((text.find(" ") + 1) or (len(text) + 1)) / len(
            text
        ):
            return level or self._centred(before, line) or _running(before, line), not level
        # A date or a name that the writer kept together leaves more room than its first word needs.
        width = right - before.left
        kept = room < 0.25 * width and not ended(before.text)
        return level and (kept or (room < 0.5 * width and _running(before, line))), False

    def _centred(self, before: Line, line: Line) -> bool:
        off = line.left + line.right - before.left - before.right
        return abs(off) < 3 and before.right - before.left > 10 * before.height and not ended(before.text)

    def _add_rows(self, table: Rows) -> None:
        rows = table.rows
        grid = self._grid if self._grid and self._grid.goes_on_with(rows) else None
        if grid:
            grid.edges = columns([*grid.rows, *rows])
        else:
            grid = Grid(self._hyphens, edges=columns(rows))
        for row in rows:
            texts = grid.add(row)
            turned = bool(grid.rows) and row[0][0].page > grid.page
            beside = grid.without_heading(texts) if turned else None
            if beside and (not any(beside) or grid.is_rest(beside)):
                self._extend(grid, beside)
                continue
            if turned and grid.is_rest(texts):
                self._extend(grid, texts)
            else:
                self.units.append(Unit([_as_row(texts)], not grid.rows, page=row[0][0].page))
                grid.heading, grid.last = grid.heading or texts, texts
            grid.rows.append(row)
        self._grid = grid

    def _extend(self, grid: Grid, texts: list[str]) -> None:
        grid.extend(texts)
        self.units[-1].pieces = [_as_row(grid.last)]


def _as_row(texts: list[str]) -> str:
    return "\t".join(texts).rstrip("\t")


def _running(before: Line, line: Line) -> bool:
    return line.text[0].islower() and not ended(before.text)


def parted_feet(part: Frame, measure: Measure) -> tuple[Frame, Frame]:
    """The frame without the footnotes at its end, and the footnotes."""
    lines = part.lines
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if FOOTNOTE.match(lines[at].text) and (
            lines[at].height < SMALLER * measure.height or lines[at].text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        ):
            start = at
        elif lines[at].height >= SMALLER * measure.height and start <= at + 1:
            break
    return Frame(lines[:start]), Frame(lines[start:])
