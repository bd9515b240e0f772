"""What may go into the inbox, and under which name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import SUFFIXES
from pages.components import uploads


def test_what_can_be_uploaded_can_be_read() -> None:
    assert set(uploads.SUFFIXES) <= set(SUFFIXES)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("MGLA191124-5230.txt", "MGLA191124-5230.txt"),
        ("../../etc/passwd.TXT", "passwd.txt"),
        ("C:\\letters\\Reply to motion 3.6.pdf", "Reply to motion 3-6.pdf"),
        (".hidden.txt", "hidden.txt"),
        ("README.txt", "letter-README.txt"),
        ("a<script>\u202e\x00.txt", "a-script.txt"),
        ("letter.txt.toml", "letter-txt.toml"),
        ("Größe (2).pdf", "Größe (2).pdf"),
        ("", "letter"),
    ],
)
def test_safe_names(given: str, safe: str) -> None:
    assert uploads.safe_name(given) == safe


@given(st.text())
def test_no_name_leaves_the_folder_or_hides(name: str) -> None:
    safe = uploads.safe_name(name)
    assert Path(safe).name == safe
    assert not safe.startswith((".", "~"))
    assert safe.isprintable()
    assert len(safe.encode()) < 1000


def test_a_letter_is_saved_and_nothing_is_overwritten(tmp_path: Path) -> None:
    first = uploads.save(tmp_path, "letter.txt", b"one")
    again = uploads.save(tmp_path, "letter.txt", b"one")
    other = uploads.save(tmp_path, "letter.txt", b"two")
    assert (first, again) == (tmp_path / "letter.txt", tmp_path / "letter.txt")
    assert other == tmp_path / "letter-2.txt"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "letter.txt": b"one",
        "letter-2.txt": b"two",
    }


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.exe", b"MZ", "kind of file"),
        ("letter.txt.toml", b"x", "kind of file"),
        ("letter.txt", b"", "empty"),
        ("letter.pdf", b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_refused_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(uploads.Refused, match=said):
        uploads.save(tmp_path, name, content)
    assert not list(tmp_path.iterdir())
