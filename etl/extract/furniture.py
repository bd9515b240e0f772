"""Running headers, running footers and page numbers of plain text, taken out of its way."""

from __future__ import annotations

from collections import Counter

from etl.extract.marks import PAGE_OF, is_page_number, skeleton

EDGE = 3  # lines of a running header or footer, at most
LONG = 60  # a line of the letter's matter


def without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages' lines without what runs at their edges; the first page keeps its letterhead."""
    heads = Counter(skeleton(line) for page in pages for line in _edge(page))
    feet = Counter(skeleton(line) for page in pages for line in _edge(page[::-1]))
    first = skeleton(next((line for page in pages for line in page if line.strip()), ""))
    kept = []
    for number, page in enumerate(pages):
        lines = page
        if len(pages) > 1:
            lines = _cut(lines, heads, keep=number == 0)
            lines = _cut(lines[::-1], feet, keep=False)[::-1]
        kept.append(_without_inner(lines, first))
    return kept


def _edge(page: list[str]) -> list[str]:
    """The first lines of a page, as far as the first gap after them."""
    edge: list[str] = []
    for line in page:
        if line.strip():
            edge.append(line)
        elif edge:
            break
        if len(edge) > EDGE:
            return []
    return edge


def _cut(page: list[str], seen: Counter[str], *, keep: bool) -> list[str]:
    edge = _edge(page)
    gone = 0
    for line in edge:
        mere = is_page_number(line) or PAGE_OF.search(line) is not None
        if not mere and (keep or seen[skeleton(line)] < 2):
            break
        gone += 1
    if not gone:
        return page
    start = next(i for i, line in enumerate(page) if line.strip())
    return page[start + gone :]


def _without_inner(lines: list[str], first: str) -> list[str]:
    """Without page numbers, and the letterhead's first line, where they stand alone between paragraphs.

    A text copied out of a PDF has them without a form feed. The gap they leave is an empty line.
    """
    blocks = [i for i, line in enumerate(lines) if line.strip()]
    if not blocks:
        return lines
    last = max((i for i, line in enumerate(lines) if len(line) > LONG), default=0)
    kept = []
    for i, line in enumerate(lines):
        alone = blocks[0] < i < blocks[-1] and line.strip() and not lines[i - 1].strip() and not lines[i + 1].strip()
        page_number = (
            alone
            and is_page_number(line)
            and (PAGE_OF.search(line) or not line.strip().isdigit() or len(line.strip()) < 4)
        )
        if page_number or (alone and i < last and skeleton(line) == first):
            kept.append("")
            continue
        kept.append(line)
    return kept
