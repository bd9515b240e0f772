"""What the pipeline read, as the register takes it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from data.models import Letter as LetterRow
from data.models import PledgeState
from data.store import Store
from etl.load import NotRecordable, load, reading
from etl.records import Document, Due, Letter, Letterhead, Pledge, Problem, Reply

LETTERHEAD = "Our ref: MGLA191124-5230\n\nDate: 15 July 2025\n\n"
TEXT = LETTERHEAD + "Motion 3.6 – Caution\n\nThis year, the MPS will publish a policy."
QUOTE = "This year, the MPS will publish a policy."
START = TEXT.index(QUOTE)
DAY = date(2025, 7, 15)


def a_letter() -> Letter:
    document = Document("letter.txt", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)
    head = Letterhead(
        reference="MGLA191124-5230",
        logged_on=date(2024, 11, 19),
        date=DAY,
        sender="Mayor of London",
        recipient="Chair of the London Assembly",
        meeting_date=date(2024, 11, 7),
        body_start=0,
        body_end=len(TEXT),
    )
    pledge = Pledge(
        quote=QUOTE,
        start=START,
        end=START + len(QUOTE),
        page=1,
        motion="3.6",
        title="Caution",
        strength="firm",
        nature="act",
        speaker="Mayor of London",
        body=("MPS",),
        rule="will + verb",
        due=Due("This year", DAY, date(2025, 12, 31), "this year"),
    )
    return Letter(document, head, (Reply("3.6", "Caution", "substantive", 46, len(TEXT)),), (pledge,))


def test_loading_twice_adds_once(store: Store) -> None:
    with store.writing() as session:
        assert load(session, a_letter(), path="letter.txt").outcome == "added"
    with store.writing() as session:
        assert load(session, a_letter(), path="letter.txt").outcome == "unchanged"
        state = session.scalars(select(PledgeState)).one()
        assert TEXT[state.start : state.end] == state.quote
        assert (state.phrase, state.earliest, state.latest) == ("This year", DAY, date(2025, 12, 31))
        assert session.scalars(select(LetterRow.reference)).one() == "MGLA191124-5230"


def test_what_is_made_up_is_marked(store: Store) -> None:
    with store.writing() as session:
        load(session, a_letter(), path="letter.txt", illustrative=True)
        assert session.scalars(select(LetterRow.illustrative)).one() is True


def test_a_letter_without_a_date_is_refused_with_a_remedy() -> None:
    letter = a_letter()
    with pytest.raises(NotRecordable, match="no date") as refused:
        reading(replace(letter, head=replace(letter.head, date=None)), path="letter.txt")
    assert "NAME.toml" in refused.value.problem.remedy


def test_a_letter_without_a_motion_is_refused() -> None:
    with pytest.raises(NotRecordable, match="answers no motion"):
        reading(replace(a_letter(), replies=(), pledges=()), path="letter.txt")


def test_the_reason_the_reader_gave_is_the_reason_told() -> None:
    problem = Problem("scan", "Only pictures of pages.", "Ask for the text.", fatal=True)
    with pytest.raises(NotRecordable, match="Only pictures"):
        reading(replace(a_letter(), problems=(problem,)), path="letter.txt")


def test_a_pledge_belongs_to_the_reply_it_stands_in() -> None:
    letter = a_letter()
    other = Reply("3.6", "The same number at another meeting", "substantive", 0, 45, date(2024, 12, 5))
    both = replace(letter, replies=(other, *letter.replies))
    assert reading(both, path="letter.txt").pledges[0].motion == reading(letter, path="letter.txt").pledges[0].motion


def test_a_pledge_that_names_no_motion_belongs_to_the_reply_around_it() -> None:
    letter = a_letter()
    unnamed = replace(letter, pledges=(replace(letter.pledges[0], motion=None, title=None),))
    motion = reading(unnamed, path="letter.txt").pledges[0].motion
    assert motion is not None
    assert (motion.number, motion.meeting_date) == ("3.6", date(2024, 11, 7))


def test_a_pledge_outside_every_reply_has_no_motion() -> None:
    letter = a_letter()
    elsewhere = replace(letter, replies=(Reply("3.6", "Caution", "substantive", 0, 45),))
    alone = replace(elsewhere, pledges=(replace(letter.pledges[0], motion=None),))
    assert reading(alone, path="letter.txt").pledges[0].motion is None
