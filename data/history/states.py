"""The state beside the events: what held about each pledge on each day, and its ledger of due dates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from data.history.fold import Change, Interval, intervals
from data.history.indexing import index_states
from data.history.motions import next_id
from data.history.read import about
from data.history.rows import Row, changes_in, due_row, state_row
from data.models import DueDate, Event, PledgeState
from data.models.columns import canonical


def write(session: Session, event: Event, entries: Iterable[Row]) -> None:
    """Bring the tables up to what an event says of some pledges."""
    entries = list(entries)
    new = [entry for entry in entries if entry.get("new")]
    _insert(session, [(entry["id"], _first(entry, event.seq)) for entry in new], event.seq)
    for entry in entries:
        if not entry.get("new") and entry["fields"]:
            _refold(session, entry["id"], event.seq)
    write_due(session, event.seq, entries)


def write_due(session: Session, seq: int, entries: Iterable[Row]) -> None:
    """Add lines to the ledgers of the pledges that an event gives a date."""
    with_due = [entry for entry in entries if entry.get("due")]
    old = [entry["id"] for entry in with_due if not entry.get("new")]
    positions: dict[int, int] = {}
    if old:
        last = select(DueDate.pledge_id, func.max(DueDate.position)).where(DueDate.pledge_id.in_(old))
        positions = {row[0]: row[1] for row in session.execute(last.group_by(DueDate.pledge_id))}
    free = next_id(session, DueDate) if with_due else 0
    rows = [
        due_row(free + i, entry["id"], positions.get(entry["id"], -1) + 1, entry["due"], seq)
        for i, entry in enumerate(with_due)
    ]
    if rows:
        session.execute(insert(DueDate), rows)


def believed(session: Session, pledge_id: int) -> list[PledgeState]:
    """The states of a pledge as the register has them now, oldest first."""
    held = select(PledgeState).where(PledgeState.pledge_id == pledge_id, PledgeState.ended_seq.is_(None))
    return list(session.scalars(held.order_by(PledgeState.valid_from).execution_options(populate_existing=True)))


def changes_of(session: Session, pledge_id: int) -> list[Change]:
    """Everything that was ever said of a pledge: by persons, and by every reading of its letter."""
    session.flush()
    query = select(Event.seq, Event.changes).where(about(pledge_id)).order_by(Event.seq)
    found = (parsed_changes(seq, changes).get(pledge_id) for seq, changes in session.execute(query))
    return [change for change in found if change is not None]


def last_interval(session: Session, pledge_id: int) -> Interval:
    """What holds of a pledge for good, as far as anybody has said, and since when."""
    return intervals(changes_of(session, pledge_id))[-1]


def parsed_changes(seq: int, changes: str) -> dict[int, Change]:
    """What the written form of an event says of each pledge."""
    return changes_in(seq, json.loads(changes))


def _first(entry: Mapping[str, Any], seq: int) -> list[Interval]:
    return intervals([Change(seq, date.fromisoformat(entry["true_on"]), entry["fields"])])


def _refold(session: Session, pledge_id: int, seq: int) -> None:
    """Work out the intervals again; what is no longer believed is closed, never changed or deleted."""
    now = intervals(changes_of(session, pledge_id))
    wanted = {_content(state_row(0, pledge_id, interval, 0)): interval for interval in now}
    for state in believed(session, pledge_id):
        content = _content({column.key: getattr(state, column.key) for column in PledgeState.__table__.columns})
        if content in wanted:
            del wanted[content]
        else:
            session.execute(update(PledgeState).where(PledgeState.id == state.id).values(ended_seq=seq))
    _insert(session, [(pledge_id, list(wanted.values()))], seq)


def _content(row: Mapping[str, Any]) -> str:
    apart = ("id", "event_seq", "ended_seq")
    return canonical({name: str(value) for name, value in row.items() if name not in apart and value is not None})


def _insert(session: Session, states: list[tuple[int, list[Interval]]], seq: int) -> None:
    free = next_id(session, PledgeState)
    numbered = [(pledge_id, interval) for pledge_id, found in states for interval in found]
    rows = [state_row(free + i, pledge_id, interval, seq) for i, (pledge_id, interval) in enumerate(numbered)]
    if rows:
        session.execute(insert(PledgeState), rows)
        index_states(session, rows)
