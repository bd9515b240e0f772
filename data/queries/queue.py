"""What waits for a person: readings that differ, corrections sent, objections, and changes that were refused."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from data.models import Correction, Difference, Letter, Motion, PledgeState, Refusal
from data.queries.base import PER_PAGE, Rows, frame, held, kept, paged
from data.queries.lists import states_frame


def differences(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of what the program read otherwise than the register has it, the newest first.

    `detail` maps each field to what holds and what is read, or has the two titles of a motion.
    """
    columns = (Difference.id, Difference.kind, Difference.pledge_id, Difference.motion_id, Difference.letter_id)
    more = (Letter.reference, Letter.name, PledgeState.quote, Motion.number.label("motion"), Difference.detail)
    query: Rows = select(*columns, *more).join(Letter, Letter.id == Difference.letter_id)
    query = query.outerjoin(PledgeState, and_(PledgeState.pledge_id == Difference.pledge_id, held(as_of)))
    query = query.outerjoin(Motion, Motion.id == Difference.motion_id).where(Difference.decided_seq.is_(None))
    return frame(session, paged(query.order_by(Difference.id.desc()), page, per_page))


def suggestions(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the corrections that others sent and nobody has decided on, the oldest first; for staff only."""
    columns = (Correction.id, Correction.pledge_id, Correction.received_at, Correction.name, Correction.contact)
    query: Rows = select(*columns, Correction.text, PledgeState.quote)
    query = query.outerjoin(PledgeState, and_(PledgeState.pledge_id == Correction.pledge_id, held(as_of)))
    waiting = query.where(Correction.decided_seq.is_(None)).order_by(Correction.id)
    return frame(session, paged(waiting, page, per_page))


def contested(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the pledges against which an objection stands, as they are listed elsewhere."""
    # There are few: found first, and put into order then. Asked at once, the whole list would be walked in its order.
    some = list(session.scalars(select(PledgeState.id).where(held(as_of), PledgeState.contested > 0)))
    return states_frame(session, PledgeState.id.in_(some), as_of, page, per_page)


def waiting(session: Session, as_of: date) -> dict[str, int]:
    """How much waits for a person: unreviewed pledges, differences, corrections and objections."""
    unreviewed = select(func.count()).where(held(as_of), PledgeState.review == "unreviewed")
    questions = {
        "unreviewed": unreviewed,
        "differences": select(func.count(Difference.id)).where(Difference.decided_seq.is_(None)),
        "objections": select(func.count()).where(held(as_of), PledgeState.contested > 0),
    }

    def count() -> dict[str, int]:
        return {name: session.scalar(question) or 0 for name, question in questions.items()}

    corrections = select(func.count(Correction.id)).where(Correction.decided_seq.is_(None))
    return kept(session, ("waiting", as_of), count) | {"corrections": session.scalar(corrections) or 0}


def refusals(session: Session, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the changes that were refused, the latest first; for staff only."""
    columns = (Refusal.at, Refusal.actor, Refusal.role, Refusal.verb, Refusal.pledge_id, Refusal.reason)
    return frame(session, paged(select(*columns).order_by(Refusal.id.desc()), page, per_page))
