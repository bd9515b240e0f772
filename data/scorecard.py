"""How well letters are read: the figures that were measured, stored with the release."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("scorecard.json")
Z = 1.959964  # 95 % of a normal distribution lie within so many standard deviations


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval (Wilson's) of what the share would be in the long run."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval, which is not empty even where all were right."""
        if not self.of:
            return None
        share, n = self.right / self.of, self.of
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of pledge: how many of those taken are pledges, and how many of those that are there were found."""

    kind: str
    precision: Share
    recall: Share


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be right of what was found."""

    what: str
    share: Share


@dataclass(frozen=True, slots=True)
class Fold:
    """A fifth of the documents, measured by itself."""

    documents: int
    pledges: int
    f1: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One set that was measured: what it is, which version of the program read it and when, and the figures.

    F1 is the harmonic mean of precision and recall; its 95 % interval comes from drawing the documents anew.
    """

    name: str
    about: str
    documents: int
    sentences: int | None
    version: str
    measured_on: date
    f1: float
    f1_interval: tuple[float, float]
    kinds: tuple[Kind, ...]
    checks: tuple[Check, ...]
    folds: tuple[Fold, ...]

    def kind(self, name: str) -> Kind:
        """The figures of one kind of pledge."""
        return next(kind for kind in self.kinds if kind.kind == name)

    def check(self, what: str) -> Share:
        """How often one thing was right."""
        return next(check.share for check in self.checks if check.what == what)


@dataclass(frozen=True, slots=True)
class Miss:
    """A class of sentence that is known to be read wrongly, with a made-up example."""

    what: str
    example: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that was measured, and what is known to be misread by the version `version`."""

    version: str
    measured_on: date
    sets: tuple[Measured, ...]
    misses: tuple[Miss, ...]


def load(path: Path = PATH) -> Scorecard | None:
    """The stored figures; None where there are none. Raises `ValueError` where the file is not what was stored."""
    if not path.exists():
        return None
    try:
        return _scorecard(json.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path} does not hold the stored figures. Make it again with: make scorecard") from error


def save(card: Scorecard, path: Path = PATH) -> None:
    """Store the figures, in the same words for the same figures."""
    text = json.dumps(asdict(card), indent=1, default=date.isoformat, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def _scorecard(row: Mapping[str, Any]) -> Scorecard:
    misses = tuple(Miss(**miss) for miss in row["misses"])
    return Scorecard(row["version"], _day(row), tuple(_measured(one) for one in row["sets"]), misses)


def _measured(row: Mapping[str, Any]) -> Measured:
    low, high = row["f1_interval"]
    kinds = tuple(Kind(k["kind"], Share(**k["precision"]), Share(**k["recall"])) for k in row["kinds"])
    checks = tuple(Check(check["what"], Share(**check["share"])) for check in row["checks"])
    folds = tuple(Fold(**fold) for fold in row["folds"])
    parts = {"f1_interval": (low, high), "measured_on": _day(row), "kinds": kinds, "checks": checks, "folds": folds}
    return Measured(**{**row, **parts})


def _day(row: Mapping[str, Any]) -> date:
    return date.fromisoformat(row["measured_on"])
