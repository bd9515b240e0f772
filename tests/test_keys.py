"""How motions, letters and sentences are recognised again."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.keys import bare, fold, joined, motion_key, number_key, parted, text_key

MEETING = date(2024, 11, 7)


def test_motion_numbers_sort_part_by_part() -> None:
    numbers = ["3.16", "3.6", "12.1", "3.6A", "5.2"]
    assert sorted(numbers, key=number_key) == ["3.6", "3.6A", "3.16", "5.2", "12.1"]


@given(st.tuples(st.integers(0, 99), st.integers(0, 99)), st.tuples(st.integers(0, 99), st.integers(0, 99)))
def test_number_keys_order_as_the_numbers_do(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (number_key(f"{one[0]}.{one[1]}") < number_key(f"{other[0]}.{other[1]}")) == (one < other)


def test_a_motion_is_its_meeting_and_number_whatever_the_title() -> None:
    assert motion_key(MEETING, "3.6", "One title") == motion_key(MEETING, "3.6", "Another")
    assert motion_key(MEETING, "3.6", "") != motion_key(date(2024, 12, 5), "3.6", "")
    assert motion_key(MEETING, None, "Buses in Bow") == motion_key(MEETING, None, "BUSES  in Bow")
    assert motion_key(None, "3.6", "One title") != motion_key(None, "3.6", "Another")


def test_the_same_letter_in_two_formats_has_one_key() -> None:
    assert text_key("Dear Len,\n\nWe will pub-\nlish it – soon.") == text_key("Dear Len, We will publish it - soon.")
    assert text_key("We will publish it.") != text_key("We will not publish it.")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)


def test_searching_knows_no_case_and_no_kind_of_quote() -> None:
    assert fold("  The Mayor’s\nOffice ") == "the mayor's office"


def test_names_in_one_column_come_back_as_they_were() -> None:
    names = ("MOPAC", "Department for Environment, Food and Rural Affairs")
    assert parted(joined(names)) == names
    assert parted(joined(("MPS", "MPS"))) == ("MPS",)
    assert parted(joined(())) == ()
