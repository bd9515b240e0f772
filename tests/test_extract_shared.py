"""Every quote of the letters in ../shared comes out whole, in every format in which the letters come."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from etl.extract import Reader, scan

pytestmark = pytest.mark.shared
LIST_MARKS = re.compile(r"[\s•●▪*¹²³⁴-]+")


def folded(text: str) -> str:
    return LIST_MARKS.sub("", unicodedata.normalize("NFC", text)).casefold()


def test_every_quote_is_found_whole(shared: Path) -> None:
    missing = []
    with Reader() as reader:
        for expected in sorted((shared / "letters").glob("*.json")):
            letter = json.loads(expected.read_text())
            if expected.stem == "02" and not scan.available():
                continue
            text = folded(" ".join(d.text for d in reader.read(shared / "letters" / letter["file"])))
            quotes = [pledge["quote"] for pledge in letter["pledges"]] + letter["optional"]
            missing += [(letter["file"], quote) for quote in quotes if folded(quote) not in text]
    assert missing == []
