"""Where the register stands on a day, and what the last refresh changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
from sqlalchemy import ColumnElement, and_, exists, false, func, select
from sqlalchemy.orm import Session

from data.filters import Filters
from data.history import moment
from data.history.chain import LONDON
from data.models import Event, Letter, Motion, PledgeState, Reply, Run
from data.queries.base import current, held, kept, shown
from data.queries.census import by_clock, census, total
from data.queries.lists import states_frame
from data.queries.motions import agreed, count_motions
from data.queries.narrow import due_within

SOON = 30


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of the first screen. `due_30_days` counts last days from today up to thirty days on."""

    overdue: int
    due_30_days: int
    open_no_date: int
    kept: int
    not_kept: int
    replies_outstanding: int
    letters: int
    pledges: int
    motions: int
    last_letter_date: date | None


def overview(session: Session, as_of: date) -> Overview:
    """Where the register stands on a day."""
    return kept(session, ("overview", as_of), lambda: _overview(session, as_of))


def illustrative(session: Session, as_of: date) -> int:
    """How many letters of the register are made up; every screen says so."""
    made_up = select(func.count()).where(current(as_of), Letter.illustrative)
    return kept(session, ("illustrative", as_of), lambda: session.scalar(made_up) or 0)


def changes_since_last_refresh(
    session: Session, as_of: date, limit: int = 10, until: date | None = None
) -> pd.DataFrame:
    """The pledges that the last refresh added or changed, the newest first; none when it changed nothing.

    With `until`, the last refresh that had begun by the end of that day, and nothing recorded after it.
    """
    end = datetime.combine(until + timedelta(days=1), time(), LONDON).astimezone(UTC) if until else None
    ended = select(Run.started_at).where(Run.finished_at.is_not(None)).order_by(Run.id.desc()).limit(1)
    started = session.scalar(ended.where(Run.started_at < end) if end else ended)
    if started is None:
        return states_frame(session, false(), as_of, 1, limit)
    since = select(func.min(Event.seq), func.max(Event.seq)).where(Event.recorded_at >= moment(started))
    first, last = session.execute(since.where(Event.recorded_at < moment(end)) if end else since).one()
    changed = PledgeState.event_seq.between(first, last) if first is not None else false()
    return states_frame(session, and_(held(as_of), shown(session), changed), as_of, 1, limit, "newest")


def unanswered(as_of: date) -> ColumnElement[bool]:
    """The motion had been agreed by the day and had no substantive reply."""
    substantive = (
        exists()
        .where(Reply.motion_id == Motion.id, Reply.kind == "substantive", Reply.ended_seq.is_(None))
        .where(Letter.id == Reply.letter_id, current(as_of))
    )
    return and_(agreed(as_of), ~substantive)


def _overview(session: Session, as_of: date) -> Overview:
    kinds = census(session, Filters(), as_of)
    clocks = by_clock(kinds)
    soon = select(func.count()).where(held(as_of), shown(session), due_within(SOON, as_of))
    due_soon = session.scalar(soon) or 0
    of_letters = select(func.count(), func.max(Letter.date)).where(current(as_of))
    letters, last = session.execute(of_letters).one()
    outstanding = session.scalar(select(func.count(Motion.id)).where(unanswered(as_of))) or 0
    return Overview(
        overdue=clocks["overdue"],
        due_30_days=due_soon,
        open_no_date=clocks["no date"],
        kept=total(kind for kind in kinds if kind.assessment == "kept"),
        not_kept=total(kind for kind in kinds if kind.assessment == "not kept"),
        replies_outstanding=outstanding,
        letters=letters,
        pledges=total(kinds),
        motions=count_motions(session, as_of),
        last_letter_date=last,
    )
