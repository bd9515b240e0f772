"""The register filled by the program at random, beside a model of what holds and of what it said of each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from data import history, queries
from data.filters import Filters
from data.history import Actor, Form, MotionName
from data.models import Pledge, Refusal
from data.queries import PledgeView
from tests.letters_made import MEETING, a_letter, a_pledge

ANN = Actor("Ann", "editor")
START = date(2025, 9, 1)
SHOWN = ("unreviewed", "accepted")
DAYS = ("earliest", "latest", "first_latest")
KEPT = ("review", "assessment", *DAYS, "strength", "nature", "body", "motion_id")
# How a motion is called and what stands above a letter are no statements about a day: they are told as known now.
NAMES = ["motion", "motion_title", "meeting_date", "reference", "letter_date", "illustrative"]
numbers, ago = st.integers(0, 10**6), st.integers(0, 30)
names = [MotionName(MEETING, f"3.{n}", f"{title} {n}") for n in range(1, 5) for title in ("Motion", "Another title")]
motions = st.sampled_from(names)


class Register(RuleBasedStateMachine):
    """The register, letters that come at random, and what it should say now and said until now."""

    open: Callable[[ExitStack, Callable[[], datetime]], Any]
    # How often each verb was asked for, and went through, in every run of the machine on this database.
    asked: ClassVar[Counter[str]]
    done: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.today = START
        self.store = type(self).open(self.stack, lambda: datetime.combine(self.today, time(12), UTC))
        self.letters: list[history.Reading] = []
        self.model: dict[int, dict[str, Any]] = {}
        self.said: dict[tuple[date, int], list[Any]] = {}
        self.heads: list[history.Head] = []
        self.refused = 0

    def teardown(self) -> None:
        with self.store.session() as session:
            assert history.verify(session, self.heads[len(self.heads) // 2] if self.heads else None).faults == []
            assert session.scalar(select(func.count(Refusal.id))) == self.refused
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
        self.asked[verb.__name__] += 1
        try:
            with self.store.writing() as session:
                found = verb(session, *args, **more)
        except (history.NotPossible, history.OtherText):
            return None
        self.done[verb.__name__] += 1
        return found

    def view(self, pledge_id: int) -> PledgeView:
        with self.store.session() as session:
            found = queries.pledge(session, pledge_id, self.today)
        assert found is not None
        return found

    def note_new(self, pledge_ids: Iterable[int]) -> None:
        """Take new pledges into the model as the register first had them."""
        for pledge_id in pledge_ids:
            view = self.view(pledge_id)
            since = view.states["valid_from"].min()
            days = dict.fromkeys(KEPT, since) | {"read": since}
            self.model[pledge_id] = {"since": since, "touched": view.review == "accepted", "days": days}
            self.copy(pledge_id, view)

    def copy(self, pledge_id: int, view: PledgeView) -> None:
        held = self.model[pledge_id]
        for name in KEPT:
            value = ", ".join(view.bodies) if name == "body" else getattr(view, name)
            if held.setdefault(name, value) != value:
                held[name], held["days"][name] = value, self.today
                held["days"]["read"] = self.today if name in DAYS else held["days"]["read"]

    def say(self, pledge_id: int, on: date, **fields: Any) -> None:
        """What a person says of a day holds from then on, until what was said of a later day."""
        held = self.model[pledge_id]
        held["touched"] = True
        for name, value in fields.items():
            if on >= held["days"][name]:
                held[name], held["days"][name] = value, on

    def all_ids(self) -> set[int]:
        with self.store.session() as session:
            return set(session.scalars(select(Pledge.id)))

    def record(self, reading: history.Reading) -> str:
        """Record a letter. What nobody has touched follows it; what somebody has touched stays."""
        before = self.all_ids()
        outcome: str = self.do(history.record, reading).outcome
        self.note_new(sorted(self.all_ids() - before))
        for pledge_id, held in self.model.items():
            if not held["touched"]:
                self.copy(pledge_id, self.view(pledge_id))
        return outcome

    def interval(self, pledge_id: int, given: dict[str, Any]) -> dict[str, Any]:
        """The days that a correction leads to: a last day that was moved stays moved."""
        held = self.model[pledge_id]
        first = given.get("latest", held["first_latest"])
        moved = held["latest"] != held["first_latest"]
        days = (given.get("earliest", held["earliest"]), held["latest"] if moved else first, first)
        return dict(zip(DAYS, days, strict=True))

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(motion=motions, latest=st.integers(0, 300), count=st.integers(1, 3), ago=ago)
    def a_letter_comes(self, motion: MotionName, latest: int, count: int, ago: int) -> None:
        number, day = len(self.letters), self.today - timedelta(days=ago)
        due = {"earliest": day, "latest": day + timedelta(days=latest)}
        pledges = [a_pledge(f"We will do {number}.{n}. And more.", motion, **due) for n in range(count)]
        reading = a_letter(
            *pledges, path=f"{number}.txt", reference=f"X{number}", date=day, before=f"Dear {number},\n\n"
        )
        assert self.record(reading) == "added"
        assert self.record(reading) == "unchanged"
        self.letters.append(reading)

    @precondition(lambda self: self.letters)
    @rule(which=numbers, days=st.integers(1, 400), version=st.integers(2, 9))
    def another_version_reads_a_letter(self, which: int, days: int, version: int) -> None:
        old = self.letters[which % len(self.letters)]
        pledges = tuple(replace(p, latest=p.earliest + timedelta(days=days)) for p in old.pledges if p.earliest)
        letter = replace(old.letter, extractor_version=f"{old.letter.extractor_version}.{version}")
        reading = self.letters[which % len(self.letters)] = replace(old, letter=letter, pledges=pledges)
        self.record(reading)

    @precondition(lambda self: self.letters)
    @rule(which=numbers, keep=st.integers(0, 3), words=numbers)
    def a_newer_copy_comes(self, which: int, keep: int, words: int) -> None:
        old = self.letters[which % len(self.letters)]
        pledges = [replace(pledge) for pledge in old.pledges[:keep]]
        path, day = old.letter.path, old.letter.date
        replies = tuple((reply.motion, reply.kind) for reply in old.replies)
        fields: dict[str, Any] = {"path": path, "reference": old.letter.reference, "date": day, "replies": replies}
        reading = a_letter(*pledges, before=f"Dear {path} {words},\n\n", **fields)
        self.letters[which % len(self.letters)] = reading
        assert self.record(reading) in ("changed", "unchanged")

    @rule(motion=motions, words=st.integers(0, 1))
    def a_motion_is_recorded(self, motion: MotionName, words: int) -> None:
        self.do(history.record_motion, motion, f"Text {words}", ["Ask one", "Ask two"], reason="Minutes")

    @invariant()
    def the_register_says_what_the_model_says(self) -> None:
        with self.store.session() as session:
            found = queries.pledges(session, Filters(), self.today, 1, 10**6)
            total = queries.count_pledges(session, Filters(), self.today)
            head = history.head(session)
        expected = {
            (pledge_id, *(held[name] for name in KEPT))
            for pledge_id, held in self.model.items()
            if held["review"] in SHOWN and held["since"] <= self.today
        }
        listed = set(found[["id", *KEPT]].itertuples(index=False, name=None))
        assert (listed - expected, expected - listed) == (set(), set())
        assert total == len(expected)
        self.heads.append(head)
        self.said[self.today, head.seq] = self.listed(self.today, head.seq)
        halfway = START + (self.today - START) / 2
        self.said[halfway, head.seq] = self.listed(halfway, head.seq)

    def listed(self, day: date, seq: int) -> list[Any]:
        with self.store.session() as session:
            found = queries.pledges(session, Filters(recorded=seq), day, 1, 10**6)
        return list(found.drop(columns=NAMES).itertuples(index=False, name=None))

    def past_days_give_what_they_gave(self) -> None:
        for (day, seq), rows in self.said.items():
            assert self.listed(day, seq) == rows
