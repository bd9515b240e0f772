"""How well the program reads: measured on letters and sentences that people had read first.

sentences.py  sentences labelled one by one, in the form of a gold folder
letters.py    whole letters, each with what reading it should give
tally.py      what came of each sentence, to figures
misses.py     classes of sentence that are known to be read wrongly
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.scorecard import Measured, Scorecard
from etl.extract import Reader
from etl.reference import load
from etl.scorecard import letters, misses, sentences
from etl.scorecard.reader import Readings
from etl.scorecard.tally import Tally, f1, f1_interval, folds, kinds
from etl.version import VERSION

SENTENCES = "Labelled sentences"
BLIND = "Sentences labelled without sight of the program"
LETTERS = "Whole letters"
ABOUT = {
    SENTENCES: "Real replies and statements of public bodies in the United Kingdom, every sentence labelled by two "
    "readers; what they disagreed on is left out. The rules were written with this set in view, so it shows that they "
    "do what was meant, not how they do on a letter that nobody has seen.",
    BLIND: "Real answers and statements of government departments and, in other words, of the Mayor of London and the "
    "police, every sentence labelled by one reader who knew what counts as a pledge and never saw the program or what "
    "it makes of them. The labels came after most of the rules: of the sets here, this one says most about a new "
    "letter. Those who write the rules have since read what was missed in it, so a new letter may fare a little worse.",
    LETTERS: "Made-up letters in the formats in which letters arrive (PDF, Word, e-mail, text), each with what a "
    "careful reader takes from it. The rules were written with these in view too.",
}


def measure(
    gold: Path, whole: Path, on: date, *, blind: Path | None = None, before: Scorecard | None = None
) -> Scorecard:
    """Read both sets, and the blind one where it is at hand; else its figures of `before` stay, with their version.

    Raises `ValueError` where a folder does not hold such a set.
    """
    reference = load()
    with Reader() as reader:
        readings = Readings(reader, reference)
        kept = [one for one in before.sets if one.name == BLIND] if before else []
        sets = [
            *([_measured(BLIND, sentences.score(blind, readings), on)] if blind else kept),
            _measured(SENTENCES, sentences.score(gold, readings), on),
            _measured(LETTERS, letters.score(whole, readings), on),
        ]
    return Scorecard(VERSION, on, tuple(sets), misses.still(reference))


def _measured(name: str, tally: Tally, on: date) -> Measured:
    documents, outcomes = tally.documents, tally.outcomes
    return Measured(
        name=name,
        about=ABOUT[name],
        documents=len(documents),
        sentences=tally.sentences,
        version=VERSION,
        measured_on=on,
        f1=round(f1(outcomes), 4),
        f1_interval=f1_interval(documents, outcomes),
        kinds=kinds(outcomes),
        checks=tally.shares(),
        folds=folds(documents, outcomes),
    )
