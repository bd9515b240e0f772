"""Looking for words in everything the register holds, and for what was promised before in other words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, and_, select, text
from sqlalchemy.orm import Session

from data.history.indexing import said
from data.models import Event, Letter, Passage, PledgeState
from data.queries.base import PER_PAGE, current, held, shown
from data.words import Query, query, spans

MOST_FOUND = 500
AROUND = 140
WITH_WORDS = {
    "sqlite": "SELECT rowid AS id FROM {table} WHERE {table} MATCH :words ORDER BY rowid DESC LIMIT :most",
    "postgresql": "SELECT id FROM {table} WHERE words @@ to_tsquery('simple', :words) ORDER BY id DESC LIMIT :most",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A place with the words looked for: in a pledge, a letter, or what a person wrote of a pledge.

    `marks` are the offsets of the words within `excerpt`; `start` and `end` where it stands in the text of the pledge,
    the letter or the note, and `cut` whether that goes on before it and after it.
    """

    kind: str
    pledge_id: int | None
    letter_id: int | None
    day: date
    name: str
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    weight: float
    start: int = 0
    end: int = 0
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, the best first, and how much there is; `more` when only the newest were looked at."""

    found: tuple[Found, ...]
    total: int
    more: bool


def search(session: Session, words: str, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> Results:
    """Every pledge, paragraph of a letter and note with all the words, as of a day, the best match first."""
    asked = query(words)
    if asked.empty:
        return Results((), 0, False)
    pledges, more_pledges = _pledges(session, asked, as_of)
    passages, more_passages = _passages(session, asked, as_of)
    ranked = sorted(pledges + passages, key=lambda place: (-place.weight, -place.day.toordinal(), place.excerpt))
    start = max(page - 1, 0) * per_page
    return Results(tuple(ranked[start : start + per_page]), len(ranked), more_pledges or more_passages)


def _pledges(session: Session, asked: Query, as_of: date) -> tuple[list[Found], bool]:
    ids = _ids(session, "state_words", asked.for_sqlite(), asked.for_postgresql())
    columns = (PledgeState.pledge_id, PledgeState.letter_id, PledgeState.quote, Letter.date, Letter.reference)
    listed = and_(held(as_of), shown(session), PledgeState.id.in_(ids))
    query_ = select(*columns, Letter.name).join(Letter, Letter.id == PledgeState.letter_id).where(listed)
    rows = session.execute(query_).all()
    return [
        _found("pledge", row.quote, asked, (row.pledge_id, row.letter_id), row.date, row.reference or row.name, 2.0)
        for row in rows
    ], len(ids) == MOST_FOUND


def _passages(session: Session, asked: Query, as_of: date) -> tuple[list[Found], bool]:
    paragraphs = _paragraphs(session, asked, as_of)
    places = [
        _found(
            "letter", words, asked, (None, letter.id), letter.date, letter.reference or letter.name, 1.0, letter.start
        )
        for letter, words in paragraphs
    ]
    ids = _ids(session, "passage_words", asked.for_sqlite(), asked.for_postgresql())
    notes = select(Event.pledge_id, Event.reason, Event.evidence, Event.true_on, Event.kind)
    notes = notes.join(Passage, Passage.event_seq == Event.seq).where(Passage.letter_id.is_(None), Passage.id.in_(ids))
    # Like the pledge's own page, which shows why a pledge was rejected, and nothing of one that is hidden.
    told = [held(as_of), *([PledgeState.review != "unreviewed"] if session.info.get("hide_unreviewed") else [])]
    notes = notes.join(PledgeState, and_(PledgeState.pledge_id == Event.pledge_id, *told))
    for pledge_id, reason, evidence, true_on, kind in session.execute(notes.where(Event.true_on <= as_of.isoformat())):
        words, day = said(reason, evidence), date.fromisoformat(true_on)
        places.append(_found("note", words, asked, (pledge_id, None), day, kind, 1.5))
    return places, len(ids) == MOST_FOUND


def _paragraphs(session: Session, asked: Query, as_of: date) -> list[tuple[Any, str]]:
    """The paragraphs of letters that have all the words, with their text."""
    return texts_of(session, _ids(session, "passage_words", asked.for_sqlite(), asked.for_postgresql()), as_of)


def texts_of(session: Session, ids: Sequence[int], as_of: date) -> list[tuple[Any, str]]:
    """The paragraphs of letters among some passages, each with what is known of its letter and its text."""
    words = (Letter.id, Letter.date, Letter.reference, Letter.name, Letter.text, Passage.start, Passage.end)
    rows = select(*words).join(Passage, Passage.letter_id == Letter.id).where(Passage.id.in_(ids), current(as_of))
    return [(row, row.text[row.start : row.end]) for row in session.execute(rows)]


def _ids(session: Session, table: str, sqlite: str, postgresql: str) -> list[int]:
    kind = session.get_bind().dialect.name
    said = sqlite if kind == "sqlite" else postgresql
    question = text(WITH_WORDS[kind].format(table=table)).bindparams(words=said, most=MOST_FOUND)
    return list(session.scalars(question.columns(id=Integer)))


def _found(
    kind: str,
    words: str,
    asked: Query,
    ids: tuple[int | None, int | None],
    day: date,
    name: str,
    boost: float,
    offset: int = 0,
) -> Found:
    """A place with its marks, cut to what stands around the first of them. Weighed by how much of it is the words."""
    hits = marks(words, asked)
    first = hits[0][0] if hits else 0
    start = max(first - AROUND, 0) and words.rfind(" ", 0, max(first - AROUND, 0)) + 1
    end = min(start + 3 * AROUND, len(words))
    within = tuple((a - start, b - start) for a, b in hits if start <= a and b <= end)
    weight = boost * len(hits) / math.sqrt(len(words) + 1)
    place, cut = (offset + start, offset + end), (start > 0, end < len(words))
    return Found(kind, *ids, day, name, words[start:end], within, weight, *place, cut)


def marks(words: str, asked: Query) -> list[tuple[int, int]]:
    """Where the words looked for stand in a text."""
    wanted = {word for phrase in asked.phrases for word in phrase}
    return [
        (start, end) for start, end, word in spans(words) if word in wanted or word.startswith(asked.words or ("\n",))
    ]
