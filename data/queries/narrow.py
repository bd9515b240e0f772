"""Filters as conditions on the state of pledges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, false, func, select, text
from sqlalchemy.orm import Session

from data import clock
from data.filters import Filters
from data.keys import parted
from data.models import Motion, PledgeState
from data.queries.base import held, kept, shown
from data.words import query

WITH_WORDS = {
    "sqlite": "SELECT rowid AS id FROM state_words WHERE state_words MATCH :words",
    "postgresql": "SELECT id FROM state_words WHERE words @@ to_tsquery('simple', :words)",
}


def matching(session: Session, filters: Filters, as_of: date, *, in_order: bool = False) -> ColumnElement[bool]:
    """The states that held on the day and pass the filters. A value nobody knows matches nothing."""
    conditions = [held(as_of, filters.recorded)]
    # As in `shown`: coalesce keeps the index on review out, which is of no use for counting nor for most orders.
    conditions.append(func.coalesce(PledgeState.review, "") == filters.review if filters.review else shown(session))
    if filters.review == "unreviewed":
        conditions.append(shown(session))
    if filters.clock:
        conditions.append(clock_is(filters.clock, as_of) if filters.clock in clock.STATES else false())
    if filters.due:
        conditions.append(due_within(int(filters.due), as_of) if _is_days(filters.due) else false())
    if filters.assessment:
        conditions.append(PledgeState.assessment == filters.assessment)
    if filters.strength:
        conditions.append(PledgeState.strength == filters.strength)
    if filters.motion or filters.meeting:
        conditions.append(PledgeState.motion_id.in_(_motions(filters)))
    if filters.body:
        # A list is found by walking its order until the page is full; coalesce keeps the index on bodies out of that.
        bodies = func.coalesce(PledgeState.bodies, "") if in_order else PledgeState.bodies
        conditions.append(bodies.in_(_combinations(session, filters.body)))
    if filters.text and filters.text.strip():
        conditions.append(PledgeState.id.in_(_with_words(session, filters.text)))
    return and_(*conditions)


def clock_is(state: str, as_of: date) -> ColumnElement[bool]:
    """The states of pledges whose clock says this on the day."""
    return clock.sql_is(state, *_clock_columns(), as_of)


def due_within(days: int, as_of: date) -> ColumnElement[bool]:
    """The states of open pledges whose last day comes within so many days of this one, this one included."""
    last = as_of + min(timedelta(days=days), date.max - as_of)
    in_time = and_(PledgeState.due_key.between(as_of, last), PledgeState.latest.is_not(None))
    return and_(in_time, PledgeState.assessment.in_(clock.OPEN_ASSESSMENTS))


def _is_days(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 5


def _combinations(session: Session, body: str) -> list[str]:
    """Every combination of bodies that a pledge was ever given and that this body is part of."""
    every = kept(session, ("bodies",), lambda: list(session.scalars(select(PledgeState.bodies).distinct())))
    return [names for names in every if body in parted(names)]


def _with_words(session: Session, words: str) -> Any:
    """The states with these words; each database has its own language for the question."""
    asked = query(words)
    if asked.empty:
        return select(PledgeState.id).where(false())
    kind = session.get_bind().dialect.name
    said = asked.for_sqlite() if kind == "sqlite" else asked.for_postgresql()
    return text(WITH_WORDS[kind]).bindparams(words=said).columns(id=Integer)


def _clock_columns() -> tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[str]]:
    return PledgeState.earliest.expression, PledgeState.latest.expression, PledgeState.assessment.expression


def _motions(filters: Filters) -> ColumnElement[int]:
    query = select(Motion.id)
    if filters.motion:
        query = query.where(Motion.number == filters.motion.strip())
    if filters.meeting:
        query = query.where(Motion.meeting_date == filters.meeting)
    return query.scalar_subquery()
