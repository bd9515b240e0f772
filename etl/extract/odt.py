"""OpenDocument text (.odt): paragraphs, lists with their marks, tables, text boxes and footnotes."""

from __future__ import annotations

from lxml import etree

from etl.extract.archive import DAMAGED, Archive, child, local, value
from etl.extract.numbering import written
from etl.extract.parts import Found, at_pages
from etl.extract.reflow import unwrapped
from etl.extract.unreadable import Unreadable

SKIPPED = {"tracked-changes", "annotation", "sequence-decls", "bookmark", "ruby-text", "title", "desc"}
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LAYOUT_CELL = 4  # paragraphs in one cell: the table only places text on the page
DEEPEST = 60


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of an OpenDocument text."""
    archive = Archive(name, data)
    root = archive.xml("content.xml")
    text = child(child(root, "body"), "text")
    if root is None or text is None:
        raise Unreadable(f"{name} is damaged: its text is missing.", DAMAGED)
    writer = _Writer(root, archive.xml("styles.xml"))
    writer.walk(text, 0)
    return at_pages("".join([*writer.out, *writer.notes]))


class _Writer:
    def __init__(self, root: etree._Element, styles: etree._Element | None) -> None:
        self.out: list[str] = []
        self.notes: list[str] = []
        self._levels: dict[str, dict[int, etree._Element]] = {}
        for tree in (styles, root):
            for style in tree.iter() if tree is not None else ():
                if local(style) == "list-style":
                    self._levels[value(style, "name") or ""] = {int(value(e, "level") or 1): e for e in style}

    def walk(self, parent: etree._Element, depth: int) -> None:
        """Append the paragraphs, lists and tables of a body, section, cell or text box."""
        for element in parent:
            kind = local(element)
            if kind in ("p", "h"):
                self._put(self._text(element, depth), "\n\n")
            elif kind == "list":
                self._list(element, value(element, "style-name") or "", 1, depth + 1)
            elif kind == "table":
                self._table(element, depth)
            elif kind == "soft-page-break":
                self.out.append("\f")
            elif kind not in SKIPPED and depth < DEEPEST:
                self.walk(element, depth + 1)

    def _put(self, text: str, gap: str) -> None:
        if text.strip():
            self.out.append(gap + text)

    def _list(self, element: etree._Element, style: str, level: int, depth: int) -> None:
        if depth > DEEPEST:
            return
        form = self._levels.get(style, {}).get(level)
        number = int(value(form, "start-value") or 1)
        for position, item in enumerate(e for e in element if local(e) in ("list-item", "list-header")):
            number = int(value(item, "start-value") or number)
            mark = _mark(form, number) if local(item) == "list-item" else ""
            number += local(item) == "list-item"
            for inner in item:
                if local(inner) == "list":
                    self._list(inner, value(inner, "style-name") or style, level + 1, depth + 1)
                elif local(inner) in ("p", "h"):
                    self._put(
                        mark + self._text(inner, depth), "\n\n" if position == 0 and level == 1 and mark else "\n"
                    )
                    mark = ""

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = [[e for e in row if local(e) == "table-cell"] for row in table.iter() if local(row) == "table-row"]
        held = [[self._cell(cell, depth) for cell in row] for row in rows]
        if max(map(len, held), default=0) < 2 or any(len(cell) >= LAYOUT_CELL for row in held for cell in row):
            self.out += [piece for row in held for cell in row for piece in cell]
            return
        lines = ["\t".join(" ".join("".join(cell).split()) for cell in row) for row in held]
        self._put("\n".join(line for line in lines if line.strip()), "\n\n")

    def _cell(self, cell: etree._Element, depth: int) -> list[str]:
        before, self.out = self.out, []
        self.walk(cell, depth + 1)
        held, self.out = self.out, before
        return held

    def _text(self, element: etree._Element, depth: int) -> str:
        out: list[str] = []
        self._collect(element, out, depth)
        return unwrapped("".join(out).strip(" "))

    def _collect(self, element: etree._Element, out: list[str], depth: int) -> None:
        out.append(" ".join((element.text or "").split("\n")))
        for inner in element:
            kind = local(inner)
            if kind == "s":
                out.append(" ")
            elif kind == "tab":
                out.append("\t" if "".join(out).strip() else "")
            elif kind == "line-break":
                out.append("\n")
            elif kind == "soft-page-break":
                out.append("\f")
            elif kind == "note":
                self._note(inner, out, depth)
            elif kind == "text-box":
                held = self._cell(inner, depth)
                self.notes = [*held, *self.notes]
            elif kind not in SKIPPED and depth < DEEPEST:
                self._collect(inner, out, depth + 1)
            out.append(" ".join((inner.tail or "").split("\n")))

    def _note(self, note: etree._Element, out: list[str], depth: int) -> None:
        citation = child(note, "note-citation")
        mark = "".join(map(str, citation.itertext())) if citation is not None else ""
        mark = mark.strip().translate(SUPERSCRIPTS)
        out.append(mark)
        body = child(note, "note-body")
        if body is not None:
            self.notes.append(f"\n\n{mark} {' '.join(''.join(self._cell(body, depth)).split())}")


def _mark(form: etree._Element | None, number: int) -> str:
    if form is None or local(form) != "list-level-style-number":
        return "• "
    shown = value(form, "num-format")
    if not shown:
        return ""
    counted = written(number, FORMS.get(shown, "decimal"))
    return f"{value(form, 'num-prefix') or ''}{counted}{value(form, 'num-suffix') or ''} "
