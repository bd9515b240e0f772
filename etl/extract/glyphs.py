"""PDFium's questions about places, asked for many at once: what costs is each question's way through Python."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from itertools import islice, repeat
from typing import Any

import pypdfium2.raw as pdfium

SLOTS = 256  # questions asked in one go
BOX, SIDES = struct.Struct("4f"), struct.Struct("2d")


def _untyped(function: Any) -> Any:
    """The function without declared arguments, whose conversion takes longer than the answer: give it ctypes values."""
    return ctypes.PYFUNCTYPE(None)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ask_box, _ask_sides = _untyped(pdfium.FPDFText_GetLooseCharBox), _untyped(pdfium.FPDFText_GetRect)
# Where PDFium writes its answers. It may be used by one thread at a time, and so may these.
_boxes, _sides = ctypes.create_string_buffer(BOX.size * SLOTS), ctypes.create_string_buffer(SIDES.size * SLOTS)
_box_at = [ctypes.byref(_boxes, BOX.size * k) for k in range(SLOTS)]
_left_at = [ctypes.byref(_sides, SIDES.size * k) for k in range(SLOTS)]
_right_at = [ctypes.byref(_sides, SIDES.size * k + 8) for k in range(SLOTS)]
_nowhere = ctypes.byref(ctypes.c_double())


def character_boxes(text_page: Any, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of these characters; all 0 for one that the page does not have."""
    found: list[Any] = []
    for start in range(0, len(indexes), SLOTS):
        asked = indexes[start : start + SLOTS]
        ctypes.memset(_boxes, 0, BOX.size * len(asked))
        for _ in map(_ask_box, repeat(text_page), asked, _box_at):
            pass
        found += islice(BOX.iter_unpack(_boxes), len(asked))
    return found


def piece_sides(text_page: Any, first: int, length: int) -> list[tuple[float, float]]:
    """Left and right of each piece of text, written in one go, among the `length` characters from `first` on.

    An empty list where they are one piece.
    """
    count = pdfium.FPDFText_CountRects(text_page, first, length)
    found: list[Any] = []
    for start in range(0, count if count > 1 else 0, SLOTS):
        asked = range(start, min(start + SLOTS, count))
        for _ in map(_ask_sides, repeat(text_page), asked, _left_at, repeat(_nowhere), _right_at, repeat(_nowhere)):
            pass
        found += islice(SIDES.iter_unpack(_sides), len(asked))
    return found
