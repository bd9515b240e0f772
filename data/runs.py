"""The record of the runs: who runs, what was done with each file, and what the inbox held last time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data import lease
from data.history import head
from data.models import Lease, Letter, Run, RunItem, Source
from data.store import Store

LEASE = "refresh"
RUNNING, GOOD, FAILED_FILES, CRASHED = "running", "good", "failed files", "crashed"
DIED = "The process that ran this refresh ended before it was done. The next refresh went on where it stopped."

Outcome = Literal["added", "changed", "unchanged", "failed", "left out", "removed"]


class Busy(Exception):
    """A refresh is running already; `run_id` names it, `since` says when it began, `holder` which process it is."""

    def __init__(self, run_id: int | None, since: datetime | None, holder: str) -> None:
        at = f", running since {since:%d %B %Y %H:%M:%S} UTC" if since else ""
        who = f" by {holder}" if holder else ""
        super().__init__(f"Refresh {run_id or 'just started'} holds the lease{at}{who}. Wait until it has ended.")
        self.run_id, self.since, self.holder = run_id, since, holder


class AlreadyDone(Exception):
    """The refresh that was due at this time has been done by another process."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a run did with one file, with the reason and the remedy where it failed."""

    name: str
    outcome: Outcome
    reason: str | None = None
    remedy: str | None = None
    letter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A file of the inbox as the last run left it."""

    sha256: str
    size: int
    mtime_ns: int
    outcome: str
    reason: str | None
    remedy: str | None
    extractor_version: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A letter as the register keeps it, to be read again without its file."""

    name: str
    path: str
    sha256: str
    parent_sha256: str | None
    text: str
    page_starts: list[int]
    date: dt.date
    sender: str
    reference: str | None
    meeting_date: dt.date | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """An open run, and the lease it holds."""

    run_id: int
    holder: str
    started_at: datetime


def open_run(
    store: Store,
    trigger: str,
    version: str,
    scheduled_for: datetime | None = None,
    *,
    whole_inbox: bool = True,
    first: bool = True,
) -> Hold:
    """Take the lease and open a run in one step. Runs left open by a dead holder are marked crashed.

    Raises `Busy`, or `AlreadyDone` when another run was made for the same scheduled time.
    """
    holder, now = lease.holder_name(), store.now()
    try:
        with store.writing() as session:
            lease.take(session, LEASE, holder, now)
            _mark_crashed(session, now)
            run = Run(
                trigger=trigger,
                whole_inbox=whole_inbox,
                holder=lease.in_words(holder),
                extractor_version=version,
                started_at=now,
                scheduled_for=scheduled_for,
                outcome=RUNNING,
                first_event_seq=head(session).seq + 1,
            )
            session.add(run)
            session.flush()
            session.execute(update(Lease).where(Lease.name == LEASE).values(run_id=run.id))
            return Hold(run.id, holder, now)
    except lease.Held as held:
        raise _busy(store, held.run_id) from None
    except IntegrityError:
        if scheduled_for and done_for(store, scheduled_for):
            raise AlreadyDone from None
        if not first:
            raise
    # Two processes made the row of the lease at the same moment: it is there now, so the second attempt decides.
    return open_run(store, trigger, version, scheduled_for, whole_inbox=whole_inbox, first=False)


def close_run(
    session: Session, hold: Hold, now: datetime, outcome: str, counts: dict[str, int], reason: str | None = None
) -> None:
    """Write down how the run ended and give the lease back. After a crash the scheduled time stays to be done."""
    values = {"finished_at": now, "outcome": outcome, "reason": reason, **counts}
    if outcome == CRASHED:
        values["scheduled_for"] = None
    session.execute(update(Run).where(Run.id == hold.run_id, Run.outcome == RUNNING).values(values))
    lease.release(session, LEASE, hold.holder)


def renew(session: Session, hold: Hold, now: datetime) -> None:
    """Keep the lease; raises `data.lease.Lost` where another process has it."""
    lease.renew(session, LEASE, hold.holder, now)


def known_sources(session: Session) -> dict[str, Known]:
    """What the inbox held last time, by name."""
    return {
        source.path: Known(
            source.sha256,
            source.size,
            source.mtime_ns,
            source.outcome,
            source.reason,
            source.remedy,
            source.extractor_version,
        )
        for source in session.execute(select(Source.__table__))
    }


def remember(session: Session, hold: Hold, name: str, known: Known) -> None:
    """Keep how a file of the inbox was found, for the next run."""
    session.merge(
        Source(
            path=name,
            sha256=known.sha256,
            size=known.size,
            mtime_ns=known.mtime_ns,
            outcome=known.outcome,
            reason=known.reason,
            remedy=known.remedy,
            extractor_version=known.extractor_version,
            seen_run_id=hold.run_id,
        )
    )


def forget(session: Session, names: Iterable[str]) -> None:
    """Drop files that are no longer in the inbox. Their letters stay in the register."""
    for name in names:
        session.execute(delete(Source).where(Source.path == name))


def note(session: Session, hold: Hold, items: Iterable[Item]) -> None:
    """Write down what the run did with some files."""
    session.add_all(
        RunItem(
            run_id=hold.run_id, letter_id=i.letter_id, name=i.name, outcome=i.outcome, reason=i.reason, remedy=i.remedy
        )
        for i in items
    )


def left_behind(session: Session, version: str, present: Collection[str]) -> list[int]:
    """The letters that another version of the program read last, and whose files are no longer in the inbox."""
    query = select(Letter.id, Letter.path).where(
        Letter.replaced_by_id.is_(None), Letter.extractor_version.not_like(f"{version}%")
    )
    return [row.id for row in session.execute(query.order_by(Letter.id)) if row.path not in present]


def stored(session: Session, letter_id: int) -> Stored:
    """A letter's text and what was read from its head, as the register keeps them."""
    columns = [getattr(Letter, field.name) for field in fields(Stored)]
    return Stored(*session.execute(select(*columns).where(Letter.id == letter_id)).one())


def last_scheduled(session: Session, now: datetime) -> datetime | None:
    """The latest scheduled time that a run was made for. Times to come are left out: a clock may have been wrong."""
    latest = select(Run.scheduled_for).where(Run.scheduled_for <= now, Run.outcome != RUNNING)
    return session.scalar(latest.order_by(Run.scheduled_for.desc()).limit(1))


def done_for(store: Store, scheduled_for: datetime) -> bool:
    """Whether a run was made for this scheduled time."""
    with store.session() as session:
        return session.scalar(select(Run.id).where(Run.scheduled_for == scheduled_for)) is not None


def _mark_crashed(session: Session, now: datetime) -> None:
    """Close the runs that nobody can still be doing, since this process holds the lease."""
    dead = update(Run).where(Run.outcome == RUNNING)
    session.execute(dead.values(outcome=CRASHED, finished_at=now, reason=DIED, scheduled_for=None))


def _busy(store: Store, run_id: int | None) -> Busy:
    with store.session() as session:
        run = session.get(Run, run_id) if run_id else None
        return Busy(run_id, run.started_at if run else None, run.holder if run else "")
