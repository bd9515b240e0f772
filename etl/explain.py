"""Why each sentence of a letter was taken as a pledge, or was not: for the command line and the Review page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from etl import extract, reference
from etl.records import Decision, Document
from etl.transform import letter


def explain(source: Path | str, *, date: dt.date | None = None, sender: str | None = None) -> list[Decision]:
    """The decision on every sentence of a file, or of a text given as it stands, in the order of the text.

    Raises `etl.extract.Unreadable` for a file that cannot be read.
    """
    known = reference.load()
    documents = extract.read(source) if isinstance(source, Path) else [Document("text", "", source)]
    decisions: list[Decision] = []
    for document in documents:
        decisions.extend(letter.read(document, known, date=date, sender=sender).decisions)
    return decisions
