"""Working days in England: which day is the first, which days are left out, and where the table ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.working_days import NoHolidayTable, add, between, between_all

DAYS = st.dates(date(2000, 1, 1), date(2099, 1, 1))


def test_the_sample_letter_took_so_many_working_days() -> None:
    assert between(date(2024, 11, 7), date(2025, 7, 15)) == 171
    assert between(date(2024, 11, 19), date(2025, 7, 15)) == 163


def test_twenty_working_days_after_the_sample_letter() -> None:
    assert add(date(2025, 7, 15), 20) == date(2025, 8, 12)


def test_the_day_after_the_start_is_the_first_and_the_end_counts_when_it_is_worked() -> None:
    friday, saturday, monday = date(2025, 7, 11), date(2025, 7, 12), date(2025, 7, 14)
    assert between(friday, friday) == 0
    assert between(friday, saturday) == 0
    assert between(friday, monday) == 1
    assert between(saturday, monday) == 1
    assert between(monday, friday) == -1
    assert add(friday, 1) == add(saturday, 1) == monday
    assert add(saturday, 0) == saturday


@pytest.mark.parametrize(
    "holiday",
    [date(2022, 9, 19), date(2023, 5, 8), date(2025, 4, 21), date(2025, 8, 25), date(2027, 12, 27), date(2022, 6, 3)],
)
def test_bank_holidays_of_england_are_not_worked(holiday: date) -> None:
    assert between(holiday - timedelta(days=1), holiday) == 0


@pytest.mark.parametrize("holiday", [date(2025, 3, 17), date(2025, 12, 1), date(2025, 1, 2)])
def test_holidays_of_scotland_and_northern_ireland_are_worked_in_england(holiday: date) -> None:
    assert between(holiday - timedelta(days=1), holiday) == 1


def test_years_without_a_table_are_refused_by_name() -> None:
    with pytest.raises(NoHolidayTable, match=r"cannot be counted at 1999-12-31: .* known here from 2000 to 2100"):
        between(date(1999, 12, 31), date(2000, 2, 1))
    with pytest.raises(NoHolidayTable, match="Check the date"):
        add(date(2100, 12, 1), 100)
    with pytest.raises(ValueError, match="cannot be negative: -1"):
        add(date(2025, 1, 1), -1)


@given(DAYS, st.integers(1, 200))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = add(start, count)
    assert between(start, end) == count
    assert between(start, end - timedelta(days=1)) == count - 1


@given(st.lists(st.tuples(st.dates(date(1995, 1, 1), date(2040, 1, 1)), st.integers(0, 900)), max_size=20))
def test_many_pairs_are_counted_as_each_by_itself(given_pairs: list[tuple[date, int]]) -> None:
    pairs = [(start, start + timedelta(days=length)) for start, length in given_pairs]
    expected: list[int | None] = []
    for start, end in pairs:
        try:
            expected.append(between(start, end))
        except NoHolidayTable:
            expected.append(None)
    assert between_all(pairs) == expected
