"""What happens to a pledge after it was made: progress, a later date, a judgement. Set by people only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.clock import ASSESSMENTS, KEPT_SO_FAR, NOT_ASSESSED
from data.history.change import Form, opened, record
from data.history.corrections import DAYS
from data.history.evidence import checked
from data.history.read import about, entry_of
from data.history.rights import NotPossible, wanted
from data.models import DueDate, Event
from data.models.columns import canonical

MOVED = "due date moved"
PROVEN = ("kept", "partly kept", "not kept", "withdrawn")
LASTING = ("continuing", "negative")


def assess(
    session: Session,
    form: Form,
    pledge_id: int,
    assessment: str,
    reason: str,
    evidence: Mapping[str, Any] | None = None,
) -> Event:
    """Judge a pledge. Kept, partly kept, not kept and withdrawn need evidence; "kept so far" is for what lasts."""
    known = opened(session, form, "assess", pledge_id)
    if assessment not in ASSESSMENTS:
        raise NotPossible(f"{assessment!r} is no assessment: it is one of {', '.join(ASSESSMENTS)}.")
    found = checked(session, evidence)
    if assessment in PROVEN and not found:
        raise NotPossible(f"“{assessment}” needs evidence: a web address, or a passage in a letter of the register.")
    if assessment == KEPT_SO_FAR and known.fields["nature"] not in LASTING:
        raise NotPossible("“kept so far” is for a promise that goes on or a promise not to act; this one is an act.")
    fields = {
        "assessment": assessment,
        "assessed_on": None if assessment == NOT_ASSESSED else form.on.isoformat(),
        "updated_on": form.on.isoformat(),
        "evidence": canonical(found) if found else None,
    }
    return record(session, form, "assessed", known, fields, reason=wanted(reason, "The reason"), evidence=found)


def note(session: Session, form: Form, pledge_id: int, words: str, evidence: Mapping[str, Any] | None = None) -> Event:
    """Record progress in words, with evidence where there is some; the judgement stays as it is."""
    known = opened(session, form, "note", pledge_id)
    found = checked(session, evidence)
    fields = {"updated_on": form.on.isoformat()}
    return record(session, form, "progress noted", known, fields, reason=wanted(words, "The note"), evidence=found)


def move_due(
    session: Session,
    form: Form,
    pledge_id: int,
    latest: date,
    said_by: str,
    reason: str,
    evidence: Mapping[str, Any] | None,
    earliest: date | None = None,
) -> Event:
    """Record a later, or earlier, last day that somebody gave: a new line in the ledger; the first date stays."""
    known = opened(session, form, "move due date", pledge_id)
    found = checked(session, evidence)
    if not found:
        raise NotPossible("A new date needs the letter or the web address where it was given.")
    first = earliest or _day(known.fields["earliest"])
    if first and first > latest:
        raise NotPossible(f"The first day, {first:%-d %B %Y}, lies after the last one. Give both.")
    if known.fields["latest"] == latest.isoformat() and not earliest:
        raise NotPossible(f"The last day is {latest:%-d %B %Y} already.")
    day = None if first is None else first.isoformat()
    due = {
        "kind": "moved",
        "earliest": day,
        "latest": latest.isoformat(),
        "phrase": None,
        "said_by": wanted(said_by, "Who gave the date"),
        "letter_id": found.get("letter_id"),
        "url": found.get("url"),
        "reason": wanted(reason, "The reason"),
        "said_on": form.on.isoformat(),
    }
    fields = {"earliest": day, "latest": latest.isoformat(), "first_latest": latest.isoformat()}
    if known.fields["latest"] is not None:
        fields["first_latest"] = known.fields["first_latest"]
    fields["updated_on"] = form.on.isoformat()
    holds = replace(form, on=_holds_from(session, form.on, pledge_id))
    return record(session, holds, MOVED, known, fields, reason=reason, evidence=found, due=due)


def _holds_from(session: Session, said_on: date, pledge_id: int) -> date:
    """Since when a date holds that was said on a day: since then, or since the first date was last put right.

    What a reading says is of the first date, and this is a later one. One that was said later still comes after both.
    """
    later = select(DueDate.id).where(DueDate.pledge_id == pledge_id, DueDate.kind == "moved", DueDate.said_on > said_on)
    if session.scalar(later.limit(1)) is not None:
        return said_on
    entries = [
        entry_of(event, pledge_id)
        for event in session.scalars(select(Event).where(about(pledge_id), Event.kind != MOVED))
    ]
    read = [date.fromisoformat(entry["true_on"]) for entry in entries if entry and set(DAYS) & entry["fields"].keys()]
    return max([said_on, *read])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
