"""The pledges as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv as writer
import io
import unicodedata
from collections.abc import Iterator
from datetime import date

from data.exports import rows as reading
from data.exports.asking import About
from data.exports.rows import MEANING
from data.filters import Filters
from data.store import Store

FORMULA = tuple("=+-@")
BYTE_ORDER_MARK = "\ufeff"


def csv(store: Store, filters: Filters, about: About) -> Iterator[str]:
    """The pledges as CSV, read and given out in portions. `MEANING` says what each column holds.

    It begins with the mark by which Excel knows UTF-8. Every row says what it speaks of, so that no comment stands in
    the way of a program, and a row keeps its origin when rows of several exports are put together.
    """
    portion = io.StringIO()
    lines = writer.writer(portion)
    portion.write(BYTE_ORDER_MARK)
    lines.writerow(MEANING)
    with store.session() as session:
        for count, row in enumerate(reading.rows(session, filters, about)):
            lines.writerow([cell(row[name]) for name in MEANING])
            if count % reading.AT_ONCE == reading.AT_ONCE - 1:
                yield _emptied(portion)
    yield _emptied(portion)


def cell(value: object) -> object:
    """A value as it goes into a cell. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else value
    text = value.replace("\x00", "")
    # Full-width signs are signs to some spreadsheets; blanks and unseen characters before a sign do not make it safe.
    shown = "".join(c for c in unicodedata.normalize("NFKC", text[:50]) if c.isprintable()).lstrip()
    return f"'{text}" if shown.startswith(FORMULA) or text.startswith(("\t", "\r", "\n")) else text


def _emptied(portion: io.StringIO) -> str:
    text = portion.getvalue()
    portion.seek(0)
    portion.truncate()
    return text
