"""The refresh: everything new is recorded once, nothing stops it, and nothing is lost whenever it is killed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from data import queries, runs
from data.faults import StoreError
from data.models import Lease, Letter, Run, RunItem, Source
from data.settings import Settings
from data.store import Store, open_store
from etl import refresh, synth
from etl.refresh import RefreshBusy, RefreshStopped
from tests.refreshing import count, inbox_in, outcomes, run
from tests.serving import SAMPLE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'pledges.db'}")
    yield opened
    opened.close()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return inbox_in(tmp_path)


def test_the_sample_is_recorded_once(store: Store, inbox: Path) -> None:
    first, second = run(store, inbox), run(store, inbox)
    assert outcomes(first) == {SAMPLE.name: "added"}
    assert first.good
    assert second.counts == {"added": 0, "changed": 0, "unchanged": 1, "failed": 0}
    assert second.items == []
    assert count(store, Letter) == 1


def test_each_odd_file_is_listed_with_reason_and_remedy(store: Store, inbox: Path) -> None:
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "nothing.docx").write_bytes(b"")
    (inbox / "torn.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (inbox / "setup.exe").write_bytes(b"MZ\x90\x00" + bytes(200))
    (inbox / "undated.txt").write_text("Dear Chair,\n\nMotion 3.1 - Buses\n\nTfL will publish a plan by May 2026.\n")
    (inbox / "no motion.txt").write_text("MAYOR OF LONDON\n\nDate: 1 July 2025\n\nDear Chair,\n\nThank you for tea.\n")
    report = run(store, inbox)
    failed = {item.name for item in report.failures}
    assert failed == {"empty.txt", "nothing.docx", "torn.pdf", "setup.exe", "undated.txt", "no motion.txt"}
    assert all(item.reason and item.remedy for item in report.failures)
    assert outcomes(report)[SAMPLE.name] == "added"
    assert report.outcome == "failed files"
    assert count(store, Letter) == 1


def test_what_failed_is_said_again_without_being_read_again(
    store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "empty.txt").write_bytes(b"")
    first = run(store, inbox)
    monkeypatch.setattr("etl.extract.Reader", None)  # with nothing to read, no reader is started
    again = run(store, inbox)
    assert again.failures == first.failures
    assert again.counts == {"added": 0, "changed": 0, "unchanged": 1, "failed": 1}


def test_a_letter_whose_file_is_gone_stays_and_the_run_says_so(store: Store, inbox: Path) -> None:
    run(store, inbox)
    (inbox / SAMPLE.name).unlink()
    report = run(store, inbox)
    assert outcomes(report) == {SAMPLE.name: "removed"}
    assert report.good
    assert count(store, Letter) == 1
    assert run(store, inbox).items == []
    shutil.copy(SAMPLE, inbox)
    assert outcomes(run(store, inbox)) == {SAMPLE.name: "unchanged"}


def test_an_inbox_that_cannot_be_found_loses_nothing(store: Store, inbox: Path) -> None:
    run(store, inbox)
    report = run(store, inbox.with_name("unmounted"))
    assert [item.outcome for item in report.items] == ["failed"]
    assert count(store, Source) == 1


def test_a_touched_file_is_not_read_again_and_a_renamed_one_not_doubled(store: Store, inbox: Path) -> None:
    run(store, inbox)
    letter = inbox / SAMPLE.name
    letter.touch()
    assert run(store, inbox).items == []
    letter.rename(inbox / "renamed.txt")
    assert outcomes(run(store, inbox)) == {SAMPLE.name: "removed", "renamed.txt": "unchanged"}
    assert count(store, Letter) == 1


def test_files_named_by_hand_are_read_in_any_case(store: Store, inbox: Path, tmp_path: Path) -> None:
    run(store, inbox)
    assert outcomes(run(store, inbox, inbox / SAMPLE.name)) == {SAMPLE.name: "unchanged"}
    elsewhere = shutil.copy(SAMPLE, tmp_path / "elsewhere.txt")
    missing = tmp_path / "missing.txt"
    report = run(store, inbox, Path(elsewhere), missing)
    assert outcomes(report) == {str(elsewhere): "unchanged", str(missing): "failed"}
    assert count(store, Source) == 1


def test_only_the_whole_inbox_makes_the_register_fresh(store: Store, inbox: Path) -> None:
    with store.session() as session:
        assert queries.last_good_refresh(session) is None
    run(store, inbox, inbox / SAMPLE.name)
    with store.session() as session:
        assert queries.last_good_refresh(session) is None
    done = run(store, inbox).finished_at
    with store.session() as session:
        assert queries.last_good_refresh(session) == done


def test_another_version_of_the_program_reads_everything_again(
    store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synth.write(1, inbox)
    run(store, inbox)
    (inbox / "illustrative-00001.txt").unlink()
    for module in ("etl.refresh", "etl.recording", "etl.load"):
        monkeypatch.setattr(f"{module}.VERSION", "9.9+00000000")
    monkeypatch.setattr("etl.load.load.__kwdefaults__", {"illustrative": False, "on": None, "version": "9.9+00000000"})
    report = run(store, inbox)
    assert outcomes(report) == {SAMPLE.name: "unchanged", "illustrative-00001.txt": "unchanged"} or report.good
    with store.session() as session:
        assert set(session.scalars(select(Letter.extractor_version))) == {"9.9+00000000"}
    assert run(store, inbox).items == []


def test_a_database_that_stays_locked_is_a_message(
    store: Store, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.BUSY_TIMEOUT_MS", 50)
    impatient = open_store(f"sqlite:///{tmp_path / 'pledges.db'}")
    with store.writing() as session:
        session.add(Source(path="x", sha256="", size=0, mtime_ns=0, outcome="", extractor_version=""))
        session.flush()
        with pytest.raises(StoreError, match="kept the database busy"):
            run(impatient, inbox)
        session.rollback()
    assert run(impatient, inbox).good
    impatient.close()


def test_a_stop_leaves_the_rest_to_the_next(store: Store, inbox: Path) -> None:
    synth.write(3, inbox)
    asked = iter([False, False, True])
    with pytest.raises(RefreshStopped):
        refresh.refresh(store, Settings(letters_dir=inbox), trigger="schedule", should_stop=lambda: next(asked))
    assert count(store, Letter) == 2
    assert run(store, inbox).counts["added"] == 2
    with store.session() as session:
        assert list(session.scalars(select(Run.outcome).order_by(Run.id))) == ["crashed", "good"]


def test_whoever_lost_the_lease_records_nothing_more(store: Store, inbox: Path) -> None:
    synth.write(3, inbox)

    def steal(done: int, _total: int, _name: str) -> None:
        if done == 1:
            with store.writing() as session:
                session.get_one(Lease, runs.LEASE).holder = "elsewhere|1|1|another-machine|token"

    with pytest.raises(RefreshStopped, match="took this refresh over"):
        refresh.refresh(store, Settings(letters_dir=inbox), trigger="command", on_progress=steal)
    assert count(store, Letter) == 1
    with pytest.raises(RefreshBusy):
        run(store, inbox)


def test_a_full_disk_is_a_message_and_nothing_is_half_recorded(store: Store, inbox: Path, tmp_path: Path) -> None:
    synth.write(40, inbox)
    with store.session() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    full = open_store(f"sqlite:///{tmp_path / 'pledges.db'}")

    from sqlalchemy import event

    event.listen(full.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages + 40}"))
    full.engine.dispose()
    with pytest.raises(StoreError, match="disk is full"):
        run(full, inbox)
    full.close()
    recorded = count(store, Letter)
    assert 0 < recorded < 41
    assert run(store, inbox).counts["added"] == 41 - recorded
    assert count(store, RunItem) == 41


def test_counts_of_a_run_are_kept(store: Store, inbox: Path) -> None:
    (inbox / "empty.txt").write_bytes(b"")
    report = run(store, inbox)
    with store.session() as session:
        kept = session.get_one(Run, report.run_id)
        assert (kept.added, kept.changed, kept.unchanged, kept.failed) == (1, 0, 0, 1)
        assert kept.outcome == "failed files"
        assert kept.finished_at is not None
        assert kept.finished_at >= kept.started_at
    assert count(store, RunItem) == 2
