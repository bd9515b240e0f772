"""The lines of a page in reading order: columns one after another, table cells gathered into rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from etl.extract.marks import ended
from etl.extract.page_columns import unwoven
from etl.extract.page_lines import AFTER_LABEL, SUPERSCRIPTS, Line, raised
from etl.extract.page_order import Cell, Frame, Part, Rows, columns_apart, in_order, rejoined, with_marks, with_raised

TALLEST_CELL = 12  # lines; what is taller and stands beside something is a column
STACKED = 1.35  # of the usual distance: a line no further below belongs to the same cell


def arrange(lines: list[Line], leading: float, columns: Sequence[float] = ()) -> list[Part]:
    """The page's frames and tables in reading order. `leading` is the usual distance of two lines, in line heights.

    `columns` are where those of the table begin that the page before ends with.
    """
    parts: list[Part] = []
    frame: list[Line] = []
    row: list[Cell] = []
    column = False
    lines = with_marks(with_raised(lines))
    if lines and all(below.bottom < above.bottom - 0.3 * below.height for above, below in pairwise(lines)):
        return [Frame(lines)]  # nothing stands beside anything
    down = sorted(lines, key=attrgetter("bottom"), reverse=True)
    if all(below.top < above.bottom + 0.3 * below.height for above, below in pairwise(down)):
        return [Frame(down)]  # nor here, whatever order the file has
    lines = unwoven(lines)
    for i, line in enumerate(lines):
        if row:
            after = lines[i + 1] if i + 1 < len(lines) else None
            if _into_row(row, line, after, leading):
                continue
            _close(parts, row)
            row = []
        if not frame:
            frame.append(line)
            continue
        last = frame[-1]
        if line.bottom < last.bottom - 0.3 * line.height:
            if column and line.left < frame[0].left - 3 * line.height:
                parts.append(Frame(frame))
                frame, column = [], False
            frame.append(line)
            continue
        if _same_line(last, line):
            _merge(last, line)
            continue
        cell = _last_cell(frame, line, leading)
        if cell:
            del frame[-len(cell) :]
            row = [cell, [line]]
        if frame:
            parts.append(Frame(frame))
        frame, column = ([], column) if cell else ([line], True)
    if row:
        _close(parts, row)
    if frame:
        parts.append(Frame(frame))
    settled = [part for given in parts for part in ([given] if isinstance(given, Frame) else _settle(given, columns))]
    return columns_apart(rejoined(in_order(settled), leading))


def _same_line(before: Line, line: Line) -> bool:
    if line.cell:
        return False
    height = before.height
    gap = line.left - before.right
    close = gap < 0.6 * height or (gap < 4 * height and AFTER_LABEL.match(before.text) is not None)
    return (
        -0.5 * height < gap
        and close
        and before.bottom - 0.2 * height < (line.bottom + line.top) / 2 < before.top + 0.3 * height
    )


def _merge(before: Line, line: Line) -> None:
    mark = (before.left, before.top, before.right, before.bottom)
    beside = (line.left, line.top, line.right, line.bottom)
    if before.text.isdigit() and raised(mark, beside):
        before.text = before.text.translate(SUPERSCRIPTS)
        before.bottom, before.top, before.height = line.bottom, line.top, line.height
    elif line.text.isdigit() and raised(beside, mark):
        line.text = line.text.translate(SUPERSCRIPTS)
    gap = line.left - before.right
    before.text += (" " if gap > 0.1 * line.height else "") + line.text
    before.right = line.right


def _last_cell(frame: list[Line], line: Line, leading: float) -> Cell:
    """The lines at the end of the frame beside which this line stands, if they may be a table's cell."""
    start = len(frame) - 1
    height = frame[-1].height
    step = leading * height
    while (
        start > 0
        and len(frame) - start <= TALLEST_CELL
        and frame[start - 1].bottom - frame[start].bottom < STACKED * step
    ):
        if frame[start - 1].right > line.left or frame[start].bottom > line.top:
            break
        start -= 1
    cell = frame[start:]
    beside = line.left >= max(member.right for member in cell) + 0.3 * height
    level = line.bottom <= cell[0].top + 2.5 * step and line.top >= cell[-1].bottom
    return cell if beside and level and len(cell) <= TALLEST_CELL else []


def _into_row(row: list[Cell], line: Line, after: Line | None, leading: float) -> bool:
    """Put the line into the open row if it belongs there."""
    height = line.height
    top, bottom = max(cell[0].top for cell in row), min(cell[-1].bottom for cell in row)
    last = row[-1]
    if (
        line.left >= max(member.right for member in last)
        and line.top > bottom + 0.3 * height
        and line.bottom < top + 2 * height
    ):
        if _same_line(last[-1], line):
            _merge(last[-1], line)
        else:
            row.append([line])
        return True
    over = [cell for cell in row if line.left < max(m.right for m in cell) and line.right > min(m.left for m in cell)]
    if len(over) != 1:
        return False
    cell = over[0]
    near = -0.3 * height < cell[-1].bottom - line.bottom < STACKED * leading * height
    if not near or len(cell) > 4 * TALLEST_CELL:
        return False
    if cell is not last and cell is row[0]:
        beside = after is not None and after.left >= line.right and after.top > line.bottom and after.bottom < line.top
        goes_on = not ended(cell[-1].text) and after is not None and after.bottom > line.top
        if beside or not (line.text[0].islower() or goes_on):
            return False
    cell.append(line)
    return True


def _close(parts: list[Part], row: list[Cell]) -> None:
    if parts and isinstance(parts[-1], Rows):
        parts[-1].rows.append(row)
    else:
        parts.append(Rows([row]))


def _settle(table: Rows, columns: Sequence[float]) -> list[Part]:
    """The table, or the columns of text that only look like one."""
    rows = table.rows
    cells = [cell for row in rows for cell in row]
    if columns and all(any(abs(cell[0].left - left) < 3 for left in columns) for cell in cells):
        return [table]
    tallest = max(len(cell) for cell in cells)
    if (len(rows) == 1 and (tallest > 3 or _listed(cells))) or (tallest > TALLEST_CELL and not _aligned(rows)):
        return [Frame(cell) for row in rows for cell in row]
    if tallest == 1 and not _aligned(rows) and all(_even(row) for row in rows):
        return [Frame([_as_line(row)]) for row in rows]
    if len(rows) > 3 and _runs_on(rows):
        width = max(len(row) for row in rows)
        runs = [[line for row in rows if len(row) > k for line in row[k]] for k in range(width)]
        return [Frame(column) for column in runs if column]
    return [table]


def _listed(cells: list[Cell]) -> bool:
    """Do blocks of separate short lines, such as an address and a reference, stand side by side?"""
    return any(len(cell) > 2 and not any(line.text[0].islower() for line in cell) for cell in cells)


def _aligned(rows: list[list[Cell]]) -> bool:
    """Do the cells of all rows begin at the same places, as a table's do?"""
    places = [[min(line.left for line in cell) for cell in row] for row in rows]
    first = max(places, key=len)
    return len(rows) > 1 and all(any(abs(place - other) < 3 for other in first) for row in places for place in row)


def _even(row: list[Cell]) -> bool:
    """Are these the words of one justified line, all equally far apart?"""
    gaps = [right[0].left - left[0].right for left, right in pairwise(row)]
    return len(gaps) > 1 and max(gaps) < 1.3 * min(gaps)


def _as_line(row: list[Cell]) -> Line:
    first, last = row[0][0], row[-1][0]
    text = " ".join(cell[0].text for cell in row)
    return Line(text, first.left, last.right, first.bottom, first.top, first.page, first.height)


def _runs_on(rows: list[list[Cell]]) -> bool:
    """Do the sentences run from row to row, down two columns?"""
    runs = total = 0
    for row, below in pairwise(rows):
        for cell, under in zip(row, below, strict=False):
            total += 1
            runs += len(cell) == len(under) == 1 and not ended(cell[0].text) and under[0].text[0].islower()
    return runs * 2 > total
