"""The forms in which the register is given out, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.exports.asking import About
from data.exports.calendar import ics
from data.exports.feed import atom
from data.exports.objects import json
from data.exports.spreadsheet import csv
from data.exports.workbook import xlsx
from data.filters import Filters
from data.store import Store


@dataclass(frozen=True, slots=True)
class Form:
    """One form: who writes it, what a browser is told it is, and whether it is read where it stands or kept."""

    write: Callable[[Store, Filters, About], Iterator[str] | Iterator[bytes]]
    media: str
    kept: bool = True


FORMS = {
    "csv": Form(csv, "text/csv; charset=utf-8"),
    "xlsx": Form(xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": Form(json, "application/json"),
    "ics": Form(ics, "text/calendar; charset=utf-8"),
    "atom": Form(atom, "application/atom+xml; charset=utf-8", kept=False),
}


def written(form: Form, store: Store, filters: Filters, about: About) -> Iterator[bytes]:
    """The pledges in a form, as the bytes of a file, in portions."""
    for portion in form.write(store, filters, about):
        yield portion.encode("utf-8") if isinstance(portion, str) else portion
