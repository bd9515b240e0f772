"""Putting words into the index of each database's own kind, in the transaction that writes what they stand in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.orm import Session

from data.models import Event, Letter, Passage, PledgeState
from data.words import indexed

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
INSERT = {
    "sqlite": "INSERT INTO {table} (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO {table} (id, words) VALUES (:id, to_tsvector('simple', :words))",
}


def index_states(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Make the quotes and titles of new states searchable."""
    words = [{"id": row["id"], "words": indexed(f"{row['quote']} {row['title'] or ''}")} for row in rows]
    _put(session.connection(), "state_words", words)


def index_letter(session: Session, letter_id: int, words: str, event: Event) -> None:
    """Make every paragraph of a letter searchable."""
    connection = session.connection()
    parts = [(start, end, words[start:end]) for start, end in paragraphs(words)]
    _passages(connection, parts, letter_id=letter_id, event_seq=event.seq, pledge_id=None)


def index_event(session: Session, event: Event) -> None:
    """Make what a person wrote as a reason or a note searchable."""
    words = said(event.reason, event.evidence)
    if words and event.pledge_id:
        parts = [(0, len(words), words)]
        _passages(session.connection(), parts, letter_id=None, event_seq=event.seq, pledge_id=event.pledge_id)


def said(reason: str | None, evidence: str | None) -> str:
    """What an event says in words: its reason, and what was written to its evidence."""
    found = json.loads(evidence) if evidence else {}
    return " ".join(part for part in (reason, found.get("note"), found.get("url")) if part)


def index_everything(connection: Connection) -> None:
    """Make what the register holds searchable, where there was no index before."""
    states = connection.execute(select(PledgeState.id, PledgeState.quote, PledgeState.title)).all()
    _put(connection, "state_words", [{"id": s.id, "words": indexed(f"{s.quote} {s.title or ''}")} for s in states])
    for letter in connection.execute(select(Letter.id, Letter.text, Letter.event_seq)).all():
        parts = [(start, end, letter.text[start:end]) for start, end in paragraphs(letter.text)]
        _passages(connection, parts, letter_id=letter.id, event_seq=letter.event_seq, pledge_id=None)
    events = select(Event.seq, Event.reason, Event.evidence, Event.pledge_id).where(Event.pledge_id.is_not(None))
    for seq, reason, evidence, pledge_id in connection.execute(events).all():
        words = said(reason, evidence)
        parts = [(0, len(words), words)] if words else []
        _passages(connection, parts, letter_id=None, event_seq=seq, pledge_id=pledge_id)


def paragraphs(words: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a letter begins and ends."""
    return ((found.start(), found.end()) for found in _PARAGRAPH.finditer(words))


def _passages(connection: Connection, parts: Sequence[tuple[int, int, str]], **fields: Any) -> None:
    if not parts:
        return
    table = Passage.__table__
    assert isinstance(table, Table)
    free = (connection.scalar(select(func.max(table.c.id))) or 0) + 1
    rows = [{"id": free + i, "start": start, "end": end, **fields} for i, (start, end, _) in enumerate(parts)]
    connection.execute(insert(table), rows)
    _put(connection, "passage_words", [{"id": free + i, "words": indexed(part[2])} for i, part in enumerate(parts)])


def _put(connection: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(text(INSERT[connection.dialect.name].format(table=table)), rows)
