"""How many pledges there are of each kind: one walk through an index for all the counts of a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import clock
from data.filters import Filters
from data.keys import parted
from data.models import PledgeState
from data.queries.base import Rows, kept
from data.queries.narrow import matching

COUNTED = tuple(state for state in clock.STATES if state != "closed")


@dataclass(frozen=True, slots=True)
class Kind:
    """So many pledges of the same bodies, with the same assessment and the same clock."""

    bodies: tuple[str, ...]
    assessment: str
    clock: str
    pledges: int


def census(session: Session, filters: Filters, as_of: date) -> list[Kind]:
    """The pledges that pass the filters, counted by body, assessment and clock."""
    whole = replace(filters, clock=None)
    kinds = kept(session, ("census", whole, as_of), lambda: _count(session, whole, as_of))
    return [kind for kind in kinds if filters.clock in (None, "", kind.clock)]


def total(kinds: Iterable[Kind]) -> int:
    """How many pledges these are."""
    return sum(kind.pledges for kind in kinds)


def by_clock(kinds: Iterable[Kind]) -> Counter[str]:
    """How many pledges there are of each state of the clock."""
    counts: Counter[str] = Counter()
    for kind in kinds:
        counts[kind.clock] += kind.pledges
    return counts


def by_body(kinds: Iterable[Kind]) -> Counter[str]:
    """How many pledges each body has to keep; one of two bodies counts for both."""
    counts: Counter[str] = Counter()
    for kind in kinds:
        counts.update(dict.fromkeys(kind.bodies, kind.pledges))
    return counts


def _count(session: Session, filters: Filters, as_of: date) -> list[Kind]:
    interval = PledgeState.earliest.expression, PledgeState.latest.expression
    states = [func.count().filter(clock.sql_open_is(state, *interval, as_of)) for state in COUNTED]
    together = (PledgeState.bodies, PledgeState.assessment)
    query: Rows = select(*together, func.count(), *states).where(matching(session, filters, as_of)).group_by(*together)
    kinds = []
    for names, assessment, number, *numbers in session.execute(query):
        closed = assessment in clock.CLOSED_ASSESSMENTS
        counts = {"closed": number} if closed else dict(zip(COUNTED, numbers, strict=True))
        kinds += [Kind(parted(names), assessment, state, count) for state, count in counts.items() if count]
    return kinds
