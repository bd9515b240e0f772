"""Random people who do everything that `data.history` lets them do, on random days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from data import history
from data.clock import CLOSED_ASSESSMENTS, OPEN_ASSESSMENTS
from data.history import Actor, Form
from data.models import Correction, Difference, Letter, Pledge
from tests.random_register import ANN, DAYS, Register, ago, numbers

BOB, VISITOR = Actor("Bob", "editor"), Actor("Visitor", "viewer")
LINK = {"url": "https://example.org/report"}
ATTEMPTS: dict[str, Callable[[Session, Form, int], Any]] = {
    "accept": lambda s, form, i: history.accept(s, form, i),
    "add_missed": lambda s, form, i: history.add_missed(s, form, 1, 0, 4, {"body": ["GLA"]}, "missed"),
    "assess": lambda s, form, i: history.assess(s, form, i, "kept", "seen", LINK),
    "correct": lambda s, form, i: history.correct(s, form, i, {"strength": "soft"}, "misread"),
    "decide": lambda s, form, i: history.decide(s, form, 1, take=True),
    "decide_objection": lambda s, form, i: history.decide_objection(s, form, i, "declined", "no"),
    "decide_suggestion": lambda s, form, i: history.decide_suggestion(s, form, 1, "declined", "no"),
    "merge": lambda s, form, i: history.merge(s, form, i, i + 1),
    "move_due": lambda s, form, i: history.move_due(s, form, i, date(2027, 1, 1), "The Mayor", "late", LINK),
    "note": lambda s, form, i: history.note(s, form, i, "asked"),
    "objection": lambda s, form, i: history.objection(s, form, i, "MPS", "not ours"),
    "reject": lambda s, form, i: history.reject(s, form, i, "no pledge"),
    "reopen": lambda s, form, i: history.reopen(s, form, i, "again"),
    "split": lambda s, form, i: history.split(s, form, i, [(0, 2), (2, 4)], "two"),
}
OF_A_PLEDGE = sorted(ATTEMPTS.keys() - {"add_missed", "decide", "decide_suggestion"})

fields_of_a_pledge: dict[str, st.SearchStrategy[Any]] = {
    "strength": st.sampled_from(["firm", "soft", "conditional"]),
    "nature": st.sampled_from(["act", "continuing", "negative"]),
    "body": st.lists(st.sampled_from(["MPS", "TfL", "GLA", "LFB"]), min_size=1, max_size=2, unique=True),
    "earliest": st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    "latest": st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    "phrase": st.sampled_from(["", "by May", "next year"]),
    "title": st.sampled_from(["", "A title"]),
    "motion_id": st.none() | st.just(1),
    "speaker": st.just("Deputy Mayor"),
}
some_fields = st.fixed_dictionaries({}, optional=fields_of_a_pledge)


class People(Register):
    """What people do to the register, and the model with it."""

    @precondition(lambda self: self.model)
    @rule(which=numbers, ago=ago)
    def accept(self, which: int, ago: int) -> None:
        pledge_id = self.row(which)
        form = self.form(pledge_id, ago)
        if self.do(history.accept, form, pledge_id):
            self.say(pledge_id, form.on, review="accepted")

    @precondition(lambda self: self.model)
    @rule(which=numbers, ago=ago)
    def reject(self, which: int, ago: int) -> None:
        pledge_id = self.row(which)
        form = self.form(pledge_id, ago)
        if self.do(history.reject, form, pledge_id, "no pledge"):
            self.say(pledge_id, form.on, review="rejected")

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def reopen(self, which: int) -> None:
        pledge_id = self.row(which)
        if self.do(history.reopen, self.form(pledge_id), pledge_id, "looked at again"):
            self.say(pledge_id, self.today, review="unreviewed")

    @precondition(lambda self: self.model)
    @rule(which=numbers, into=numbers, ago=ago)
    def merge(self, which: int, into: int, ago: int) -> None:
        pledge_id, other = self.row(which), self.row(into)
        form = self.form(pledge_id, ago)
        if self.do(history.merge, form, pledge_id, other):
            self.say(pledge_id, form.on, review="merged")

    @precondition(lambda self: self.model)
    @rule(which=numbers, fields=some_fields)
    def correct(self, which: int, fields: dict[str, Any]) -> None:
        pledge_id = self.row(which)
        if self.do(history.correct, self.form(pledge_id), pledge_id, fields, "misread"):
            known: dict[str, Any] = {
                name: fields[name] for name in ("strength", "nature", "motion_id") if name in fields
            }
            if "body" in fields:
                known["body"] = ", ".join(fields["body"])
            days = self.interval(pledge_id, fields) if fields.keys() & {"earliest", "latest", "phrase"} else {}
            if any(value != self.model[pledge_id][name] for name, value in days.items()):
                self.model[pledge_id]["days"]["read"] = self.today
                known.update(days)
            self.say(pledge_id, self.today, review="accepted", **known)

    @precondition(lambda self: self.model)
    @rule(which=numbers, start=st.integers(0, 3), length=st.integers(1, 12))
    def correct_the_quote(self, which: int, start: int, length: int) -> None:
        pledge_id = self.row(which)
        begin = self.view(pledge_id).start + start
        fields = {"start": begin, "end": begin + length}
        if self.do(history.correct, self.form(pledge_id), pledge_id, fields, "other words"):
            self.say(pledge_id, self.today, review="accepted")

    @precondition(lambda self: self.model)
    @rule(which=numbers, part=some_fields)
    def split(self, which: int, part: dict[str, Any]) -> None:
        pledge_id = self.row(which)
        view = self.view(pledge_id)
        middle = min(view.start + 5, view.end)
        spans = [(view.start, middle), (middle, view.end)]
        new = self.do(history.split, self.form(pledge_id), pledge_id, spans, "two acts", [{}, part])
        if new:
            self.say(pledge_id, self.today, review="accepted")
            self.note_new(new)

    @precondition(lambda self: self.letters)
    @rule(which=numbers, start=st.integers(0, 30), fields=some_fields)
    def add_missed(self, which: int, start: int, fields: dict[str, Any]) -> None:
        with self.store.session() as session:
            letters = session.scalars(select(Letter.id).where(Letter.date <= self.today)).all()
        form, letter_id = Form(BOB, 0, self.today), letters[which % len(letters)]
        if new := self.do(history.add_missed, form, letter_id, start, start + 3, fields, "missed"):
            self.note_new([new])

    @precondition(lambda self: self.model)
    @rule(which=numbers, assessment=st.sampled_from(OPEN_ASSESSMENTS + CLOSED_ASSESSMENTS), ago=ago)
    def assess(self, which: int, assessment: str, ago: int) -> None:
        pledge_id = self.row(which)
        form = self.form(pledge_id, ago, BOB)
        if self.do(history.assess, form, pledge_id, assessment, "seen", LINK):
            self.say(pledge_id, form.on, assessment=assessment)

    @precondition(lambda self: self.model)
    @rule(which=numbers, ago=ago)
    def note(self, which: int, ago: int) -> None:
        pledge_id = self.row(which)
        form = self.form(pledge_id, ago)
        assert self.do(history.note, form, pledge_id, "Asked them.", LINK)
        self.say(pledge_id, form.on)

    @precondition(lambda self: self.model)
    @rule(which=numbers, days=st.integers(0, 500), ago=ago, earliest=st.none() | st.integers(0, 100))
    def move_due(self, which: int, days: int, ago: int, earliest: int | None) -> None:
        pledge_id = self.row(which)
        form, held = self.form(pledge_id, ago), self.model[pledge_id]
        latest = self.today + timedelta(days=days)
        first = latest - timedelta(days=earliest) if earliest is not None else None
        if self.do(history.move_due, form, pledge_id, latest, "The Mayor", "later", LINK, first):
            days_now = {"earliest": first or held["earliest"], "latest": latest}
            days_now["first_latest"] = latest if held["latest"] is None else held["first_latest"]
            held["moved"] = max(held.get("moved", form.on), form.on)
            self.say(pledge_id, form.on if held["moved"] > form.on else max(form.on, held["days"]["read"]), **days_now)

    @precondition(lambda self: self.model)
    @rule(which=numbers)
    def objection(self, which: int) -> None:
        pledge_id = self.row(which)
        if self.do(history.objection, self.form(pledge_id), pledge_id, "MPS", "This is not ours."):
            self.say(pledge_id, self.today)

    @precondition(lambda self: self.model)
    @rule(which=numbers, decision=st.sampled_from(["taken up", "declined"]))
    def decide_objection(self, which: int, decision: str) -> None:
        pledge_id = self.row(which)
        if self.do(history.decide_objection, self.form(pledge_id), pledge_id, decision, "It is."):
            self.say(pledge_id, self.today)

    @precondition(lambda self: self.model)
    @rule(which=numbers, sender=st.integers(1, 3))
    def suggest(self, which: int, sender: int) -> None:
        self.do(history.suggest, self.row(which), "The date is wrong.", f"sender {sender}")

    @precondition(lambda self: self.model)
    @rule(which=numbers, decision=st.sampled_from(["taken up", "declined"]))
    def decide_suggestion(self, which: int, decision: str) -> None:
        with self.store.session() as session:
            sent = session.execute(select(Correction.id, Correction.pledge_id)).all()
        if sent:
            number, pledge_id = sent[which % len(sent)]
            if self.do(history.decide_suggestion, self.form(pledge_id), number, decision, "Looked at it."):
                self.say(pledge_id, self.today)

    @precondition(lambda self: self.model)
    @rule(which=numbers, take=st.booleans())
    def decide(self, which: int, take: bool) -> None:
        with self.store.session() as session:
            waiting = session.scalars(select(Difference).where(Difference.decided_seq.is_(None))).all()
            found = waiting[which % len(waiting)] if waiting else None
            read = session.get_one(Pledge, found.pledge_id).reading if found and found.pledge_id else {}
        if found is None:
            return
        form = self.form(found.pledge_id) if found.pledge_id else Form(ANN, 0, self.today)
        if self.do(history.decide, form, found.id, take=take) and found.pledge_id:
            fields: dict[str, Any] = {}
            if take and found.kind == "no longer read":
                fields = {"review": "rejected"}
            elif take:
                fields = {name: read[name] for name in ("strength", "nature", "motion_id") if name in found.detail}
                if "body" in found.detail:
                    fields["body"] = ", ".join(read["body"])
                if set(DAYS) & found.detail.keys():
                    for name in DAYS:
                        fields[name] = date.fromisoformat(read[name]) if read[name] else None
                    self.model[found.pledge_id]["days"]["read"] = self.today
            self.say(found.pledge_id, self.today, **fields)

    @precondition(lambda self: self.model)
    @rule(which=numbers, what=st.sampled_from(sorted(ATTEMPTS)))
    def a_visitor_tries(self, which: int, what: str) -> None:
        pledge_id = self.row(which)
        self.attempt(what, self.form(pledge_id, actor=VISITOR), pledge_id, history.Refused)

    @precondition(lambda self: self.model)
    @rule(which=numbers, what=st.sampled_from(OF_A_PLEDGE))
    def a_stale_form_comes(self, which: int, what: str) -> None:
        pledge_id = self.row(which)
        old = self.form(pledge_id)
        assert self.do(history.note, self.form(pledge_id), pledge_id, "Asked them.")
        self.say(pledge_id, self.today)
        self.attempt(what, old, pledge_id, history.Stale)

    def attempt(self, name: str, form: Form, pledge_id: int, error: type[Exception]) -> None:
        """Try something that has to be refused, and that is kept as refused."""
        self.asked[name] += 1
        with pytest.raises(error), self.store.writing() as session:
            ATTEMPTS[name](session, form, pledge_id)
        self.refused += 1
