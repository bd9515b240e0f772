"""Runs of real processes: killed at any moment, started two at a time, on each database."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data import runs
from data.models import Base, Letter, Run
from data.store import Store, utc_now
from etl import synth
from tests.refreshing import run
from tests.serving import ROOT, SAMPLE, environment
from tests.stores import fresh_store

LETTERS = 12
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
WHEN = {"recorded_at", "hash", "previous_hash", "seen_run_id", "mtime_ns"}  # what tells one run from another
ABOUT_RUNS = {"runs", "run_items", "leases", "refusals", "chain_head"}


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty register on each database, on the processes' own clock."""
    with fresh_store(request.param, tmp_path, utc_now) as fresh:
        yield fresh


def variables(store: Store, folder: Path) -> dict[str, str]:
    url = store.engine.url.render_as_string(hide_password=False)
    return environment(folder, DATABASE_URL=url, PLEDGES_LETTERS_DIR=str(folder / "letters"))


def inbox(folder: Path) -> None:
    synth.write(LETTERS, folder / "letters")
    shutil.copy(SAMPLE, folder / "letters")
    (folder / "letters" / "broken.pdf").write_bytes(b"%PDF-1.4 torn")


def start(store: Store, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "etl", "refresh"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=variables(store, folder), stdout=pipe, stderr=pipe, text=True)


def letters(store: Store) -> int:
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(Letter)) or 0


def dump(store: Store) -> dict[str, list[str]]:
    """Everything in the register that does not tell when it was recorded."""
    found = {}
    with store.session() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in ABOUT_RUNS:
                columns = [column for column in table.columns if column.name not in WHEN]
                found[table.name] = sorted(str(tuple(row)) for row in session.execute(select(*columns)))
    return found


def test_killed_again_and_again_the_register_is_the_same(
    store: Store, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inbox(tmp_path)
    draw = random.Random()
    killed = 0
    for target in (1, 6):
        process = start(store, tmp_path)
        while process.poll() is None and letters(store) < target:
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        said = process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed, said
    assert 0 < letters(store) < LETTERS + 1
    last = run(store, tmp_path / "letters")
    assert [failure.name for failure in last.failures] == ["broken.pdf"]
    with store.session() as session:
        outcomes = list(session.scalars(select(Run.outcome).order_by(Run.id)))
        reasons = set(session.scalars(select(Run.reason).where(Run.outcome == "crashed")))
    assert outcomes == ["crashed"] * (len(outcomes) - 1) + ["failed files"]
    assert reasons == {runs.DIED}

    with fresh_store(store.engine.dialect.name, tmp_path_factory.mktemp("whole")) as whole:
        run(whole, tmp_path / "letters")
        assert dump(whole) == dump(store)


READY = "print('ready', flush=True); sys.stdin.readline()\n"


def together(store: Store, folder: Path, before: str, then: str) -> list[str]:
    """What two processes say that do the same at the same moment, each when both have loaded what they need."""
    command = [sys.executable, "-c", f"import sys\n{before}{READY}{then}"]
    pipe = subprocess.PIPE
    both = [
        subprocess.Popen(command, cwd=ROOT, env=variables(store, folder), stdin=pipe, stdout=pipe, text=True)
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return sorted(process.communicate(timeout=60)[0].strip() for process in both)


def test_two_schedules_do_a_refresh_once_between_them(store: Store, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    before = (
        "from data.settings import settings; from data.store import open_store\n"
        "from etl.schedule import Schedule; schedule = Schedule(open_store(), settings())\n"
    )
    then = "for _ in range(5): print('did' if schedule.look() else '', end='')\n"
    assert together(store, tmp_path, before, then) == ["", "did"]
    with store.session() as session:
        assert session.scalar(select(func.count()).select_from(Run)) == 1


def test_of_two_started_together_one_runs(store: Store, tmp_path: Path) -> None:
    before = "from data import runs; from data.store import open_store; store = open_store()\n"
    then = (
        "try: runs.open_run(store, 'command', 'v'); print('runs')\n"
        "except runs.Busy as busy: print('says', busy)\n"
        "import time; time.sleep(3)\n"  # so that whoever runs is alive when the other looks
    )
    said = together(store, tmp_path, before, then)
    assert said[0] == "runs"
    assert said[1].startswith("says Refresh ")
    assert "holds the lease" in said[1]


def test_the_second_command_says_which_run_holds_the_lease_since_when(store: Store, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    hold = runs.open_run(store, "page", "v")
    second = start(store, tmp_path)
    _, said = second.communicate(timeout=30)
    assert second.returncode == 1
    assert f"Refresh {hold.run_id} holds the lease, running since {hold.started_at:%d %B %Y %H:%M:%S} UTC" in said
    assert f"process {os.getpid()} on " in said
    with store.writing() as session:
        runs.close_run(session, hold, store.now(), runs.GOOD, {})
    third = start(store, tmp_path)
    third.communicate(timeout=30)
    assert third.returncode == 0


def test_a_dead_holders_run_is_marked_and_its_lease_taken_at_once(store: Store, tmp_path: Path) -> None:
    code = "from data import runs; from data.store import open_store; runs.open_run(open_store(), 'command', 'v')"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=variables(store, tmp_path), check=True)
    hold = runs.open_run(store, "command", "v")
    with store.session() as session:
        first = session.scalars(select(Run).order_by(Run.id)).first()
        assert first is not None
        assert (first.outcome, first.reason) == (runs.CRASHED, runs.DIED)
        assert session.get_one(Run, hold.run_id).outcome == runs.RUNNING
