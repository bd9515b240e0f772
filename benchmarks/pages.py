"""Whether a page's script takes as long with 100,000 pledges as with 100, in a process each, taken in turn."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from math import ceil
from pathlib import Path

from benchmarks.measure import Ratio, shown
from data import queries
from data.filters import Filters
from data.settings import Settings
from data.store import open_store
from etl import synth
from etl.refresh import refresh

FEW, MANY = 100, 100_000
LIMIT = 1.5
ROUNDS = 3
PLEDGES_A_LETTER = 8.9
LIST_PAGES = ("overview", "pledges", "motions", "overdue", "timeliness", "review", "refreshes")


def measure() -> Iterator[Ratio]:
    """Each list page's script with many pledges against the same with few."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = _register(Path(folder) / "few", FEW), _register(Path(folder) / "many", MANY)
        runs = [(_times(few), _times(many)) for _ in range(ROUNDS)]
    for page in LIST_PAGES:
        small = statistics.median(few_times[page] for few_times, _ in runs)
        large = statistics.median(many_times[page] for _, many_times in runs)
        detail = f"{shown(large)} with {MANY:,} pledges, {shown(small)} with {FEW}"
        yield Ratio(f"the script of {page}", large / small, LIMIT, detail)


def _register(folder: Path, pledges: int) -> str:
    """The address of a register with at least this many pledges, read from illustrative letters."""
    letters, url = folder / "letters", f"sqlite:///{folder / 'pledges.db'}"
    synth.write(ceil(pledges / PLEDGES_A_LETTER), letters)
    store = open_store(url)
    refresh(store, Settings(database_url=url, letters_dir=letters), trigger="benchmark")
    with store.session() as session:
        found = queries.count_pledges(session, Filters(), date(2025, 9, 1))
    store.close()
    assert found >= pledges, f"{found} pledges were read; lower PLEDGES_A_LETTER"
    return url


def _times(url: str) -> dict[str, float]:
    """Median seconds of each page's script, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scripts", *LIST_PAGES]
    environment = os.environ | {"DATABASE_URL": url, "PLEDGES_TODAY": "2025-09-01", "STREAMLIT_LOGGER_LEVEL": "error"}
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    times: dict[str, float] = json.loads(run.stdout)
    return times
