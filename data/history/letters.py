"""Recording a letter: new, replaced by another copy, or read again by another version of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.history import motions, states
from data.history.apply import apply
from data.history.chain import PROGRAM, append, lock, recording_day
from data.history.corrections import with_days
from data.history.match import GONE, PLACE, Known, match
from data.history.motions import next_id
from data.history.reading import Reading
from data.history.rows import UNTOUCHED, Row, due_line, letter_entry, reading_fields
from data.history.same import Found, find
from data.models import Difference, Event, Letter, Pledge, Reply

Outcome = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a letter, and which letter of the register it is."""

    outcome: Outcome
    letter_id: int


def record(session: Session, reading: Reading, *, on: date | None = None) -> Recorded:
    """Record a letter as read, once. `on` is the day a changed reading holds from, else the day of recording.

    What a person decided stays; where the program now reads otherwise, the difference is listed for review.
    """
    lock(session)
    found = find(session, reading)
    if found is None:
        return _record(session, reading, None, reading.letter.date)
    as_before = reading.letter.extractor_version == found.extractor_version
    if found.is_same and (as_before or found.replaced):
        return Recorded("unchanged", found.id)
    return _record(session, reading, found, max(on or recording_day(session), reading.letter.date))


def _record(session: Session, reading: Reading, found: Found | None, true_on: date) -> Recorded:
    letter_id = found.id if found and found.is_same else next_id(session, Letter)
    first_id = found.first_id if found else letter_id
    named = [reply.motion for reply in reading.replies]
    named += [pledge.motion for pledge in reading.pledges if pledge.motion]
    motion_ids, motion_entries, conflicts = motions.resolve(session, named)
    fields = [
        reading_fields(pledge, letter_id, motion_ids[pledge.motion] if pledge.motion else None)
        for pledge in reading.pledges
    ]
    known = _known_pledges(session, first_id) if found else []
    entries, differences = _entries(session, reading, fields, known, true_on)
    changes: Row = {
        "letter": letter_entry(letter_id, first_id, reading.letter),
        "motions": motion_entries,
        "replies": _replies(session, reading, motion_ids, letter_id, found),
        "pledges": entries,
        "differences": _numbered(session, letter_id, [*(conflicts if found is None else []), *differences]),
    }
    read_otherwise = any(changes[part] for part in ("motions", "replies", "pledges", "differences"))
    if found and found.is_same and not read_otherwise and _same_head(session, changes["letter"]):
        _stamp(session, letter_id, reading.letter.extractor_version)
        return Recorded("unchanged", letter_id)
    kind = "letter read" if found is None else "letter read again" if found.is_same else "letter replaced"
    if found and not found.is_same:
        changes["replaces"] = found.id
    event = append(session, kind, PROGRAM, true_on, changes, letter_id=letter_id)
    session.flush()
    apply(session, event, changes, reading.letter.text)
    return Recorded("added" if found is None else "changed", letter_id)


def _entries(
    session: Session, reading: Reading, fields: list[Row], known: list[Known], true_on: date
) -> tuple[list[Row], list[Row]]:
    """What the event says of each pledge, and what a person has to look at."""
    free = next_id(session, Pledge)
    entries: list[Row] = []
    differences: list[Row] = []
    pairs, gone = match(known, fields)
    for number, (new, old) in enumerate(zip(fields, pairs, strict=True)):
        if old is None:
            first_day = reading.letter.date
            entry: Row = {"id": free, "new": True, "true_on": first_day.isoformat(), "fields": {**UNTOUCHED, **new}}
            if reading.pledges[number].earliest or reading.pledges[number].latest:
                entry["due"] = due_line(new, "read", first_day)
            entries.append(entry)
            free += 1
        elif old.reading != new:
            entries.append(_again(old, new, true_on))
            if old.touched and (otherwise := old.otherwise(new)):
                differences.append(_difference("read otherwise", old.id, otherwise))
    for old in gone:
        ended: Row = {} if old.touched else {"review": GONE}
        gone_on, last = max(true_on, old.since).isoformat(), {**old.reading, "gone": True}
        entries.append({"id": old.id, "true_on": gone_on, "fields": ended, "reading": last})
        differences.append(_difference("no longer read", old.id, {}))
    return entries, differences


def _again(old: Known, new: Row, true_on: date) -> Row:
    """A pledge read again: a person's decisions stay, where it stands in the letter may move.

    What is read now holds after what was read before, whatever day is given.
    """
    true_on = max(true_on, old.since)
    fields = with_days({name: value for name, value in new.items() if value != old.state.get(name)}, new)
    if old.is_gone and old.state["review"] == GONE:
        fields["review"] = "unreviewed"
    if old.touched:
        moved = old.state["quote"] == new["quote"]
        fields = {name: fields[name] for name in PLACE if moved and name in fields}
    entry: Row = {"id": old.id, "true_on": true_on.isoformat(), "fields": fields, "reading": new}
    if "latest" in fields or "earliest" in fields:
        entry["due"] = due_line(new, "read again", true_on)
    return entry


def _difference(kind: str, pledge_id: int, detail: Row) -> Row:
    return {"kind": kind, "pledge_id": pledge_id, "motion_id": None, "detail": detail}


def _numbered(session: Session, letter_id: int, differences: list[Row]) -> list[Row]:
    free = next_id(session, Difference) if differences else 0
    return [{"id": free + i, "letter_id": letter_id, **found} for i, found in enumerate(differences)]


def _replies(
    session: Session, reading: Reading, motion_ids: Mapping[Any, int], letter_id: int, found: Found | None
) -> list[Row]:
    """The letter's replies, or none where they are as they were."""
    rows = [
        {
            "letter_id": letter_id,
            "motion_id": motion_ids[reply.motion],
            "title": reply.motion.title,
            "kind": reply.kind,
            "start": reply.start,
            "end": reply.end,
        }
        for reply in reading.replies
    ]
    if found and found.is_same:
        columns = (Reply.letter_id, Reply.motion_id, Reply.title, Reply.kind, Reply.start, Reply.end)
        held = select(*columns).where(Reply.letter_id == letter_id, Reply.ended_seq.is_(None)).order_by(Reply.id)
        if [dict(row) for row in session.execute(held).mappings()] == rows:
            return []
    free = next_id(session, Reply)
    return [{"id": free + i, **row} for i, row in enumerate(rows)]


def _same_head(session: Session, entry: Row) -> bool:
    """Whether what stands above the letter is read as it was."""
    now = session.get_one(Letter, entry["id"], populate_existing=True)
    days = {"logged_on", "date", "meeting_date"}
    held = {name: getattr(now, name) for name in (*days, "reference", "sender", "recipient", "page_starts")}
    return all((value.isoformat() if name in days and value else value) == entry[name] for name, value in held.items())


def _stamp(session: Session, letter_id: int, version: str) -> None:
    """Note that this version reads the letter as it was read before: nothing to record in the history."""
    session.execute(update(Letter).where(Letter.id == letter_id).values(extractor_version=version))


def _known_pledges(session: Session, first_id: int) -> list[Known]:
    line = select(Letter.id).where(Letter.first_id == first_id)
    pledges = select(Pledge.id, Pledge.reading).where(Pledge.letter_id.in_(line)).order_by(Pledge.id)
    rows = session.execute(pledges).all()
    touched = select(Event.pledge_id).where(Event.pledge_id.in_([row.id for row in rows]), Event.role != "program")
    by_person = set(session.scalars(touched))
    held = {row.id: states.last_interval(session, row.id) for row in rows}
    return [
        Known(row.id, row.reading, held[row.id].fields, row.id in by_person, held[row.id].valid_from) for row in rows
    ]
