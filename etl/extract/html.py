"""Web pages: the letter's own matter, without scripts, menus and banners."""

from __future__ import annotations

import re

from lxml import etree

from etl.extract.decode import decode
from etl.extract.numbering import written
from etl.extract.parts import Found
from etl.extract.reflow import reflow, unwrapped
from etl.extract.unreadable import Unreadable

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,20})""", re.I
)
DROPPED = {
    *(
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "nav",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "textarea",
    ),
    *("iframe", "object", "embed", "head", "title", "canvas", "audio", "video", "dialog", "map"),
}
BANNERS = re.compile(
    r"cookie|consent|breadcrumb|skip-?(?:link|to)|(?:site|page|global)-?(?:header|footer|nav)|navbar|navigation|"
    r"\bmenu\b|social-?(?:share|links)|share-?(?:this|links|buttons)|sidebar|pagination|visually-?hidden|sr-only|screen-?reader",
    re.I,
)
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "address",
        "figure",
        "figcaption",
        "fieldset",
        "center",
        "body",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "details", "summary", "hr", "html", "hgroup", "legend"),
    *("tbody", "thead", "tfoot", "tr", "td", "th", "caption"),
}
MATTER = 200  # characters: a page's main part holds at least as many
DEEPEST = 100
BREAK = "\x1e"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a web page. Raises `Unreadable` when there is none."""
    declared = DECLARED.search(data[:4096])
    encoding = (declared[1] or declared[2]).decode() if declared else None
    text = to_text(decode(name, data, encoding))
    if not text.strip():
        raise Unreadable(
            f"{name} is a web page without text of its own.",
            "Open it in a browser, print it to a PDF, and put that in its place.",
        )
    return Found(text)


def to_text(markup: str, *, quotes: bool = False) -> str:
    """The text of a page in paragraphs; with `quotes`, what a message quotes stands in lines that begin with "> "."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return ""
    writer = _Writer(quotes)
    main = _main(root)
    writer.walk(root if main is None else main, 0)
    return writer.finish()


def _main(root: etree._Element) -> etree._Element | None:
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if (
            isinstance(found, list)
            and len(found) == 1
            and isinstance(found[0], etree._Element)
            and len("".join(found[0].itertext())) > MATTER
        ):
            return found[0]
    return None


def _dropped(element: etree._Element, tag: str) -> bool:
    if tag in DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if UNSEEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in ("body", "html", "main", "article") and len(named) > 3 and BANNERS.search(named) is not None


class _Writer:
    """Gathers lines; each knows how it is parted from the one before."""

    def __init__(self, quotes: bool) -> None:
        self._quotes = quotes
        self._out: list[str] = []
        self._line: list[str] = []
        self._gap = ""
        self._mark = ""
        self._quoted = 0

    def finish(self) -> str:
        self._flush("")
        return "".join(self._out)

    def walk(self, element: etree._Element, depth: int) -> None:
        self._open(element, depth)
        if element.tail:
            self._line.append(element.tail)

    def _open(self, element: etree._Element, depth: int) -> None:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if not tag or depth > DEEPEST or _dropped(element, tag):
            return
        if tag == "br":
            self._line.append(BREAK)
        elif tag == "pre":
            self._flush("\n\n")
            self._put(reflow("".join(element.itertext()))[0], "\n\n")
        elif tag in ("ul", "ol"):
            self._list(element, tag, depth)
        elif tag == "table":
            self._table(element, depth)
        elif tag == "sup" and "".join(element.itertext()).strip().isdigit():
            self._line.append("".join(element.itertext()).strip().translate(SUPERSCRIPTS))
        elif tag == "blockquote":
            self._flush("\n\n")
            self._quoted += 1
            self._inside(element, depth)
            self._flush("\n\n")
            self._quoted -= 1
        elif tag in BLOCKS:
            self._flush("\n\n" if tag not in ("div", "dd") else "\n")
            self._inside(element, depth)
            self._flush("\n\n" if tag not in ("div", "dt") else "\n")
        else:
            self._inside(element, depth)

    def _inside(self, element: etree._Element, depth: int) -> None:
        if element.text:
            self._line.append(element.text)
        for inner in element:
            self.walk(inner, depth + 1)

    def _list(self, element: etree._Element, tag: str, depth: int) -> None:
        nested = any(ancestor.tag == "li" for ancestor in element.iterancestors())
        self._flush("\n" if nested else "\n\n")
        form = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}.get(
            element.get("type") or "", "decimal"
        )
        number = int(element.get("start") or 1) if (element.get("start") or "1").lstrip("-").isdigit() else 1
        for item in element:
            if item.tag == "li":
                self._mark = f"{written(number, form)}. " if tag == "ol" else "• "
                number += 1
                self._inside(item, depth + 1)
                self._flush("\n")
                self._mark = ""
            else:
                self.walk(item, depth + 1)
        self._gap = "\n" if nested else "\n\n"

    def _table(self, table: etree._Element, depth: int) -> None:
        self._flush("\n\n")
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        nested = any(inner is not table for inner in table.iter("table"))
        blocks = any(len(list(cell.iter("p", "li", "h1", "h2", "h3"))) > 2 for row in rows for cell in row)
        if nested or blocks or max(map(len, rows), default=0) < 2:  # it only places text on the page
            self._inside(table, depth)
        else:
            for row in rows:
                self._put("\t".join(self._cell(cell, depth) for cell in row), "\n")
        self._flush("\n\n")

    def _cell(self, cell: etree._Element, depth: int) -> str:
        """The text of a table cell in one line."""
        writer = _Writer(False)
        writer._inside(cell, depth)
        return " ".join(writer.finish().split())

    def _flush(self, gap: str) -> None:
        raw = "".join(self._line)
        self._line = []
        # Line ends of the source are spaces; those of the letter are BREAKs.
        self._put(unwrapped("\n".join(" ".join(part.split()) for part in raw.split(BREAK))), gap)

    def _put(self, text: str, gap: str) -> None:
        text = text.strip("\n ")
        if text:
            if self._quotes and self._quoted:
                text = "\n".join(f"> {line}" for line in text.split("\n") if line.strip())
            self._out.append((self._gap if self._out else "") + self._mark + text)
            self._mark = ""
            self._gap = gap or "\n"
        elif len(gap) > len(self._gap):
            self._gap = gap
