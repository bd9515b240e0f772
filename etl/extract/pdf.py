"""PDF: the text layer through PDFium, put into paragraphs by where each line stands."""

from __future__ import annotations

import sys

import pypdfium2
import pypdfium2.raw as pdfium

from etl.extract.glyphs import is_unmapped
from etl.extract.hyphens import Hyphens
from etl.extract.page_bullets import mark_drawn_bullets
from etl.extract.page_flow import Flow, Measure, Unit, parted_feet
from etl.extract.page_furniture import without_crossing, without_furniture
from etl.extract.page_lines import Line, PageLines
from etl.extract.page_order import Frame
from etl.extract.page_rows import arrange
from etl.extract.page_turn import upright
from etl.extract.parts import Found
from etl.extract.scan import FEW_LINES, HOW, Recogniser, available, is_picture
from etl.extract.unreadable import Unreadable
from etl.records import Problem

NEW_PDF = "Open it, print it to a new PDF, and put that in its place."
PASSWORD = 4  # FPDF_ERR_PASSWORD
FORM = b"/Form"
SCAN = ("is a scan", "it has no text layer, only pictures of pages")
UNMAPPED = ("does not say which letters it shows", "its fonts lack the table for that")


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a PDF. Raises `Unreadable` for one that is damaged, locked, without pages, or only pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == PASSWORD or "password" in str(error).lower():
            raise Unreadable(
                f"{name} is protected with a password.", "Ask for it without, or print it to a new PDF."
            ) from error
        raise Unreadable(f"{name} is not a PDF that can be read: it is damaged or incomplete.", NEW_PDF) from error
    try:
        if not len(document):
            raise Unreadable(f"{name} has no pages.", NEW_PDF)
        pages, pictures, unmapped = _pages(document, forms=FORM in data)
        unread = sorted(pictures + unmapped)
        problems = _recognise(name, document, pages, unread, UNMAPPED if unmapped else SCAN, ocr=ocr) if unread else ()
    finally:
        document.close()
    if not any(pages):
        raise Unreadable(
            f"{name} holds no text: its pages are blank.", "Open it and look; ask the sender for the letter itself."
        )
    text, starts = compose(pages)
    return Found(text, starts, problems=problems)


def _pages(document: pypdfium2.PdfDocument, *, forms: bool) -> tuple[list[list[Line]], list[int], list[int]]:
    """The lines of each page, and which pages are pictures, or drawn with fonts that do not tell their letters.

    `forms` tells whether there may be any: a form counts as one thing on its page, however much text it holds.
    """
    pages: list[list[Line]] = []
    pictures: list[int] = []
    unmapped: list[int] = []
    for number in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, number)
        text_page = pdfium.FPDFText_LoadPage(page) if page else None
        things = sys.maxsize if forms else pdfium.FPDFPage_CountObjects(page)
        turn = None
        if text_page:
            text_page, turn = upright(page, text_page)
        lines = PageLines(text_page, number, turn).read(things) if text_page else []
        if page:
            mark_drawn_bullets(page, lines, turn)
        if turn:
            lines = without_crossing(lines, pages[-1] if pages else [])
        pages.append(lines)
        if page and len(lines) < FEW_LINES and is_picture(page, lines):
            pictures.append(number)
        elif lines and is_unmapped(text_page):
            unmapped.append(number)
            lines.clear()
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        if page:
            pdfium.FPDF_ClosePage(page)
    return pages, pictures, unmapped


def _recognise(
    name: str,
    document: pypdfium2.PdfDocument,
    pages: list[list[Line]],
    unread: list[int],
    why: tuple[str, str],
    *,
    ocr: bool,
) -> tuple[Problem, ...]:
    """Put recognised lines in the place of pages without text; without recognition, tell which are missing."""
    what, detail = why
    if not ocr:
        if available() or len(unread) == len(pages):
            raise Unreadable(f"{name} {what}: {detail}.", HOW, code="scan")
        missing = ", ".join(str(number + 1) for number in unread[:10])
        return (Problem("scanned pages", f"{name} {what} on page {missing}, whose text is not read.", HOW),)
    recogniser = Recogniser(name)
    for number in unread:
        page = document[number]
        pages[number] = recogniser.lines(page, number)
        page.close()
    shown = "All pages were" if len(unread) == len(pages) else f"{len(unread)} of {len(pages)} pages were"
    message = f"{name} {what}. {shown} read by text recognition, which can misread a word or a figure."
    return (Problem("recognised", message, "Compare the pledges with the letter itself."),)


def compose(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages' lines in paragraphs, footnotes at the end, and where each page begins in it."""
    measure = Measure.of(pages)
    body = without_furniture(pages, measure.leading)
    hyphens = Hyphens(lambda: (line.text for lines in body for line in lines))
    flow, feet = Flow(measure, hyphens), Flow(measure, hyphens)
    for lines in body:
        for part in arrange(lines, measure.leading, flow.columns):
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
    for k, unit in enumerate([*units, *feet]):
        if before is not None:
            out.append(_gap(before, unit))
            length += len(out[-1])
        if k < len(units):
            starts += [length] * (unit.page + 1 - len(starts))
        for turn, page in unit.turns if k < len(units) else ():
            at = length + sum(map(len, unit.pieces[:turn]))
            starts += [at] * (page + 1 - len(starts))
        text = "".join(unit.pieces)
        out.append(text)
        length += len(text)
        before = unit
    starts += [length] * (count - len(starts))
    return "".join(out), tuple(starts)


def _gap(before: Unit, unit: Unit) -> str:
    if unit.apart:
        return "\n\n"
    if unit.item or before.item:
        return "\n"
    return "\n\n" if before.lines > 1 or unit.lines > 1 else "\n"
