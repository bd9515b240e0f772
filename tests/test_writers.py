"""Eight writers at once, two of them killed: what was confirmed is there once, and the chain holds.

PLEDGES_TEST_CHANGES sets how many changes each writer makes; 500 take more than a minute.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from datetime import date
from pathlib import Path

from sqlalchemy import select

from data import history
from data.history import Actor, Form, Stale
from data.models import Event
from data.store import Store, open_store
from tests.letters_made import CAUTION, a_letter, undated

TODAY = date(2025, 9, 1)
PLEDGES = 3
CHANGES = int(os.environ.get("PLEDGES_TEST_CHANGES", "8"))


def write(url: str, writer: int, done: Path) -> None:
    """Note progress again and again, and put down each note once the register has confirmed it."""
    store = open_store(url)
    actor = Actor(f"Writer {writer}", "editor")
    with done.open("a", encoding="utf-8") as confirmed:
        for number in range(CHANGES):
            words, pledge_id = f"{writer}.{number}", number % PLEDGES + 1
            while not noted(store, actor, pledge_id, words):
                pass
            confirmed.write(f"{words}\n")
            confirmed.flush()


def noted(store: Store, actor: Actor, pledge_id: int, words: str) -> bool:
    with store.session() as session:
        seen = history.events_of(session, pledge_id)[-1].seq
    try:
        with store.writing() as session:
            history.note(session, Form(actor, seen, TODAY), pledge_id, words)
    except Stale:
        return False
    return True


def test_eight_writers_lose_nothing_and_break_nothing(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        history.record(session, a_letter(*[undated(f"We will do {n}.", CAUTION) for n in range(PLEDGES)]))
    url = store.engine.url.render_as_string(hide_password=False)
    store.engine.dispose()  # a forked process must not share a connection
    files = [tmp_path / f"{writer}.txt" for writer in range(8)]
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write, args=(url, n, path)) for n, path in enumerate(files)]
    for process in writers:
        process.start()
    for path, process in zip(files[:2], writers[:2], strict=True):
        while process.is_alive() and not (path.exists() and path.read_text()):
            process.join(0.01)
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
    for process in writers:
        process.join()
    assert [process.exitcode for process in writers[2:]] == [0] * 6
    confirmed = [line for path in files for line in path.read_text().split()]
    with store.session() as session:
        kept = Counter(session.scalars(select(Event.reason).where(Event.kind == "progress noted")))
        assert history.verify(session).faults == []
    assert set(kept.values()) == {1}
    assert set(confirmed) <= kept.keys()
    assert len(kept) <= len(confirmed) + 2  # a killed writer may not have put down its last one
