"""Where the tables say other than the events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from sqlalchemy.orm import Session

from data.history.careful import rows, written
from data.history.replay import Replay, digests, short_text
from data.models import (
    Ask,
    Base,
    Correction,
    Difference,
    DueDate,
    Letter,
    Motion,
    Passage,
    Pledge,
    PledgeState,
    Reply,
)
from data.models.columns import CanonicalJSON

COMPARED = (Letter, Motion, Ask, Reply, Pledge, PledgeState, DueDate, Difference)
MOST_NAMED = 20
Spans = Mapping[int, list[tuple[int, int]]]


def differing(session: Session, replay: Replay, paragraphs: Spans) -> list[str]:
    """The places, at most a few of each table. `paragraphs` are those of every letter."""
    faults = []
    now = {model.__tablename__: digests(_rows(session, model)) for model in COMPARED}
    now["corrections"] = digests(_decided(session))
    for name, wanted in replay.tables().items():
        keys = [key for key in wanted.keys() | now[name].keys() if wanted.get(key) != now[name].get(key)]
        for key in sorted(keys)[:MOST_NAMED]:
            what = "missing" if key not in now[name] else "not in the history" if key not in wanted else "another"
            faults.append(_fault(name, key, what))
    return faults + _searched(session, replay, paragraphs)


def _rows(session: Session, model: type[Base]) -> Iterator[dict[str, Any]]:
    structured = [column.key for column in model.__table__.columns if isinstance(column.type, CanonicalJSON)]
    columns = written(model, "text") if model is Letter else written(model)
    for row in rows(session, columns, model.__table__.c.id):
        yield row | {name: short_text(f"{row[name]}") for name in structured if name in row}


def _decided(session: Session) -> Iterator[dict[str, Any]]:
    """The corrections that were decided on; what was sent is not published, so it is no part of the history."""
    columns = (Correction.id, Correction.pledge_id, Correction.decision, Correction.decided_seq)
    decided = Correction.decided_seq.is_not(None) | Correction.decision.is_not(None)
    return rows(session, columns, Correction.id, decided)


def _searched(session: Session, replay: Replay, paragraphs: Spans) -> list[str]:
    """The first passage of the search that is not what it was made from; after one is missing, none is in its place."""
    names = ("letter_id", "start", "end", "event_seq", "pledge_id")
    wanted = (dict(zip(names, values, strict=True)) for values in _passages(replay, paragraphs))
    held = rows(session, written(Passage), Passage.__table__.c.id)
    for number, (passage, row) in enumerate(zip_longest(wanted, held), 1):
        if row is None or (passage is not None and row["id"] > number):
            return [_fault("passages", number, "missing")]
        if passage is None or row["id"] != number:
            return [_fault("passages", row["id"], "not in the history")]
        if row != {"id": number, **passage}:
            return [_fault("passages", number, "another")]
    return []


def _passages(replay: Replay, paragraphs: Spans) -> Iterator[tuple[int | None, int, int, int, int | None]]:
    for seq, letter_id, pledge_id, length in replay.searched:
        if letter_id is None:
            yield None, 0, length, seq, pledge_id
        else:
            yield from ((letter_id, start, end, seq, None) for start, end in paragraphs[letter_id])


def _fault(table: str, key: Any, what: str) -> str:
    return f"Table {table}, row {key}: {what}. The events say otherwise."
