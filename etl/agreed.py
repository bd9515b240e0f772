"""Motions from a file: a table with one motion a row, as the Assembly's own lists can be saved."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COLUMNS = ("meeting_date", "number", "title", "text")
NUMBER = re.compile(r"\d+(?:\.\d+)*[A-Z]?")
UK_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class BadFile(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


class BadRow(Exception):
    """One row cannot be used; `place` names it, and the message says what to write instead."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True, slots=True)
class Motion:
    """One motion as the Assembly agreed it."""

    place: str
    meeting_date: dt.date
    number: str | None
    title: str
    text: str


def read(path: Path) -> Iterator[Motion | BadRow]:
    """The motions of a CSV or JSON file with the columns meeting_date, number, title, text. Raises `BadFile`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadFile(f"The file cannot be opened ({error.strerror}). Check its name.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what a spreadsheet saves as plain CSV in Britain
    rows = _json(text) if path.suffix.casefold() == ".json" else _csv(text)
    for place, row in rows:
        try:
            yield _motion(place, row)
        except BadRow as bad:
            yield bad


def _csv(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        yield from _rows(rows)
    except csv.Error as error:
        raise BadFile(f"The file is no table that can be read ({error}). Save it again as CSV.") from None


def _rows(rows: csv.DictReader[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    names = {str(name).strip().casefold().replace(" ", "_"): name for name in rows.fieldnames or () if name}
    if missing := [name for name in ("meeting_date", "title") if name not in names]:
        raise BadFile(f"The file has no column {', '.join(missing)}. Its first line has to name {', '.join(COLUMNS)}.")
    for row in rows:
        yield f"line {rows.line_num}", {name: row.get(names[name]) for name in COLUMNS if name in names}


def _json(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFile(f"The file is no JSON ({error}).") from None
    if not isinstance(found, list):
        raise BadFile(f"The file has to hold a list of motions, each with {', '.join(COLUMNS)}.")
    for number, row in enumerate(found, 1):
        yield f"motion {number}", row if isinstance(row, dict) else {}


def _motion(place: str, row: Mapping[str, Any]) -> Motion:
    value = {name: str(row.get(name) or "").replace("\x00", "").strip() for name in COLUMNS}
    number = value["number"].removeprefix("Motion").strip()
    if number and not NUMBER.fullmatch(number):
        raise BadRow(place, f"{number!r} is no number of a motion. Write it as 3.16, or leave it empty.")
    if not value["title"]:
        raise BadRow(place, "The motion has no title. Write the title it has in the minutes.")
    return Motion(place, _day(place, value["meeting_date"]), number or None, value["title"], value["text"])


def _day(place: str, value: str) -> dt.date:
    british = UK_DAY.fullmatch(value)
    try:
        if british:
            return dt.date(int(british[3]), int(british[2]), int(british[1]))
        return dt.date.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is no day of a meeting. Write it as 2024-11-07 or, day first, 07/11/2024."
        raise BadRow(place, message) from None
