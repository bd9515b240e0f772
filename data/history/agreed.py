"""Recording a motion as the Assembly agreed it, whether or not a letter has answered it yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.history import motions
from data.history.apply import apply
from data.history.chain import PROGRAM, append, lock, recording_day
from data.history.reading import MotionName
from data.models import Motion

KIND = "motion recorded"


class OtherText(ValueError):
    """The register already has a text of this motion, and it is another one."""


def record_motion(
    session: Session, name: MotionName, text: str, asks: Sequence[str], *, reason: str
) -> Literal["added", "changed", "unchanged"]:
    """Record a motion with its text and asks. One that a letter has named already gains them.

    Raises `OtherText` where the register holds the motion with a different text: nothing is overwritten.
    """
    lock(session)
    found, entries, _ = motions.resolve(session, [name])
    number = found[name]
    held = session.execute(select(Motion.title, Motion.text).where(Motion.id == number)).one_or_none()
    if held and held.text and text and held.text != text:
        raise OtherText(held.title)
    if held and not entries and (held.text or not text):
        return "unchanged"
    meeting = name.meeting_date.isoformat() if name.meeting_date else None
    entry = entries[0] if entries else {"id": number, "meeting_date": meeting, "number": name.number}
    entry = {
        "title": held.title if held else name.title,
        **entry,
        "text": text or (held and held.text),
        "asks": list(asks),
    }
    changes = {"motions": [entry]}
    true_on = name.meeting_date or recording_day(session)
    event = append(session, KIND, PROGRAM, true_on, changes, motion_id=number, reason=reason)
    apply(session, event, changes)
    return "changed" if held else "added"
