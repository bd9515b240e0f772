"""What a later letter promises again."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data import history, queries
from data.history import Actor, Form
from data.queries.again import likeness
from data.store import Store
from tests.letters_made import CAUTION, OWL, a_letter, a_pledge

TODAY = date(2025, 9, 1)
LATER = date(2025, 8, 20)
FIRST = "This year, the MPS will publish a policy on cautions."
AGAIN = "The policy on cautions is delayed; the MPS will now publish it in spring 2026."


@pytest.fixture
def register(store: Store) -> Store:
    with store.writing() as session:
        history.record(session, a_letter(a_pledge(FIRST, CAUTION), a_pledge("We will paint the gate.", OWL)))
        spring = {"phrase": "in spring 2026", "earliest": date(2026, 3, 1), "latest": date(2026, 5, 31)}
        other = a_pledge("TfL will mend the lift at Bank.", CAUTION)
        history.record(
            session,
            a_letter(a_pledge(AGAIN, CAUTION, **spring), other, path="2.txt", reference="X2", date=LATER),
        )
    return store


def found(store: Store) -> list[tuple[int, int]]:
    with store.session() as session:
        listed = queries.repeats(session, TODAY)
    return list(zip(listed["pledge_id"], listed["earlier_id"], strict=True))


def test_a_later_letter_that_promises_again_is_proposed_with_both_quotes(register: Store) -> None:
    assert found(register) == [(3, 1)]
    with register.session() as session:
        row = queries.repeats(session, TODAY).to_dict("records")[0]
        assert queries.repeats(session, TODAY, letter_id=1).empty
    assert (row["earlier_quote"], row["quote"]) == (FIRST, AGAIN)
    assert (row["earlier_latest"], row["latest"]) == (date(2025, 12, 31), date(2026, 5, 31))


def test_nothing_is_proposed_any_more_once_a_person_has_decided(register: Store) -> None:
    with register.writing() as session:
        history.accept(session, Form(Actor("Ann", "editor"), history.head(session).seq, TODAY), 3)
    assert found(register) == []


def test_the_likeness_of_words_goes_from_none_to_the_same() -> None:
    one, other = Counter("abc"), Counter("abd")
    assert (likeness(one, one), likeness(one, other), likeness(one, Counter())) == (1.0, 0.5, 0.0)
    assert likeness(Counter(), Counter()) == 0.0
