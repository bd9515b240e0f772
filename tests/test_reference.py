"""The tables of data/reference load, once."""

from __future__ import annotations

from datetime import date

from etl.reference import load


def test_the_tables_load_once_for_a_day() -> None:
    reference = load(date(2025, 9, 1))
    assert load(date(2025, 9, 1)) is reference
    assert reference.gazetteer.named("metropolitan police service")
    assert reference.terms.mayoral_elections
