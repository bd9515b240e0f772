"""Random people doing random things on random days: the history always explains the state, and the past stays put.

PLEDGES_TEST_EXAMPLES and PLEDGES_TEST_STEPS set how much; 100 times 100 is the full measure on each database.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from data import history, queries
from data.clock import CLOSED_ASSESSMENTS, OPEN_ASSESSMENTS
from data.filters import Filters
from data.history import Actor, Form, MotionName
from tests.letters_made import MEETING, a_letter, a_pledge
from tests.stores import fresh_store

ANN, BOB, VISITOR = Actor("Ann", "editor"), Actor("Bob", "editor"), Actor("Visitor", "viewer")
START = date(2025, 9, 1)
LONG_AGO = timedelta(days=40)
LINK = {"url": "https://example.org/report"}
SHOWN = ("unreviewed", "accepted")
numbers = st.integers(0, 10**6)
motions = st.sampled_from([MotionName(MEETING, f"3.{n}", f"Motion {n}") for n in range(1, 5)])


class Register(RuleBasedStateMachine):
    """The register, a simple model of what it should say now, and what it said on days gone by."""

    open: Callable[[ExitStack, Callable[[], datetime]], Any]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.today = START
        self.store = type(self).open(self.stack, lambda: datetime.combine(self.today, time(12), UTC))
        self.letters: list[history.Reading] = []
        self.model: dict[int, dict[str, Any]] = {}
        self.said: list[tuple[date, int, list[Any]]] = []

    def teardown(self) -> None:
        with self.store.session() as session:
            assert history.verify(session).faults == []
        self.past_days_give_what_they_gave()
        self.stack.close()

    def row(self, number: int) -> int:
        return sorted(self.model)[number % len(self.model)]

    def form(self, pledge_id: int, ago: int = 0, actor: Actor = ANN) -> Form:
        with self.store.session() as session:
            seen = history.events_of(session, pledge_id)[-1].seq
        since = self.model[pledge_id]["since"]
        return Form(actor, seen, max(self.today - timedelta(days=ago), since))

    def do(self, verb: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Run a verb; None where the history says that it makes no sense."""
        try:
            with self.store.writing() as session:
                return verb(session, *args, **more)
        except history.NotPossible:
            return None

    def note_new(self, pledge_ids: list[int]) -> None:
        """Take new pledges into the model as the register first had them."""
        with self.store.session() as session:
            for pledge_id in pledge_ids:
                view = queries.pledge(session, pledge_id, self.today)
                assert view is not None
                since = view.states["valid_from"].min()
                fields = {"review": view.review, "assessment": view.assessment, "latest": view.latest}
                self.model[pledge_id] = {"since": since, "touched": view.review == "accepted", **fields}

    def all_ids(self) -> set[int]:
        with self.store.session() as session:
            known = queries.pledges(session, Filters(), self.today, 1, 10**6)
        return set(known["id"])

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(motion=motions, latest=st.integers(0, 300), count=st.integers(1, 3), ago=st.integers(0, 30))
    def a_letter_comes(self, motion: MotionName, latest: int, count: int, ago: int) -> None:
        number, day = len(self.letters), self.today - timedelta(days=ago)
        due = {"earliest": day, "latest": day + timedelta(days=latest)}
        pledges = [a_pledge(f"We will do {number}.{n}. And more.", motion, **due) for n in range(count)]
        reading = a_letter(
            *pledges, path=f"{number}.txt", reference=f"X{number}", date=day, before=f"Dear {number},\n\n"
        )
        before = self.all_ids()
        assert self.do(history.record, reading).outcome == "added"
        assert self.do(history.record, reading).outcome == "unchanged"
        self.letters.append(reading)
        self.note_new(sorted(self.all_ids() - before))

    @precondition(lambda self: self.letters)
    @rule(which=numbers, days=st.integers(1, 400), version=st.integers(2, 9))
    def another_version_reads_a_letter(self, which: int, days: int, version: int) -> None:
        """Nobody's decision is undone; what nobody has touched follows."""
        old = self.letters[which % len(self.letters)]
        pledges = tuple(replace(p, latest=p.earliest + timedelta(days=days)) for p in old.pledges if p.earliest)
        letter = replace(old.letter, extractor_version=f"{old.letter.extractor_version}.{version}")
        reading = replace(old, letter=letter, pledges=pledges)
        self.letters[which % len(self.letters)] = reading
        self.do(history.record, reading)
        self.follow_untouched()

    @precondition(lambda self: self.letters)
    @rule(which=numbers, keep=st.integers(0, 3), words=numbers)
    def a_newer_copy_comes(self, which: int, keep: int, words: int) -> None:
        """What nobody has touched may go; what somebody has touched stays."""
        old = self.letters[which % len(self.letters)]
        pledges = [replace(pledge) for pledge in old.pledges[:keep]]
        path, day = old.letter.path, old.letter.date
        replies = tuple((reply.motion, reply.kind) for reply in old.replies)
        fields: dict[str, Any] = {"path": path, "reference": old.letter.reference, "date": day, "replies": replies}
        reading = a_letter(*pledges, before=f"Dear {path} {words},\n\n", **fields)
        assert self.do(history.record, reading).outcome in ("changed", "unchanged")
        self.letters[which % len(self.letters)] = reading
        self.follow_untouched()

    def follow_untouched(self) -> None:
        with self.store.session() as session:
            for pledge_id, held in self.model.items():
                if not held["touched"]:
                    view = queries.pledge(session, pledge_id, self.today)
                    assert view is not None
                    held.update({"review": view.review, "latest": view.latest})

    @precondition(lambda self: self.model)
    @rule(which=numbers, ago=st.integers(0, 30))
    def accept(self, which: int, ago: int) -> None:
        pledge_id = self.row(which)
        if self.do(history.accept, self.form(pledge_id, 0), pledge_id):
            self.model[pledge_id].update(review="accepted", touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def reject(self, which: int) -> None:
        pledge_id = self.row(which)
        if self.do(history.reject, self.form(pledge_id), pledge_id, "no pledge"):
            self.model[pledge_id].update(review="rejected", touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def reopen(self, which: int) -> None:
        pledge_id = self.row(which)
        if self.do(history.reopen, self.form(pledge_id), pledge_id, "looked at again"):
            self.model[pledge_id].update(review="unreviewed", touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers, into=numbers)
    def merge(self, which: int, into: int) -> None:
        pledge_id, other = self.row(which), self.row(into)
        if self.do(history.merge, self.form(pledge_id), pledge_id, other):
            self.model[pledge_id].update(review="merged", touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers, strength=st.sampled_from(["firm", "soft"]), body=st.sampled_from(["MPS", "TfL", "GLA"]))
    def correct(self, which: int, strength: str, body: str) -> None:
        pledge_id = self.row(which)
        fields = {"strength": strength, "body": [body]}
        if self.do(history.correct, self.form(pledge_id), pledge_id, fields, "misread"):
            self.model[pledge_id].update(review="accepted", touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def split(self, which: int) -> None:
        pledge_id = self.row(which)
        with self.store.session() as session:
            view = queries.pledge(session, pledge_id, self.today)
        assert view is not None
        middle = view.start + 5
        spans = [(view.start, middle), (middle, view.end)]
        new = self.do(history.split, self.form(pledge_id), pledge_id, spans, "two acts") if middle < view.end else None
        if new:
            self.model[pledge_id].update(review="accepted", touched=True)
            self.note_new(new)

    @precondition(lambda self: self.letters)
    @rule(which=numbers, start=st.integers(0, 8))
    def add_missed(self, which: int, start: int) -> None:
        letter_id = which % len(self.letters) + 1
        form = Form(BOB, 0, self.today)
        new = self.do(history.add_missed, form, letter_id, start, start + 3, {"body": ["LFB"]}, "missed")
        if new:
            self.note_new([new])

    @precondition(lambda self: self.model)
    @rule(which=numbers, assessment=st.sampled_from(OPEN_ASSESSMENTS + CLOSED_ASSESSMENTS), ago=st.integers(0, 30))
    def assess(self, which: int, assessment: str, ago: int) -> None:
        """Also of a day gone by: it holds from then on, until what was said of a later day."""
        pledge_id = self.row(which)
        form = self.form(pledge_id, ago, BOB)
        if self.do(history.assess, form, pledge_id, assessment, "seen", LINK):
            held = self.model[pledge_id]
            held["touched"] = True
            if form.on >= held.get("assessed", form.on):
                held.update(assessment=assessment, assessed=form.on)

    @precondition(lambda self: self.model)
    @rule(which=numbers, days=st.integers(0, 500))
    def move_due(self, which: int, days: int) -> None:
        pledge_id = self.row(which)
        latest = self.today + timedelta(days=days)
        if self.do(history.move_due, self.form(pledge_id), pledge_id, latest, "The Mayor", "later", LINK):
            self.model[pledge_id].update(latest=latest, touched=True)

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def object_and_decide(self, which: int) -> None:
        pledge_id = self.row(which)
        assert self.do(history.objection, self.form(pledge_id), pledge_id, "MPS", "This is not ours.")
        assert self.do(history.note, self.form(pledge_id), pledge_id, "Asked them.")
        assert self.do(history.decide_objection, self.form(pledge_id), pledge_id, "declined", "It is.")
        self.model[pledge_id]["touched"] = True

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def a_visitor_tries(self, which: int) -> None:
        pledge_id = self.row(which)
        form = self.form(pledge_id, actor=VISITOR)
        with pytest.raises(history.Refused), self.store.writing() as session:
            history.reject(session, form, pledge_id, "I do not like it")

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def a_stale_form_comes(self, which: int) -> None:
        pledge_id = self.row(which)
        old = self.form(pledge_id)
        assert self.do(history.note, self.form(pledge_id), pledge_id, "Asked them.")
        self.model[pledge_id]["touched"] = True
        with pytest.raises(history.Stale), self.store.writing() as session:
            history.reject(session, old, pledge_id, "late")

    @invariant()
    def the_register_says_what_the_model_says(self) -> None:
        with self.store.session() as session:
            found = queries.pledges(session, Filters(), self.today, 1, 10**6)
            total = queries.count_pledges(session, Filters(), self.today)
            seq = history.head(session).seq
        expected = {
            (pledge_id, held["review"], held["assessment"], held["latest"])
            for pledge_id, held in self.model.items()
            if held["review"] in SHOWN and held["since"] <= self.today
        }
        assert set(found[["id", "review", "assessment", "latest"]].itertuples(index=False, name=None)) == expected
        assert total == len(expected)
        self.said.append((self.today, seq, found.to_dict("records")))

    def past_days_give_what_they_gave(self) -> None:
        for day, seq, rows in self.said[:: max(len(self.said) // 20, 1)]:
            with self.store.session() as session:
                found = queries.pledges(session, Filters(recorded=seq), day, 1, 10**6)
            assert found.to_dict("records") == rows


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_random_operations_leave_a_history_that_explains_everything(kind: str, tmp_path: Path) -> None:
    class OnThisDatabase(Register):
        open = staticmethod(lambda stack, now: stack.enter_context(fresh_store(kind, tmp_path, now)))

    run_state_machine_as_test(
        OnThisDatabase,
        settings=settings(
            max_examples=int(os.environ.get("PLEDGES_TEST_EXAMPLES", "5")),
            stateful_step_count=int(os.environ.get("PLEDGES_TEST_STEPS", "30")),
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a register takes many minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
