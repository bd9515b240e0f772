"""Words as both databases search them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.words import Query, indexed, query, spans, terms


def test_words_are_known_whatever_their_form() -> None:
    assert list(terms("The Mayor’s policies, PUBLISHED in 2025/26 (café).")) == [
        *("the", "mayor", "polici", "publish", "in", "2025", "26", "cafe")
    ]


def test_words_of_another_script_are_kept_as_plain_digits() -> None:
    assert indexed("東京 will") == "x" + "東京".encode().hex() + " will"


def test_a_query_is_words_and_phrases() -> None:
    assert query('safer "Neighbourhood policing" teams') == Query(("safer", "team"), (("neighbourhood", "polic"),))
    assert query('"policing"') == Query(("polic",), ())
    assert query(' "" % — ').empty


def test_each_database_gets_its_own_language() -> None:
    asked = query('safer "knife crime"')
    assert asked.for_sqlite() == 'safer* AND "knife crime"'
    assert asked.for_postgresql() == "safer:* & (knife <-> crime)"


@given(st.text())
def test_only_plain_words_ever_reach_a_database(text: str) -> None:
    asked = query(text)
    for word in (*asked.words, *(word for phrase in asked.phrases for word in phrase)):
        assert word.isascii()
        assert word.isalnum()


@given(st.text())
def test_marks_stand_on_the_words_they_mark(text: str) -> None:
    for start, end, word in spans(text):
        assert 0 <= start < end <= len(text)
        assert word
