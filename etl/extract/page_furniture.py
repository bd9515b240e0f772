"""Running headers, running footers and page numbers of a PDF, found by what comes again at the same height."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter

from etl.extract.marks import PAGE_OF, is_page_number, skeleton
from etl.extract.page_lines import Line

EDGE = 4  # rows at the top and at the bottom of a page that may be furniture
SAME_HEIGHT = 9.0  # points
MOST = (
    0.6  # of the pages: what comes at the same height on more is furniture even where no gap parts it from the matter
)
LETTERHEAD = 14  # lines of the first page whose words a header of the next pages may repeat
WORDS = re.compile(r"\w+")
BOTTOM, LEFT, TEXT = attrgetter("bottom"), attrgetter("left"), attrgetter("text")
FREE_WORDS = {"page", "of", "0", "continued", "cont", "d"}

Edge = list[tuple[str, list[Line]]]


def without_furniture(pages: list[list[Line]], leading: float = 1.2) -> list[list[Line]]:
    """The pages' lines without what runs at their edges; the first page keeps its letterhead."""
    heads = [_edge(lines, top=True) for lines in pages]
    feet = [_edge(lines, top=False) for lines in pages]
    head_places, foot_places = _places(heads), _places(feet)
    letterhead = _words(pages[0][:LETTERHEAD] + [line for _, row in heads[0] for line in row]) if pages else set()
    letterhead |= FREE_WORDS
    kept = []
    for number, lines in enumerate(pages):
        gone: set[int] = set()
        for edge, places, top in ((heads[number], head_places, True), (feet[number], foot_places, False)):
            found: list[list[Line]] = []
            for k, (bones, row) in enumerate(edge):
                if top and k + 1 < len(edge) and _heads(row, edge[k + 1][1]):
                    break
                often = _often(bones, row[0], places) if not (top and number == 0) else 0
                alone = k + 1 >= len(edge) or _apart(row[0], edge[k + 1][1][0], leading)
                if not (often or (alone and (_counts(row) or (top and number > 0 and _words(row) <= letterhead)))):
                    break
                found.append(row)
                if alone or often > MOST * len(pages):
                    gone.update(id(line) for row in found for line in row)
        kept.append([line for line in lines if id(line) not in gone] if gone else lines)
    return kept


def without_crossing(lines: list[Line], before: list[Line]) -> list[Line]:
    """A turned page's lines without the running ones that were left as they are on the page before: they cross it."""
    known = {skeleton(line.text) for line in before}
    return [
        line for line in lines if not _crosses(line) or not (PAGE_OF.search(line.text) or skeleton(line.text) in known)
    ]


def _crosses(line: Line) -> bool:
    """Does the line run up or down the page as it is turned? Then its width is that of one character."""
    return len(line.text) > 5 and line.right - line.left < 0.25 * len(line.text) * line.height


def _edge(lines: list[Line], *, top: bool) -> Edge:
    """The outermost rows of a page, outermost first: what they say without figures, and their lines."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=BOTTOM, reverse=top):
        if rows and abs(line.bottom - rows[-1][0].bottom) < 0.4 * line.height:
            rows[-1].append(line)
        elif len(rows) == EDGE:
            break
        else:
            rows.append([line])
    return [
        (skeleton(row[0].text if len(row) == 1 else " ".join(map(TEXT, sorted(row, key=LEFT)))), row) for row in rows
    ]


def _places(edges: list[Edge]) -> Counter[tuple[str, int]]:
    return Counter((bones, round(row[0].bottom / SAME_HEIGHT)) for edge in edges for bones, row in edge)


def _often(bones: str, line: Line, places: Counter[tuple[str, int]]) -> int:
    """On how many other pages does this row stand at about this height?"""
    level = round(line.bottom / SAME_HEIGHT)
    return places[bones, level - 1] + places[bones, level] + places[bones, level + 1] - 1


def _counts(row: list[Line]) -> bool:
    """Is there a page number in this row?"""
    return any(is_page_number(line.text) or PAGE_OF.search(line.text) for line in row)


def _apart(line: Line, inner: Line, leading: float) -> bool:
    """Does more than a line's distance part this line from the next one further in?"""
    height = max(line.height, inner.height, 1.0)
    if abs(line.bottom - inner.bottom) < 0.5 * height:
        return True
    smaller = line.height < 0.92 * inner.height
    return abs(line.bottom - inner.bottom) > (1.1 if smaller else 1.35) * leading * height


def _heads(row: list[Line], below: list[Line]) -> bool:
    """Are these the headings of a table's columns, which stand again on each of its pages?"""
    lefts = [line.left for line in row]
    return len(row) > 1 < len(below) and all(any(abs(line.left - left) < 3 for left in lefts) for line in below)


def _words(lines: list[Line]) -> set[str]:
    return {word for line in lines for word in WORDS.findall(skeleton(line.text))}
