"""A picture of a letter is read by text recognition, or says how to get it."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from etl.extract import Unreadable, read, scan
from etl.extract.files import read_bytes
from tests.extracting import drawn, raw_pdf

SIZE = (340.0, 130.0)
LINES = ("MAYOR OF LONDON", "", "The London boroughs will publish the", "revised programme by 31 October.")


@pytest.fixture(scope="module")
def scanned() -> bytes:
    """A small page of text as a picture."""
    document = pypdfium2.PdfDocument(drawn([(30, 100 - 18 * k, line) for k, line in enumerate(LINES)], page=SIZE))
    image = document[0].render(scale=3).to_pil()
    document.close()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE)
    canvas.drawImage(ImageReader(image), 0, 0, *SIZE)
    canvas.save()
    return out.getvalue()


def test_a_scan_is_recognised(scanned: bytes, tmp_path: Path) -> None:
    if not scan.available():
        pytest.skip("text recognition is not installed: pip install -r requirements-ocr.txt")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned)
    (document,) = read(path)
    assert document.text == f"{LINES[0]}\n\n{LINES[2]} {LINES[3]}"
    assert [problem.code for problem in document.problems] == ["recognised"]


@pytest.fixture(scope="module")
def recogniser() -> scan.Recogniser:
    """The real one, which takes a while to start."""
    if not scan.available():
        pytest.skip("text recognition is not installed: pip install -r requirements-ocr.txt")
    return scan.Recogniser("scan.pdf")


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_scan_fed_in_the_wrong_way_is_recognised(recogniser: scan.Recogniser, turned: int) -> None:
    page = (340.0, 160.0)
    texts = [line for line in (*LINES, "The Assembly will be told of it in May.", "Yours sincerely") if line]
    document = pypdfium2.PdfDocument(drawn([(30, 130 - 22 * k, text) for k, text in enumerate(texts)], page=page))
    image = document[0].render(scale=3).to_pil().rotate(turned, expand=True)
    document.close()
    out = io.BytesIO()
    size = page if turned == 180 else page[::-1]
    canvas = Canvas(out, pagesize=size)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    assert [line.text for line in recogniser.lines(document[0], 0)] == texts
    document.close()


class Unsure:
    """A recogniser that misreads the second line of a page, and reads it well when it sees nothing else."""

    def __init__(self, alone: tuple[str, float]) -> None:
        self.alone = alone

    def __call__(self, image: Any, *, use_det: bool, **_: bool) -> SimpleNamespace:
        if not use_det:
            assert image.shape[0] < 60
            return SimpleNamespace(txts=(self.alone[0],), scores=(self.alone[1],))
        boxes = [[(60, y), (500, y), (500, y + 24), (60, y + 24)] for y in (60, 100)]
        return SimpleNamespace(boxes=boxes, txts=(LINES[2], "rv  pr  tob"), scores=(0.99, 0.7))


@pytest.mark.parametrize(("alone", "second"), [((LINES[3], 0.98), LINES[3]), (("rvpr", 0.6), "rv  pr  tob")])
def test_a_line_recognised_with_doubt_is_looked_at_again(alone: tuple[str, float], second: str) -> None:
    document = pypdfium2.PdfDocument(drawn([(30, 100, "-")], page=SIZE))
    recogniser = scan.Recogniser("scan.pdf", Unsure(alone))
    assert [line.text for line in recogniser.lines(document[0], 0)] == [LINES[2], second]
    document.close()


def test_without_recognition_the_remedy_is_told(scanned: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda name: None)
    with pytest.raises(Unreadable, match="is a scan") as caught:
        read_bytes("scan.pdf", ".pdf", scanned)
    assert "pip install -r requirements-ocr.txt" in caught.value.remedy


def unmapped(text: str) -> bytes:
    """A page whose font numbers its letters as it likes and does not say which they are."""
    names = b" ".join(b"/g%d" % k for k in range(1, 100))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>"
        b"/Encoding<</Type/Encoding/Differences[1 %s]>>/FirstChar 1/LastChar 99/Widths[%s]/Resources<<>>>>"
    ) % (names, b"500 " * 99)
    codes = "".join(f"{ord(character) - 31:02x}" for character in text)
    return raw_pdf(f"BT /F1 11 Tf 72 700 Td <{codes}> Tj ET".encode(), font)


def test_a_font_that_does_not_say_its_letters_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda name: None)
    with pytest.raises(Unreadable, match="does not say which letters it shows") as caught:
        read_bytes("letter.pdf", ".pdf", unmapped(LINES[2]))
    assert caught.value.code == "scan"
    assert "pip install -r requirements-ocr.txt" in caught.value.remedy
