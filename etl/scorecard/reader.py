"""The files of a set, read as `extract` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.extract import Reader, Unreadable
from etl.records import Letter
from etl.reference import Reference
from etl.transform import letter


@dataclass(frozen=True, slots=True)
class Readings:
    """Reads one file after the other with the same worker."""

    reader: Reader
    reference: Reference

    def read(self, path: Path, on: date | None = None, sender: str | None = None) -> list[Letter]:
        """Every document in a file, as read; none where the file cannot be read, which counts against the program."""
        try:
            documents = self.reader.read(path)
        except Unreadable:
            return []
        return [letter.read(document, self.reference, date=on, sender=sender) for document in documents]
