"""What a later letter promises again: for a person to say whether it is the same pledge with another date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from data.clock import OPEN_ASSESSMENTS
from data.models import Letter, PledgeState
from data.queries.again import likeness
from data.queries.base import SHOWN, Rows, held, kept, table
from data.words import terms

ENOUGH_ALIKE = 0.4
LOOKED_AT = 1000
OF_PLEDGE = ("quote", "phrase", "earliest", "latest", "letter_id", "speaker")
OF_LETTER = ("reference", "name", "date")
NAMES = (*OF_PLEDGE, *OF_LETTER)
COLUMNS = ("alike", "pledge_id", *NAMES, "earlier_id", *(f"earlier_{name}" for name in NAMES))
FEW_WORDS = frozenset(("will", "shall", "that", "this"))


def repeats(session: Session, as_of: date, letter_id: int | None = None) -> pd.DataFrame:
    """Pledges not yet reviewed that say again what an earlier letter promised on the same motion, most alike first.

    What is of the earlier pledge has `earlier_` before its name. Among all of one letter, or else the newest 1,000.
    """
    return kept(session, ("repeats", as_of, letter_id), lambda: _repeats(session, as_of, letter_id))


def _repeats(session: Session, as_of: date, letter_id: int | None) -> pd.DataFrame:
    acts = _acts()
    found: dict[int, tuple[Any, ...]] = {}
    for row in session.execute(_pairs(session, as_of, letter_id)):
        later_id, earlier_id, review, assessment, *told = row
        # Asked of the database, this would lead it away from the index by motion.
        if review not in SHOWN or assessment not in OPEN_ASSESSMENTS:
            continue
        later, earlier = told[: len(NAMES)], told[len(NAMES) :]
        alike = likeness(acts(later[0], later[1]), acts(earlier[0], earlier[1]))
        if alike >= ENOUGH_ALIKE and alike > found.get(later_id, (0.0,))[0]:
            found[later_id] = (alike, later_id, *later, earlier_id, *earlier)
    return table(COLUMNS, sorted(found.values(), key=lambda row: (-row[0], row[1])))


def _pairs(session: Session, as_of: date, letter_id: int | None) -> Rows:
    """Each pledge to look at with each that an earlier letter has on the same motion."""
    now, here, there = aliased(PledgeState), aliased(Letter), aliased(Letter)
    newest = select(PledgeState.id).where(held(as_of), PledgeState.review == "unreviewed")
    newest = newest.where(PledgeState.motion_id.is_not(None))
    if letter_id is not None:
        newest = newest.where(PledgeState.letter_id == letter_id)
    some = session.scalars(newest.order_by(PledgeState.event_seq.desc(), PledgeState.pledge_id).limit(LOOKED_AT))
    told = [getattr(now, name) for name in OF_PLEDGE] + [getattr(here, name) for name in OF_LETTER]
    told += [getattr(PledgeState, name) for name in OF_PLEDGE] + [getattr(there, name) for name in OF_LETTER]
    query: Rows = select(now.pledge_id, PledgeState.pledge_id, PledgeState.review, PledgeState.assessment, *told)
    query = query.join(here, here.id == now.letter_id).join(PledgeState, PledgeState.motion_id == now.motion_id)
    query = query.join(there, there.id == PledgeState.letter_id)
    return query.where(now.id.in_(list(some)), there.date < here.date, held(as_of))


def _acts() -> Callable[[str, str | None], Counter[str]]:
    """The words that say what is to be done: without the time, which is what a repeated promise changes."""

    @cache
    def acts(quote: str, phrase: str | None) -> Counter[str]:
        text = quote.replace(phrase, " ") if phrase else quote
        return Counter(word for word in terms(text) if len(word) > 3 and word not in FEW_WORDS)

    return acts
