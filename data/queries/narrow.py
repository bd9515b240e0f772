"""Filters as conditions on the state of pledges."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, select
from sqlalchemy.orm import Session

from data import clock
from data.filters import Filters
from data.keys import fold, parted
from data.models import Motion, PledgeState
from data.queries.base import SHOWN, held, kept


def matching(session: Session, filters: Filters, as_of: date, *, in_order: bool = False) -> ColumnElement[bool]:
    """The states that held on the day and pass the filters. A value nobody knows matches nothing."""
    conditions = [held(as_of, filters.recorded)]
    conditions.append(PledgeState.review == filters.review if filters.review else PledgeState.review.in_(SHOWN))
    if filters.clock:
        conditions.append(clock_is(filters.clock, as_of) if filters.clock in clock.STATES else false())
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
    if filters.text and fold(filters.text):
        conditions.append(PledgeState.search.contains(fold(filters.text), autoescape=True))
    return and_(*conditions)


def clock_is(state: str, as_of: date) -> ColumnElement[bool]:
    """The states of pledges whose clock says this on the day."""
    return clock.sql_is(state, *_clock_columns(), as_of)


def clock_state(as_of: date) -> ColumnElement[str]:
    """What the clock says of each state on the day."""
    return clock.sql_state(*_clock_columns(), as_of)


def _combinations(session: Session, body: str) -> list[str]:
    """Every combination of bodies that a pledge was ever given and that this body is part of."""
    every = kept(session, ("bodies",), lambda: list(session.scalars(select(PledgeState.bodies).distinct())))
    return [names for names in every if body in parted(names)]


def _clock_columns() -> tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[str]]:
    return PledgeState.earliest.expression, PledgeState.latest.expression, PledgeState.assessment.expression


def _motions(filters: Filters) -> ColumnElement[int]:
    query = select(Motion.id)
    if filters.motion:
        query = query.where(Motion.number == filters.motion.strip())
    if filters.meeting:
        query = query.where(Motion.meeting_date == filters.meeting)
    return query.scalar_subquery()
