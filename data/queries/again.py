"""What other letters say that is close to a pledge, found by its words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Integer, TextClause, select, text
from sqlalchemy.orm import Session

from data.models import PledgeState
from data.queries.base import held
from data.queries.search import Found, texts_of
from data.words import Query, terms

NEAREST = 200
HOW_OFTEN = {
    "sqlite": "SELECT count(*) FROM passage_words WHERE passage_words MATCH :words",
    "postgresql": "SELECT count(*) FROM passage_words WHERE words @@ to_tsquery('simple', :words)",
}
WITH_ANY = {
    "sqlite": "SELECT rowid AS id FROM passage_words WHERE passage_words MATCH :words ORDER BY rank LIMIT :most",
    "postgresql": "SELECT id FROM passage_words, to_tsquery('simple', :words) AS asked WHERE words @@ asked"
    " ORDER BY ts_rank(words, asked) DESC, id DESC LIMIT :most",
}
BETWEEN = {"sqlite": " OR ", "postgresql": " | "}


def said_again(session: Session, pledge_id: int, as_of: date, least: float = 0.5, limit: int = 5) -> list[Found]:
    """Passages of other letters that say nearly what a pledge says, the nearest first."""
    mine = select(PledgeState.quote, PledgeState.letter_id).where(held(as_of), PledgeState.pledge_id == pledge_id)
    known = session.execute(mine).first()
    if known is None:
        return []
    quoted = _counted(known.quote)
    places = []
    for letter, words in texts_of(session, _with_any(session, _telling(session, quoted, least)), as_of):
        if letter.id == known.letter_id:
            continue
        for start, end in _sentences(words):
            near = likeness(quoted, _counted(words[start:end]))
            if near >= least:
                name, said = letter.reference or letter.name, words[start:end].strip()
                begin = letter.start + words.index(said, start)
                place = Found("letter", None, letter.id, letter.date, name, said, (), near, begin, begin + len(said))
                places.append(place)
    return sorted(places, key=lambda place: (-place.weight, place.day))[:limit]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, of all they have."""
    same = sum(min(number, other[word]) for word, number in one.items() if word in other)
    every = one.total() + other.total() - same
    return same / every if every else 0.0


def _counted(words: str) -> Counter[str]:
    return Counter(word for word in terms(words) if len(word) > 3)


def _telling(session: Session, words: Counter[str], least: float) -> list[str]:
    """The rarest words, so many that no sentence with that share of all of them can be without every one of these."""
    often = {word: session.scalar(_asking(session, HOW_OFTEN, [word])) or 0 for word in words}
    telling, may_be_missing = [], (1 - least) * words.total()
    for word in sorted(words, key=lambda word: (often[word], word)):
        if may_be_missing < 0:
            break
        telling.append(word)
        may_be_missing -= words[word]
    return telling


def _with_any(session: Session, words: Iterable[str]) -> list[int]:
    """The passages that have any of the words, the nearest by the database's own measure."""
    wanted = list(words)
    if not wanted:
        return []
    question = _asking(session, WITH_ANY, wanted).bindparams(most=NEAREST)
    return list(session.scalars(question.columns(id=Integer)))


def _asking(session: Session, questions: dict[str, str], words: list[str]) -> TextClause:
    kind = session.get_bind().dialect.name
    asked = [Query((), ((word,),)) for word in words]
    said = [query.for_sqlite() if kind == "sqlite" else query.for_postgresql() for query in asked]
    return text(questions[kind]).bindparams(words=BETWEEN[kind].join(said))


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [i + 1 for i, mark in enumerate(words) if mark in ".!?" and words[i + 1 : i + 2] in (" ", "\n", "")]:
        yield start, end
        start = end
    if words[start:].strip():
        yield start, len(words)
