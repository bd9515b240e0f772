"""Whatever a file holds, reading it ends with its text or with a reason, and the next file is read as ever."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract import SUFFIXES, Reader, Unreadable, read
from etl.extract.files import load, read_bytes
from etl.extract.worker import answer
from tests.extracting import docx, p, paragraphs, pdf, raw_pdf, zipped

GOOD = b"Dear Chair,\n\nWe will publish the plan by 31 May.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(GOOD)
    return path


def test_a_reader_reads_file_after_file_in_one_worker(letter: Path) -> None:
    with Reader() as reader:
        first = reader.read(letter)
        worker = reader._worker
        assert reader.read(letter) == first
        assert reader._worker is worker
    assert worker is not None
    assert worker.poll() is not None
    assert first[0].text == GOOD.decode().strip()


def test_one_file_can_be_read_alone(letter: Path) -> None:
    assert [document.name for document in read(letter)] == ["letter.txt"]


def test_threads_share_a_reader(letter: Path) -> None:
    with Reader() as reader, ThreadPoolExecutor(4) as pool:
        found = list(pool.map(reader.read, [letter] * 12))
    assert {documents[0].text for documents in found} == {GOOD.decode().strip()}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.pdf", b"", "is empty"),
        ("empty.docx", b"", "is empty"),
        ("program.exe", b"MZ" + bytes(200), "program"),
        ("program.txt", b"\x7fELF" + bytes(200), "program"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "picture"),
        ("letter.xyz", b"Dear Chair", "not a kind of file"),
        ("sheet.docx", zipped({"xl/workbook.xml": "<w/>"}), "spreadsheet"),
        ("archive.docx", zipped({"letter.txt": "Dear Chair"}), "archive"),
        ("bomb.docx", docx(" " * (40 << 20)), "unpacks to 40 MB"),
        ("cut.docx", docx(p("Dear Chair"))[:-60], "damaged"),
        ("open.docx", docx("<w:p>"), "damaged"),
        ("huge.txt", b"We will. " * (2 << 20), "too large"),
    ],
)
def test_a_file_that_is_no_letter_says_why_and_what_to_do(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Unreadable, match=message) as caught:
        read(tmp_path / name)
    assert name in caught.value.message
    assert caught.value.remedy.endswith(".")


def test_entities_are_not_expanded() -> None:
    entities = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = zipped({"word/document.xml": f"{entities}<w:document xmlns:w='w'><w:body>&b;</w:body></w:document>"})
    with pytest.raises(Unreadable, match="entities"):
        read_bytes("bomb.docx", ".docx", bomb)


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.pdf").mkdir()
    expected = {
        "gone.txt": "not there",
        "loop.txt": "could not be opened",
        "pipe.txt": "folder",
        "folder.pdf": "folder",
    }
    with Reader() as reader:
        for name, message in expected.items():
            with pytest.raises(Unreadable, match=message):
                reader.read(tmp_path / name)


def test_a_file_that_may_not_be_opened(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="may not be opened"):
        load(letter)


def test_content_counts_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(pdf(paragraphs("We will publish the plan by 31 May.")))
    (document,) = read(tmp_path / "letter.txt")
    assert document.text == "We will publish the plan by 31 May."
    assert [problem.code for problem in document.problems] == ["misnamed"]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path, letter: Path) -> None:
    slow = tmp_path / "slow.pdf"
    slow.write_bytes(raw_pdf(b"q 1 0 0 1 0 0 cm Q " * 6_000_000))
    with Reader(timeout_s=1) as reader:
        with pytest.raises(Unreadable, match="within 1 seconds"):
            reader.read(slow)
        reader._timeout_s = 30
        assert reader.read(letter)[0].text


def test_a_file_that_swells_is_given_up_and_the_next_is_read(tmp_path: Path, letter: Path) -> None:
    swelling = tmp_path / "swelling.pdf"
    swelling.write_bytes(raw_pdf(b"0 0 m 10 10 l S " * 3_000_000))
    with Reader(memory_bytes=200 << 20) as reader:
        with pytest.raises(Unreadable, match=r"made the reading program stop|more memory"):
            reader.read(swelling)
        assert reader.read(letter)[0].text


def test_a_worker_that_was_killed_is_replaced(letter: Path) -> None:
    with Reader() as reader:
        reader.read(letter)
        assert reader._worker is not None
        reader._worker.kill()
        reader._worker.wait()
        assert reader.read(letter)[0].text


def test_a_reader_works_in_a_thread_and_never_runs_the_main_module_again(letter: Path) -> None:
    found: list[str] = []
    with Reader() as reader:
        thread = threading.Thread(target=lambda: found.append(reader.read(letter)[0].text))
        thread.start()
        thread.join(30)
    assert found == [GOOD.decode().strip()]


START = [b"", b"%PDF-1.7\n", b"{\\rtf1 ", b"PK\x03\x04", b"<html>", b"From: a\nMIME-Version: 1.0\n\n", b"\xff\xfe"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(START), st.binary(max_size=600), st.sampled_from([*SUFFIXES, "", ".exe"]))
def test_any_bytes_under_any_name_give_text_or_a_reason(folder: Path, start: bytes, rest: bytes, suffix: str) -> None:
    path = folder / f"letter{suffix}"
    path.write_bytes(start + rest)
    reply, fit = answer({"path": str(path), "ocr": False, "attachments": True})
    assert fit
    if "unreadable" in reply:
        assert reply["unreadable"]["message"]
        assert reply["unreadable"]["remedy"]
        return
    for document in reply["documents"]:
        assert document["text"]
        assert not set(document["text"]) & set("\x00\r\x0c\u00ad")
        assert list(document["page_starts"]) == sorted(document["page_starts"])
        assert document["page_starts"][0] == 0
        assert document["page_starts"][-1] <= len(document["text"])
