"""Plain text: decoded, its hard line ends and running headers taken out."""

from __future__ import annotations

from etl.extract.decode import decode
from etl.extract.parts import Found
from etl.extract.reflow import reflow


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a plain text file."""
    text, page_starts = reflow(decode(name, data))
    return Found(text, page_starts)
