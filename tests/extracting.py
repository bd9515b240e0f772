"""Files to read in the tests, made on the spot: PDFs in several layouts, Word documents with raw parts, broken ones."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from etl.extract.files import read_bytes
from etl.records import Document

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Helvetica-Bold", fontSize=13, leading=16)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

PLEDGE = (
    "Transport for London will publish a revised programme for its busiest stations by the end of October, and the "
    "boroughs will be asked for their views on the step-free routes that matter most to the people who live there."
)
SECOND = (
    "The Mayor's Office will write to each of the companies within six weeks, and a summary of what they say is to be "
    "placed on the London Datastore before the Assembly next meets in public session."
)


def varied(count: int) -> list[str]:
    """Paragraphs of which no two have a line in common."""
    words = PLEDGE.split()
    names = random.Random(7)
    return [
        " ".join(
            word if k % 4 else "".join(names.choices("aeioulmnrst", k=8)) for k, word in enumerate(words)
        ).capitalize()
        for _ in range(count)
    ]


def only(name: str, data: bytes) -> Document:
    """The one document in a file of this name and content."""
    suffix = name[name.rindex(".") :] if "." in name else ""
    (document,) = read_bytes(name, suffix, data)
    return document


def pdf(story: Sequence[Any], *, columns: int = 1, header: str = "", footer: str = "", height: float = 700) -> bytes:
    """A PDF of reportlab flowables, with running lines ("{page}" is the page's number)."""
    out = io.BytesIO()
    width = 450 / columns - (10 if columns > 1 else 0)
    frames = [Frame(72 + k * (width + 20), 770 - height, width, height, 0, 0, 0, 0) for k in range(columns)]

    def edges(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 805, header.format(page=document.page))
        canvas.drawCentredString(300, 25, footer.format(page=document.page))

    document = BaseDocTemplate(out, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=edges)])
    document.build(list(story))
    return out.getvalue()


def paragraphs(*texts: str, style: ParagraphStyle = BODY) -> list[Any]:
    """Paragraphs in one style."""
    return [Paragraph(text, style) for text in texts]


def drawn(lines: Sequence[tuple[float, float, str]], *, size: float = 11, page: tuple[float, float] = A4) -> bytes:
    """A PDF of one page with each text drawn at its place, in the order given."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=page)
    for x, y, text in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return out.getvalue()


def wrapped(text: str, width: float, size: float = 11) -> list[str]:
    """The text in lines that fit the width, in points."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def raw_pdf(stream: bytes, font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>") -> bytes:
    """A PDF of one page with this content stream, in this font."""
    packed = zlib.compress(stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        font,
    ]
    out = b"%PDF-1.4\n"
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return out + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return out.getvalue()


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document with this XML in its body, and these further parts."""
    return zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **(parts or {})})


def p(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


__all__ = ["BODY", "HEADING", "JUSTIFIED", "PLEDGE", "SECOND", "Paragraph", "Spacer", "Table", "docx", "drawn", "only"]
__all__ += ["p", "paragraphs", "pdf", "raw_pdf", "varied", "wrapped", "zipped"]
