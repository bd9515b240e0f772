"""The inbox: which files are letters, in which order, and when one counts as changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.sources import inbox


def names(folder: Path) -> list[str]:
    return [item.name for item in inbox.files(folder) if item.problem is None]


def test_letters_are_found_below_the_folder_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "2025/a.pdf", "a.docx", "2024/z.eml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["a.docx", "b.txt", "2024/z.eml", "2025/a.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "~$letter.docx",
        ".~lock.letter.odt#",
        "letter.pdf.part",
        "a.tmp",
        "a.txt~",
        "README.md",
        "Thumbs.db",
    ],
)
def test_what_is_no_letter_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert list(inbox.files(tmp_path)) == []


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "letter.txt").write_bytes(b"x")
    assert list(inbox.files(tmp_path)) == []


def test_a_missing_folder_is_a_message(tmp_path: Path) -> None:
    (only,) = inbox.files(tmp_path / "nowhere")
    assert only.problem is not None
    assert "does not exist" in only.problem.message
    assert "PLEDGES_LETTERS_DIR" in only.problem.remedy


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "letter.txt")
    (only,) = inbox.files(tmp_path)
    assert only.problem is not None
    assert only.problem.code == "no file"


def test_a_broken_link_is_a_message_and_a_link_to_its_own_folder_ends(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (only,) = inbox.files(tmp_path)
    assert only.problem is not None
    assert only.problem.code == "not opened"


def test_a_name_that_is_no_utf8_becomes_text_that_a_database_takes(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes valid names only")
    (name,) = names(tmp_path)
    assert name == "caf\\xe9\\x1b[2J.txt"
    name.encode("utf-8")


def test_a_new_sidecar_changes_size_time_and_hash(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"x")
    before = inbox.item(letter, tmp_path)
    first = before.sha256()
    before.sidecar.write_text('date = 2025-07-15\nreason = "From the envelope"\n')
    after = inbox.item(letter, tmp_path)
    assert after.size > before.size
    assert after.sha256() != first
    assert names(tmp_path) == ["letter.txt"]


def test_a_sidecar_without_its_letter_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf.toml").write_text("")
    (only,) = inbox.files(tmp_path)
    assert only.problem is not None
    assert "letter.pdf" in only.problem.message


def test_a_time_stamp_is_trusted_only_after_the_file_has_rested(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"x")
    os.utime(letter, ns=(0, 10_000_000_000))
    item = inbox.item(letter, tmp_path)
    assert item.settled_mtime(now_ns=11_000_000_000) == inbox.UNSETTLED
    assert item.settled_mtime(now_ns=12_000_000_000) == 10_000_000_000
    assert item.settled_mtime(now_ns=0) == inbox.UNSETTLED  # a clock set back, or a stamp from the future


def test_a_huge_file_is_not_read_to_be_known(tmp_path: Path) -> None:
    with (tmp_path / "letter.txt").open("wb") as file:
        file.truncate(inbox.LARGEST_HASHED + 1)
    assert inbox.item(tmp_path / "letter.txt", tmp_path).sha256() == ""


def test_a_file_outside_the_inbox_keeps_its_full_path(tmp_path: Path) -> None:
    letter = tmp_path / "elsewhere.txt"
    letter.write_bytes(b"x")
    assert inbox.item(letter, tmp_path / "inbox").name == str(letter)
