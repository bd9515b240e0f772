"""The clock at its edges, and the same clock in the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, literal, select
from sqlalchemy.types import Date, String

from data import clock, working_days
from data.clock import ASSESSMENTS, CLOSED_ASSESSMENTS, OPEN_ASSESSMENTS, STATES, Clock

LETTER, YEAR_END = date(2025, 7, 15), date(2025, 12, 31)
OPEN = "not yet assessed"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 7, 14), Clock("not due", LETTER, 1)),
        (LETTER, Clock("due now", LETTER, 169)),
        (date(2025, 9, 1), Clock("due now", LETTER, 121)),
        (YEAR_END, Clock("due now", LETTER, 0)),
        (date(2026, 1, 1), Clock("overdue", date(2026, 1, 1), 1)),
        (date(2026, 1, 31), Clock("overdue", date(2026, 1, 1), 31)),
    ],
)
def test_a_pledge_for_this_year_day_by_day(as_of: date, expected: Clock) -> None:
    assert clock.read(LETTER, YEAR_END, OPEN, as_of) == expected


def test_without_an_interval_there_is_no_date_and_nothing_is_overdue() -> None:
    assert clock.read(None, None, OPEN, date(2099, 1, 1)) == Clock("no date")


def test_an_interval_without_a_last_day_is_never_due_now_and_never_overdue() -> None:
    assert clock.read(date(2026, 1, 1), None, OPEN, date(2025, 9, 1)).state == "not due"
    assert clock.read(date(2026, 1, 1), None, OPEN, date(2027, 9, 1)).state == "no date"


def test_an_interval_without_a_first_day_is_not_due_until_it_is_overdue() -> None:
    assert clock.read(None, YEAR_END, OPEN, YEAR_END).state == "not due"
    assert clock.read(None, YEAR_END, OPEN, date(2026, 1, 1)).state == "overdue"


@pytest.mark.parametrize("assessment", CLOSED_ASSESSMENTS)
def test_a_persons_judgement_closes_the_clock(assessment: str) -> None:
    assert clock.read(LETTER, YEAR_END, assessment, date(2026, 6, 1)) == Clock("closed")


@pytest.mark.parametrize("assessment", OPEN_ASSESSMENTS)
def test_in_progress_and_kept_so_far_stay_open(assessment: str) -> None:
    assert clock.read(LETTER, YEAR_END, assessment, date(2026, 6, 1)).state == "overdue"


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(st.none() | days, st.none() | days, st.sampled_from(ASSESSMENTS), days)
def test_the_database_computes_the_same_clock(
    earliest: date | None, latest: date | None, assessment: str, as_of: date
) -> None:
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    expected = clock.read(earliest, latest, assessment, as_of).state
    columns = literal(earliest, Date), literal(latest, Date), literal(assessment, String)
    conditions = [clock.sql_is(state, *columns, as_of) for state in STATES]
    with create_engine("sqlite://").connect() as connection:
        row = connection.execute(select(*conditions)).one()
    assert [state for state, holds in zip(STATES, row, strict=True) if holds] == [expected]


@given(days, st.integers(0, 500), st.sampled_from(ASSESSMENTS))
def test_nothing_is_overdue_on_or_before_its_letters_own_day(letter: date, length: int, assessment: str) -> None:
    latest = letter + timedelta(days=length)
    assert clock.read(letter, latest, assessment, letter).state != "overdue"
    assert clock.read(letter, latest, assessment, letter - timedelta(days=1)).state != "overdue"


def test_a_state_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'late' is no state of the clock"):
        clock.sql_is("late", literal(None, Date), literal(None, Date), literal("kept", String), LETTER)


def test_the_reply_to_the_two_motions_of_november_took_250_days() -> None:
    assert clock.reply_days(date(2024, 11, 7), LETTER, working_days.between) == clock.ReplyDays(250, 171)
    assert clock.reply_days(date(2024, 11, 19), LETTER, working_days.between) == clock.ReplyDays(238, 163)
