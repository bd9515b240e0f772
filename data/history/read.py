"""The history of one pledge, in values a screen can show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.models import Event, Letter, Pledge


@dataclass(frozen=True, slots=True)
class Line:
    """One event of a pledge. `changes`: field to what it was and what it became; the first line has no before.

    `body` is who objects, where the event is an objection.
    """

    seq: int
    kind: str
    actor: str
    role: str
    true_on: date
    recorded_at: datetime
    reason: str | None
    body: str | None
    evidence: Mapping[str, Any] | None
    changes: Mapping[str, tuple[Any, Any]]
    hash: str


def events_of(session: Session, pledge_id: int) -> list[Line]:
    """Every event that touched a pledge, oldest first."""
    lines = []
    held: dict[str, Any] = {}
    for event in session.scalars(select(Event).where(about(pledge_id)).order_by(Event.seq)):
        entry = entry_of(event, pledge_id)
        if entry is None:
            continue
        fields = entry["fields"]
        lines.append(
            Line(
                seq=event.seq,
                kind=event.kind,
                actor=event.actor,
                role=event.role,
                true_on=date.fromisoformat(entry["true_on"]),
                recorded_at=datetime.fromisoformat(event.recorded_at),
                reason=event.reason,
                body=json.loads(event.changes).get("body"),
                evidence=json.loads(event.evidence) if event.evidence else None,
                changes={name: (held.get(name), value) for name, value in fields.items() if value != held.get(name)},
                hash=event.hash,
            )
        )
        held.update(fields)
    return lines


def about(pledge_id: int) -> Any:
    """The events that may speak of a pledge: its own, and those of its letter and the copies that replaced it."""
    first = select(Letter.first_id).join(Pledge, Pledge.letter_id == Letter.id).where(Pledge.id == pledge_id)
    line = select(Letter.id).where(Letter.first_id == first.scalar_subquery())
    return or_(Event.pledge_id == pledge_id, Event.letter_id.in_(line))


def entry_of(event: Event, pledge_id: int) -> dict[str, Any] | None:
    """What an event says of the pledge, if anything."""
    entries = json.loads(event.changes).get("pledges", ())
    return next((entry for entry in entries if entry["id"] == pledge_id), None)
