"""The tables and the types of their columns: the same values on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from data import models
from data.models import Base, Motion, Run
from data.models.columns import CanonicalJSON, canonical
from data.store import Store
from tests.stores import MORNING

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_there_is_one_way_to_write_a_value(value: object) -> None:
    written = canonical(value)
    column = CanonicalJSON()
    assert column.process_result_value(written, None) == value  # type: ignore[arg-type]
    assert canonical(column.process_result_value(written, None)) == written  # type: ignore[arg-type]


def test_keys_are_written_in_one_order_and_letters_as_they_are() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'


def test_every_table_has_a_key_and_says_what_it_is() -> None:
    for mapper in Base.registry.mappers:
        assert mapper.class_.__doc__
        assert mapper.class_.__name__ in models.__all__
    assert all(list(table.primary_key) for table in Base.metadata.tables.values())


def test_a_moment_is_the_same_moment_whatever_zone_it_is_said_in(store: Store) -> None:
    summer = timezone(timedelta(hours=1))
    run = {"trigger": "test", "holder": "me", "extractor_version": "1", "outcome": "good"}
    with store.session() as session:
        session.execute(insert(Run), [{**run, "started_at": MORNING.astimezone(summer)}])
    with store.session() as session:
        assert session.scalars(select(Run.started_at)).one() == MORNING
        assert session.scalars(select(Run.started_at)).one().tzinfo is UTC
        assert session.scalars(select(Run.finished_at)).one() is None
    with pytest.raises(StatementError, match="no time zone"), store.session() as session:
        session.execute(insert(Run), [{**run, "started_at": datetime(2025, 9, 1)}])  # noqa: DTZ001


def test_a_motion_stands_in_the_register_once(store: Store) -> None:
    motion = {"key": "2024-11-07|0003.0006|", "number_key": "0003.0006", "title": "", "title_key": "", "event_seq": 1}
    with pytest.raises(IntegrityError), store.session() as session:
        session.execute(insert(Motion), [{"id": 1, **motion}, {"id": 2, **motion}])


def test_the_text_of_a_letter_is_fetched_only_when_asked_for(store: Store) -> None:
    with store.session() as session:
        columns = str(select(models.Letter).compile(session.get_bind()))
    assert "letters.text," not in columns
    assert "letters.text_sha256" in columns


def test_the_register_keeps_words_of_every_kind(store: Store) -> None:
    words = "<b>π</b> \u202eabc \U0001f600 'quoted' \\ %s :name"
    with store.session() as session:
        assert session.scalar(text("SELECT :words"), {"words": words}) == words
