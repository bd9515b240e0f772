"""The pledges as a workbook for Excel: days are days, and text is text and never a formula or a link."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import xlsxwriter

from data.exports.asking import About
from data.exports.rows import MEANING, rows
from data.filters import Filters
from data.store import Store

MOST_ROWS = 1_048_576
LONGEST = 32_767  # characters in a cell
PORTION = 1 << 16
WIDE = {"quote": 80, "motion_title": 40, "speaker": 24, "body": 16, "register": 22, "phrase": 24}


def xlsx(store: Store, filters: Filters, about: About) -> Iterator[bytes]:
    """The pledges as a workbook: a sheet with the rows, a second where one is full, and one that says what they are.

    Rows go to a file as they are read, so that memory stays flat.
    """
    with tempfile.TemporaryFile() as file:
        _write(file, store, filters, about)
        file.seek(0)
        while portion := file.read(PORTION):
            yield portion


def _write(file: IO[bytes], store: Store, filters: Filters, about: About) -> None:
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False})
    try:
        day, bold = book.add_format({"num_format": "d mmmm yyyy"}), book.add_format({"bold": True})
        about_sheet = book.add_worksheet("About")
        _about(about_sheet, filters, about, bold)
        sheet, line = _sheet(book, "Pledges", bold), 1
        with store.session() as session:
            for row in rows(session, filters, about):
                if line == MOST_ROWS:
                    sheet, line = _sheet(book, f"Pledges {len(book.worksheets())}", bold), 1
                for column, name in enumerate(MEANING):
                    _cell(sheet, line, column, row[name], day)
                line += 1
        book.get_worksheet_by_name("Pledges").activate()
    finally:
        book.close()


def _sheet(book: Any, name: str, bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(MEANING):
        sheet.set_column(column, column, WIDE.get(title, 17))
        sheet.write_string(0, column, title, bold)
    return sheet


def _about(sheet: Any, filters: Filters, about: About, bold: Any) -> None:
    """What the workbook speaks of, by which state of the register, narrowed by what; and what each column holds."""
    chosen = {name: str(value) for name in filters.__slots__ if (value := getattr(filters, name)) is not None}
    told = {"As of": about.as_of.isoformat(), "Register": about.head, "Version": about.version, **chosen}
    sheet.set_column(0, 1, 24)
    for line, (name, value) in enumerate([*told.items(), ("", ""), *MEANING.items()]):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, value)


def _cell(sheet: Any, line: int, column: int, value: object, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(line, column, "yes" if value else "")
    elif isinstance(value, date):
        sheet.write_datetime(line, column, value, day)
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    else:
        text = str(value).replace("\x00", "")
        sheet.write_string(line, column, text if len(text) <= LONGEST else text[: LONGEST - 2] + " …")
