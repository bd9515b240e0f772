"""Rich text (.rtf), through striprtf; list marks, table cells and line breaks are put where it can see them."""

from __future__ import annotations

import re

from striprtf import striprtf

from etl.extract.marks import is_item
from etl.extract.parts import Found
from etl.extract.reflow import unwrapped

CELL_END = re.compile(r"\\(?:nest)?cell(?![a-z])")
LINE_BREAK = re.compile(r"\\line(?![a-z])")
ROW_END = re.compile(r"\\row(?![a-z])")
IN_ROW = re.compile(r"\\(?:line|par)(?![a-z]) ?")
RAISED = re.compile(r"(\{(?:\\[a-z]+-?\d* ?){0,12}\\super(?![a-z])(?:\\[a-z]+-?\d* ?){0,12}) ?(\d{1,3})(?=\})")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LIST_MARK = re.compile(r"\{(?:\\\*)?\\(?:listtext|pntext)(?![a-z])")
DOT = re.compile(r"^[·\uf0b7]\s*")
BREAK = "\u2028"


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a rich text file."""
    source = data.decode("cp1252", errors="replace")
    source = _whole_rows(source)
    source = RAISED.sub(_raised, source)
    source = LIST_MARK.sub("{", CELL_END.sub(r"\\tab ", LINE_BREAK.sub(r"\\u8232?", source)))
    text: str = striprtf.rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    out: list[str] = []
    before = ""
    for raw in text.split("\n"):
        row = "\t" in raw.rstrip("\t") and not is_item(raw.strip())
        line = DOT.sub("• ", raw.strip() if not row else raw.strip(" ").rstrip("\t"))
        if not row:
            line = unwrapped(line.replace("\t", " ").replace(BREAK, "\n"))
        if not line.strip():
            before = ""
            continue
        kind = "row" if row else "item" if is_item(line) else ""
        out.append(("\n" if kind and kind == before else "\n\n") + line)
        before = kind
    return Found("".join(out))


def _whole_rows(source: str) -> str:
    """The source with the line ends inside a table's rows made spaces."""
    *rows, rest = ROW_END.split(source)
    out = []
    for row in rows:
        before, begin, cells = row.partition("\\trowd")
        out.append(before + begin + IN_ROW.sub(" ", cells) + "\\row")
    return "".join(out) + rest


def _raised(mark: re.Match[str]) -> str:
    """A footnote's mark in superscript figures, so that the mark in "2026.¹" is not read as "2026.1"."""
    return mark[1] + " " + "".join(f"\\u{ord(figure)}?" for figure in mark[2].translate(SUPERSCRIPTS))
