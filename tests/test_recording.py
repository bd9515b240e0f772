"""One file into the register: repaired, refused or recorded, on each database."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from data.models import Letter
from data.settings import Settings
from data.store import Store
from etl import recording, refresh, synth
from tests.refreshing import inbox_in, outcomes, run
from tests.serving import SAMPLE


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return inbox_in(tmp_path)


def test_a_repair_by_hand_lets_a_letter_in(store: Store, inbox: Path) -> None:
    letter = inbox / "undated.txt"
    letter.write_text("Dear Chair,\n\nMotion 3.1 - Buses\n\nTfL will publish a plan by May 2026.\n")
    assert outcomes(run(store, inbox))["undated.txt"] == "failed"
    (inbox / "undated.txt.toml").write_text(
        'date = 2025-07-15\nsender = "Mayor of London"\nmeeting_date = 2025-06-05\nreason = "From the envelope"\n'
    )
    report = run(store, inbox)
    assert outcomes(report) == {"undated.txt": "added"}
    assert "From the envelope" in (report.items[0].reason or "")
    with store.session() as session:
        found = session.scalars(select(Letter).where(Letter.path == "undated.txt")).one()
        assert (found.date.isoformat(), found.sender, str(found.meeting_date)) == (
            "2025-07-15", "Mayor of London", "2025-06-05",
        )  # fmt: skip


def test_a_repair_that_contradicts_the_letter_is_refused(store: Store, inbox: Path) -> None:
    (inbox / f"{SAMPLE.name}.toml").write_text('date = 2025-01-01\nreason = "A guess"\n')
    (failure,) = run(store, inbox).failures
    assert "another date" in (failure.reason or "")


def test_illustrative_letters_are_marked_as_such(store: Store, inbox: Path) -> None:
    synth.write(2, inbox)
    run(store, inbox)
    with store.session() as session:
        marked = session.execute(select(Letter.name, Letter.illustrative).order_by(Letter.name))
        assert [tuple(row) for row in marked] == [
            (SAMPLE.name, False), ("illustrative-00001.txt", True), ("illustrative-00002.txt", True),
        ]  # fmt: skip


def test_a_fault_of_the_program_stops_no_other_letter(
    store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synth.write(2, inbox)
    whole = vars(recording)["load"]

    def faulty(*args: object, **values: object) -> object:
        if values["path"] == SAMPLE.name:
            raise KeyError("a rule")
        return whole(*args, **values)

    monkeypatch.setattr(recording, "load", faulty)
    report = run(store, inbox)
    assert report.counts == {"added": 2, "changed": 0, "unchanged": 0, "failed": 1}
    assert "KeyError" in (report.failures[0].reason or "")
    monkeypatch.setattr(recording, "load", whole)
    assert outcomes(run(store, inbox)) == {SAMPLE.name: "added"}  # a fault is tried again


def test_a_file_that_changes_while_it_is_read_waits(store: Store, inbox: Path) -> None:
    letter = inbox / SAMPLE.name

    def append(_done: int, _total: int, name: str) -> None:
        if name == letter.name:
            with letter.open("a") as file:
                file.write("\n")

    report = refresh.refresh(store, Settings(letters_dir=inbox), trigger="command", on_progress=append)
    assert "changed while" in (report.failures[0].reason or "")
    assert outcomes(run(store, inbox)) == {SAMPLE.name: "added"}


def test_a_repair_taken_away_or_changed_is_a_new_reading(store: Store, inbox: Path) -> None:
    letter, repair = inbox / "undated.txt", inbox / "undated.txt.toml"
    letter.write_text("Dear Chair,\n\nMotion 3.1 - Buses\n\nTfL will publish a plan by May 2026.\n")
    for day, outcome in (("2025-07-15", "added"), ("2025-07-16", "changed")):
        repair.write_text(f'date = {day}\nmeeting_date = 2025-06-05\nreason = "Envelope"\n')
        assert outcomes(run(store, inbox))["undated.txt"] == outcome
    repair.unlink()
    (failure,) = run(store, inbox).failures  # the letter stays in the register; the file by itself is no longer enough
    assert failure.name == "undated.txt"
