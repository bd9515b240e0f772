"""Sentences of letters: where they end, what is an item, a cell, a heading or a quotation; that offsets are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.sentences import Sentence, split


def told(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Meeting No. 5 of the year was held at St. Mary's.",
        "Motion 3.16 is answered below.",
        "The cost is approx. £3.5 million, i.e. half of the fund.",
        "Mr. J. R. Okafor and Dr. Lim of Zephyr Ltd. wrote to us at 3 p.m. on Monday.",
        "As the hon. Member said, art. 8 holds.",
    ],
)
def test_a_stop_that_ends_nothing(text: str) -> None:
    assert told(text) == [("sentence", text)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is. We agree.", ["It is.", "We agree."]),
        ("He said “no.” We agree.", ["He said “no.”", "We agree."]),
        ("It fell in 2026.¹ We agree.", ["It fell in 2026.", "We agree."]),
        ("Is it so? No. We agree!", ["Is it so?", "No.", "We agree!"]),
        ("It went to Zephyr Ltd. The rest is lost.", ["It went to Zephyr Ltd.", "The rest is lost."]),
        ("It rose. £3 million was spent.", ["It rose.", "£3 million was spent."]),
        ("Parking. We will fit one.", ["Parking.", "We will fit one."]),
    ],
)
def test_where_sentences_end(text: str, ends: list[str]) -> None:
    assert [sentence for _, sentence in told(text)] == ends


def test_items_are_quoted_without_their_mark_and_know_their_lead_in() -> None:
    text = "We will:\n• open the hall;\n• close the yard. It is old.\n\nThank you."
    stem = (0, 8)
    assert split(text) == [
        Sentence(0, 8),
        Sentence(11, 25, "item", stem),
        Sentence(28, 43, "item", stem),
        Sentence(44, 54, "item"),
        Sentence(56, 66),
    ]


@pytest.mark.parametrize("mark", ["• ", "- ", "1. ", "(a) ", "b) ", "iv. ", "● "])
def test_marks_of_items(mark: str) -> None:
    text = f"The Council will:\n{mark}plant the trees."
    assert told(text)[1] == ("item", "plant the trees.")


def test_items_without_a_mark_go_on_with_their_lead_in() -> None:
    text = "In May we will:\n\nChange the fee\n\nlight the path\n\nThe rest is known."
    assert [(kind, quote) for kind, quote in told(text)[1:]] == [
        ("item", "Change the fee"),
        ("item", "light the path"),
        ("sentence", "The rest is known."),
    ]


def test_bullets_in_the_running_line_part_sentences() -> None:
    assert told("It is done. ● Another is planned ● A third") == [
        ("sentence", "It is done."),
        ("item", "Another is planned"),
        ("item", "A third"),
    ]


def test_a_table_row_knows_its_date_cell_and_its_column() -> None:
    text = "Site\tWhat we will do\tWhen\nHythe Lane\tTfL will mend it.\tMay 2031\nOld Road\tNo change.\t–"
    rows = split(text)
    act = next(s for s in rows if text[s.start : s.end] == "TfL will mend it.")
    assert act.kind == "cell"
    assert act.date_cell
    assert text[slice(*act.date_cell)] == "May 2031"
    assert act.stem
    assert text[slice(*act.stem)] == "What we will do"


def test_a_table_without_a_heading_for_its_dates_finds_them_by_their_look() -> None:
    text = "Publish the code\tSpring 2031"
    first, second = split(text)
    assert first.date_cell
    assert text[slice(*first.date_cell)] == "Spring 2031"
    assert second.date_cell is None


@pytest.mark.parametrize(
    "line",
    ["MAYOR OF LONDON", "Motion 3.6 - Cautions", "3.14 Music Venues", "Keeping lifts in service", "Our ref: AB/1"],
)
def test_lines_that_are_headings(line: str) -> None:
    assert told(f"It is so.\n\n{line}\n\nWe agree.")[1] == ("heading", line)


def test_a_running_head_in_the_middle_of_a_letter_is_no_part_of_a_sentence() -> None:
    assert [text for _, text in told("We agree.\n\nMAYOR OF LONDON\n\nWe will pay.")] == [
        "We agree.",
        "MAYOR OF LONDON",
        "We will pay.",
    ]


def test_quoted_mail_is_told_apart() -> None:
    assert told("We agree.\n> The Mayor should pay.\n> It is fair.")[1:] == [
        ("quoted", "The Mayor should pay."),
        ("quoted", "It is fair."),
    ]


def test_a_text_without_stops_is_read_in_parts() -> None:
    text = "word " * 5000
    parts = split(text)
    assert all(s.end - s.start <= 2000 for s in parts)
    assert " ".join(text[s.start : s.end] for s in parts) == text.strip()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_offsets_are_exact_for_any_text(text: str) -> None:
    check(text)


@given(st.text(alphabet="aAw1 .?;:•●-\t\n()>“”'¹\u00a0", max_size=200))
def test_offsets_are_exact_for_texts_made_of_marks(text: str) -> None:
    check(text)


def check(text: str) -> None:
    at = 0
    for sentence in split(text):
        quote = text[sentence.start : sentence.end]
        assert sentence.start >= at
        assert quote
        assert quote == quote.strip()
        assert "\n" not in quote
        for span in (sentence.stem, sentence.date_cell):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        at = sentence.end
