"""The quote marked in its letter."""

from hypothesis import given
from hypothesis import strategies as st

from pages.components import letters
from tests.test_escaping import read

TEXT = "First.\n\nSecond one. We will act. More.\n\nThird.\n\nFourth."
START = TEXT.index("We will")
END = START + len("We will act.")


def test_the_paragraphs_around_the_quote_and_how_much_is_left_out() -> None:
    shown = letters.around(TEXT, START, END)
    assert "<mark>We will act.</mark> More." in shown
    assert "Third." in shown
    assert "Fourth." not in shown
    assert "[1 paragraph below]" in shown
    assert "above]" not in shown


def test_only_its_own_paragraph_where_asked() -> None:
    shown = letters.around(TEXT, START, END, 0)
    assert "First." not in shown
    assert "[1 paragraph above]" in shown
    assert "[2 paragraphs below]" in shown


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    shown = letters.whole(TEXT, START, TEXT.index("Third.") + len("Third."))
    assert "<mark>We will act. More.</mark>" in shown
    assert "<mark>Third.</mark>" in shown


@given(st.text(alphabet="ab<&> \n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_nothing_of_the_letter_is_lost_or_becomes_a_tag(text: str, first: int, second: int) -> None:
    start, end = sorted((first, second))
    shown = read(letters.whole(text, start, end))
    assert set(shown.tags) <= {"div", "p", "mark"}
    assert shown.text.replace("\n", "") == text.replace("\n", "")
