"""A letter read from end to end: the sample as a careful officer reads it, and any text without harm."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import reference
from etl.records import Document, Letter
from etl.transform import letter
from tests.serving import SAMPLE


@cache
def sample() -> Letter:
    text = SAMPLE.read_text(encoding="utf-8")
    return letter.read(Document(SAMPLE.name, "", text), reference.load())


def test_the_sample_says_who_wrote_to_whom_and_when() -> None:
    head = sample().head
    assert (head.reference, head.logged_on) == ("MGLA191124-5230", date(2024, 11, 19))
    assert (head.date, head.meeting_date) == (date(2025, 7, 15), date(2024, 11, 7))
    assert head.sender == "Mayor of London"
    assert head.recipient is not None
    assert "Len Duvall" in head.recipient
    assert sample().problems == ()


def test_the_sample_answers_two_motions() -> None:
    assert [(reply.motion, reply.title, reply.kind) for reply in sample().replies] == [
        ("3.6", "Prostitute's Caution", "substantive"),
        ("3.16", "OWL Funding to Support Police and Community Partnerships", "substantive"),
    ]


def test_the_sample_s_dated_pledge_has_its_motion_body_and_interval() -> None:
    (pledge,) = [found for found in sample().pledges if found.due]
    assert pledge.quote == "This year, the MPS will publish a policy that parallels the stance taken by MOPAC."
    assert (pledge.motion, pledge.speaker, pledge.body) == ("3.6", "Mayor of London", ("MPS",))
    assert pledge.due is not None
    assert (pledge.due.phrase, pledge.due.earliest, pledge.due.latest) == (
        "This year",
        date(2025, 7, 15),
        date(2025, 12, 31),
    )


@pytest.mark.parametrize("opening", ["On 24 June, we launched", "While I am supportive", "We hope this new service"])
def test_what_the_sample_does_not_promise_is_no_pledge_and_says_why(opening: str) -> None:
    text = sample().document.text
    start = text.index(opening)
    assert not [pledge for pledge in sample().pledges if pledge.start <= start < pledge.end]
    (decision,) = [found for found in sample().decisions if found.start <= start < found.end]
    assert not decision.taken
    assert decision.why


def test_the_signature_amid_the_sample_is_no_part_of_a_quote() -> None:
    assert not [pledge for pledge in sample().pledges if "MAYOR OF LONDON" in pledge.quote]


def test_what_a_text_lacks_is_named_with_its_remedy() -> None:
    found = letter.read(Document("note.txt", "", "We will plant nine trees in May."), reference.load())
    assert {problem.code for problem in found.problems if problem.fatal} == {"no date", "no motion"}
    assert all(problem.remedy for problem in found.problems)


PIECES = (
    "Motion 3.6 - Trees|Dear Ada,|Date: 5 May 2025|The MPS will|by the end of|May|2026|next|\n\n|• |subject to|“|we|:|"
    "\n|have asked TfL to|publish a plan|.|, |\t|3.16| |1. |not|within six weeks|or|12|31|Yours sincerely"
).split("|")


@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_quote_is_the_text(text: str) -> None:
    found = letter.read(
        Document("any.txt", "", text), reference.load(), date=date(2025, 7, 15), sender="Mayor of London"
    )
    for pledge in found.pledges:
        assert text[pledge.start : pledge.end] == pledge.quote
        if pledge.due is not None:
            assert pledge.due.earliest >= date(2025, 7, 15)
            assert pledge.due.latest is None or pledge.due.latest >= pledge.due.earliest
    assert all(0 <= reply.start <= reply.end <= len(text) for reply in found.replies)
