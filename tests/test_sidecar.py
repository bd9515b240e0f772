"""A repair by hand beside a letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.sources import sidecar


def test_a_repair_gives_what_the_letter_lacks(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt.toml"
    path.write_text('date = 2025-07-15\nsender = "Mayor of London"\nmeeting_date = "2024-11-07"\nreason = "Envelope"\n')
    assert sidecar.read(path) == sidecar.Repair(
        date(2025, 7, 15), "Mayor of London", None, date(2024, 11, 7), "Envelope"
    )
    assert sidecar.read(tmp_path / "other.toml") == sidecar.Repair()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("date = 2025-07-15", "gives no reason"),
        ('reason = "x"\ndate = "July"', "is not a day"),
        ('reason = "x"\ndate = 2025-07-15T10:00:00', "is not a day"),
        ('reason = "x"\nsender = 3', "is not a text"),
        ('reason = "x"\nsent = 2025-07-15', "only date, sender"),
        ("date = ", "cannot be read"),
        ("\x00", "cannot be read"),
    ],
)
def test_a_repair_that_cannot_be_used_says_why(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "letter.txt.toml"
    path.write_text(content)
    with pytest.raises(sidecar.BadSidecar, match=says) as refused:
        sidecar.read(path)
    assert "reason" in refused.value.problem.remedy


def test_a_repair_marks_the_reading_it_gave() -> None:
    plain, repaired = sidecar.Repair(), sidecar.Repair(date(2025, 7, 15), reason="Envelope")
    assert (plain.mark, plain.in_words) == ("", "")
    assert repaired.mark != sidecar.Repair(date(2025, 7, 16), reason="Envelope").mark
    assert repaired.in_words == "Repaired by hand (date 2025-07-15): Envelope"
