"""Whole letters, each in the format it came in, against what a careful reader takes from it.

A folder holds `NN.json` with what reading should give, and the file named in it. The rules are those of
../shared/letters/score.py, and so are the figures.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from etl.records import Letter, Pledge, Reply
from etl.scorecard.reader import Readings
from etl.scorecard.sentences import BODY, LATEST, NOT_INVENTED, STRENGTH
from etl.scorecard.tally import Outcome, Tally

READ = "File read"
HEAD = "Letterhead: reference, dates, sender, meeting"
REPLIES = "Motions and the kind of reply to each"
QUOTES = "Quote exact from end to end"
MOTION = "Pledge put to its motion"
CHECKS = (READ, HEAD, REPLIES, QUOTES, LATEST, NOT_INVENTED, MOTION, BODY, STRENGTH)
HEAD_FIELDS = ("reference", "logged_on", "date", "sender", "meeting_date")
LEFT_OUT = re.compile(r"[\s\u00ad\u200b‐‑–—\-•●▪*¹²³⁴]+")
Gold = dict[str, Any]


def score(folder: Path, readings: Readings) -> Tally:
    """Read each letter of a folder and compare. Raises `ValueError` where the folder holds no such letters."""
    tally = Tally(CHECKS)
    try:
        for path in sorted(folder.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            tally.documents.append(path.stem)
            found = readings.read(folder / gold["file"])
            tally.check(READ, bool(found))
            _head(tally, gold, max(found, key=lambda one: (len(one.replies), len(one.pledges)), default=None))
            _replies(tally, gold, found)
            _pledges(tally, path.stem, gold, [pledge for letter in found for pledge in letter.pledges])
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"{folder} is not a folder of letters with what they give ({error}).") from error
    if not tally.documents:
        raise ValueError(f"{folder} holds no letter with what it gives (NN.json).")
    return tally


def _head(tally: Tally, gold: Gold, letter: Letter | None) -> None:
    for field in HEAD_FIELDS:
        wanted, read = fold(str(gold[field])), getattr(letter.head, field) if letter else None
        part = field == "sender" and bool(read) and fold(str(read)) in wanted
        tally.check(HEAD, wanted == fold(str(read)) or part)


def _replies(tally: Tally, gold: Gold, found: list[Letter]) -> None:
    read = {_key(reply): reply.kind for letter in found for reply in letter.replies}
    wanted = {reply["motion"] or fold(reply["title"]): reply["kind"] for reply in gold["replies"]}
    for key, kind in wanted.items():
        tally.check(REPLIES, read.get(key) == kind)
    for _ in read.keys() - wanted.keys():
        tally.check(REPLIES, False)


def _pledges(tally: Tally, name: str, gold: Gold, pledges: list[Pledge]) -> None:
    used: set[int] = set()
    for wanted in gold["pledges"]:
        same_words = [at for at, pledge in enumerate(pledges) if same(wanted["quote"], pledge.quote)]
        hits = [pledges[at] for at in same_words]
        twins = sum(fold(other["quote"]) == fold(wanted["quote"]) for other in gold["pledges"])
        if twins > 1:  # two days in one sentence: this day has to be there
            hits = [hit for hit in hits if hit.due and _due(hit)[1] == (wanted["due"] or {}).get("latest")]
        if not hits:
            tally.outcomes.append(Outcome(name, wanted["strength"], None))
            continue
        used.update(same_words)
        best = max(hits, key=lambda hit: (fold(hit.quote) == fold(wanted["quote"]), _due(hit) == _wanted_due(wanted)))
        tally.outcomes.append(Outcome(name, wanted["strength"], best.strength))
        _check(tally, wanted, hits, best)
    for at, pledge in enumerate(pledges):
        if at not in used and not any(same(other, pledge.quote) for other in gold["optional"]):
            tally.outcomes.append(Outcome(name, None, pledge.strength))


def _check(tally: Tally, wanted: Gold, hits: list[Pledge], best: Pledge) -> None:
    tally.check(QUOTES, any(fold(hit.quote) == fold(wanted["quote"]) for hit in hits))
    if wanted["due"]:
        tally.check(LATEST, any(hit.due and _due(hit)[1] == wanted["due"]["latest"] for hit in hits))
    else:
        tally.check(NOT_INVENTED, not (best.due and best.due.latest))
    tally.check(BODY, bool({b.casefold() for b in wanted["body"]} & {b.casefold() for b in best.body}))
    tally.check(MOTION, best.motion == wanted["motion"])
    tally.check(STRENGTH, best.strength == wanted["strength"])


def _due(pledge: Pledge) -> tuple[str | None, str | None]:
    return (_iso(pledge.due.earliest), _iso(pledge.due.latest)) if pledge.due else (None, None)


def _wanted_due(wanted: Gold) -> tuple[str | None, str | None]:
    return (wanted["due"]["earliest"], wanted["due"]["latest"]) if wanted["due"] else (None, None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _key(reply: Reply) -> str:
    return reply.motion or fold(reply.title)


def fold(text: str) -> str:
    """The text without white space, hyphens and list marks, which differ between formats."""
    return LEFT_OUT.sub("", unicodedata.normalize("NFKC", text)).casefold()


def same(wanted: str, read: str) -> bool:
    """Whether a quote is the wanted one: it holds it, or is at least half of it."""
    one, other = fold(wanted), fold(read)
    return bool(one and other) and (one in other or (other in one and 2 * len(other) >= len(one)))
