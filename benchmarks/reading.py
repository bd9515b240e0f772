"""What reading adds to the work it cannot do without: parting a text into sentences, and PDFium's own text of a PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pypdfium2

from benchmarks import pdf
from benchmarks.measure import Ratio, in_turn, shown
from etl import reference, synth
from etl.extract import Reader
from etl.transform import letterhead, motions, pledges, sentences, who

SAMPLE = Path("data/letters/MGLA191124-5230.txt")
LETTERS, COPIES = 60, 8
PAGES, LONG, SHORT = 60, 1200, 120
PLEDGES_LIMIT, PDF_LIMIT, LINEAR_LIMIT = 5.0, 1.3, 1.1


def measure() -> Iterator[Ratio]:
    """Pledges against sentences alone, a PDF against PDFium alone, and a page of a long PDF against one of a short."""
    sample = SAMPLE.read_text(encoding="utf-8")
    for which, texts in (
        ("the Mayor's letter", [sample] * COPIES),
        ("made-up letters, one in four sentences a pledge", [text for _, text in synth.letters(LETTERS)]),
    ):
        with mock.patch.object(who, "bodies", new=_nobody):
            yield _pledges(f"sentences, pledges, dates against sentences alone: {which}", texts, PLEDGES_LIMIT)
        yield _pledges("the same, and who has to act", texts, None)
    with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        yield _pdf(Path(folder), reader, sample)
        yield _long_pdf(Path(folder), reader, sample)


def _nobody(*_: object, **__: object) -> tuple[str, ...]:
    return ()


def _pledges(what: str, texts: list[str], limit: float | None) -> Ratio:
    known = reference.load()
    heads = [(text, letterhead.read(text, known.gazetteer)) for text in texts]
    letters = [(text, head, motions.find(text, head)) for text, head in heads]

    def split() -> None:
        for text in texts:
            sentences.split(text)

    def find() -> None:
        for text, head, replies in letters:
            parts = sentences.split(text)
            pledges.find(text, parts, replies, head, gazetteer=known.gazetteer, terms=known.terms, page_starts=(0,))

    whole, bare = in_turn(find, split, rounds=15)
    detail = f"{shown(whole / len(texts))} a letter, {shown(bare / len(texts))} to split it"
    return Ratio(what, whole / bare, limit, detail)


def _pdf(folder: Path, reader: Reader, text: str) -> Ratio:
    path = folder / "letter.pdf"
    pdf.write(path, text, PAGES)
    ours, bare = in_turn(lambda: reader.read(path), lambda: _bare(path), rounds=9)
    detail = f"{shown(ours / PAGES)} a page, {shown(bare / PAGES)} with PDFium alone"
    return Ratio("reading a PDF against PDFium's bare text", ours / bare, PDF_LIMIT, detail)


def _long_pdf(folder: Path, reader: Reader, text: str) -> Ratio:
    long, short = folder / "long.pdf", folder / "short.pdf"
    pdf.write(long, text, LONG)
    pdf.write(short, text, SHORT)
    slow, fast = in_turn(lambda: reader.read(long), lambda: reader.read(short), rounds=3)
    detail = f"{shown(slow / LONG)} a page, {shown(fast / SHORT)} in the short one"
    return Ratio(f"a page of {LONG:,} against a page of {SHORT}", slow / LONG / (fast / SHORT), LINEAR_LIMIT, detail)


def _bare(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()
