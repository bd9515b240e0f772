"""Motions from a file, into the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import history, queries
from data.history import MotionName, OtherText
from data.store import Store
from etl.agreed import BadFile, BadRow, Motion, read

DAY = date(2024, 11, 7)


def table(folder: Path, content: str | bytes, name: str = "motions.csv") -> list[Motion | BadRow]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path))


def motion(row: Motion | BadRow) -> tuple[object, ...]:
    assert isinstance(row, Motion), str(row)
    return row.meeting_date, row.number, row.title, row.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "meeting_date,number,title,text\n2024-11-07,3.16,Owls,Hoot\n"),
        ("a.csv", "\ufeffText;Title;Number;Meeting date\r\nHoot;Owls;Motion 3.16;07/11/2024\r\n"),
        ("a.csv", "meeting_date\ttitle\tnumber\ttext\n7/11/2024\tOwls\t3.16\tHoot\n"),
        ("a.json", '[{"meeting_date": "2024-11-07", "number": "3.16", "title": "Owls", "text": "Hoot"}]'),
    ],
)
def test_every_common_way_to_save_the_table_is_read(tmp_path: Path, name: str, content: str) -> None:
    (row,) = table(tmp_path, content, name)
    assert motion(row) == (DAY, "3.16", "Owls", "Hoot")


def test_a_spreadsheets_own_characters_are_read(tmp_path: Path) -> None:
    (row,) = table(tmp_path, "meeting_date,title\n2024-11-07,Caf\xe9s \x96 a motion\n".encode("latin-1"))
    assert motion(row) == (DAY, None, "Cafés – a motion", "")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("soon,3.1,Title,", "no day of a meeting"),
        ("31/02/2025,3.1,Title,", "no day of a meeting"),
        ("2024-11-07,three,Title,", "no number"),
        ("2024-11-07,3.1,,", "no title"),
        ("2024-11-07", "no title"),
    ],
)
def test_a_bad_row_is_named_and_stops_no_other(tmp_path: Path, row: str, says: str) -> None:
    bad, good = table(tmp_path, f"meeting_date,number,title,text\n{row}\n2024-11-07,3.2,Good,\n")
    assert isinstance(bad, BadRow)
    assert bad.place == "line 2"
    assert says in str(bad)
    assert motion(good)[1] == "3.2"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "when,what\n1,2\n"),
        ("a.csv", ""),
        ("a.json", "{"),
        ("a.json", '{"a": 1}'),
        ("a.json", "[" * 99_999),
        ("a.csv", "meeting_date,title\n2024-11-07," + "x" * 200_000),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(BadFile):
        table(tmp_path, content, name)
    with pytest.raises(BadFile, match="cannot be opened"):
        list(read(tmp_path / "missing.csv"))


def record(store: Store, name: MotionName, text: str, *asks: str) -> str:
    with store.writing() as session:
        return history.record_motion(session, name, text, asks, reason="From a test")


def test_a_motion_without_a_reply_is_outstanding_with_its_asks(store: Store) -> None:
    name = MotionName(DAY, "3.9", "Owls")
    assert record(store, name, "calls on A to hoot", "calls on A to hoot") == "added"
    assert record(store, name, "calls on A to hoot", "calls on A to hoot") == "unchanged"
    with store.session() as session:
        assert queries.overview(session, date(2025, 9, 1)).replies_outstanding == 1
        assert queries.overview(session, date(2024, 11, 6)).replies_outstanding == 0
        assert history.verify(session).sound


def test_a_motion_gains_its_text_once_and_keeps_it(store: Store) -> None:
    name = MotionName(DAY, "3.9", "Owls")
    assert record(store, name, "") == "added"
    assert record(store, name, "asks A", "asks A") == "changed"
    with pytest.raises(OtherText):
        record(store, name, "asks B", "asks B")
    assert record(store, name, "") == "unchanged"
    with store.session() as session:
        found = history.verify(session)
        assert (found.faults, found.events) == ([], 2)
