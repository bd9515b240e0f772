"""PDFium's questions about places, asked for many at once: what costs is each question's way through Python."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

SLOTS = 256  # questions asked in one go
SOME = 12  # of a page's characters tell for all; with fewer it may be an ornament


class _Shape(ctypes.c_void_p):
    """A thing drawn on a page. As a class of its own it can be handed back to PDFium as it comes."""


def _untyped(function: Any, answer: Any = None) -> Any:
    """The function without declared arguments, whose conversion takes longer than the answer: give it ctypes values."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ask_box, _ask_sides = _untyped(pdfium.FPDFText_GetLooseCharBox), _untyped(pdfium.FPDFText_GetRect)
_ask_pieces = _untyped(pdfium.FPDFText_CountRects, ctypes.c_int)
_ask_unmapped = _untyped(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_ask_angle = _untyped(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
_ask_shape, _ask_kind = _untyped(pdfium.FPDFPage_GetObject, _Shape), _untyped(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_ask_bounds = _untyped(pdfium.FPDFPageObj_GetBounds)
# Where PDFium writes its answers. It may be used by one thread at a time, and so may these.
_floats, _doubles = ctypes.create_string_buffer(16 * SLOTS), ctypes.create_string_buffer(16 * SLOTS)
_corner = [[ctypes.byref(_floats, 16 * k + 4 * corner) for k in range(SLOTS)] for corner in range(4)]
_side = [[ctypes.byref(_doubles, 16 * k + 8 * side) for k in range(SLOTS)] for side in range(2)]
_nowhere = ctypes.byref(ctypes.c_double())


def _answers(asked: Iterable[object], count: int, buffer: ctypes.Array[ctypes.c_char], form: str) -> list[Any]:
    """Ask, and unpack what PDFium has written for each question; 0 where it had no answer."""
    ctypes.memset(buffer, 0, 16 * count)
    for _ in asked:
        pass
    return list(struct.iter_unpack(form, memoryview(buffer)[: 16 * count]))


def character_boxes(text_page: Any, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of these characters."""
    found: list[Any] = []
    for start in range(0, len(indexes), SLOTS):
        some = indexes[start : start + SLOTS]
        found += _answers(map(_ask_box, repeat(text_page), some, _corner[0]), len(some), _floats, "4f")
    return found


def character_angles(text_page: Any, indexes: Sequence[int]) -> list[float]:
    """By how much each of these characters is turned clockwise, in radians."""
    return list(map(_ask_angle, repeat(text_page), indexes))


def is_unmapped(text_page: Any) -> bool:
    """Do the page's fonts draw most characters without saying which they are? Then its text is none."""
    count = pdfium.FPDFText_CountChars(text_page)
    some = range(0, count, max(count // SOME, 1))
    return count >= SOME and 2 * list(map(_ask_unmapped, repeat(text_page), some)).count(1) > len(some)


def count_pieces(text_page: Any, firsts: Iterable[int], lengths: Iterable[int]) -> list[int]:
    """In how many pieces each of these stretches of text was written into the file."""
    return list(map(_ask_pieces, repeat(text_page), firsts, lengths))


def piece_boxes(text_page: Any, count: int) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the first `count` of the pieces that were counted last."""
    corners = [ctypes.c_double() for _ in range(4)]
    found = []
    for k in range(count):
        pdfium.FPDFText_GetRect(text_page, k, *map(ctypes.byref, corners))
        left, top, right, bottom = (corner.value for corner in corners)
        found.append((left, top, right, bottom))
    return found


def piece_sides(text_page: Any, count: int) -> list[tuple[float, float]]:
    """Left and right of the first `count` of the pieces that were counted last."""
    found: list[Any] = []
    for start in range(0, count, SLOTS):
        some = range(start, min(start + SLOTS, count))
        asked = map(_ask_sides, repeat(text_page), some, _side[0], repeat(_nowhere), _side[1], repeat(_nowhere))
        found += _answers(asked, len(some), _doubles, "2d")
    return found


def drawn_boxes(page: Any, most: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each shape drawn on a page; none where it has more than `most` things."""
    count = pdfium.FPDFPage_CountObjects(page)
    things = list(map(_ask_shape, repeat(page), range(count if count <= most else 0)))
    shapes = [
        shape for shape, kind in zip(things, map(_ask_kind, things), strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH
    ]
    found: list[Any] = []
    for start in range(0, len(shapes), SLOTS):
        some = shapes[start : start + SLOTS]
        found += _answers(map(_ask_bounds, some, *_corner), len(some), _floats, "4f")
    return found
