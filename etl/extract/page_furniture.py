"""Running headers, running footers and page numbers of a PDF, found by what comes again at the same height."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import attrgetter

from etl.extract.marks import PAGE_OF, is_page_number, skeleton
from etl.extract.page_lines import Line

EDGE = 4  # lines at the top and at the bottom of a page that may be furniture
SAME_HEIGHT = 9.0  # points
LETTERHEAD = 14  # lines of the first page whose words a header of the next pages may repeat
WORDS = re.compile(r"\w+")
BOTTOM = attrgetter("bottom")
FREE_WORDS = {"page", "of", "0", "continued", "cont", "d"}

Edge = list[tuple[str, Line]]
Places = dict[str, list[tuple[float, int]]]


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages' lines without what runs at their edges; the first page keeps its letterhead."""
    heads = [_edge(lines, top=True) for lines in pages]
    feet = [_edge(lines, top=False) for lines in pages]
    head_places, foot_places = _places(heads), _places(feet)
    letterhead = _words(pages[0][:LETTERHEAD] + [line for _, line in heads[0]]) if pages else set()
    kept = []
    for number, lines in enumerate(pages):
        gone: set[int] = set()
        for edge, places, top in ((heads[number], head_places, True), (feet[number], foot_places, False)):
            for k, (bones, line) in enumerate(edge):
                runs = _runs(bones, line, places) and not (top and number == 0)
                alone = k + 1 >= len(edge) or _apart(line, edge[k + 1][1])
                mere = alone and (is_page_number(line.text) or PAGE_OF.search(line.text) is not None)
                again = top and number > 0 and alone and _words([line]) <= letterhead | FREE_WORDS
                if not (runs or mere or again):
                    break
                gone.add(id(line))
        kept.append([line for line in lines if id(line) not in gone] if gone else lines)
    return kept


def _edge(lines: list[Line], *, top: bool) -> Edge:
    """The outermost lines of a page, outermost first."""
    outermost = sorted(lines, key=BOTTOM, reverse=top)[:EDGE]
    return [(skeleton(line.text), line) for line in outermost]


def _places(edges: list[Edge]) -> Places:
    places: Places = defaultdict(list)
    for edge in edges:
        for bones, line in edge:
            found = places[bones]
            if len(found) < 8:
                found.append((line.bottom, line.page))
    return places


def _runs(bones: str, line: Line, places: Places) -> bool:
    return any(page != line.page and abs(bottom - line.bottom) < SAME_HEIGHT for bottom, page in places[bones])


def _apart(line: Line, inner: Line) -> bool:
    """Does more than a line's distance part this line from the next one further in?"""
    height = max(line.height, inner.height, 1.0)
    if abs(line.bottom - inner.bottom) < 0.5 * height:
        return True
    smaller = line.height < 0.92 * inner.height
    return abs(line.bottom - inner.bottom) > (1.3 if smaller else 1.9) * height


def _words(lines: list[Line]) -> set[str]:
    return {word for line in lines for word in WORDS.findall(skeleton(line.text))}
