"""Why each sentence of a letter was taken as a pledge, or was not, and what a passage says: for people who review."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from etl import extract, reference
from etl.records import Decision, Document, Due, Nature, Strength
from etl.transform import dates, letter, letterhead, motions, pledges
from etl.transform.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """What the program reads in a passage that a person takes as a pledge; None or empty where it finds nothing."""

    body: tuple[str, ...] = ()
    strength: Strength | None = None
    nature: Nature | None = None
    due: Due | None = None


def explain(source: Path | str, *, date: dt.date | None = None, sender: str | None = None) -> list[Decision]:
    """The decision on every sentence of a file, or of a text given as it stands, in the order of the text.

    Raises `etl.extract.Unreadable` for a file that cannot be read.
    """
    known = reference.load()
    documents = extract.read(source) if isinstance(source, Path) else [Document("text", "", source)]
    decisions: list[Decision] = []
    for document in documents:
        decisions.extend(letter.read(document, known, date=date, sender=sender).decisions)
    return decisions


def passage(text: str, start: int, end: int, *, date: dt.date, sender: str | None = None) -> Passage:
    """What `text[start:end]` says by itself of who has to act and by when, in a letter of this date and sender.

    Where the words alone commit nobody ("and a strategy in autumn 2026"), only their first time limit is given.
    """
    known = reference.load()
    head = letterhead.read(text, known.gazetteer, date=date, sender=sender)
    found, _ = pledges.find(
        text,
        [Sentence(start, end)],
        motions.find(text, head),
        head,
        gazetteer=known.gazetteer,
        terms=known.terms,
    )
    if found:
        first = found[0]
        return Passage(first.body, first.strength, first.nature, first.due)
    limits = (limit for limit in dates.limits(text[start:end], date, known.terms) if isinstance(limit, dates.Limit))
    limit = next(limits, None)
    return Passage(due=Due(limit.phrase, limit.earliest, limit.latest, limit.rule) if limit else None)
