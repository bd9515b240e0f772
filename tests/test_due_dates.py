"""The days of an interval go together: whatever is recorded late or in part, the first never lies after the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from data import history, queries
from data.history import Actor, Form
from data.models import Difference
from data.queries import PledgeView
from data.store import Store
from tests.letters_made import CAUTION, a_letter, a_pledge, undated

TODAY = date(2025, 9, 1)
IN_AUGUST = date(2025, 8, 20)
ANN = Actor("Ann", "editor")
LINK = {"url": "https://example.org/report"}
POLICY = "This year, the MPS will publish a policy."
SPRING = (date(2026, 3, 1), date(2026, 5, 31))


@pytest.fixture
def sample(store: Store) -> Store:
    with store.writing() as session:
        history.record(session, a_letter(a_pledge(POLICY, CAUTION)))
    return store


def view(store: Store, as_of: date = TODAY) -> PledgeView:
    with store.session() as session:
        found = queries.pledge(session, 1, as_of)
    assert found is not None
    return found


def correct(store: Store, on: date = TODAY, **fields: Any) -> None:
    form = Form(ANN, view(store).seq, on)
    with store.writing() as session:
        history.correct(session, form, 1, fields, "misread")


def move(store: Store, earliest: date | None, latest: date, on: date) -> None:
    form = Form(ANN, view(store).seq, on)
    with store.writing() as session:
        history.move_due(session, form, 1, latest, "The Mayor", "later", LINK, earliest)


def sound(store: Store) -> bool:
    with store.session() as session:
        return history.verify(session).faults == []


def test_a_date_moved_before_a_misreading_was_put_right_stays_moved(sample: Store) -> None:
    correct(sample, latest="2025-10-31")
    move(sample, *SPRING, on=IN_AUGUST)
    found = view(sample)
    assert (found.earliest, found.latest, found.first_latest) == (*SPRING, date(2025, 10, 31))
    assert list(found.due_dates["said_on"])[-1] == IN_AUGUST
    assert sound(sample)


def test_of_two_moves_the_one_said_later_holds_whichever_is_recorded_first(sample: Store) -> None:
    move(sample, *SPRING, on=TODAY)
    move(sample, date(2026, 1, 1), date(2026, 1, 31), on=IN_AUGUST)
    assert view(sample).latest == SPRING[1]
    assert view(sample, IN_AUGUST).latest == date(2026, 1, 31)
    assert sound(sample)


def test_a_date_said_before_a_later_one_does_not_undo_it_whatever_was_put_right_since(sample: Store) -> None:
    move(sample, *SPRING, on=TODAY)
    correct(sample, latest="2026-04-30")
    move(sample, date(2026, 1, 1), date(2026, 1, 31), on=IN_AUGUST)
    assert (view(sample).latest, view(sample).first_latest) == (SPRING[1], date(2026, 4, 30))
    move(sample, date(2026, 2, 1), date(2026, 2, 28), on=TODAY)
    assert view(sample).latest == date(2026, 2, 28)
    assert sound(sample)


def test_a_date_may_be_given_to_a_pledge_that_had_none(store: Store) -> None:
    with store.writing() as session:
        history.record(session, a_letter(undated(POLICY, CAUTION)))
    move(store, *SPRING, on=IN_AUGUST)
    found = view(store)
    assert (found.earliest, found.latest, found.first_latest) == (*SPRING, SPRING[1])
    assert view(store, date(2025, 8, 19)).latest is None


def test_an_interval_taken_over_from_the_program_is_taken_over_whole(sample: Store) -> None:
    correct(sample, earliest="2026-01-01", latest="2026-02-01")
    sooner = a_letter(a_pledge(POLICY, CAUTION, latest=date(2025, 12, 15)))
    with sample.writing() as session:
        history.record(session, replace(sooner, letter=replace(sooner.letter, extractor_version="2")), on=TODAY)
        number = session.scalars(select(Difference.id)).one()
    form = Form(ANN, view(sample).seq, TODAY)
    with sample.writing() as session:
        history.decide(session, form, number, take=True)
    found = view(sample)
    assert (found.earliest, found.latest, found.first_latest) == (date(2025, 7, 15), *[date(2025, 12, 15)] * 2)
    assert sound(sample)
