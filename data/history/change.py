"""One change of one pledge by a person: the right to it, nothing newer missed, the event and the state in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from data.history import states
from data.history.apply import apply
from data.history.chain import Actor, append, lock, recording_day
from data.history.read import Line, events_of
from data.history.rights import NotPossible, clean, keep_refusal, require_editor
from data.history.rows import Row
from data.models import Event


class Stale(NotPossible):
    """Somebody changed the pledge after the form was opened; `lines` are what happened since."""

    def __init__(self, pledge_id: int, lines: Sequence[Line]) -> None:
        said = "; ".join(f"{line.kind} by {line.actor} ({', '.join(line.changes) or 'no field'})" for line in lines)
        super().__init__(
            f"Pledge {pledge_id} was changed while the form was open: {said}. Nothing was overwritten. "
            "Look at it again and repeat what is still needed."
        )
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Form:
    """Who sends a change and what they had seen: the number of the pledge's last event, and the day it is true from."""

    actor: Actor
    seen: int
    on: date


@dataclass(frozen=True, slots=True)
class Known:
    """A pledge as it stands under the lock: its fields, and the first day it was there."""

    id: int
    fields: Mapping[str, Any]
    since: date


def opened(session: Session, form: Form, verb: str, pledge_id: int) -> Known:
    """The pledge to change, locked, after the actor's right and the form's freshness were checked."""
    require_editor(session, form.actor, verb, pledge_id)
    lock(session)
    lines = events_of(session, pledge_id)
    if not lines:
        raise NotPossible(f"There is no pledge {pledge_id}.")
    if newer := [line for line in lines if line.seq > form.seen]:
        keep_refusal(session, form.actor, verb, pledge_id, "The pledge was changed while the form was open.")
        raise Stale(pledge_id, newer)
    since = min(line.true_on for line in lines)
    if form.on < since:
        raise NotPossible(f"The pledge was made on {since:%-d %B %Y}; nothing can be true of it before that day.")
    if form.on > recording_day(session):
        raise NotPossible(f"{form.on:%-d %B %Y} has not come yet. Record it when it is true.")
    return Known(pledge_id, states.last_interval(session, pledge_id).fields, since)


def record(
    session: Session,
    form: Form,
    kind: str,
    known: Known,
    fields: Mapping[str, Any],
    *,
    reason: str | None = None,
    evidence: Mapping[str, Any] | None = None,
    due: Row | None = None,
    decides: Sequence[int] = (),
    more: Mapping[str, Any] | None = None,
) -> Event:
    """Write the change as one event, and the state beside it."""
    entry: Row = {"id": known.id, "true_on": form.on.isoformat(), "fields": dict(fields)}
    if due:
        entry["due"] = due
    changes: Row = {"pledges": [entry], "decides": list(decides), **(more or {})}
    event = append(
        session,
        kind,
        form.actor,
        form.on,
        changes,
        pledge_id=known.id,
        reason=clean(reason) or None,
        evidence=evidence,
    )
    apply(session, event, changes)
    return event
