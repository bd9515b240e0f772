"""Deciding on what the program read otherwise than the register has it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from data.history.apply import apply
from data.history.chain import append, lock, recording_day
from data.history.change import Form, opened, record
from data.history.corrections import due_of, with_days
from data.history.match import PLACE
from data.history.rights import NotPossible, clean, require_editor
from data.models import Difference, Event, Motion, Pledge

KIND = "difference decided"


def decide(session: Session, form: Form, difference_id: int, *, take: bool, reason: str | None = None) -> Event:
    """Take over what the program now reads, or keep what the register has. The difference leaves the queue."""
    require_editor(session, form.actor, "decide on a difference")
    lock(session)
    found = session.get(Difference, difference_id, populate_existing=True)
    if found is None or found.decided_seq is not None:
        raise NotPossible(f"Difference {difference_id} has been decided already.")
    if found.pledge_id is None:
        return _title(session, form, found, take, reason)
    known = opened(session, form, "decide on a difference", found.pledge_id)
    fields: dict[str, Any] = {}
    due = None
    if take and found.kind == "no longer read":
        fields = {"review": "rejected"}
    elif take:
        read = session.get_one(Pledge, found.pledge_id).reading
        fields = {name: read[name] for name in (*found.detail, *(PLACE if "quote" in found.detail else ()))}
        fields = with_days(fields, read)
        due = due_of(known.fields, fields, form.on, clean(reason) or KIND)
    return record(session, form, KIND, known, fields, reason=reason, due=due, decides=[found.id])


def _title(session: Session, form: Form, found: Difference, take: bool, reason: str | None) -> Event:
    motion = session.get_one(Motion, found.motion_id)
    changes: dict[str, Any] = {"decides": [found.id]}
    if take:
        meeting = motion.meeting_date.isoformat() if motion.meeting_date else None
        known = {"id": motion.id, "meeting_date": meeting, "number": motion.number, "text": motion.text}
        changes["motions"] = [{**known, "title": found.detail["letter"]}]
    on = min(form.on, recording_day(session))
    event = append(session, KIND, form.actor, on, changes, motion_id=motion.id, reason=clean(reason) or None)
    apply(session, event, changes)
    return event
