"""Whether a refresh stays as fast a letter when there are many, and how little it costs when there is nothing new."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Ratio, seconds, shown
from data.settings import Settings
from data.store import open_store
from etl import synth
from etl.refresh import refresh

FEW, MANY = 100, 2000
PER_LETTER_LIMIT, NOTHING_NEW_LIMIT = 1.5, 0.05


def measure() -> Iterator[Ratio]:
    """A letter among many against one among few; a refresh that finds nothing new against the first."""
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few"
        many = Path(folder) / "many"
        synth.write(FEW, few)
        synth.write(MANY, many)
        before = _first(few), _first(few)
        first, again = _first_and_again(many)
        small = statistics.median((*before, _first(few)))
    a_letter = first / MANY, small / FEW
    detail = f"{shown(a_letter[0])} a letter among {MANY:,}, {shown(a_letter[1])} among {FEW}"
    yield Ratio("a letter's share of a refresh", a_letter[0] / a_letter[1], PER_LETTER_LIMIT, detail)
    detail = f"{shown(again)} against {shown(first)}"
    yield Ratio("a refresh with nothing new against the first", again / first, NOTHING_NEW_LIMIT, detail)


def _first(letters: Path) -> float:
    return _first_and_again(letters)[0]


def _first_and_again(letters: Path) -> tuple[float, float]:
    """Seconds of a refresh into an empty register, and of the next ones, with nothing new (the median of three)."""
    folder = Path(tempfile.mkdtemp(dir=letters.parent))
    url = f"sqlite:///{folder / 'pledges.db'}"
    store = open_store(url)
    settings = Settings(database_url=url, letters_dir=letters)

    def run() -> None:
        refresh(store, settings, trigger="benchmark")

    first = seconds(run)
    again = statistics.median(seconds(run) for _ in range(3))
    store.close()
    shutil.rmtree(folder)
    return first, again
