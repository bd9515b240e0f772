"""The lists of pledges, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from data import clock
from data.clock import ASSESSMENTS, STATES
from data.filters import Filters
from data.keys import parted
from data.models import Letter, Motion, PledgeState
from data.queries.base import PER_PAGE, Rows, kept, paged, table
from data.queries.census import by_body, by_clock, census, total
from data.queries.narrow import matching

COLUMNS: tuple[Any, ...] = (
    PledgeState.pledge_id.label("id"),
    PledgeState.quote,
    Motion.number.label("motion"),
    PledgeState.motion_id,
    Motion.title.label("motion_title"),
    Motion.meeting_date,
    PledgeState.bodies.label("body"),
    PledgeState.speaker,
    PledgeState.strength,
    PledgeState.nature,
    PledgeState.phrase,
    PledgeState.earliest,
    PledgeState.latest,
    PledgeState.first_latest,
    PledgeState.assessment,
    PledgeState.updated_on.label("last_update"),
    PledgeState.review,
    PledgeState.letter_id,
    Letter.reference,
    Letter.date.label("letter_date"),
    Letter.illustrative,
)
BODY = [column.key for column in COLUMNS].index("body")
CLOCK_COLUMNS = ("clock", "since", "days", "days_first")
STRENGTHS = ("firm", "soft", "conditional")
ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "due": (PledgeState.due_key.expression, PledgeState.pledge_id.expression),
    "newest": (PledgeState.event_seq.desc(), PledgeState.pledge_id.desc()),
    "motion": (PledgeState.motion_id.expression, PledgeState.due_key.expression, PledgeState.pledge_id.expression),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer on a day."""

    motions: list[str]
    meetings: list[date]
    bodies: list[str]
    strengths: list[str]
    assessments: list[str]


def pledges(
    session: Session, filters: Filters, as_of: date, page: int = 1, per_page: int = PER_PAGE, order: str = "due"
) -> pd.DataFrame:
    """One page of the pledges that pass the filters, soonest due first unless `order` is "newest" or "motion"."""
    condition = matching(session, filters, as_of, in_order=True)
    if filters.review and order == "newest":
        condition &= PledgeState.review == filters.review  # said plainly, there is an index in this very order
    return states_frame(session, condition, as_of, page, per_page, order)


def states_frame(
    session: Session,
    condition: ColumnElement[bool],
    as_of: date,
    page: int = 1,
    per_page: int = PER_PAGE,
    order: str = "due",
) -> pd.DataFrame:
    """One page of the pledges whose state meets a condition, with what the clock says of each."""
    # The page is found in the index alone; only its own rows are then read.
    ids = paged(select(PledgeState.id).where(condition).order_by(*ORDERS[order]), page, per_page).subquery()
    query = (
        select(*COLUMNS)
        .join(ids, ids.c.id == PledgeState.id)
        .join(Letter, Letter.id == PledgeState.letter_id)
        .outerjoin(Motion, Motion.id == PledgeState.motion_id)
        .order_by(*ORDERS[order])
    )
    return with_clock(session, query, as_of)


def with_clock(session: Session, query: Rows, as_of: date) -> pd.DataFrame:
    """The rows of a query over `COLUMNS`, each with its clock and how late it is against the first date."""
    result = session.execute(query)
    names = list(result.keys())
    rows = []
    for row in result:
        now = clock.read(row.earliest, row.latest, row.assessment, as_of)
        late = (as_of - row.first_latest).days if row.first_latest and now.state != "closed" else None
        values = (*row[:BODY], ", ".join(parted(row.body)), *row[BODY + 1 :])
        rows.append((*values, now.state, now.since, now.days, late if late and late > 0 else None))
    return table([*names, *CLOCK_COLUMNS], rows)


def overdue(session: Session, filters: Filters, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of what is late, longest first: `days` against the latest date, `days_first` against the first one."""
    return pledges(session, replace(filters, clock="overdue"), as_of, page, per_page)


def next_dates(session: Session, as_of: date, limit: int = 10) -> pd.DataFrame:
    """The open pledges whose last day comes next, soonest first."""
    coming = matching(session, Filters(), as_of) & (PledgeState.due_key >= as_of) & PledgeState.latest.is_not(None)
    is_open = PledgeState.assessment.in_(clock.OPEN_ASSESSMENTS)
    return states_frame(session, coming & is_open, as_of, 1, limit)


def count_pledges(session: Session, filters: Filters, as_of: date) -> int:
    """How many pledges pass the filters."""
    return total(census(session, filters, as_of))


def clock_counts(session: Session, filters: Filters, as_of: date) -> pd.DataFrame:
    """How many of the pledges that pass the filters are overdue, due now, not due, without a date, closed."""
    counts = by_clock(census(session, filters, as_of))
    return table(("clock", "pledges"), [(state, counts[state]) for state in STATES if counts[state]])


def body_counts(session: Session, filters: Filters, as_of: date) -> pd.DataFrame:
    """How many of the pledges that pass the filters each body has to keep, the most first."""
    counts = by_body(census(session, filters, as_of))
    return table(("body", "pledges"), sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def choices(session: Session, as_of: date) -> Choices:
    """What there is to filter by on a day."""

    def find() -> Choices:
        numbers = select(Motion.number, Motion.number_key).where(Motion.number.is_not(None))
        numbers = numbers.where(or_(Motion.meeting_date.is_(None), Motion.meeting_date <= as_of))
        days = select(Motion.meeting_date).where(Motion.meeting_date <= as_of).distinct()
        found = {row.number_key: row.number for row in session.execute(numbers.distinct())}
        return Choices(
            [found[key] for key in sorted(found)],
            list(session.scalars(days.order_by(Motion.meeting_date.desc()))),
            sorted(by_body(census(session, Filters(), as_of))),
            list(STRENGTHS),
            list(ASSESSMENTS),
        )

    return kept(session, ("choices", as_of), find)
