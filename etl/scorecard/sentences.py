"""Sentences that were labelled one by one: which of them are taken as pledges, with which day and body.

A gold folder holds `documents.json` (the documents with date and sender), `labels.jsonl` (their sentences in order)
and a text file a document. The rules are those of ../shared/gold/score.py, and so are the figures.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from etl.records import Letter, Pledge
from etl.scorecard.reader import Readings
from etl.scorecard.tally import Outcome, Tally

LATEST = "Last day exact, where the letter gives one"
INTERVAL = "Both days exact, where the letter gives them"
NOT_INVENTED = "No day made up, where the letter gives none"
BODY = "Who has to act is right"
STRENGTH = "Firm, soft or conditional is right"
CHECKS = (LATEST, INTERVAL, NOT_INVENTED, BODY, STRENGTH)
Label = dict[str, Any]
Span = tuple[int, int]


def score(folder: Path, readings: Readings) -> Tally:
    """Read each document of a gold folder and compare it with its labels.

    A sentence counts as taken when a pledge covers at least half of the shorter of the two. Raises `ValueError` where
    the folder is not a gold folder.
    """
    try:
        documents = json.loads((folder / "documents.json").read_text(encoding="utf-8"))
        lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        labels: dict[str, list[Label]] = defaultdict(list)
        for row in map(json.loads, lines):
            labels[row["doc"]].append(row)
        tally = Tally(CHECKS, [document["doc"] for document in documents], sum(map(len, labels.values())))
        for document in documents:
            name, day = document["doc"], date.fromisoformat(document["date"])
            letters = readings.read(folder / f"{name}.txt", day, document["sender"])
            _compare(tally, name, day, labels[name], letters[0] if letters else None)
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"{folder} is not a folder of labelled sentences ({error}).") from error
    return tally


def _compare(tally: Tally, name: str, day: date, labels: list[Label], letter: Letter | None) -> None:
    spans = aligned([label["sentence"] for label in labels], letter.document.text if letter else "")
    for label, span in zip(labels, spans, strict=True):
        hits = (
            [pledge for pledge in letter.pledges if covers((pledge.start, pledge.end), span)] if letter and span else []
        )
        if label["label"] == "pledge":
            tally.outcomes.append(Outcome(name, label["strength"] or "", hits[0].strength if hits else None))
            if hits:
                _check(tally, day, label, hits)
        elif label["label"] == "none" and hits:
            tally.outcomes.append(Outcome(name, None, hits[0].strength))


def _check(tally: Tally, day: date, label: Label, hits: list[Pledge]) -> None:
    due, read = label["due"], [pledge.due for pledge in hits if pledge.due]
    if due is None:
        tally.check(NOT_INVENTED, not any(one.latest for one in read))
    elif due != "disputed":
        first, last = (date.fromisoformat(due[end]) if due[end] else None for end in ("earliest", "latest"))
        right = [one for one in read if one.latest == last]
        tally.check(LATEST, bool(right))
        tally.check(INTERVAL, any(max(one.earliest, day) == max(first or day, day) for one in right))
    named = {body.casefold() for pledge in hits for body in pledge.body}
    tally.check(BODY, bool(named & {body.casefold() for body in label["body"]}))
    if label["strength"]:
        tally.check(STRENGTH, any(pledge.strength == label["strength"] for pledge in hits))


def aligned(sentences: Iterable[str], text: str) -> list[Span | None]:
    """Where each sentence stands in a text whose white space may differ; None where it does not."""
    flat, places = _squeezed(text)
    spans: list[Span | None] = []
    at = 0
    for sentence in sentences:
        wanted, _ = _squeezed(sentence)
        found = flat.find(wanted, at)
        if found < 0:
            found = flat.find(wanted)
        spans.append(None if found < 0 else (places[found], places[found + len(wanted) - 1] + 1))
        at = found + len(wanted) if found >= 0 else at
    return spans


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stood."""
    kept = [(character, at) for at, character in enumerate(text) if not character.isspace()]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def covers(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])
