"""PDFium's two questions about places, asked by address: half the cost of asking through converted arguments."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

POINTER, NUMBER = ctypes.c_void_p, ctypes.c_int


def _address(function: Any) -> int:
    return ctypes.cast(function, POINTER).value or 0


# (text page, index of the character, address of an FS_RECTF)
character_box = ctypes.CFUNCTYPE(NUMBER, POINTER, NUMBER, POINTER)(_address(pdfium.FPDFText_GetLooseCharBox))
# (text page, index of the rectangle, addresses of four doubles: left, top, right, bottom)
piece_box = ctypes.CFUNCTYPE(NUMBER, POINTER, NUMBER, POINTER, POINTER, POINTER, POINTER)(
    _address(pdfium.FPDFText_GetRect)
)


def handle(text_page: Any) -> int:
    """The address of a text page."""
    return ctypes.cast(text_page, POINTER).value or 0
