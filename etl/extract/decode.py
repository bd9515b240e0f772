"""Bytes to text: which encoding a text file is in."""

from __future__ import annotations

import codecs
import re

from etl.extract.unreadable import Unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text in `data`: by its byte order mark, as UTF-8, as it declares, or as Windows-1252. Raises `Unreadable`."""
    text = _decode(data, declared)
    sample = text[:65536]
    if len(CONTROL.findall(sample)) > len(sample) // 50 + 3:
        raise Unreadable(
            f"{name} is not text, whatever its name says.",
            "Open it where it came from, save it as PDF, and put that in its place.",
        )
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    for encoding in filter(None, ("utf-8", _wide(data), declared)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even < len(head) // 20:
        return "utf-16-le"
    if even > len(head) // 4 and odd < len(head) // 20:
        return "utf-16-be"
    return None
