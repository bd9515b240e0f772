"""Eight writers at once, two of them killed: every change that was confirmed is there once, and nothing by halves.

PLEDGES_TEST_SECONDS sets how long they write to each database, and has the figures printed; CI takes a minute.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import history
from data.history import Actor, Form, NotPossible, Stale
from data.models import Event, Letter, Pledge
from data.store import Store, open_store
from tests.letters_made import CAUTION, a_letter, undated

TODAY = date(2025, 9, 1)
LINK = {"url": "https://example.org/report"}
GIVEN = os.environ.get("PLEDGES_TEST_SECONDS")
SECONDS = float(GIVEN or 4)
PLEDGES, WRITERS = 12, 8
DOOMED = IN_THE_MIDDLE, AT_ANY_MOMENT = 0, 1
LETTERS = (AT_ANY_MOMENT, 7)
LATER = tuple(TODAY + timedelta(days=30 * n) for n in range(1, 20))
VERBS: tuple[Callable[[Session, Form, int, str, Random], Any], ...] = (
    lambda s, form, i, words, draw: history.note(s, form, i, words),
    lambda s, form, i, words, draw: history.assess(s, form, i, draw.choice(["kept", "in progress"]), words, LINK),
    lambda s, form, i, words, draw: history.correct(s, form, i, {"body": [draw.choice(["MPS", "GLA", "LFB"])]}, words),
    lambda s, form, i, words, draw: history.move_due(s, form, i, draw.choice(LATER), "The Mayor", words, LINK),
    lambda s, form, i, words, draw: history.accept(s, form, i, words),
    lambda s, form, i, words, draw: history.reject(s, form, i, words),
    lambda s, form, i, words, draw: history.reopen(s, form, i, words),
    lambda s, form, i, words, draw: history.merge(s, form, i, i % PLEDGES + 1, words),
    lambda s, form, i, words, draw: history.objection(s, form, i, "MPS", words),
    lambda s, form, i, words, draw: history.decide_objection(s, form, i, "declined", words),
)


class Writer:
    """One process that writes until its time is up, and puts down each change once the register has confirmed it."""

    def __init__(self, url: str, number: int, folder: Path, until: float) -> None:
        self.store, self.number, self.folder, self.until = open_store(url), number, folder, until
        self.actor, self.draw = Actor(f"Writer {number}", "editor"), Random(number)
        self.half = until - SECONDS / 2

    def run(self) -> None:
        with (self.folder / f"{self.number}.jsonl").open("a", encoding="utf-8") as confirmed:
            step = 0
            while self.number in DOOMED or time.monotonic() < self.until:
                step += 1
                words = f"{self.number}.{step}"
                done = self.letter(step, words) if self.number in LETTERS else self.change(words)
                confirmed.write(json.dumps({"words": words, **done}) + "\n")
                confirmed.flush()

    def letter(self, step: int, words: str) -> dict[str, Any]:
        """Record a letter as a refresh does, and every other time read it again by a newer version."""
        pledges = [undated(f"We will do {words} {n}.", CAUTION) for n in range(2)]
        for version in ("1", "2")[: step % 2 + 1]:
            dated = [undated(p.quote, CAUTION, strength="soft" if version == "2" else "firm") for p in pledges]
            letter = a_letter(*dated, path=words, reference=words, extractor_version=version)
            with self.store.writing() as session:
                outcome = history.record(session, letter).outcome
        return {"outcome": outcome}

    def change(self, words: str) -> dict[str, Any]:
        """Change one of the pledges that everybody changes; a form that came too late is filled in again."""
        stale = 0
        while True:
            pledge_id, verb = self.draw.randint(1, PLEDGES), self.draw.choice(VERBS)
            with self.store.session() as session:
                seen = history.events_of(session, pledge_id)[-1].seq
            try:
                with self.store.writing() as session:
                    verb(session, Form(self.actor, seen, TODAY), pledge_id, words, self.draw)
                    self.wait_to_be_killed(session)
            except Stale:
                stale += 1
            except NotPossible:
                pass  # as it stands now it makes no sense, such as accepting what is accepted
            else:
                return {"pledge": pledge_id, "seen": seen, "stale": stale}

    def wait_to_be_killed(self, session: Session) -> None:
        """With everything written and nothing committed, one of the writers says so and goes no further."""
        if self.number == IN_THE_MIDDLE and time.monotonic() > self.half:
            session.flush()
            (self.folder / "in the middle").touch()
            time.sleep(600)


def write(url: str, number: int, folder: Path, until: float) -> None:
    Writer(url, number, folder, until).run()


@pytest.mark.timeout(300 + 3 * SECONDS)
def test_eight_writers_lose_nothing_and_break_nothing(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.writing() as session:
        history.record(session, a_letter(*[undated(f"We will do {n}.", CAUTION) for n in range(PLEDGES)]))
    url = store.engine.url.render_as_string(hide_password=False)
    store.engine.dispose()  # a forked process must not share a connection
    until = time.monotonic() + SECONDS
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write, args=(url, n, tmp_path, until)) for n in range(WRITERS)]
    for process in writers:
        process.start()
    while writers[IN_THE_MIDDLE].is_alive() and not (tmp_path / "in the middle").exists():
        writers[IN_THE_MIDDLE].join(0.01)
    for number, moment in ((IN_THE_MIDDLE, 0.0), (AT_ANY_MOMENT, Random().uniform(0, SECONDS / 4))):
        time.sleep(moment)
        os.kill(writers[number].pid or 0, signal.SIGKILL)
    for process in writers:
        process.join()
    assert [process.exitcode for process in writers] == [-signal.SIGKILL] * 2 + [0] * 6

    files = [(tmp_path / f"{number}.jsonl").read_text().splitlines() for number in range(WRITERS)]
    # A line cut short by the kill was not put down.
    lines = [json.loads(line) for file in files for line in file if line.endswith("}")]
    changes = {line["words"]: line for line in lines if "pledge" in line}
    letters = {line["words"] for line in lines if "outcome" in line}
    with store.session() as session:
        assert history.verify(session).faults == []
        every = session.execute(select(Event.seq, Event.reason, Event.role, Event.pledge_id).order_by(Event.seq)).all()
        paths = Counter(session.scalars(select(Letter.path)))
        pledges = session.scalar(select(func.count(Pledge.id))) or 0
    made = [event for event in every if event.role == "editor"]
    assert max(Counter(event.reason for event in made).values()) == 1
    assert max(paths.values()) == 1
    assert pledges == PLEDGES + 2 * (len(paths) - 1)
    # Only who was killed at any moment may have had no time to put down the last one; who was in the middle wrote none.
    assert {event.reason for event in made} == changes.keys()
    unsaid = paths.keys() - letters - {"letter.txt"}
    assert letters <= paths.keys()
    assert len(unsaid) <= 1
    assert all(path.startswith(f"{AT_ANY_MOMENT}.") for path in unsaid)
    # Nobody's change was made over another one that they had not seen.
    last: dict[int, int] = dict.fromkeys(range(1, PLEDGES + 1), 1)
    for event in made:
        assert changes[event.reason]["seen"] == last[event.pledge_id]
        last[event.pledge_id] = event.seq
    stale = sum(line["stale"] for line in changes.values())
    assert stale > 0 or SECONDS < 30
    if GIVEN:
        what = f"{len(made):,} changes of {PLEDGES} pledges, {stale:,} stale forms refused, {len(paths) - 1:,} letters"
        with capsys.disabled():
            print(f"\n{store.engine.dialect.name}: {WRITERS} writers for {SECONDS:g} s, 2 killed: {what}.")
