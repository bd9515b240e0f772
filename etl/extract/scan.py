"""Text recognition for pages that are pictures. An optional extra: `pip install -r requirements-ocr.txt`."""

from __future__ import annotations

from ctypes import byref, c_float
from importlib.util import find_spec
from math import dist
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from etl.extract.page_lines import Line
from etl.extract.unreadable import Unreadable

HOW = (
    "Install text recognition with `pip install -r requirements-ocr.txt` and refresh again, "
    "or ask the sender for a PDF with text."
)
SCALE = 2.0  # pixels a point, 144 to the inch: enough for print of 8 points
LARGEST = 3000  # pixels a side
FEW = 80  # characters: a page with fewer and a picture over most of it is a scan with a stamp
FEW_LINES = 6
DOUBT = 0.9  # of 1: a line recognised with less is looked at again by itself
WRONG_WAY = 0.85  # of 1: text upside down is recognised with less
MARGIN = 3  # pixels
SURE = 0.5  # of 1: a line recognised with less is dirt
SAME_SIZE = 0.3  # heights that differ by less are one size: recognition measures by the ink


def available() -> bool:
    """Is the library for text recognition installed?"""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def is_picture(page: Any, lines: list[Line]) -> bool:
    """Is this page a picture of text: one image over most of it, and hardly a word of its own?"""
    if sum(len(line.text) for line in lines) >= FEW:
        return False
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    for k in range(min(pdfium.FPDFPage_CountObjects(page), 200)):
        thing = pdfium.FPDFPage_GetObject(page, k)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
        if (right.value - left.value) * (top.value - bottom.value) > 0.4 * width * height:
            return True
    return False


class Recogniser:
    """Recognises the lines on pages that are pictures. Raises `Unreadable` where the library is missing."""

    def __init__(self, name: str, engine: Any = None) -> None:
        if engine is None:
            if not available():
                raise Unreadable(f"{name} is a scan: it has no text layer, only pictures of pages.", HOW)
            from rapidocr import RapidOCR

            engine = RapidOCR(params={"Global.log_level": "critical"})
        self._engine = engine

    def lines(self, page: Any, number: int) -> list[Line]:
        """The lines of a page in reading order, measured in points."""
        scale = min(SCALE, LARGEST / max(page.get_size()))
        image, found = self._upright(page.render(scale=scale).to_numpy())
        if found.boxes is None:
            return []
        height = image.shape[0]
        measured = []
        for box, first, sure in zip(found.boxes, found.txts, found.scores, strict=True):
            text, score = (first, sure) if sure >= DOUBT else self._again(image, box, first, sure)
            if score < SURE or not text.strip():
                continue
            left, right = (box[0][0] + box[3][0]) / 2, (box[1][0] + box[2][0]) / 2
            upper, lower = (box[0][1] + box[1][1]) / 2, (box[2][1] + box[3][1]) / 2
            measured.append(
                (
                    text.strip(),
                    left / scale,
                    right / scale,
                    (height - (upper + lower) / 2) / scale,
                    (lower - upper) / scale,
                )
            )
        usual = median(size for *_, size in measured) if measured else 0.0
        lines = []
        for text, left, right, middle, size in measured:
            half = (usual if abs(size - usual) < SAME_SIZE * usual else size) / 2
            lines.append(
                Line(
                    text, float(left), float(right), float(middle - half), float(middle + half), number, 2 * float(half)
                )
            )
        return lines

    def _upright(self, image: Any) -> tuple[Any, Any]:
        """The picture turned as it is read, and what is recognised on it."""
        from numpy import rot90

        found = self._recognised(image)
        if found.boxes is None:
            return image, found
        if sum(map(_stands, found.boxes)) * 2 > len(found.boxes):
            image = rot90(image, 1 if _sureness(found) >= WRONG_WAY else 3).copy()
            return image, self._recognised(image)
        if _sureness(found) < WRONG_WAY:
            over = rot90(image, 2).copy()
            other = self._recognised(over)
            if other.boxes is not None and _sureness(other) > _sureness(found):
                return over, other
        return image, found

    def _recognised(self, image: Any) -> Any:
        # Asking line by line which way up it stands turns some over that stand right. The engine keeps what it was
        # asked last.
        return self._engine(image, use_det=True, use_cls=False, use_rec=True)

    def _again(self, image: Any, box: Any, text: str, score: float) -> tuple[str, float]:
        """The line in this box, cut out level and recognised once more, if that is surer than before."""
        from numpy import array
        from PIL import Image

        upper_left, upper_right, lower_right, lower_left = ((float(x), float(y)) for x, y in box)
        width, height = dist(upper_left, upper_right), dist(upper_left, lower_left)
        # Corners in the order of PIL, and a little outside the box.
        source = (
            *(upper_left[0] - MARGIN, upper_left[1] - MARGIN, lower_left[0] - MARGIN, lower_left[1] + MARGIN),
            *(lower_right[0] + MARGIN, lower_right[1] + MARGIN, upper_right[0] + MARGIN, upper_right[1] - MARGIN),
        )
        size = (max(round(width) + 2 * MARGIN, 1), max(round(height) + 2 * MARGIN, 1))
        cut = array(Image.fromarray(image).transform(size, Image.Transform.QUAD, source, Image.Resampling.BICUBIC))
        found = self._engine(cut, use_det=False, use_cls=False, use_rec=True)
        if not found.txts or found.scores[0] <= score:
            return text, score
        return str(found.txts[0]), float(found.scores[0])


def _stands(box: Any) -> bool:
    """Does the line in this box run up or down the page?"""
    return float(dist(box[0], box[3])) > 1.5 * float(dist(box[0], box[1]))


def _sureness(found: Any) -> float:
    """How sure the recognition is of all that it read, from 0 to 1."""
    return sum(map(float, found.scores)) / len(found.scores)
