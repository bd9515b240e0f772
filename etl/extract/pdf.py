"""PDF: the text layer through PDFium, put into paragraphs by where each line stands."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from etl.extract.hyphens import Hyphens
from etl.extract.page_flow import Flow, Measure, Unit, parted_feet
from etl.extract.page_furniture import without_furniture
from etl.extract.page_lines import Line, PageLines
from etl.extract.page_rows import Frame, arrange
from etl.extract.parts import Found
from etl.extract.unreadable import Unreadable

NEW_PDF = "Open it, print it to a new PDF, and put that in its place."
PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a PDF. Raises `Unreadable` for one that is damaged, locked, without pages, or only pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == PASSWORD or "password" in str(error).lower():
            raise Unreadable(f"{name} is protected with a password.", "Ask for it without, or print it to a new PDF.") from error
        raise Unreadable(f"{name} is not a PDF that can be read: it is damaged or incomplete.", NEW_PDF) from error
    try:
        pages = _pages(document)
    finally:
        document.close()
    if not pages:
        raise Unreadable(f"{name} has no pages.", NEW_PDF)
    if not any(pages):
        raise Unreadable(f"{name} has no text layer: it is a scan, a picture of a letter.", "", code="scan")
    text, starts = compose(pages)
    return Found(text, starts)


def _pages(document: pypdfium2.PdfDocument) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for number in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, number)
        if not page:
            pages.append([])
            continue
        text_page = pdfium.FPDFText_LoadPage(page)
        pages.append(PageLines(text_page, number).read() if text_page else [])
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    return pages


def compose(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages' lines in paragraphs, footnotes at the end, and where each page begins in it."""
    body = without_furniture(pages)
    measure = Measure.of(body)
    hyphens = Hyphens(line.text for lines in body for line in lines)
    flow, feet = Flow(measure, hyphens), Flow(measure, hyphens)
    for lines in body:
        for part in arrange(lines, measure.leading):
            if isinstance(part, Frame):
                part, foot = parted_feet(part, measure)
                if foot.lines:
                    feet.add(foot)
                if not part.lines:
                    continue
            flow.add(part)
    return _write(flow.units, feet.units, len(pages))


def _write(units: list[Unit], feet: list[Unit], count: int) -> tuple[str, tuple[int, ...]]:
    out: list[str] = []
    starts = [0]
    length = 0
    before: Unit | None = None
    for unit in [*units, *feet]:
        if before is not None:
            out.append(_gap(before, unit))
            length += len(out[-1])
        pages = dict(unit.pages) if before is None or unit not in feet else {}
        for k, piece in enumerate(unit.pieces):
            if k in pages:
                while len(starts) <= pages[k]:
                    starts.append(length)
            out.append(piece)
            length += len(piece)
        before = unit
    while len(starts) < count:
        starts.append(length)
    return "".join(out), tuple(starts)


def _gap(before: Unit, unit: Unit) -> str:
    if unit.apart:
        return "\n\n"
    if unit.item or before.item:
        return "\n"
    return "\n\n" if before.lines > 1 or unit.lines > 1 else "\n"
