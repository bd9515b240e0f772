"""The clock, in one place: where a pledge stands on a day, from its due interval and assessment. Never stored.

A day is overdue from the day after `latest`, never on it. A pledge is due now only between two known days. A pledge
with a first day but no last one is not due before that day; from then on it has no date to be late against.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, or_

State = Literal["no date", "not due", "due now", "overdue", "closed"]
STATES: tuple[State, ...] = ("overdue", "due now", "not due", "no date", "closed")

NOT_ASSESSED = "not yet assessed"
KEPT_SO_FAR = "kept so far"
OPEN_ASSESSMENTS = (NOT_ASSESSED, "in progress", KEPT_SO_FAR)
CLOSED_ASSESSMENTS = ("kept", "partly kept", "not kept", "withdrawn", "cannot be assessed")
ASSESSMENTS = OPEN_ASSESSMENTS + CLOSED_ASSESSMENTS


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a pledge stands. `since` is the first day of being overdue or due; `days` how long overdue, or to go."""

    state: State
    since: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ReplyDays:
    """How long a reply took: the day after the start is day 1, the day of the reply counts."""

    calendar: int
    working: int


def read(earliest: date | None, latest: date | None, assessment: str, as_of: date) -> Clock:
    """The clock of a pledge on a day: overdue since, due now, not due, no date, or closed by a person's assessment."""
    if assessment in CLOSED_ASSESSMENTS:
        return Clock("closed")
    if latest is not None and as_of > latest:
        since = latest + timedelta(days=1)
        return Clock("overdue", since, (as_of - latest).days)
    if earliest is not None and as_of < earliest:
        return Clock("not due", earliest, (earliest - as_of).days)
    if earliest is not None and latest is not None:
        return Clock("due now", earliest, (latest - as_of).days)
    return Clock("no date") if latest is None else Clock("not due", None, (latest - as_of).days)


def sql_is(
    state: str, earliest: ColumnElement[Any], latest: ColumnElement[Any], assessment: ColumnElement[Any], as_of: date
) -> ColumnElement[bool]:
    """The same as `read(…).state == state`, for the database to tell."""
    if state == "closed":
        return assessment.in_(CLOSED_ASSESSMENTS)
    return and_(assessment.in_(OPEN_ASSESSMENTS), sql_open_is(state, earliest, latest, as_of))


def sql_open_is(
    state: str, earliest: ColumnElement[Any], latest: ColumnElement[Any], as_of: date
) -> ColumnElement[bool]:
    """The same for a pledge that no assessment has closed."""
    not_late = or_(latest.is_(None), latest >= as_of)
    conditions: dict[str, ColumnElement[bool]] = {
        "overdue": latest < as_of,
        "due now": and_(latest >= as_of, earliest <= as_of),
        "not due": and_(not_late, or_(earliest > as_of, and_(earliest.is_(None), latest.is_not(None)))),
        "no date": and_(latest.is_(None), or_(earliest.is_(None), earliest <= as_of)),
    }
    if state not in conditions:
        raise ValueError(f"{state!r} is no state of the clock: it is one of {', '.join(STATES)}.")
    return conditions[state]


def reply_days(start: date, end: date, working_days: Callable[[date, date], int]) -> ReplyDays:
    """The days from the meeting, or the logging, to the reply; `working_days` counts those of England."""
    return ReplyDays((end - start).days, working_days(start, end))
