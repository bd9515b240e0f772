"""What of the inbox has to be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.runs import Known
from etl import changes
from etl.sources import inbox


@pytest.fixture
def item(tmp_path: Path) -> inbox.Item:
    (tmp_path / "letter.txt").write_text("A letter")
    (only,) = inbox.files(tmp_path)
    return only


def known(item: inbox.Item, **values: object) -> Known:
    before = Known(item.sha256(), item.size, item.mtime_ns, "added", None, None, "1")
    return replace(before, **values)  # type: ignore[arg-type]


def test_an_unchanged_file_is_known_by_size_and_time(item: inbox.Item, monkeypatch: pytest.MonkeyPatch) -> None:
    before = known(item)
    monkeypatch.setattr(inbox.Item, "sha256", lambda self: pytest.fail("it was read"))
    found = changes.compare([item], {item.name: before}, "1")
    assert (found.unchanged, found.to_read) == (1, [])


def test_the_same_content_with_another_time_is_unchanged_and_restamped(item: inbox.Item) -> None:
    found = changes.compare([item], {item.name: known(item, mtime_ns=5)}, "1")
    assert (found.unchanged, found.to_read) == (1, [])
    assert set(found.restamped) == {item.name}


@pytest.mark.parametrize("values", [{"sha256": "0", "mtime_ns": 5}, {"size": 3}, {"extractor_version": "0"}])
def test_other_content_or_another_version_is_read(item: inbox.Item, values: dict[str, object]) -> None:
    assert changes.compare([item], {item.name: known(item, **values)}, "1").to_read == [item]


def test_what_failed_and_has_not_changed_is_said_again(item: inbox.Item) -> None:
    found = changes.compare([item], {item.name: known(item, outcome="failed", reason="Torn", remedy="Ask")}, "1")
    assert [(f.name, f.outcome, f.reason, f.remedy) for f in found.failed] == [(item.name, "failed", "Torn", "Ask")]
    assert found.to_read == []


def test_what_is_gone_is_said_unless_a_folder_cannot_be_listed(item: inbox.Item, tmp_path: Path) -> None:
    before = {"other.txt": known(item)}
    assert [gone.name for gone in changes.compare([item], before, "1").gone] == ["other.txt"]
    assert changes.compare(inbox.files(tmp_path / "unmounted"), before, "1").gone == []


def test_named_files_are_read_whether_they_changed_or_not(item: inbox.Item, tmp_path: Path) -> None:
    found = changes.named([item, inbox.item(tmp_path / "missing.txt", tmp_path)])
    assert found.to_read == [item]
    assert [failure.name for failure in found.failed] == ["missing.txt"]
