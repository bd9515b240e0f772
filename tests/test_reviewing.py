"""What a person needs who reviews letters: which wait, in which order, and what to choose from."""

from __future__ import annotations

from datetime import date

import pytest

from data import history, queries
from data.filters import Filters
from data.history import Actor, Form
from data.store import Store
from tests.letters_made import CAUTION, OWL, a_letter, a_pledge, undated

TODAY = date(2025, 9, 1)
ANN = Actor("Ann", "editor")


@pytest.fixture
def three(store: Store) -> Store:
    """Three letters with two, one and one pledges."""
    with store.writing() as session:
        history.record(session, a_letter(a_pledge("We will act.", CAUTION), undated("We will go on.", OWL)))
        for number in (2, 3):
            letter = a_letter(a_pledge(f"We will act on {number}.", OWL), path=f"{number}.txt", reference=f"X{number}")
            history.record(session, letter)
    return store


def accept(store: Store, pledge_id: int) -> None:
    with store.writing() as session:
        history.accept(session, Form(ANN, history.head(session).seq, TODAY), pledge_id)


def test_letters_wait_in_the_order_they_came_until_every_pledge_is_decided(three: Store) -> None:
    with three.session() as session:
        waiting = queries.letters_waiting(session, TODAY)
        assert list(zip(waiting["letter_id"], waiting["pledges"], strict=True)) == [(1, 2), (2, 1), (3, 1)]
        assert list(queries.letters_waiting(session, TODAY, page=2, per_page=2)["letter_id"]) == [3]
        assert (queries.next_letter(session, 1, TODAY), queries.previous_letter(session, 1, TODAY)) == (2, None)
    accept(three, 3)
    with three.session() as session:
        assert list(queries.letters_waiting(session, TODAY)["letter_id"]) == [1, 3]
        assert (queries.next_letter(session, 1, TODAY), queries.previous_letter(session, 3, TODAY)) == (3, 1)


def test_everything_found_in_a_letter_stays_listed_with_what_became_of_it(three: Store) -> None:
    accept(three, 2)
    with three.session() as session:
        found = queries.found_in(session, 1, TODAY)
    assert list(zip(found["pledge_id"], found["review"], strict=True)) == [(1, "unreviewed"), (2, "accepted")]


def test_the_motions_a_letter_answers_are_offered_first(three: Store) -> None:
    with three.session() as session:
        offered = queries.motion_choices(session, 2)
        assert list(offered["number"]) == ["3.16", "3.6"]
        assert set(queries.letter_choices(session, TODAY)["id"]) == {1, 2, 3}
        assert queries.letter_choices(session, date(2020, 1, 1)).empty


def test_where_the_settings_hide_what_is_unreviewed_no_filter_brings_it_back(three: Store) -> None:
    hiding = Store(three.engine, three.now, hide_unreviewed=True)
    with hiding.session() as session:
        assert queries.count_pledges(session, Filters(review="unreviewed"), TODAY) == 0
        assert queries.pledges(session, Filters(review="unreviewed"), TODAY).empty
        assert list(queries.letters_waiting(session, TODAY)["letter_id"]) == [1, 2, 3]
