"""What a later letter promises again: for a person to say whether it is the same pledge with another date."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from data.clock import OPEN_ASSESSMENTS
from data.models import Letter, PledgeState
from data.queries.base import SHOWN, held, table
from data.words import terms

ENOUGH_ALIKE = 0.4
LOOKED_AT = 200
NAMES = ("quote", "phrase", "earliest", "latest", "letter_id", "reference", "name", "date", "speaker")


def repeats(session: Session, as_of: date, letter_id: int | None = None) -> pd.DataFrame:
    """Pledges not yet reviewed that say again what an earlier letter promised on the same motion, most alike first.

    What is of the earlier pledge has `earlier_` before its name. Among the newest 200 not yet reviewed.
    """
    now, here, there = aliased(PledgeState), aliased(Letter), aliased(Letter)
    newest = select(PledgeState.id).where(held(as_of), PledgeState.review == "unreviewed")
    if letter_id is not None:
        newest = newest.where(PledgeState.letter_id == letter_id)
    some = newest.where(PledgeState.motion_id.is_not(None)).order_by(PledgeState.id.desc()).limit(LOOKED_AT)
    query = (
        select(now, here, PledgeState, there)
        .join(here, here.id == now.letter_id)
        .join(PledgeState, PledgeState.motion_id == now.motion_id)
        .join(there, there.id == PledgeState.letter_id)
        .where(now.id.in_(list(session.scalars(some))), there.date < here.date)
        .where(held(as_of))
    )
    found: dict[int, tuple[Any, ...]] = {}
    for later, letter, earlier, first in session.execute(query):
        # Asked of the database, this would lead it away from the index by motion.
        if earlier.review not in SHOWN or earlier.assessment not in OPEN_ASSESSMENTS:
            continue
        alike = likeness(_acts(later), _acts(earlier))
        if alike >= ENOUGH_ALIKE and alike > found.get(later.pledge_id, (0.0,))[0]:
            values = (later.pledge_id, *_told(later, letter), earlier.pledge_id, *_told(earlier, first))
            found[later.pledge_id] = (alike, *values)
    columns = ("alike", "pledge_id", *NAMES, "earlier_id", *(f"earlier_{name}" for name in NAMES))
    return table(columns, sorted(found.values(), key=lambda row: (-row[0], row[1])))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, of all they have."""
    every = sum((one | other).values())
    return sum((one & other).values()) / every if every else 0.0


def _acts(state: PledgeState) -> Counter[str]:
    """The words that say what is to be done: without the time, which is what a repeated promise changes."""
    text = state.quote.replace(state.phrase, " ") if state.phrase else state.quote
    return Counter(word for word in terms(text) if len(word) > 3 and word not in ("will", "shall", "that", "this"))


def _told(state: PledgeState, letter: Letter) -> tuple[object, ...]:
    of_pledge = (state.quote, state.phrase, state.earliest, state.latest, state.letter_id)
    return (*of_pledge, letter.reference, letter.name, letter.date, state.speaker)
