"""Pages on which the file has the text run upwards, downwards or upside down: turned until it runs as it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

from etl.extract.glyphs import character_angles

SOME = 24  # characters tell for all of a page
FEW = 80  # characters: a page with fewer may be a scan, whose picture is to stay as it is shown
SPACES = frozenset(b" \r\n\t\0")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """A page turned clockwise by some quarters, and how wide and high it is then, in points."""

    quarters: int
    width: float
    height: float

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box of something as it stands when the page is turned: left, top, right, bottom."""
        if self.quarters == 1:
            return bottom, self.height - left, top, self.height - right
        if self.quarters == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        return self.width - top, right, self.width - bottom, left


def upright(page: Any, text_page: Any) -> tuple[Any, Turn | None]:
    """The page's text, read anew where the page had to be turned for it, and how it is turned; None for most pages."""
    if pdfium.FPDFText_CountChars(text_page) < FEW:
        return text_page, None
    wanted = -_quarters(text_page) % 4
    if wanted != pdfium.FPDFPage_GetRotation(page):
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDFPage_SetRotation(page, wanted)
        text_page = pdfium.FPDFText_LoadPage(page)
    if not wanted:
        return text_page, None
    return text_page, Turn(wanted, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))


def _quarters(text_page: Any) -> int:
    """By how many quarters, clockwise, most of the text is turned."""
    count = pdfium.FPDFText_CountChars(text_page)
    some = range(0, count, max(count // SOME, 1))
    angles = character_angles(text_page, some)
    if not any(angle > pi / 4 for angle in angles):
        return 0
    turned = Counter(
        round(angle / (pi / 2)) % 4
        for at, angle in zip(some, angles, strict=True)
        if angle >= 0 and pdfium.FPDFText_GetUnicode(text_page, at) not in SPACES
    )
    return turned.most_common(1)[0][0] if turned else 0
