"""What a person needs who reviews a letter: which letters wait, what was found in one, and what to choose from."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from data.models import Letter, Motion, PledgeState, Reply
from data.queries.base import PER_PAGE, Rows, frame, held, paged

MOST_OFFERED = 500


def letters_waiting(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the letters with pledges that nobody has reviewed, in the order they were recorded."""
    waiting: Rows = select(PledgeState.letter_id, func.count().label("pledges")).where(_unreviewed(as_of))
    some = paged(waiting.group_by(PledgeState.letter_id).order_by(PledgeState.letter_id), page, per_page).subquery()
    columns = (some.c.letter_id, Letter.reference, Letter.name, Letter.date, Letter.sender, some.c.pledges)
    return frame(session, select(*columns).join(Letter, Letter.id == some.c.letter_id).order_by(some.c.letter_id))


def next_letter(session: Session, letter_id: int, as_of: date) -> int | None:
    """The letter after this one that has pledges nobody has reviewed."""
    later = select(PledgeState.letter_id).where(_unreviewed(as_of), PledgeState.letter_id > letter_id)
    return session.scalar(later.order_by(PledgeState.letter_id).limit(1))


def previous_letter(session: Session, letter_id: int, as_of: date) -> int | None:
    """The letter before this one that has pledges nobody has reviewed."""
    earlier = select(PledgeState.letter_id).where(_unreviewed(as_of), PledgeState.letter_id < letter_id)
    return session.scalar(earlier.order_by(PledgeState.letter_id.desc()).limit(1))


def found_in(session: Session, letter_id: int, as_of: date) -> pd.DataFrame:
    """Everything that was ever taken as a pledge in a letter, whatever became of it, in the order of the text."""
    names = ("pledge_id", "quote", "start", "end", "review", "merged_into", "motion_id")
    query: Rows = select(*(getattr(PledgeState, name) for name in names))
    mine = query.where(held(as_of), PledgeState.letter_id == letter_id)
    return frame(session, mine.order_by(PledgeState.start, PledgeState.pledge_id))


def motion_choices(session: Session, letter_id: int) -> pd.DataFrame:
    """The motions a pledge of a letter may be about: those that the letter answers first, then the latest ones."""
    answered = select(Reply.motion_id).where(Reply.letter_id == letter_id, Reply.ended_seq.is_(None))
    columns = (Motion.id, Motion.number, Motion.title, Motion.meeting_date)
    order = (Motion.id.in_(answered).desc(), Motion.meeting_date.desc(), Motion.number_key, Motion.id)
    return frame(session, select(*columns).order_by(*order).limit(MOST_OFFERED))


def letter_choices(session: Session, as_of: date) -> pd.DataFrame:
    """The letters that a passage can be taken from, the latest first."""
    columns = (Letter.id, Letter.reference, Letter.name, Letter.date, Letter.sender)
    written = select(*columns).where(Letter.date <= as_of, Letter.replaced_by_id.is_(None))
    return frame(session, written.order_by(Letter.date.desc(), Letter.id.desc()).limit(MOST_OFFERED))


def _unreviewed(as_of: date) -> ColumnElement[bool]:
    return and_(held(as_of), PledgeState.review == "unreviewed")
