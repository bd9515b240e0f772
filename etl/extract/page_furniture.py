"""Running headers, running footers and page numbers of a PDF, found by what comes again at the same height."""

from __future__ import annotations

import re
from collections import defaultdict

from etl.extract.marks import PAGE_OF, is_page_number, skeleton
from etl.extract.page_lines import Line

EDGE = 5  # lines at the top and at the bottom of a page that may be furniture
SAME_HEIGHT = 9.0  # points
LETTERHEAD = 14  # lines of the first page whose words a header of the next pages may repeat
WORDS = re.compile(r"\w+")
FREE_WORDS = {"page", "of", "0", "continued", "cont", "d"}


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages' lines without what runs at their edges; the first page keeps its letterhead."""
    heads = [_edge(lines, top=True) for lines in pages]
    feet = [_edge(lines, top=False) for lines in pages]
    head_places, foot_places = _places(heads), _places(feet)
    letterhead = _words(pages[0][:LETTERHEAD] + [line for line in heads[0]]) if pages else set()
    kept = []
    for number, lines in enumerate(pages):
        gone: set[int] = set()
        for edge, places, top in ((heads[number], head_places, True), (feet[number], foot_places, False)):
            for k, line in enumerate(edge):
                runs = _runs(line, places) and not (top and number == 0)
                alone = k + 1 >= len(edge) or _apart(line, edge[k + 1])
                mere = alone and (is_page_number(line.text) or PAGE_OF.search(line.text) is not None)
                again = top and number > 0 and alone and _words([line]) <= letterhead | FREE_WORDS
                if not (runs or mere or again):
                    break
                gone.add(id(line))
        kept.append([line for line in lines if id(line) not in gone] if gone else lines)
    return kept


def _edge(lines: list[Line], *, top: bool) -> list[Line]:
    """The outermost lines of a page, outermost first."""
    return sorted(lines, key=(lambda line: -line.bottom) if top else (lambda line: line.bottom))[:EDGE]


def _places(edges: list[list[Line]]) -> dict[str, list[tuple[float, int]]]:
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for edge in edges:
        for line in edge:
            found = places[skeleton(line.text)]
            if len(found) < 8:
                found.append((line.bottom, line.page))
    return places


def _runs(line: Line, places: dict[str, list[tuple[float, int]]]) -> bool:
    return any(page != line.page and abs(bottom - line.bottom) < SAME_HEIGHT for bottom, page in places[skeleton(line.text)])


def _apart(line: Line, inner: Line) -> bool:
    """Does more than a line's distance part this line from the next one further in?"""
    height = max(line.top - line.bottom, inner.top - inner.bottom, 1.0)
    if abs(line.bottom - inner.bottom) < 0.5 * height:
        return True
    smaller = line.top - line.bottom < 0.92 * (inner.top - inner.bottom)
    return abs(line.bottom - inner.bottom) > (1.3 if smaller else 1.9) * height


def _words(lines: list[Line]) -> set[str]:
    return {word for line in lines for word in WORDS.findall(skeleton(line.text))}
