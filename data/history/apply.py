"""The state beside an event: what its changes mean for each table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from data.history import motions, states
from data.history.indexing import index_event, index_letter
from data.history.rows import Row, difference_row, letter_row, pledge_row, reply_row
from data.models import Difference, Event, Letter, Pledge, Reply

READ_AGAIN = "letter read again"
# What a letter keeps when it is read again: how it came into the register, and what became of it.
KEPT = ("id", "path", "name", "recorded_at", "event_seq", "replaced_by_id", "replaced_on", "replaced_seq")


def apply(session: Session, event: Event, changes: Mapping[str, Any], text: str = "") -> None:
    """Write what an event says into the tables; `text` is the letter's, which the event holds by its hash."""
    session.flush()
    seq = event.seq
    letter = changes.get("letter", {})
    if letter:
        _letter(session, event, letter, text)
    if replaced := changes.get("replaces"):
        ends = {"replaced_by_id": letter["id"], "replaced_on": date.fromisoformat(event.true_on), "replaced_seq": seq}
        session.execute(update(Letter).where(Letter.id == replaced).values(ends))
    motions.write(session, changes.get("motions", ()), seq)
    if replies := changes.get("replies"):
        old = update(Reply).where(Reply.letter_id == letter["id"], Reply.ended_seq.is_(None))
        session.execute(old.values(ended_seq=seq))
        session.execute(insert(Reply), [reply_row(reply, seq) for reply in replies])
    _readings(session, changes, seq)
    states.write(session, event, changes.get("pledges", ()))
    if differences := changes.get("differences"):
        session.execute(insert(Difference), [difference_row(entry, seq) for entry in differences])
    index_event(session, event)
    if decided := changes.get("decides"):
        session.execute(update(Difference).where(Difference.id.in_(decided)).values(decided_seq=seq))


def _letter(session: Session, event: Event, letter: Row, text: str) -> None:
    row = letter_row(letter, event.seq, event.recorded_at)
    if event.kind == READ_AGAIN:
        values = {name: value for name, value in row.items() if name not in KEPT}
        session.execute(update(Letter).where(Letter.id == letter["id"]).values(values))
    else:
        session.execute(insert(Letter), [{**row, "text": text}])
        index_letter(session, letter["id"], text, event)


def _readings(session: Session, changes: Mapping[str, Any], seq: int) -> None:
    """What the program read of each pledge, for the next reading to be compared with."""
    rows = [(entry, pledge_row(entry, changes, seq)) for entry in changes.get("pledges", ())]
    new = [row for entry, row in rows if entry.get("new")]
    if new:
        session.execute(insert(Pledge), new)
    for entry, row in rows:
        if not entry.get("new") and entry.get("reading"):
            values = {name: row[name] for name in ("reading", "extractor_version")}
            session.execute(update(Pledge).where(Pledge.id == entry["id"]).values(values))
