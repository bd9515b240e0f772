"""One pledge or one letter, with everything that is known of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import and_, select
from sqlalchemy.orm import Session, undefer

from data import clock
from data.clock import Clock
from data.history import events_of
from data.keys import parted
from data.models import DueDate, Letter, Motion, Pledge, PledgeState, Reply
from data.queries.base import frame, held, shown, table
from data.queries.lists import states_frame


@dataclass(frozen=True, slots=True)
class PledgeView:
    """What was promised, where it stands in its letter, where it stands on the day, and its whole history."""

    id: int
    quote: str
    start: int
    end: int
    page: int
    paragraph: int
    rule: str
    strength: str
    nature: str
    speaker: str
    bodies: tuple[str, ...]
    title: str | None
    motion_id: int | None
    motion: str | None
    motion_title: str | None
    meeting_date: date | None
    phrase: str | None
    earliest: date | None
    latest: date | None
    first_latest: date | None
    due_rule: str | None
    due_reason: str | None
    clock: Clock
    review: str
    merged_into: int | None
    contested: int | None
    assessment: str
    assessed_on: date | None
    last_update: date | None
    evidence: dict[str, Any] | None
    letter_id: int
    letter_text: str
    letter_name: str
    letter_sha256: str
    letter_date: date
    reference: str | None
    sender: str
    recipient: str | None
    illustrative: bool
    extractor_version: str
    seq: int
    states: pd.DataFrame
    due_dates: pd.DataFrame
    events: pd.DataFrame


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter with its replies and pledges."""

    id: int
    name: str
    path: str
    sha256: str
    text: str
    reference: str | None
    logged_on: date | None
    date: date
    sender: str
    recipient: str | None
    meeting_date: Any
    illustrative: bool
    extractor_version: str
    recorded_at: datetime
    replaced_by_id: int | None
    replies: pd.DataFrame
    pledges: pd.DataFrame


def pledge(session: Session, pledge_id: int, as_of: date) -> PledgeView | None:
    """A pledge as of a day; None where there is no such pledge or its letter had not been written by then."""
    query = select(PledgeState, Letter, Motion).join(Letter, Letter.id == PledgeState.letter_id)
    query = query.outerjoin(Motion, Motion.id == PledgeState.motion_id).options(undefer(Letter.text))
    found = session.execute(query.where(held(as_of), PledgeState.pledge_id == pledge_id)).first()
    if found is None:
        return None
    state, letter, motion = found
    events = history_of(session, pledge_id, as_of)
    return PledgeView(
        id=pledge_id,
        quote=state.quote,
        start=state.start,
        end=state.end,
        page=state.page,
        paragraph=letter.text.count("\n\n", 0, state.start) + 1,
        rule=state.rule,
        strength=state.strength,
        nature=state.nature,
        speaker=state.speaker,
        bodies=parted(state.bodies),
        title=state.title,
        motion_id=state.motion_id,
        motion=motion.number if motion else None,
        motion_title=motion.title if motion else None,
        meeting_date=motion.meeting_date if motion else None,
        phrase=state.phrase,
        earliest=state.earliest,
        latest=state.latest,
        first_latest=state.first_latest,
        due_rule=state.due_rule,
        due_reason=state.due_reason,
        clock=clock.read(state.earliest, state.latest, state.assessment, as_of),
        review=state.review,
        merged_into=state.merged_into,
        contested=state.contested,
        assessment=state.assessment,
        assessed_on=state.assessed_on,
        last_update=state.updated_on,
        evidence=json.loads(state.evidence) if state.evidence else None,
        letter_id=letter.id,
        letter_text=letter.text,
        letter_name=letter.name,
        letter_sha256=letter.sha256,
        letter_date=letter.date,
        reference=letter.reference,
        sender=letter.sender,
        recipient=letter.recipient,
        illustrative=letter.illustrative,
        extractor_version=session.get_one(Pledge, pledge_id).extractor_version,
        seq=max(events["seq"], default=0),
        states=states_of(session, pledge_id),
        due_dates=ledger(session, pledge_id, as_of),
        events=events,
    )


def history_of(session: Session, pledge_id: int, as_of: date) -> pd.DataFrame:
    """Every event of a pledge up to a day, oldest first: what it changed from what to what, by whom, why."""
    rows = [entry for entry in events_of(session, pledge_id) if entry.true_on <= as_of]
    names = ("seq", "kind", "actor", "role", "true_on", "recorded_at", "reason", "body", "evidence", "changes", "hash")
    return table(names, [tuple(getattr(entry, name) for name in names) for entry in rows])


def states_of(session: Session, pledge_id: int) -> pd.DataFrame:
    """What held of a pledge from which day to which."""
    names = ("valid_from", "valid_to", "earliest", "latest", "assessment", "review", "bodies", "strength", "quote")
    columns = [getattr(PledgeState, name) for name in names]
    query = select(*columns).where(PledgeState.pledge_id == pledge_id, PledgeState.ended_seq.is_(None))
    return frame(session, query.order_by(PledgeState.valid_from))


def ledger(session: Session, pledge_id: int, as_of: date) -> pd.DataFrame:
    """Every due date ever given by the day, with its slip in days against the first one."""
    lines = select(DueDate).where(DueDate.pledge_id == pledge_id, DueDate.said_on <= as_of).order_by(DueDate.position)
    found = session.scalars(lines).all()
    first = next((line.latest for line in reversed(found) if line.kind != "moved"), None)
    rows = []
    for line in found:
        slip = (line.latest - first).days if line.kind == "moved" and line.latest and first else None
        known = (line.position, line.kind, line.earliest, line.latest, line.phrase, line.said_by, line.said_on)
        rows.append((*known, line.letter_id, line.url, line.reason, slip))
    names = ("position", "kind", "earliest", "latest", "phrase", "said_by", "said_on", "letter_id", "url", "reason")
    return table((*names, "slip"), rows)


def letter(session: Session, letter_id: int, as_of: date) -> LetterView | None:
    """A letter with its replies, and its pledges as of a day; None where there is none or it was written later."""
    found = session.get(Letter, letter_id, options=[undefer(Letter.text)])
    if found is None or found.date > as_of:
        return None
    columns = (Reply.motion_id, Motion.number.label("motion"), Reply.title, Reply.kind, Reply.start, Reply.end)
    replies = select(*columns).join(Motion).where(Reply.letter_id == letter_id, Reply.ended_seq.is_(None))
    mine = and_(held(as_of), shown(session), PledgeState.letter_id == letter_id)
    apart = ("replies", "pledges")
    fields = {name: getattr(found, name) for name in LetterView.__match_args__ if name not in apart}
    return LetterView(
        **fields,
        replies=frame(session, replies.order_by(Reply.start)),
        pledges=states_frame(session, mine, as_of, 1, 500),
    )
