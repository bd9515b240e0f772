"""Whoever changes the register by hand is found out, wherever and however they do it, and the place is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Table, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data import history
from data.history import Actor, Form, MotionName
from data.models import (
    Ask,
    Base,
    ChainHead,
    Difference,
    DueDate,
    Event,
    Letter,
    Motion,
    Passage,
    Pledge,
    PledgeState,
    Reply,
)
from data.store import Store
from tests.letters_made import CAUTION, MEETING, OWL, a_letter, a_pledge, undated

TODAY, IN_AUGUST = date(2025, 9, 1), date(2025, 8, 1)
LINK = {"url": "https://example.org/report"}
KEPT = (Event, ChainHead, Letter, Motion, Ask, Reply, Pledge, PledgeState, DueDate, Difference, Passage)
TABLES = [table for model in KEPT if isinstance(table := model.__table__, Table)]
# What others sent in, what was refused, and what the program did are no part of the history.
NO_HISTORY = {"corrections", "refusals", "runs", "run_items", "sources", "leases"}
# Which program last found a letter as it was recorded is no part of its history.
LEFT_OUT = {("letters", "extractor_version")}
OTHER_VALUES = {
    "TEXT": ("NULL", "''", "{0} || ' '", "'~' || substr({0}, 2)"),
    "INTEGER": ("NULL", "0", "{0} + 1", "{0} + 1000", "7"),
    "BOOLEAN": ("NOT {0}",),
    "DATE": ("NULL", "'2001-01-01'"),
    "DATETIME": ("NULL", "'2001-01-01 00:00:00'"),
}


@pytest.fixture
def full(store: Store) -> Store:
    """A register with some of everything: letters read again and replaced, and every kind of change by a person."""

    def do(verb: Any, *args: Any, **more: Any) -> None:
        with store.writing() as session:
            verb(session, *args, **more)

    def form(pledge_id: int, on: date = TODAY) -> Form:
        with store.session() as session:
            return Form(Actor("Ann", "editor"), history.events_of(session, pledge_id)[-1].seq, on)

    for n in range(3):
        pledges = a_pledge(f"We will publish policy {n}.", CAUTION), undated(f"We will fund scheme {n}.", OWL)
        do(history.record, a_letter(*pledges, path=f"{n}.txt", reference=f"X{n}"))
    again = a_pledge("We will publish policy 0.", CAUTION), undated("We will fund scheme 0.", OWL)
    do(history.record, a_letter(*again, path="0.txt", reference="X0", before="Dear Len,\n\n"))
    do(history.record_motion, MotionName(MEETING, "3.9", "Third"), "The text", ["One ask", "Another"], reason="Minutes")
    do(history.assess, form(3), 3, "kept", "It is out.", LINK)
    do(history.assess, form(3, IN_AUGUST), 3, "in progress", "It was begun.")
    do(history.move_due, form(3), 3, date(2026, 5, 1), "The Mayor", "late", LINK)
    do(history.correct, form(4), 4, {"strength": "soft", "title": "A title"}, "misread")
    do(history.objection, form(4), 4, "MPS", "This is not ours.")
    later = a_pledge("We will publish policy 1.", CAUTION, latest=date(2026, 3, 31))
    do(history.record, a_letter(later, path="1.txt", reference="X1", extractor_version="2"))
    do(history.suggest, 3, "The date is wrong.", "a sender")
    do(history.decide_suggestion, form(3), 1, "declined", "It is right.")
    do(history.merge, form(2), 2, 4)
    do(history.decide, form(3), 1, take=False)
    with store.session() as session:
        assert history.verify(session).faults == []
    return store


def faults(store: Store, *statements: str) -> list[str] | None:
    """What is found after a change that is taken back again; None where the database itself refuses the change."""
    with Session(store.engine, info={"now": store.now, "refusals": []}) as session:
        try:
            for guard in GUARDS[store.engine.dialect.name]:
                session.execute(text(guard))
            changed = sum(session.execute(text(statement)).rowcount for statement in statements)  # type: ignore[attr-defined]
        except DBAPIError:
            return None
        return history.verify(session).faults if changed else None


GUARDS = {
    "sqlite": (
        "PRAGMA defer_foreign_keys = ON",
        "DROP TRIGGER events_no_update",
        "DROP TRIGGER events_no_delete",
    ),
    "postgresql": ("DROP TRIGGER events_append_only ON events",),
}


def keys(store: Store, table: Table) -> list[int]:
    (key,) = table.primary_key
    with store.session() as session:
        return list(session.scalars(select(key).order_by(key)))


def named(found: list[str], table: Table) -> bool:
    """Whether a fault names the table, or the event, letter or pledge that the row belongs to."""
    places = {"events": ("Event", "The history"), "letters": ("Letter", "Table letters"), "chain_head": ("The h",)}
    return any(fault.startswith(places.get(table.name, (f"Table {table.name}", "Pledge"))) for fault in found)


def test_every_table_is_looked_at_or_is_no_history() -> None:
    assert {table.name for table in TABLES} | NO_HISTORY == Base.metadata.tables.keys()


def test_no_value_can_be_changed_unnoticed(full: Store) -> None:
    unseen = []
    for table in TABLES:
        (key,) = table.primary_key
        rows = keys(full, table)
        tried = 0
        for place, column in enumerate(column for column in table.columns if (table.name, column.key) not in LEFT_OUT):
            kind = str(column.type.compile(inspect(full.engine).dialect)).upper()
            for turn, value in enumerate(OTHER_VALUES["DATETIME" if "TIMESTAMP" in kind else kind]):
                quoted, row = f'"{column.key}"', rows[(place + turn) % len(rows)]  # every row has its turn
                where = f'"{key.key}" = {row} AND ({value.format(quoted)}) IS DISTINCT FROM {quoted}'
                found = faults(full, f"UPDATE {table.name} SET {quoted} = {value.format(quoted)} WHERE {where}")
                tried += found is not None
                if found is not None and not named(found, table):
                    unseen.append((table.name, row, column.key, value, found[:1]))
        assert tried >= len(table.columns) - 2
    assert unseen == []


def test_no_row_can_be_added_taken_away_or_swapped_unnoticed(full: Store) -> None:
    assert [done for table in TABLES for done in _rows(full, table) if faults(full, *done) == []] == []


def _rows(store: Store, table: Table) -> Iterator[tuple[str, ...]]:
    """Every row taken away and said twice, and rows in each other's place."""
    key = next(iter(table.primary_key)).key
    rows, names = keys(store, table), ", ".join(f'"{column.key}"' for column in table.columns)
    others = names.replace(f'"{key}"', f'(SELECT max("{key}") + 1 FROM {table.name})')
    for row in rows:
        yield (f'DELETE FROM {table.name} WHERE "{key}" = {row}',)
        yield (f'INSERT INTO {table.name} ({names}) SELECT {others} FROM {table.name} WHERE "{key}" = {row}',)
    for one, other in pairwise(rows):
        swap = ((one, -1), (other, one), (-1, other))
        yield tuple(f'UPDATE {table.name} SET "{key}" = {new} WHERE "{key}" = {old}' for old, new in swap)


ODD = (
    ("UPDATE letters SET date = '2025-07-1x' WHERE id = 2", "Table letters, row 2"),
    ("UPDATE letters SET text = CAST(x'ff' AS TEXT) WHERE id = 2", "Letter 2"),
    ("UPDATE letters SET text = x'00' WHERE id = 2", "Letter 2"),
    ("UPDATE letters SET page_starts = '[0' WHERE id = 2", "Table letters, row 2"),
    ("UPDATE letters SET recorded_at = 'x' WHERE id = 2", "Table letters, row 2"),
    ("UPDATE letters SET illustrative = 'yes' WHERE id = 2", "Table letters, row 2"),
    ("UPDATE pledges SET reading = '{' WHERE id = 3", "Table pledges, row 3"),
    ("UPDATE pledge_states SET latest = 'soon' WHERE id = 4", "Table pledge_states, row 4"),
    ("UPDATE pledge_states SET quote = x'ff00' WHERE id = 4", "Pledge 4"),
    ("UPDATE pledge_states SET bodies = CAST(x'ff' AS TEXT) WHERE id = 4", "Table pledge_states, row 4"),
    ("UPDATE differences SET detail = 'null' WHERE id = 1", "Table differences, row 1"),
    ("UPDATE events SET changes = x'7b7d' WHERE seq = 5", "Event 5"),
    ("UPDATE events SET reason = CAST(x'ff' AS TEXT) WHERE seq = 5", "Event 5"),
    ("UPDATE events SET reason = 5 WHERE seq = 6", "Event 6"),
    ("DELETE FROM chain_head", "The head of the history"),
    ("INSERT INTO chain_head SELECT 2, seq, hash FROM chain_head", "The head of the history"),
    ("UPDATE corrections SET decision = 'taken up' WHERE id = 1", "Table corrections, row 1"),
    ("UPDATE corrections SET decided_seq = NULL, decision = NULL", "Table corrections, row 1"),
    ("DELETE FROM corrections", "Table corrections, row 1"),
)


def test_what_cannot_even_be_read_is_named_too(full: Store) -> None:
    for statement, place in ODD:
        found = faults(full, statement)
        # PostgreSQL keeps values of another kind out of a column.
        assert (found is None and full.engine.dialect.name == "postgresql") or (
            found is not None and any(fault.startswith(place) for fault in found)
        ), (statement, found)
