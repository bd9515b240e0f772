"""What every question shares: which rows held on a day, frames, pages, and counts kept until something changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from threading import Lock
from typing import Any, TypeVar

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlalchemy.orm import Session

from data.history import head
from data.models import Letter, PledgeState

PER_PAGE = 25
SHOWN = ("unreviewed", "accepted")
KEPT_ANSWERS = 512

Answer = TypeVar("Answer")
Rows = Select[*tuple[Any, ...]]

_answers: OrderedDict[Any, Any] = OrderedDict()
_answers_lock = Lock()


def held(as_of: date, recorded: int | None = None) -> ColumnElement[bool]:
    """The state of a pledge that held on the day, as the register has it now, or had it after an earlier event."""
    began, ends = PledgeState.valid_from, PledgeState.valid_to
    believed: ColumnElement[bool] = PledgeState.ended_seq.is_(None)
    if recorded is not None:
        believed = and_(PledgeState.event_seq <= recorded, or_(believed, PledgeState.ended_seq > recorded))
    return and_(believed, began <= as_of, or_(ends.is_(None), ends > as_of))


def shown(session: Session) -> ColumnElement[bool]:
    """The pledge stands in the lists: not rejected, merged or gone, and reviewed where the settings ask for that."""
    # Nearly every pledge is shown; coalesce keeps SQLite from the index on review, and so in the order of the list.
    review = func.coalesce(PledgeState.review, "")
    return review == "accepted" if session.info.get("hide_unreviewed") else review.in_(SHOWN)


def current(as_of: date) -> ColumnElement[bool]:
    """The letter had been written by the day and no newer copy had replaced it."""
    return and_(Letter.date <= as_of, or_(Letter.replaced_on.is_(None), Letter.replaced_on > as_of))


def frame(session: Session, query: Rows) -> pd.DataFrame:
    """The rows of a query, with None where there is nothing."""
    result = session.execute(query)
    return table(list(result.keys()), [tuple(row) for row in result])


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A frame that keeps values as they are, with its columns even when it has no rows."""
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def paged(query: Rows, page: int, per_page: int) -> Rows:
    """One page of a list; pages count from 1."""
    return query.limit(per_page).offset(max(page - 1, 0) * per_page)


def kept(session: Session, key: tuple[Any, ...], compute: Callable[[], Answer]) -> Answer:
    """An answer computed once for each state of the history: any event makes every kept answer old."""
    bind = session.get_bind()
    full = (str(bind.engine.url), head(session), session.info.get("hide_unreviewed"), key)
    with _answers_lock:
        if full in _answers:
            _answers.move_to_end(full)
            found: Answer = _answers[full]
            return found
    answer = compute()
    with _answers_lock:
        _answers[full] = answer
        while len(_answers) > KEPT_ANSWERS:
            _answers.popitem(last=False)
    return answer
