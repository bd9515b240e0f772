"""The motions, what was asked, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from data.models import Ask, Letter, Motion, PledgeState, Reply
from data.queries.base import PER_PAGE, Rows, current, frame, held, kept, paged, shown, table
from data.queries.lists import states_frame
from data.queries.narrow import clock_is

NEWEST_FIRST = (Motion.meeting_date.desc(), Motion.number_key, Motion.id)


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion with everything that came of it."""

    id: int
    motion: str | None
    title: str
    meeting_date: date | None
    text: str | None
    asks: list[str]
    replies: pd.DataFrame
    pledges: pd.DataFrame


def agreed(as_of: date) -> ColumnElement[bool]:
    """The motion had been agreed by the day, as far as its meeting is known."""
    return or_(Motion.meeting_date.is_(None), Motion.meeting_date <= as_of)


def count_motions(session: Session, as_of: date) -> int:
    """How many motions had been agreed by the day."""
    query = select(func.count(Motion.id)).where(agreed(as_of))
    return kept(session, ("count_motions", as_of), lambda: session.scalar(query) or 0)


def motions(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the motions, the latest meeting first, with how many replies and pledges each had."""
    columns = (Motion.id, Motion.id.label("motion_id"), Motion.number.label("motion"), Motion.title)
    query = select(*columns, Motion.title.label("motion_title"), Motion.meeting_date)
    found = frame(session, paged(query.where(agreed(as_of)).order_by(*NEWEST_FIRST), page, per_page))
    ids = list(found["id"])
    answers = _answers(session, ids, as_of)
    promises = _promises(session, ids, as_of)
    nothing = (0, 0)
    found["replies"] = [answers.get(i, (0, None))[0] for i in ids]
    found["replied_on"] = pd.Series([answers.get(i, (0, None))[1] for i in ids], dtype=object)
    found["pledges"] = [promises.get(i, nothing)[0] for i in ids]
    found["overdue"] = [promises.get(i, nothing)[1] for i in ids]
    return found


def motion(session: Session, motion_id: int, as_of: date) -> MotionView | None:
    """A motion with its asks, replies and pledges as of a day; None where there is none or it was agreed later."""
    found = session.get(Motion, motion_id)
    if found is None or (found.meeting_date and found.meeting_date > as_of):
        return None
    asks = session.scalars(select(Ask.text).where(Ask.motion_id == motion_id).order_by(Ask.position))
    of_motion = and_(held(as_of), shown(session), PledgeState.motion_id == motion_id)
    return MotionView(
        found.id,
        found.number,
        found.title,
        found.meeting_date,
        found.text,
        list(asks),
        replies_to(session, motion_id, as_of),
        states_frame(session, of_motion, as_of, 1, 500),
    )


def replies_to(session: Session, motion_id: int, as_of: date) -> pd.DataFrame:
    """The replies a motion had by the day, oldest first, with their own words."""
    columns = (Reply.letter_id, Letter.date, Letter.sender, Letter.reference, Letter.name, Reply.kind, Reply.title)
    query = select(*columns, Reply.start, Reply.end, Letter.text)
    mine = (Reply.motion_id == motion_id, Reply.ended_seq.is_(None), current(as_of))
    result = session.execute(query.join(Letter).where(*mine).order_by(Letter.date, Reply.id))
    names = list(result.keys())
    rows = [(*row[:-1], row.text[row.start : row.end]) for row in result]
    return table(names, rows)


def _answers(session: Session, ids: list[int], as_of: date) -> dict[int, tuple[int, date | None]]:
    first = func.min(Letter.date).filter(Reply.kind == "substantive")
    query = select(Reply.motion_id, func.count(), first).join(Letter, Letter.id == Reply.letter_id)
    query = query.where(Reply.motion_id.in_(ids), Reply.ended_seq.is_(None), current(as_of)).group_by(Reply.motion_id)
    return {row[0]: (row[1], row[2]) for row in session.execute(query)}


def _promises(session: Session, ids: list[int], as_of: date) -> dict[int, tuple[int, int]]:
    late = func.count().filter(clock_is("overdue", as_of))
    query: Rows = select(PledgeState.motion_id, func.count(), late).group_by(PledgeState.motion_id)
    query = query.where(held(as_of), shown(session), PledgeState.motion_id.in_(ids))
    return {row[0]: (row[1], row[2]) for row in session.execute(query)}
