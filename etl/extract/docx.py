"""Word documents (.docx): the text in the order of the body, with list marks, tables, text boxes and footnotes.

The parts are read as XML, and not through a library of document objects: that leaves out text boxes, tracked changes,
footnotes and list numbers.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from etl.extract.archive import DAMAGED, Archive, child, children, local, value
from etl.extract.docx_runs import PAGE, Runs
from etl.extract.numbering import Numbering
from etl.extract.parts import Found, at_pages
from etl.extract.unreadable import Unreadable

LETTERHEAD = re.compile(
    r"\bref(?:erence)?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+20\d\d\b|\b\d{1,2}/\d{1,2}/20\d\d\b", re.I
)
LAYOUT_CELL = 4  # paragraphs in one cell: the table only places text on the page
BLOCKS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a Word document."""
    archive = Archive(name, data)
    main = next((part for part in ("word/document.xml", "word/document2.xml") if archive.xml(part) is not None), None)
    root = archive.xml(main) if main else None
    body = child(root, "body")
    if main is None or body is None:
        raise Unreadable(f"{name} is damaged: its text is missing.", DAMAGED)
    related = _related(archive, main)
    writer = _Writer(archive, related)
    blocks = writer.blocks(body)
    text = "".join(blocks)
    header = writer.header(body, text)
    return at_pages("\n\n".join(filter(None, (header, text.strip("\n"), *writer.notes()))))


def _related(archive: Archive, main: str) -> dict[str, list[tuple[str, str]]]:
    folder, leaf = posixpath.split(main)
    found: dict[str, list[tuple[str, str]]] = {}
    relations = archive.xml(f"{folder}/_rels/{leaf}.rels")
    for relation in relations if relations is not None else ():
        kind = (value(relation, "Type") or "").rpartition("/")[2]
        target = value(relation, "Target") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.setdefault(kind, []).append((value(relation, "Id") or "", path))
    return found


class _Writer:
    def __init__(self, archive: Archive, related: dict[str, list[tuple[str, str]]]) -> None:
        def part(kind: str) -> etree._Element | None:
            return archive.xml(related[kind][0][1]) if related.get(kind) else None

        self._archive = archive
        self._related = related
        self._numbering = Numbering(part("numbering"), part("styles"))
        self._notes_of = {kind: part(kind) for kind in ("footnotes", "endnotes")}
        self._runs = Runs()

    def blocks(self, parent: etree._Element) -> list[str]:
        """The paragraphs and tables of a body, cell or text box, each with the line ends before it."""
        out: list[str] = []
        before_item = False
        for element in parent:
            kind = local(element)
            if kind == "p":
                text, item = self._paragraph(element)
                if text.strip("\n " + PAGE):
                    out.append(("\n" if item and before_item else "\n\n") + text)
                    before_item = item
                elif PAGE in text:
                    out.append(PAGE)
                for box in self._runs.take_boxes():
                    out += self.blocks(box)
            elif kind == "tbl":
                out += self._table(element)
                before_item = False
            elif kind in BLOCKS:
                out += self.blocks(element)
        return out

    def _paragraph(self, element: etree._Element) -> tuple[str, bool]:
        properties = child(element, "pPr")
        text = self._runs.text(element).strip(" \t\n")
        mark = self._numbering.mark(properties) if text.strip(PAGE) else ""
        breaks = PAGE if value(child(properties, "pageBreakBefore")) not in (None, "0", "false") else ""
        breaks = breaks or (
            PAGE if child(properties, "pageBreakBefore") is not None and not self._runs.rendered else ""
        )
        return breaks + mark + text, bool(mark)

    def _table(self, table: etree._Element) -> list[str]:
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(table)]
        widest = max((len(row) for row in rows), default=0)
        if widest < 2 or any(len(cell) >= LAYOUT_CELL for row in rows for cell in row):
            return [piece for row in rows for cell in row for piece in cell]
        lines = [
            "\t".join(
                " ".join("".join(cell).split()) if PAGE not in "".join(cell) else " ".join("".join(cell).split(" "))
                for cell in row
            )
            for row in rows
        ]
        return ["\n\n" + "\n".join(line for line in lines if line.strip()), "\n\n"]

    def _cell(self, cell: etree._Element) -> list[str]:
        merged = child(child(cell, "tcPr"), "vMerge")
        return [] if merged is not None and value(merged) != "restart" else self.blocks(cell)

    def header(self, body: etree._Element, text: str) -> str:
        """The first page's header, where the letterhead stands in it and not in the body."""
        section = next((element for element in body.iter() if local(element) == "sectPr"), None)
        wanted = "first" if child(section, "titlePg") is not None else "default"
        identity = next(
            (value(r, "id") for r in children(section, "headerReference") if value(r, "type") == wanted), None
        )
        path = next((path for given, path in self._related.get("header", []) if given == identity), None)
        root = self._archive.xml(path) if path else None
        if root is None:
            return ""
        lines = [
            line
            for line in "".join(self.blocks(root)).replace(PAGE, "").split("\n")
            if line.strip() and line.strip() not in text
        ]
        return "\n".join(lines) if wanted == "first" or any(LETTERHEAD.search(line) for line in lines) else ""

    def notes(self) -> list[str]:
        """The footnotes and endnotes that the text refers to, each with its mark."""
        out = []
        for kind, identity, mark in self._runs.take_notes():
            root = self._notes_of[kind]
            note = next((n for n in root if value(n, "id") == identity), None) if root is not None else None
            if note is not None:
                out.append(f"{mark} {' '.join(''.join(self.blocks(note)).replace(PAGE, '').split())}")
        return out


def _rows(table: etree._Element) -> list[etree._Element]:
    found = []
    for element in table:
        if local(element) == "tr":
            if child(child(element, "trPr"), "del") is None:
                found.append(element)
        elif local(element) in BLOCKS:
            found += _rows(element)
    return found


def _cells(row: etree._Element) -> list[etree._Element]:
    found = []
    for element in row:
        if local(element) == "tc":
            found.append(element)
        elif local(element) in BLOCKS:
            found += _cells(element)
    return found
