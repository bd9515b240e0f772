"""The text of a Word paragraph: runs, breaks, tracked changes and note marks. Text boxes and notes are set aside."""

from __future__ import annotations

import re

from lxml import etree

from etl.extract.archive import child, children, local, value
from etl.extract.reflow import unwrapped

PAGE = "\f"
# What is not text of the letter: deletions, field codes, the fallback of a drawing that is read already.
SKIPPED = {
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "Fallback",
    "rPr",
    "pPr",
    "sdtPr",
    "annotationRef",
    "commentReference",
    "rubyPr",
    "rt",
}
LABEL = re.compile(r"(?:^|\n)(?:[^\t\n]{0,30}:|\(?\w{1,4}[.)]|\d{1,2}\.\d{1,3}|\W)$")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Runs:
    """Reads paragraphs one after another and remembers what hangs on them."""

    def __init__(self) -> None:
        self.rendered = False
        self._boxes: list[etree._Element] = []
        self._notes: list[tuple[str, str, str]] = []
        self._taken = 0

    def text(self, paragraph: etree._Element) -> str:
        """The paragraph's text; its own line breaks are line ends unless a sentence runs over them."""
        out: list[str] = []
        self._collect(paragraph, out, 0)
        return unwrapped("".join(out))

    def take_boxes(self) -> list[etree._Element]:
        """The text boxes met since the last call."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def take_notes(self) -> list[tuple[str, str, str]]:
        """The notes referred to since the last call: kind of part, identity, mark."""
        notes, self._notes = self._notes, []
        return notes

    def _collect(self, parent: etree._Element, out: list[str], depth: int) -> None:
        if depth > 60:
            return
        for element in parent:
            kind = local(element)
            if kind in SKIPPED:
                continue
            if kind == "t":
                out.append(_raised(element.text or "", parent))
            elif kind == "r":
                if child(child(element, "rPr"), "vanish") is None:
                    self._collect(element, out, depth + 1)
            elif kind == "tab":
                out.append(" " if not "".join(out).strip() or LABEL.search("".join(out[-8:])) else "\t")
            elif kind in ("br", "cr"):
                out.append((PAGE if not self.rendered else "\n") if value(element, "type") == "page" else "\n")
            elif kind == "lastRenderedPageBreak":
                self.rendered = True
                out.append(PAGE)
            elif kind == "noBreakHyphen":
                out.append("-")
            elif kind == "sym":
                out.append(chr(int(value(element, "char") or "20", 16)))
            elif kind in ("footnoteReference", "endnoteReference"):
                out.append(self._note(kind.removesuffix("Reference") + "s", value(element, "id") or ""))
            elif kind == "txbxContent":
                self._boxes.append(element)
            else:
                self._collect(element, out, depth + 1)

    def _note(self, kind: str, identity: str) -> str:
        self._taken += 1
        mark = str(self._taken).translate(SUPERSCRIPTS)
        self._notes.append((kind, identity, mark))
        return mark


def _raised(text: str, run: etree._Element) -> str:
    high = any(value(given) == "superscript" for given in children(child(run, "rPr"), "vertAlign"))
    return text.translate(SUPERSCRIPTS) if high and text.strip().isdigit() else text
