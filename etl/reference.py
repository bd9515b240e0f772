"""The reference tables that reading a letter needs, loaded from data/reference."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from etl.transform.gazetteer import Gazetteer
from etl.transform.terms import Terms

FOLDER = Path(__file__).resolve().parent.parent / "data" / "reference"


@dataclass(frozen=True)
class Reference:
    """The bodies and the named times (elections, recesses) that the letters speak of."""

    gazetteer: Gazetteer
    terms: Terms


@lru_cache(maxsize=8)
def load(on: date | None = None) -> Reference:
    """Read bodies.toml and terms.toml once; where bodies share a name, the one that existed on the day has it."""
    return Reference(
        Gazetteer.from_toml(tomllib.loads((FOLDER / "bodies.toml").read_text(encoding="utf-8")), on),
        Terms.from_toml(tomllib.loads((FOLDER / "terms.toml").read_text(encoding="utf-8"))),
    )
