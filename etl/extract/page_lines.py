"""The lines of a PDF page with their places, from PDFium's text and a few of its character boxes.

PDFium gives the text of a page with line ends of its own. Asking for the box of every character would cost four times
the text itself, so only those of a line's first and last character are, and gaps only where a line is in pieces.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from etl.extract.glyphs import character_boxes, piece_sides

NUMBER = re.compile(r"[0-9]+")
# A number after these is no footnote's mark, unless it has so many figures that the mark may hang on a year.
FREE = frozenset(" \r\n\t\xa0£$€(/-,\u2013")
END = "\r\n"
MARKS = "\x02\ufffe"  # PDFium's, for a hyphen at a line end
SPACE = re.compile(r"\s+")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Gaps inside a line, in line heights.
WORD_GAP = 0.18
ALIGNED_GAP = 0.4  # parts two cells where lines nearby have a gap at the same place
CELL_GAP = 1.3  # parts two cells where the line's other gaps are narrower
NEAR = 12  # lines before and after
LONE_GAP = 3.0  # parts two cells anywhere
AFTER_LABEL = re.compile(r"(?:.{0,30}:|\(?\w{1,4}[.)]|(?:motion )?\d{1,2}\.\d{1,3}\.?|\W)$", re.I)

Box = tuple[float, float, float, float]  # left, top, right, bottom
Gap = tuple[float, float]  # how wide, and where the piece after it begins


@dataclass(slots=True)
class Line:
    """One line, or one table cell's part of it. Distances are in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    height: float
    cell: bool = False  # begins a table's cell, by the gap before it


def raised(box: Box, beside: Box) -> bool:
    """Is the figure in `box` smaller than its neighbour and above its foot, as a footnote's mark is?"""
    height = beside[1] - beside[3]
    return box[1] - box[3] < 0.9 * height and box[3] > beside[3] + 0.15 * height


class PageLines:
    """The lines of one page, given its PDFium text page."""

    def __init__(self, text_page: Any, number: int) -> None:
        self._text_page = text_page
        self._number = number
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        buffer = (ctypes.c_ushort * (1 << count.bit_length()))()  # few sizes: a new one costs as much as the text
        units = max(pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1, 0) if count else 0
        self._text = str(memoryview(buffer)[:units], "utf-16-le", "replace")
        self._single = len(self._text) == units  # each character is one unit of UTF-16
        self._plain = self._single and units == count

    def read(self) -> list[Line]:
        """The lines in the order in which they were written into the file, table cells apart."""
        texts, starts, ends = self._split()
        boxes = self._boxes(starts + ends)
        found: list[Line] = []
        begins: list[int] = []
        number = self._number
        for text, start, (left, top, _, bottom), (_, last_top, right, last_bottom) in zip(
            texts, starts, boxes, boxes[len(starts) :], strict=False
        ):
            height = top - bottom
            if abs(last_bottom - bottom) > 0.6 * height and " " in text:
                self._add_broken(found, begins, start, Line(text, left, right, bottom, top, number, height))
                continue
            if last_top - last_bottom > 1.02 * height:  # a ligature's box can be its ink only
                bottom, top, height = min(bottom, last_bottom), max(top, last_top), last_top - last_bottom
            found.append(Line(text, left, right, bottom, top, number, height))
            begins.append(start)
        pieces = pdfium.FPDFText_CountRects(self._text_page, 0, -1)
        if pieces <= len(found):  # each line is one piece of text, in one size and without gaps
            return found
        self._mark_raised(found, begins)
        return self._parted(found, begins)

    def _split(self) -> tuple[list[str], list[int], list[int]]:
        """The lines' texts, and the places of their first and last characters."""
        text = self._text
        for mark in MARKS:
            if mark in text:
                text = text.replace(mark, mark + END)
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for piece in text.split(END):
            shown = piece.strip()
            first, at = at, at + len(piece) + 2
            if not shown:
                continue
            if len(shown) != len(piece):
                first += len(piece) - len(piece.lstrip())
            last = first + len(shown) - 1
            if shown[-1] in MARKS:
                last -= len(shown) > 1
                at -= 2
            texts.append(shown)
            starts.append(first)
            ends.append(last)
        return texts, starts, ends

    def _add_broken(self, found: list[Line], starts: list[int], start: int, line: Line) -> None:
        """Two lines that PDFium took for one, as it does with some set close, parted by where their words stand."""
        begin = 0
        left, top, _, bottom = self._box(start)
        for space in SPACE.finditer(line.text):
            end_of, word = self._box(start + space.start() - 1), self._box(start + space.end())
            if abs(word[3] - bottom) > 0.6 * line.height and word[0] < end_of[0]:
                found.append(
                    Line(line.text[begin : space.start()], left, end_of[2], bottom, top, line.page, line.height)
                )
                starts.append(start + begin)
                begin, (left, top, _right, bottom) = space.end(), word
        found.append(Line(line.text[begin:], left, line.right, bottom, top, line.page, line.height))
        starts.append(start + begin)

    def _index(self, at: int) -> int:
        """PDFium's number for the character at this place of its text, which leaves some out."""
        if self._plain:
            return at
        if not self._single:
            at = len(self._text[:at].encode("utf-16-le", "replace")) // 2
        return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._text_page, at)), 0)

    def _boxes(self, places: list[int]) -> list[Box]:
        return character_boxes(self._text_page, places if self._plain else [self._index(at) for at in places])

    def _box(self, at: int) -> Box:
        return self._boxes([at])[0]

    def _mark_raised(self, lines: list[Line], starts: list[int]) -> None:
        """Write footnote marks as superscript figures, so that "2026.¹" is not read as "2026.1"."""
        text = self._text
        for match in NUMBER.finditer(text):
            start, end = match.span()
            before = start - 1
            if not start or text[before] in FREE:
                if end - start < 5:
                    continue
                before = start
            if end - before > 8:
                continue
            beside = self._box(before)
            at = end
            while at > start and raised(self._box(at - 1), beside):
                at -= 1
            if at < end and end - at <= 3:
                k = bisect_right(starts, at) - 1
                line, begin, until = lines[k], at - starts[k], end - starts[k]
                line.text = line.text[:begin] + line.text[begin:until].translate(SUPERSCRIPTS) + line.text[until:]

    def _parted(self, lines: list[Line], starts: list[int]) -> list[Line]:
        """The lines, cut where a wide gap, or a lesser one that lines nearby have at that place, parts two cells."""
        gaps = {k: found for k, line in enumerate(lines) if (found := self._gaps(line, starts[k]))}
        if not gaps:
            return lines
        parted: list[Line] = []
        for k, line in enumerate(lines):
            cuts: list[float] = []
            if k in gaps:
                near = [other for other in range(max(k - NEAR, 0), min(k + NEAR + 1, len(lines))) if other != k]
                places = [lines[other].left for other in near]
                places += [place for other in near if abs(other - k) <= 4 for _, place in gaps.get(other, ())]
                cuts = _cuts(line, gaps[k], places)
            parted += self._cells(line, starts[k], cuts) if cuts else [line]
        return parted

    def _gaps(self, line: Line, start: int) -> list[Gap]:
        """The gaps between a line's pieces of text, if one of them stands out."""
        pieces = piece_sides(self._text_page, self._index(start), len(line.text))
        word_gap = WORD_GAP * line.height
        found: list[Gap] = [
            (begin - before, begin) for (_, before), (begin, _) in pairwise(pieces) if begin - before > word_gap
        ]
        return found if found and max(found)[0] > ALIGNED_GAP * line.height else []

    def _cells(self, line: Line, start: int, cuts: list[float]) -> list[Line]:
        cells: list[Line] = []
        begin, left, bottom, top = 0, line.left, line.bottom, line.top
        for space in SPACE.finditer(line.text):
            right_of, cell = self._box(start + space.start() - 1)[2], self._box(start + space.end())
            done = line.text[begin : space.start()]
            if not any(abs(cut - cell[0]) < 3 for cut in cuts) or AFTER_LABEL.match(done):
                continue
            cells.append(Line(done, left, right_of, bottom, top, line.page, line.height, begin > 0))
            begin, (left, top, _, bottom) = space.end(), cell
        return [*cells, Line(line.text[begin:], left, line.right, bottom, top, line.page, line.height, begin > 0)]


def _cuts(line: Line, gaps: list[Gap], near: list[float]) -> list[float]:
    """Where the cells of a table row begin: after a gap that stands out, or that lines nearby have at the same place.

    The words of a justified line stand apart too, but all alike.
    """
    wide = [(gap, place) for gap, place in gaps if gap > ALIGNED_GAP * line.height]
    aligned = [any(abs(place - other) < 2 for other in near) for _, place in wide]
    usual = sorted(gap for gap, _ in gaps)[(len(gaps) - 1) // 2]
    alone = len(wide) == len(gaps) and all(aligned)
    found = []
    for (gap, place), beside in zip(wide, aligned, strict=True):
        outstanding = len(gaps) > 2 and gap > 1.8 * usual
        cell = gap > CELL_GAP * line.height and outstanding
        if gap > LONE_GAP * line.height or cell or alone or (beside and outstanding):
            found.append(place)
    return found
