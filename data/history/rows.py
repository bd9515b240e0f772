"""From what an event says to the rows of the tables; the same for recording and for replaying. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from data.clock import NOT_ASSESSED
from data.history.fold import Change, Interval
from data.history.reading import ReadLetter, ReadPledge
from data.keys import bare, joined, motion_key, number_key, sha256, text_key
from data.models import END_OF_TIME

Row = dict[str, Any]
DAYS = ("valid_from", "valid_to", "earliest", "latest", "first_latest", "assessed_on", "updated_on", "said_on")
DAYS_OF_LETTER = ("logged_on", "date", "meeting_date")
# What a state starts with, before any person has said anything.
UNTOUCHED: Row = {
    "title": None,
    "review": "unreviewed",
    "merged_into": None,
    "contested": None,
    "assessment": NOT_ASSESSED,
    "assessed_on": None,
    "updated_on": None,
    "evidence": None,
}


def letter_entry(letter_id: int, first_id: int, letter: ReadLetter) -> Row:
    """A letter as its event holds it: everything but the text, which stands there by its hash.

    `first_id` is the first letter of a line in which each replaced the one before.
    """
    return {
        "id": letter_id,
        "first_id": first_id,
        "sha256": letter.sha256,
        "parent_sha256": letter.parent_sha256,
        "name": letter.name,
        "path": letter.path,
        "reference": letter.reference,
        "text_key": text_key(letter.text),
        "text_sha256": sha256(letter.text),
        "page_starts": list(letter.page_starts),
        "sender": letter.sender,
        "recipient": letter.recipient,
        "illustrative": letter.illustrative,
        "extractor_version": letter.extractor_version,
        "logged_on": _iso(letter.logged_on),
        "date": _iso(letter.date),
        "meeting_date": _iso(letter.meeting_date),
    }


def letter_row(entry: Mapping[str, Any], seq: int, recorded_at: str) -> Row:
    """The row of `letters`, without the text."""
    days = {name: _day(entry[name]) for name in DAYS_OF_LETTER}
    at = datetime.fromisoformat(recorded_at)
    ends = {"replaced_by_id": None, "replaced_on": None, "replaced_seq": None}
    return {**entry, **days, "recorded_at": at, "event_seq": seq, **ends}


def motion_row(entry: Mapping[str, Any], seq: int) -> Row:
    """The row of `motions`."""
    meeting, number, title = _day(entry["meeting_date"]), entry["number"], entry["title"]
    return {
        "id": entry["id"],
        "key": motion_key(meeting, number, title),
        "meeting_date": meeting,
        "number": number,
        "number_key": number_key(number),
        "title": title,
        "title_key": bare(title),
        "text": entry.get("text"),
        "event_seq": seq,
    }


def reply_row(entry: Mapping[str, Any], seq: int) -> Row:
    """The row of `replies`."""
    return {**entry, "event_seq": seq, "ended_seq": None}


def pledge_row(entry: Mapping[str, Any], changes: Mapping[str, Any], seq: int) -> Row:
    """The row of `pledges`: who a pledge is, and what the program read of it; nothing for one that a person added."""
    read = {name: value for name, value in entry["fields"].items() if name not in UNTOUCHED}
    letter = changes.get("letter")
    return {
        "id": entry["id"],
        "letter_id": read.get("letter_id"),
        "reading": entry.get("reading") or (read if letter else {}),
        "extractor_version": letter["extractor_version"] if letter else "",
        "event_seq": seq,
    }


def difference_row(entry: Mapping[str, Any], seq: int) -> Row:
    """The row of `differences`."""
    return {**entry, "event_seq": seq, "decided_seq": None}


def reading_fields(pledge: ReadPledge, letter_id: int, motion_id: int | None) -> Row:
    """What the program read of a pledge, as its event holds it."""
    return {
        "letter_id": letter_id,
        "motion_id": motion_id,
        "quote": pledge.quote,
        "start": pledge.start,
        "end": pledge.end,
        "page": pledge.page,
        "rule": pledge.rule,
        "strength": pledge.strength,
        "nature": pledge.nature,
        "speaker": pledge.speaker,
        "body": list(pledge.body),
        "phrase": pledge.phrase,
        "earliest": _iso(pledge.earliest),
        "latest": _iso(pledge.latest),
        "first_latest": _iso(pledge.latest),
        "due_rule": pledge.due_rule,
        "due_reason": pledge.due_reason,
    }


def state_row(state_id: int, pledge_id: int, interval: Interval, seq: int) -> Row:
    """The row of `pledge_states` for one interval."""
    row: Row = {**interval.fields, "valid_from": interval.valid_from, "valid_to": interval.valid_to}
    row.update({name: _day(row[name]) for name in DAYS if name in row})
    bodies = row.pop("body")
    return {
        "id": state_id,
        "pledge_id": pledge_id,
        "event_seq": seq,
        "ended_seq": None,
        **row,
        "bodies": joined(bodies),
        "due_key": row["latest"] or END_OF_TIME,
    }


def due_row(due_id: int, pledge_id: int, position: int, line: Mapping[str, Any], seq: int) -> Row:
    """The row of `due_dates` for one line of the ledger."""
    days = {name: _day(line[name]) for name in ("earliest", "latest", "said_on")}
    return {"id": due_id, "pledge_id": pledge_id, "position": position, **line, **days, "event_seq": seq}


def due_line(fields: Mapping[str, Any], kind: str, said_on: date) -> Row:
    """A line of the ledger for an interval that a letter gives."""
    return {
        "kind": kind,
        "earliest": fields["earliest"],
        "latest": fields["latest"],
        "phrase": fields["phrase"],
        "said_by": fields["speaker"],
        "letter_id": fields["letter_id"],
        "url": None,
        "reason": None,
        "said_on": said_on.isoformat(),
    }


def changes_in(seq: int, changes: Mapping[str, Any]) -> dict[int, Change]:
    """What an event says of each pledge it touches."""
    return {
        entry["id"]: Change(seq, date.fromisoformat(entry["true_on"]), entry["fields"])
        for entry in changes.get("pledges", ())
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
