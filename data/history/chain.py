"""The chain: one line an event, each with the hash of the one before, written by one writer at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import ChainHead, Event
from data.models.columns import canonical
from data.store import begin_writing

LONDON = ZoneInfo("Europe/London")
GENESIS = "0" * 64
HASHED = (
    *("seq", "kind", "letter_id", "motion_id", "pledge_id", "actor", "role", "true_on", "recorded_at"),
    *("reason", "evidence", "changes", "previous_hash"),
)

Role = Literal["program", "editor", "viewer"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change, and as what: the program reading letters, an editor, or a viewer, who changes nothing."""

    name: str
    role: Role


PROGRAM = Actor("Pledgewatch", "program")


@dataclass(frozen=True, slots=True)
class Head:
    """The last event's number and hash."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def lock(session: Session) -> Head:
    """Wait for the turn to write and hold it until the transaction ends; returns the head that comes before."""
    begin_writing(session)
    if session.info.get("turn") is not session.get_transaction():
        # Where the transaction has read already, SQLite gives the turn at the first write.
        session.execute(update(ChainHead).values(seq=ChainHead.seq))
        session.info["turn"], session.info["head"] = session.get_transaction(), head(session)
    last: Head = session.info["head"]
    return last


def head(session: Session) -> Head:
    """The head of the chain as this session sees it."""
    return Head(*session.execute(select(ChainHead.seq, ChainHead.hash)).one())


def append(
    session: Session,
    kind: str,
    actor: Actor,
    true_on: date,
    changes: Mapping[str, Any],
    *,
    letter_id: int | None = None,
    motion_id: int | None = None,
    pledge_id: int | None = None,
    reason: str | None = None,
    evidence: Mapping[str, Any] | None = None,
) -> Event:
    """Write the next event. The caller changes the state beside it in the same transaction."""
    last = lock(session)
    event = Event(
        seq=last.seq + 1,
        kind=kind,
        letter_id=letter_id,
        motion_id=motion_id,
        pledge_id=pledge_id,
        actor=actor.name,
        role=actor.role,
        true_on=true_on.isoformat(),
        recorded_at=moment(recording_time(session)),
        reason=reason,
        evidence=None if evidence is None else canonical(evidence),
        changes=canonical(changes),
        previous_hash=last.hash,
    )
    event.hash = digest({name: getattr(event, name) for name in HASHED})
    session.add(event)
    session.execute(update(ChainHead).values(seq=event.seq, hash=event.hash))
    session.info["head"] = Head(event.seq, event.hash)
    return event


def digest(fields: Mapping[str, Any]) -> str:
    """The hash of an event: SHA-256 over all its fields but the hash itself, in their one written form."""
    return hashlib.sha256(canonical({name: fields[name] for name in HASHED}).encode("utf-8")).hexdigest()


def recording_time(session: Session) -> datetime:
    """When what this session writes is recorded."""
    now: datetime = session.info["now"]()
    return now


def recording_day(session: Session) -> date:
    """The day of recording where the Assembly sits."""
    return recording_time(session).astimezone(LONDON).date()


def moment(when: datetime) -> str:
    """A moment as it stands in the history, sortable as text."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
