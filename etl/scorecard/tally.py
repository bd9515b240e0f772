"""From what came of each sentence to the figures of a set."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.scorecard import Check, Fold, Kind, Share

ALL = "All pledges"
STRENGTHS = ("firm", "soft", "conditional")
FOLDS = 5
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence: the strength it was labelled with and the one it was read with, each None for no pledge.

    A pledge of which the readers did not agree how strong it is has the strength "".
    """

    document: str
    labelled: str | None
    read: str | None


@dataclass(slots=True)
class Tally:
    """All that came of one set. A check is a thing that has to be right of what was found; told in this order."""

    in_order: tuple[str, ...]
    documents: list[str] = field(default_factory=list)
    sentences: int | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    checks: dict[str, list[bool]] = field(default_factory=dict)

    def check(self, what: str, right: bool) -> None:
        """Note whether one thing was right, once."""
        self.checks.setdefault(what, []).append(right)

    def shares(self) -> tuple[Check, ...]:
        """How often each thing was right."""
        made = ((what, self.checks[what]) for what in self.in_order if what in self.checks)
        return tuple(Check(what, Share(sum(right), len(right))) for what, right in made)


def kinds(outcomes: Sequence[Outcome]) -> tuple[Kind, ...]:
    """Precision and recall of all pledges, then by strength.

    Of a strength, precision counts the sentences read with it, recall those labelled with it; whether the strength
    itself is right is a check of its own.
    """
    return (
        _kind(ALL, outcomes, outcomes),
        *(
            _kind(
                strength.capitalize(),
                [outcome for outcome in outcomes if outcome.read == strength],
                [outcome for outcome in outcomes if outcome.labelled == strength],
            )
            for strength in STRENGTHS
        ),
    )


def _kind(name: str, read: Sequence[Outcome], labelled: Sequence[Outcome]) -> Kind:
    taken = [outcome.labelled is not None for outcome in read if outcome.read is not None]
    there = [outcome.read is not None for outcome in labelled if outcome.labelled is not None]
    return Kind(name, Share(sum(taken), len(taken)), Share(sum(there), len(there)))


def f1(outcomes: Iterable[Outcome]) -> float:
    """The harmonic mean of precision and recall, 0 where nothing was found."""
    return _f1(*_counts(outcomes))


def f1_interval(documents: Sequence[str], outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """The 95 % interval of F1 from drawing as many documents as there are, again and again."""
    by_document = [_counts(o for o in outcomes if o.document == name) for name in documents]
    chance = random.Random(0)
    drawn = sorted(
        _f1(*map(sum, zip(*chance.choices(by_document, k=len(by_document)), strict=True))) for _ in range(DRAWS)
    )
    return round(drawn[int(DRAWS * 0.025)], 4), round(drawn[int(DRAWS * 0.975)], 4)


def folds(documents: Sequence[str], outcomes: Sequence[Outcome]) -> tuple[Fold, ...]:
    """Every fifth document, from the first, the second, … the fifth on."""
    parts = []
    for first in range(FOLDS):
        names = set(sorted(documents)[first::FOLDS])
        own = [outcome for outcome in outcomes if outcome.document in names]
        parts.append(Fold(len(names), sum(outcome.labelled is not None for outcome in own), round(f1(own), 4)))
    return tuple(parts)


def _counts(outcomes: Iterable[Outcome]) -> tuple[int, int, int]:
    """How many pledges were found, taken wrongly, and missed."""
    found = false = missed = 0
    for outcome in outcomes:
        found += outcome.labelled is not None and outcome.read is not None
        false += outcome.labelled is None
        missed += outcome.read is None
    return found, false, missed


def _f1(found: int, false: int, missed: int) -> float:
    return 2 * found / (2 * found + false + missed) if found else 0.0
