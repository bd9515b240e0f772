"""The refresh: what is new in the inbox is read, and what is read is recorded, a file a transaction.

One refresh runs at a time, whatever started it. A file that cannot be read is listed and stops nothing. Killed at any
moment, the next refresh goes on: what was recorded is whole, and the rest is still to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from data import runs
from data.lease import Lost
from data.settings import Settings
from data.store import Store
from etl import changes
from etl.report import RunReport
from etl.sources import inbox
from etl.version import VERSION

RefreshBusy = runs.Busy
RefreshAlreadyDone = runs.AlreadyDone
HELD_UP = "Another process took this refresh over while it was held up. Nothing is lost: see the newest run."
STOPPED = "It was stopped before the end. The next refresh goes on where it stopped."


class RefreshStopped(Exception):
    """The refresh did not come to its end; the message says why. What was recorded until then stays."""


def refresh(
    store: Store,
    settings: Settings,
    paths: Iterable[Path] | None = None,
    *,
    trigger: str,
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    scheduled_for: datetime | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RunReport:
    """Read what is new in the inbox, or the given files whether new or not, and record it.

    Raises `RefreshBusy` while another refresh runs, `RefreshAlreadyDone` when another process did the one that was due,
    `RefreshStopped` when it could not come to its end, and `StoreError` when the database cannot be used.
    """
    hold = runs.open_run(store, trigger, VERSION, scheduled_for, whole_inbox=paths is None)
    report = RunReport(hold.run_id, trigger, hold.started_at)
    try:
        found = _look(store, settings.letters_dir, paths)
        report.not_read = found.unchanged
        _note(store, hold, report, found)
        _read(store, hold, report, found, on_progress, should_stop)
    except BaseException as error:
        stopped = _why(error)
        _give_up(store, hold, report, stopped)
        if isinstance(error, Lost):
            raise RefreshStopped(stopped) from error
        raise
    _close(store, hold, report, runs.FAILED_FILES if report.failures else runs.GOOD)
    return report


def _look(store: Store, folder: Path, paths: Iterable[Path] | None) -> changes.Changes:
    """Compare the inbox with what the last run left; files named by the caller are read in any case."""
    if paths is not None:
        return changes.named(item for path in paths for item in inbox.under(path, folder))
    with store.session() as session:
        found = changes.compare(inbox.files(folder), runs.known_sources(session), VERSION)
        found.left_behind = runs.left_behind(session, VERSION, found.names)
    return found


def _note(store: Store, hold: runs.Hold, report: RunReport, found: changes.Changes) -> None:
    """Write down what is known without reading anything."""
    report.items += [*found.failed, *found.gone]
    with store.writing() as session:
        runs.renew(session, hold, store.now())
        runs.note(session, hold, report.items)
        runs.forget(session, [item.name for item in found.gone])
        for name, known in found.restamped.items():
            runs.remember(session, hold, name, known)


def _read(
    store: Store,
    hold: runs.Hold,
    report: RunReport,
    found: changes.Changes,
    on_progress: Callable[[int, int, str], None],
    should_stop: Callable[[], bool],
) -> None:
    """Read and record one file after the other; nothing of the reading is started when there is nothing to read."""
    if not found.to_read and not found.left_behind:
        return
    from etl.extract import Reader
    from etl.recording import record, record_again
    from etl.reference import load

    reference = load()
    total = len(found.to_read)
    with Reader() as reader:
        for done, item in enumerate(found.to_read):
            _stop_if(should_stop())
            on_progress(done, total, item.name)
            report.items += record(store, hold, item, reader, reference)
    for letter_id in found.left_behind:
        _stop_if(should_stop())
        report.items += record_again(store, hold, letter_id, reference)
    on_progress(total, total, "")


def _stop_if(stopped: bool) -> None:
    if stopped:
        raise RefreshStopped(STOPPED)


def _why(error: BaseException) -> str:
    if isinstance(error, Lost):
        return HELD_UP
    return f"It ended early: {error}" if isinstance(error, Exception) and str(error) != STOPPED else STOPPED


def _close(store: Store, hold: runs.Hold, report: RunReport, outcome: str, reason: str | None = None) -> None:
    report.outcome, report.finished_at = outcome, store.now()
    with store.writing() as session:
        runs.close_run(session, hold, report.finished_at, outcome, report.counts, reason)


def _give_up(store: Store, hold: runs.Hold, report: RunReport, reason: str) -> None:
    with suppress(Exception):  # what stopped the run may stop this too; the next run finds the dead holder and says so
        _close(store, hold, report, runs.CRASHED, reason)
