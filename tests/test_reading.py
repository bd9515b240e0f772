"""One file to the letters in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.runs import Stored
from etl import reading
from etl.extract import Reader
from etl.records import Document
from etl.reference import load
from etl.sources import inbox
from etl.sources.sidecar import Repair

HEAD = "MAYOR OF LONDON\n\nOur ref: MGLA010725-1234\n\nDate: 1 July 2025\n\nDear Chair,\n\n"
LETTER = f"{HEAD}Motion 3.1 - Buses\n\nTfL will go.\n"
MAIL = """From: office@example.org
To: chair@example.org
Subject: Reply to motions
Date: Tue, 1 Jul 2025 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

Please find the reply attached.
--x
Content-Type: text/plain; charset=utf-8; name="reply.txt"
Content-Disposition: attachment; filename="reply.txt"

LETTER
--x--
"""


def read(path: Path) -> reading.Reading:
    with Reader() as reader:
        return reading.read(inbox.item(path, path.parent), reader, load())


def test_the_note_that_covers_a_letter_is_left_out_with_its_reason(tmp_path: Path) -> None:
    mail = tmp_path / "reply.eml"
    mail.write_text(MAIL.replace("LETTER", LETTER))
    found = read(mail)
    assert [letter.document.name for letter in found.letters] == ["reply.txt"]
    assert [(document.name, bool(problem.remedy)) for document, problem in found.left_out] == [("reply.eml", True)]


def test_a_file_without_a_letter_says_what_is_missing(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Date: 1 July 2025\n\nDear Chair,\n\nThank you.\n")
    with pytest.raises(reading.NotALetter) as refused:
        read(note)
    assert "motion" in refused.value.problem.message


def test_a_repair_that_cannot_be_used_stops_the_letter(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    (tmp_path / "letter.txt.toml").write_text("date = 2025-07-01\n")
    with pytest.raises(reading.NotALetter) as refused:
        read(letter)
    assert "gives no reason" in refused.value.problem.message


def test_a_repair_gives_the_meeting_to_the_replies_that_name_none() -> None:
    repair = Repair(meeting_date=dt.date(2025, 6, 5), reference="MGLA000000-0000", reason="Minutes")
    letter = reading.read_document(Document("letter.txt", "0", LETTER), load(), repair)
    assert letter.head.meeting_date == dt.date(2025, 6, 5)
    assert letter.head.reference == "MGLA000000-0000"
    assert {reply.meeting_date for reply in letter.replies} <= {dt.date(2025, 6, 5)}


def kept(text: str) -> Stored:
    meeting = dt.date(2025, 6, 5)
    return Stored("a.txt", "a.txt", "0", None, text, [0], dt.date(2025, 7, 1), "Mayor of London", "R-1", meeting, False)


def test_a_letter_read_again_keeps_what_its_text_does_not_say() -> None:
    undated = LETTER.replace("Date: 1 July 2025\n\n", "").replace("Our ref: MGLA010725-1234\n\n", "")
    head = reading.read_stored(kept(undated), load()).head
    assert (head.date, head.reference, head.meeting_date) == (dt.date(2025, 7, 1), "R-1", dt.date(2025, 6, 5))


def test_a_text_that_is_no_letter_any_more_is_refused() -> None:
    with pytest.raises(reading.NotALetter):
        reading.read_stored(kept("Nothing."), load())
