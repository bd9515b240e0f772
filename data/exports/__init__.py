"""The register as files for other programs: the same pledges, filters and day as on the screens, a row at a time."""

from data.exports.asking import About, about, day_from, filters_from
from data.exports.calendar import ics
from data.exports.feed import atom
from data.exports.forms import FORMS, Form, written
from data.exports.objects import json
from data.exports.rows import MEANING
from data.exports.spreadsheet import BYTE_ORDER_MARK, cell, csv
from data.exports.workbook import xlsx

__all__ = [
    "BYTE_ORDER_MARK",
    "FORMS",
    "MEANING",
    "About",
    "Form",
    "about",
    "atom",
    "cell",
    "csv",
    "day_from",
    "filters_from",
    "ics",
    "json",
    "written",
    "xlsx",
]
