"""Motions found again by their names, or made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from data.history.reading import MotionName
from data.history.rows import Row, motion_row
from data.keys import bare, motion_key
from data.models import Ask, Motion


def resolve(session: Session, names: Iterable[MotionName]) -> tuple[dict[MotionName, int], list[Row], list[Row]]:
    """The motion each name means, the entries of those that are new or gain a title, and titles that disagree."""
    wanted = dict.fromkeys(names)
    known = _known(session, wanted)
    free = next_id(session, Motion)
    found: dict[MotionName, int] = {}
    entries: dict[int, Row] = {}
    conflicts: list[Row] = []
    for name in wanted:
        motion = _meant(name, known)
        if motion is None:
            motion = {"id": free, "meeting_date": name.meeting_date, "number": name.number, "title": name.title}
            free += 1
            known.append(motion)
            entries[motion["id"]] = motion
        elif (name.title and not motion["title"]) or (name.number and not motion["number"]):
            motion.update({"title": motion["title"] or name.title, "number": motion["number"] or name.number})
            entries[motion["id"]] = motion
        elif _disagree(name.title, motion["title"]):
            detail = {"register": motion["title"], "letter": name.title}
            conflict = {"kind": "motion title", "pledge_id": None, "motion_id": motion["id"], "detail": detail}
            conflicts.append(conflict)
        found[name] = motion["id"]
    return found, [_entry(motion) for motion in entries.values()], conflicts


def write(session: Session, entries: Sequence[Row], seq: int) -> None:
    """Put motions into their table, and give a motion already there what its entry adds."""
    rows = {entry["id"]: motion_row(entry, seq) for entry in entries}
    if not rows:
        return
    known = set(session.scalars(select(Motion.id).where(Motion.id.in_(rows))))
    if new := [row for motion_id, row in rows.items() if motion_id not in known]:
        session.execute(insert(Motion), new)
    for motion_id in known:
        values = {name: value for name, value in rows[motion_id].items() if name != "event_seq"}
        session.execute(update(Motion).where(Motion.id == motion_id).values(values))
    for entry in entries:
        if asks := entry.get("asks"):
            write_asks(session, entry["id"], asks)


def write_asks(session: Session, motion_id: int, asks: Iterable[str]) -> None:
    """The limbs of a motion, in their order; a motion that has them already keeps them."""
    if session.scalar(select(Ask.id).where(Ask.motion_id == motion_id).limit(1)) is not None:
        return
    free = next_id(session, Ask)
    rows = [{"id": free + i, "motion_id": motion_id, "position": i, "text": text} for i, text in enumerate(asks)]
    if rows:
        session.execute(insert(Ask), rows)


def next_id(session: Session, model: Any) -> int:
    """The next free number; the lock of the chain keeps it free until the transaction ends."""
    return (session.scalar(select(func.max(model.id))) or 0) + 1


def _known(session: Session, names: Iterable[MotionName]) -> list[dict[str, Any]]:
    keys = [motion_key(name.meeting_date, name.number, name.title) for name in names]
    titles = [bare(name.title) for name in names if name.title]
    columns = (Motion.id, Motion.meeting_date, Motion.number, Motion.title, Motion.text)
    meetings = {name.meeting_date for name in names if name.meeting_date}
    same_title = Motion.title_key.in_(titles) & Motion.meeting_date.in_(meetings)
    query = select(*columns).where(or_(Motion.key.in_(keys), same_title)).order_by(Motion.id)
    return [dict(row) for row in session.execute(query).mappings()]


def _meant(name: MotionName, known: list[dict[str, Any]]) -> dict[str, Any] | None:
    key = motion_key(name.meeting_date, name.number, name.title)
    for motion in known:
        if motion_key(motion["meeting_date"], motion["number"], motion["title"]) == key:
            return motion
    if not name.title or name.meeting_date is None:
        return None
    # Where one of the two has no number, the one motion of that meeting with the same title is meant.
    same = [m for m in known if m["meeting_date"] == name.meeting_date and bare(m["title"]) == bare(name.title)]
    return same[0] if len(same) == 1 and not (name.number and same[0]["number"]) else None


def _disagree(one: str, other: str) -> bool:
    a, b = bare(one), bare(other)
    return bool(a and b) and a not in b and b not in a


def _entry(motion: dict[str, Any]) -> Row:
    meeting = motion["meeting_date"]
    return {**motion, "meeting_date": meeting.isoformat() if isinstance(meeting, date) else meeting}
