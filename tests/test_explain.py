"""What a person who reviews is told of a letter and of a passage in it."""

from __future__ import annotations

from datetime import date

import pytest

from etl.explain import Passage, explain, passage

TEXT = """MAYOR OF LONDON

Date: 21 August 2025

Dear Chair,

Motion 3.4 - Stalking

MOPAC intends to publish a survey of victims in spring 2026 and a strategy in autumn 2026. It is right that victims are
heard. Earlier this summer I agreed a grant of £2 million for advice, to be paid by 31 March 2026.

Yours sincerely,

Jordan Ashdown
Mayor of London
"""


def read(words: str) -> Passage:
    start = TEXT.index(words)
    return passage(TEXT, start, start + len(words), date=date(2025, 8, 21), sender="Mayor of London")


def test_every_sentence_has_its_reason() -> None:
    found = explain(TEXT, date=date(2025, 8, 21), sender="Mayor of London")
    taken = [TEXT[decision.start : decision.end] for decision in found if decision.taken]
    assert taken == ["MOPAC intends to publish a survey of victims in spring 2026 and a strategy in autumn 2026."]
    assert all(decision.rule and decision.why for decision in found)


@pytest.mark.parametrize(
    ("words", "phrase", "latest"),
    [
        ("MOPAC intends to publish a survey of victims in spring 2026", "in spring 2026", date(2026, 5, 31)),
        ("a strategy in autumn 2026.", "in autumn 2026", date(2026, 11, 30)),
        ("to be paid by 31 March 2026.", "by 31 March 2026", date(2026, 3, 31)),
    ],
)
def test_a_passage_has_the_interval_that_it_says_by_itself(words: str, phrase: str, latest: date) -> None:
    due = read(words).due
    assert due
    assert (due.phrase, due.latest) == (phrase, latest)


def test_a_passage_that_commits_somebody_says_whom_and_how_firmly() -> None:
    found = read("MOPAC intends to publish a survey of victims in spring 2026")
    assert (found.body, found.strength, found.nature) == (("MOPAC",), "soft", "act")


def test_a_passage_that_says_nothing_of_it_gives_nothing() -> None:
    assert read("It is right that victims are\nheard.") == Passage()
