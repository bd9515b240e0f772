"""What a refresh says of itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from data.runs import Item
from etl.report import RunReport

START = datetime(2025, 9, 1, 6, tzinfo=UTC)


def test_a_report_counts_files_by_what_became_of_them() -> None:
    items = [Item("a", "added"), Item("b", "failed", "Torn", "Ask"), Item("c", "removed"), Item("d", "unchanged")]
    report = RunReport(1, "command", START, items=items, not_read=3)
    assert report.counts == {"added": 1, "changed": 0, "unchanged": 4, "failed": 1}
    assert [item.name for item in report.failures] == ["b"]
    assert not report.good
    assert report.duration == timedelta(0)
    report.finished_at = START + timedelta(seconds=2)
    assert report.duration == timedelta(seconds=2)
