"""Looking for words: the same is found on both databases, in pledges, letters and notes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection, select, text

from data import history, queries
from data.history import Actor, Form
from data.history.indexing import index_everything
from data.models import Passage
from data.queries import Results
from data.store import Store
from tests.letters_made import CAUTION, LETTER_DAY, OWL, a_letter, a_pledge, undated

TODAY = date(2025, 9, 1)
KNIFE = "This year, the MPS will publish a strategy on knife crime in every borough."
BUS = "We will fund Dial-a-Ride’s new café for drivers."


@pytest.fixture
def sample(store: Store) -> Store:
    with store.writing() as session:
        before = "Dear Chair,\n\nKnife crime has fallen, and crime with knives too.\n\n"
        history.record(session, a_letter(a_pledge(KNIFE, CAUTION), undated(BUS, OWL), before=before))
    with store.writing() as session:
        form = Form(Actor("Ann", "editor"), 1, TODAY)
        history.assess(session, form, 1, "in progress", "A draft strategy was seen.", None)
    return store


def find(store: Store, words: str, as_of: date = TODAY) -> Results:
    with store.session() as session:
        return queries.search(session, words, as_of)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("knife crime", [("pledge", 1, 1), ("letter", None, 1), ("letter", None, 1)]),
        ("KNIVES", [("letter", None, 1)]),
        ('"crime in every"', [("letter", None, 1), ("pledge", 1, 1)]),
        ('"every crime"', []),
        ("strategies", [("letter", None, 1), ("note", 1, None), ("pledge", 1, 1)]),
        ("cafe", [("letter", None, 1), ("pledge", 2, 1)]),
        ("dial-a-ride", [("letter", None, 1), ("pledge", 2, 1)]),
        ("fund zebra", []),
        ("", []),
        ("'; DROP TABLE letters; --", []),
        ('"', []),
        ("NEAR(knife crime) OR *", []),
    ],
)
def test_the_same_words_find_the_same_places(
    sample: Store, words: str, places: list[tuple[str, int | None, int | None]]
) -> None:
    found = find(sample, words)
    assert sorted((p.kind, p.pledge_id, p.letter_id) for p in found.found) == sorted(places, key=str)
    assert found.total == len(places)


def test_a_pledge_comes_before_its_paragraph_and_the_words_are_marked(sample: Store) -> None:
    best = find(sample, "strategy knife").found[0]
    assert best.kind == "pledge"
    assert [best.excerpt[start:end] for start, end in best.marks] == ["strategy", "knife"]


def test_a_long_paragraph_is_cut_around_the_words(store: Store) -> None:
    long = "We will " + "do a great many things " * 100 + "about zebras " + "and a great many more " * 100 + "soon."
    with store.writing() as session:
        history.record(session, a_letter(undated(long, CAUTION)))
    for place in find(store, "zebra").found:
        assert len(place.excerpt) <= 420
        assert [place.excerpt[start:end] for start, end in place.marks] == ["zebras"]
        assert place.cut == (True, True)
    with store.session() as session:
        letter = queries.letter(session, 1, TODAY)
    passage = next(place for place in find(store, "zebra").found if place.kind == "letter")
    assert letter is not None
    assert letter.text[passage.start : passage.end] == passage.excerpt


def test_what_was_written_of_a_hidden_pledge_is_hidden_too(sample: Store) -> None:
    with sample.session() as session:
        session.info["hide_unreviewed"] = True
        assert {place.kind for place in queries.search(session, "strategy", TODAY).found} == {"letter"}


def test_what_stands_beside_the_evidence_is_found(sample: Store) -> None:
    link = {"url": "https://example.org/annual-report", "note": "See the zebra on page 7."}
    with sample.writing() as session:
        history.assess(session, Form(Actor("Ann", "editor"), 2, TODAY), 1, "kept", "It is out.", link)
    for words in ("zebra", "annual"):
        assert [(place.kind, place.pledge_id) for place in find(sample, words).found] == [("note", 1)]


def test_nothing_is_found_before_its_day(sample: Store) -> None:
    assert find(sample, "draft", date(2025, 8, 31)).total == 0
    assert find(sample, "knife", date(2025, 7, 14)).total == 0
    assert find(sample, "knife", LETTER_DAY).total == 3


def test_results_come_in_pages(store: Store) -> None:
    with store.writing() as session:
        history.record(session, a_letter(*[undated(f"We will count zebra {n}.", CAUTION) for n in range(20)]))
    with store.session() as session:
        pages = [queries.search(session, "zebra", TODAY, page, 15) for page in (1, 2, 3, 4)]
    assert [len(page.found) for page in pages] == [15, 15, 10, 0]
    assert pages[0].total == 40


def test_a_promise_made_again_in_another_letter_is_found(sample: Store) -> None:
    again = "Next year, the MPS will publish its strategy on knife crime in every London borough."
    other = a_letter(undated(again, CAUTION), undated("We will plant trees.", OWL), reference="X", path="b.txt")
    with sample.writing() as session:
        history.record(session, other)
    with sample.session() as session:
        found = queries.said_again(session, 1, TODAY)
        assert [(place.letter_id, place.excerpt) for place in found] == [(2, again)]
        assert other.letter.text[found[0].start : found[0].end] == again
        assert queries.said_again(session, 2, TODAY) == []
        assert queries.said_again(session, 99, TODAY) == []


def test_an_index_made_afterwards_holds_the_same(sample: Store) -> None:
    def emptied(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            for name in ("state_words", "passage_words"):
                connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('delete-all')"))
        else:
            connection.execute(text("TRUNCATE state_words, passage_words"))
        connection.execute(text("DELETE FROM passages"))

    before = [find(sample, words) for words in ("knife", "draft", "cafe")]
    with sample.writing() as session:
        emptied(session.connection())
        assert session.scalars(select(Passage)).all() == []
        index_everything(session.connection())
    assert [find(sample, words) for words in ("knife", "draft", "cafe")] == before
