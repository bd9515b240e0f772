"""The tables of named days: what the file holds, what is refused, and what is not in it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.transform.terms import NotInTable, Terms

FILE = Path(__file__).parent.parent / "data/reference/terms.toml"
TERMS = Terms.from_toml(tomllib.loads(FILE.read_text(encoding="utf-8")))


def test_the_term_that_runs_ends_with_the_next_ordinary_election() -> None:
    assert TERMS.mayoral_election(date(2024, 5, 1)) == date(2024, 5, 2)
    assert TERMS.mayoral_election(date(2024, 5, 2)) == date(2028, 5, 4)
    assert TERMS.mayoral_election(date(2020, 5, 7)) == date(2021, 5, 6)
    with pytest.raises(NotInTable, match="no Mayoral election after 2040"):
        TERMS.mayoral_election(date(2040, 1, 1))


def test_a_recess_is_what_lies_between_two_sitting_days() -> None:
    recess = TERMS.recess("Summer", 2017)
    assert (recess.first, recess.last) == (date(2017, 7, 21), date(2017, 9, 4))
    with pytest.raises(NotInTable, match="does not list the Summer recess of 2031"):
        TERMS.recess("Summer", 2031)


def test_an_assembly_year_needs_both_annual_meetings() -> None:
    assert TERMS.assembly_year(2018) == (date(2018, 5, 10), date(2019, 5, 1))
    with pytest.raises(NotInTable, match="Annual Meetings of the Assembly in 2025 and 2026"):
        TERMS.assembly_year(2025)


def test_elections_and_school_terms_are_found_by_year() -> None:
    assert TERMS.mayoral_election_in(2028) == date(2028, 5, 4)
    assert TERMS.general_election_in(2024) == date(2024, 7, 4)
    assert TERMS.school_term("autumn", 2026) == (date(2026, 9, 1), date(2026, 12, 31))
    with pytest.raises(NotInTable, match="no general election in 2027"):
        TERMS.general_election_in(2027)
    with pytest.raises(NotInTable, match="the winter term"):
        TERMS.school_term("winter", 2026)


def test_every_election_of_the_mayor_is_a_thursday_and_the_days_are_in_order() -> None:
    for days in (TERMS.mayoral_elections, TERMS.general_elections):
        assert all(day.weekday() == 3 for day in days)
        assert list(days) == sorted(days)
    assert all(recess.first <= recess.last for recess in TERMS.recesses)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"mayoral_elections": ["2028-05-04"]}, "mayoral_elections: '2028-05-04' is not a day"),
        ({"recesses": [{"name": "summer", "rises": date(2026, 7, 16)}]}, "needs name, rises and returns"),
        (
            {"recesses": [{"name": "summer", "rises": date(2026, 9, 1), "returns": date(2026, 7, 16)}]},
            "the summer recess returns on 2026-07-16, before it rises on 2026-09-01",
        ),
        ({"school_terms": {"autumn": {"first": "09-31", "last": "12-31"}}}, "autumn needs first as month-day"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_by_name(table: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Terms.from_toml(table)
