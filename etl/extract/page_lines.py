"""The lines of a PDF page with their places, from PDFium's text and a few of its character boxes.

PDFium gives the text of a page with line ends of its own. Asking for the box of every character would cost four times
the text itself, so only those of a line's first and last character are, and gaps only where a line is in pieces.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from etl.extract.glyphs import character_boxes, count_pieces, piece_boxes, piece_sides
from etl.extract.page_gaps import ALIGNED_GAP, Gap, cuts_at
from etl.extract.page_turn import Turn

NUMBER = re.compile(r"[0-9]+")
# A number after these is no footnote's mark, unless it has so many figures that the mark may hang on a year.
FREE = frozenset(" \r\n\t\xa0£$€(/-,\u2013")
END = "\r\n"
MARKS = "\x02\ufffe"  # PDFium's, for a hyphen at a line end
SPACE = re.compile(r"\s+")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WORD_GAP = 0.18  # of a line's height
NEAR = 12  # lines before and after
AFTER_LABEL = re.compile(r"(?:.{0,30}:|\(?\w{1,4}[.)]|(?:motion )?\d{1,2}\.\d{1,3}\.?|\W)$", re.I)

Box = tuple[float, float, float, float]  # left, top, right, bottom


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

    def __init__(self, text_page: Any, number: int, turn: Turn | None = None) -> None:
        self._text_page = text_page
        self._turn = turn
        self._number = number
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        buffer = (ctypes.c_ushort * (1 << count.bit_length()))()  # few sizes: a new one costs as much as the text
        units = max(pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1, 0) if count else 0
        self._text = str(memoryview(buffer)[:units], "utf-16-le", "replace")
        self._single = len(self._text) == units  # each character is one unit of UTF-16
        self._plain = self._single and units == count

    def read(self, things: int) -> list[Line]:
        """The lines in the order in which they were written into the file, table cells apart.

        `things` are at least as many as the pieces of text on the page.
        """
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
        pieces = pdfium.FPDFText_CountRects(self._text_page, 0, -1) if things > len(found) else things
        if pieces <= len(found):  # each line is one piece of text, in one size and without gaps
            return found
        counts, gaps = self._gaps(found, begins, pieces)
        self._mark_raised(
            [(line, begin) for line, begin, count in zip(found, begins, counts, strict=True) if count > 1]
        )
        return self._parted(found, begins, gaps) if gaps else found

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
        for space, word in self._words(line, start):
            if abs(word[3] - bottom) <= 0.6 * line.height:
                continue
            end_of = self._box(start + space.start() - 1)
            if word[0] < end_of[0]:
                found.append(
                    Line(line.text[begin : space.start()], left, end_of[2], bottom, top, line.page, line.height)
                )
                starts.append(start + begin)
                begin, (left, top, _, bottom) = space.end(), word
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
        boxes = character_boxes(self._text_page, places if self._plain else [self._index(at) for at in places])
        return [self._turn.box(*box) for box in boxes] if self._turn else boxes

    def _box(self, at: int) -> Box:
        return self._boxes([at])[0]

    def _words(self, line: Line, start: int) -> Iterable[tuple[re.Match[str], Box]]:
        """The spaces in a line, each with the box of the character after it."""
        spaces = list(SPACE.finditer(line.text))
        return zip(spaces, self._boxes([start + space.end() for space in spaces]), strict=True)

    def _mark_raised(self, lines: list[tuple[Line, int]]) -> None:
        """Write footnote marks as superscript figures, so that "2026.¹" is not read as "2026.1".

        The lines come with their places, and are those in several pieces, since a mark is one of its own.
        """
        text = self._text
        numbers: list[tuple[Line, int, int, int, int]] = []
        for line, begin in lines:
            for match in NUMBER.finditer(text, begin, begin + len(line.text)):
                start, end = match.span()
                before = start - 1
                if not start or text[before] in FREE:
                    if end - start < 5:
                        continue
                    before = start
                if end - before <= 8:
                    numbers.append((line, begin, start, end, before))
        boxes = self._boxes([at for *_, end, before in numbers for at in (before, end - 1)])
        for (line, begin, start, end, _), beside, last in zip(numbers, boxes[::2], boxes[1::2], strict=True):
            at = end - 1 if raised(last, beside) else end
            while start < at < end and raised(self._box(at - 1), beside):
                at -= 1
            if at < end and end - at <= 3:
                mark, until = at - begin, end - begin
                line.text = line.text[:mark] + line.text[mark:until].translate(SUPERSCRIPTS) + line.text[until:]

    def _gaps(self, lines: list[Line], starts: list[int], pieces: int) -> tuple[list[int], dict[int, list[Gap]]]:
        """In how many pieces of text each line is, and the gaps between those of a line where one gap stands out.

        `pieces` is how many the page has.
        """
        sides = self._sides(pieces)
        firsts, lengths = [self._index(start) for start in starts], [len(line.text) for line in lines]
        counts = count_pieces(self._text_page, firsts, lengths)
        if sum(counts) != pieces:  # some belong to no line, or to two
            sides = []
            for first, length in zip(firsts, lengths, strict=True):
                (count,) = count_pieces(self._text_page, [first], [length])
                sides += self._sides(count)
        begins = [left for left, _ in sides]
        apart = [0.0, *(left - right for left, (_, right) in zip(begins[1:], sides, strict=False))]
        found: dict[int, list[Gap]] = {}
        end = 0
        for k, count in enumerate(counts):
            first, end, height = end + 1, end + count, lines[k].height
            if count > 1 and max(apart[first:end]) > ALIGNED_GAP * height:
                gaps = zip(apart[first:end], begins[first:end], strict=True)
                found[k] = [gap for gap in gaps if gap[0] > WORD_GAP * height]
        return counts, found

    def _sides(self, count: int) -> list[tuple[float, float]]:
        """Left and right of the pieces that were counted last."""
        if not self._turn:
            return piece_sides(self._text_page, count)
        boxes = [self._turn.box(*box) for box in piece_boxes(self._text_page, count)]
        return [(left, right) for left, _, right, _ in boxes]

    def _parted(self, lines: list[Line], starts: list[int], gaps: dict[int, list[Gap]]) -> list[Line]:
        """The lines, cut where a wide gap, or a lesser one that lines nearby have at that place, parts two cells."""
        lefts = [line.left for line in lines]
        parted: list[Line] = []
        for k, line in enumerate(lines):
            cuts: list[float] = []
            if k in gaps:
                near = lefts[max(k - NEAR, 0) : k] + lefts[k + 1 : k + NEAR + 1]
                for other in range(k - 4, k + 5):
                    near += [place for _, place in gaps.get(other, ())] if other != k else []
                cuts = cuts_at(gaps[k], sorted(near), line.height)
            parted += self._cells(line, starts[k], cuts) if cuts else [line]
        return parted

    def _cells(self, line: Line, start: int, cuts: list[float]) -> list[Line]:
        cells: list[Line] = []
        begin, left, bottom, top = 0, line.left, line.bottom, line.top
        for space, cell in self._words(line, start):
            done = line.text[begin : space.start()]
            if not any(abs(cut - cell[0]) < 3 for cut in cuts) or AFTER_LABEL.match(done):
                continue
            right = self._box(start + space.start() - 1)[2]
            cells.append(Line(done, left, right, bottom, top, line.page, line.height, begin > 0))
            begin, (left, top, _, bottom) = space.end(), cell
        return [*cells, Line(line.text[begin:], left, line.right, bottom, top, line.page, line.height, begin > 0)]
