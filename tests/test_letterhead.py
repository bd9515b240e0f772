"""The letterhead, on invented letters (tests/letters, a text and what reading it should give) and on single lines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reference import load
from etl.transform import letterhead, who
from etl.transform.letterhead import days, meeting

LETTERS = Path(__file__).parent / "letters"
PAIRS = sorted(
    path.stem for path in LETTERS.glob("*.json") if "replies" in json.loads(path.read_text(encoding="utf-8"))
)
DEMAND = "The Mayor will have to pay for all of it, and the Assembly will say so at length."
GAZETTEER = load(date(2025, 9, 1)).gazetteer


def pair(name: str) -> tuple[str, dict[str, Any]]:
    text = (LETTERS / f"{name}.txt").read_text(encoding="utf-8")
    return text, json.loads((LETTERS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAIRS)
def test_the_letterhead_of_an_invented_letter(name: str) -> None:
    text, expected = pair(name)
    head = letterhead.read(text, GAZETTEER)
    for field in ("reference", "recipient", "sender"):
        assert getattr(head, field) == expected[field], field
    for field in ("logged_on", "date", "meeting_date"):
        day = getattr(head, field)
        assert (day.isoformat() if day else None) == expected[field], field
    assert who.speaker_body(text, head, GAZETTEER) == expected["body"]
    assert 0 <= head.body_start <= head.body_end <= len(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Date: 9th October 2025", date(2025, 10, 9)),
        ("Friday 31 January 2025", date(2025, 1, 31)),
        ("15/07/2024", date(2024, 7, 15)),
        ("15.07.24", date(2024, 7, 15)),
        ("March 4, 2026", date(2026, 3, 4)),
        ("2nd of Sept 2024", date(2024, 9, 2)),
        ("Tue, 10 Dec 2024 15:42:07 +0000", date(2024, 12, 10)),
        ("2025-07-15", date(2025, 7, 15)),
        ("3March 2023", date(2023, 3, 3)),
        ("3 March, 2023", date(2023, 3, 3)),
        ("31 February 2025", None),
        ("1234/07/2024", None),
        ("version 3.4.2024.1", None),
        ("17 May", None),
    ],
)
def test_a_day_is_read_in_every_style_of_writing_it(line: str, expected: date | None) -> None:
    assert days.first(line) == expected


def test_a_day_without_a_year_is_the_last_one_before_the_letter() -> None:
    assert days.latest_before((11, 7), date(2025, 7, 15)) == date(2024, 11, 7)
    assert days.latest_before((2, 29), date(2023, 7, 15)) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("London Assembly (Plenary) Meeting 7 November 2024 - Motions", date(2024, 11, 7)),
        ("the motion that was agreed at the Plenary of 7 November 2024", date(2024, 11, 7)),
        ("the motion agreed by the Assembly on 7 November", date(2024, 11, 7)),
        ("the motion passed at its meeting on Thursday 7 November 2024", date(2024, 11, 7)),
        ("your letter of 7 November 2024 about the motion", None),
        ("the Transport Committee's meeting of 7 November 2024", None),
        ("the Plenary meeting of 7 November 2026", None),
    ],
)
def test_the_meeting_is_the_one_that_agreed_the_motions(sentence: str, expected: date | None) -> None:
    assert meeting.date_of(sentence, 0, len(sentence), date(2025, 7, 15)) == expected


@pytest.mark.parametrize(
    ("signature", "sender"),
    [
        ("Yours sincerely,\n\nSir Sadiq Khan Mayor of London", "Mayor of London"),
        ("Kind regards\nA. Person\nHead of Correspondence\nGreater London Authority", "Greater London Authority"),
        ("Yours faithfully\npp A. Person, Minister for Water and Flooding", "Minister for Water and Flooding"),
        ("Best wishes\nFor and on behalf of the Mayor of London", "Mayor of London"),
        (
            "Many thanks,\nB. Person\nGeneral Manager\nTollgate Ferries Ltd\n020 7000 0000\nb@ferries.example",
            "Tollgate Ferries Ltd",
        ),
        ("Yours sincerely\n\nC. Person QFSM\nLondon Fire Commissioner\nEnc: tables", "London Fire Commissioner"),
        ("Yours sincerely\n\nC. Person\n\nOur ref: FR/24/7\n\nLondon Fire Commissioner", "London Fire Commissioner"),
        (
            "Yours sincerely\n\nPage 2 of 2\n\nC. Person\nTollgate Ferries Ltd\n\nOur ref: FR/24/7",
            "Tollgate Ferries Ltd",
        ),
    ],
)
def test_the_sender_is_the_office_or_the_organisation_that_signs(signature: str, sender: str) -> None:
    text = f"1 May 2025\n\nDear Chair\n\nMany thanks for your letter. Motion 3.1 is agreed to.\n\n{signature}\n"
    head = letterhead.read(text, GAZETTEER)
    assert head.sender == sender
    assert text[head.body_start : head.body_end].strip().endswith("agreed to.")


@pytest.mark.parametrize(
    ("signature", "sender"),
    [
        (
            "Ada Quill\nMayor of London\n\nCllr Ben Rook\nLeader of Barnet Council",
            "Mayor of London and Leader of Barnet Council",
        ),
        (
            "Ada Quill\tBen Rook\nMayor of London\tChair of London Councils",
            "Mayor of London and Chair of London Councils",
        ),
        (
            "Ada Quill Mayor of London\tBen Rook Chair of London Councils\n\nOur ref: FR/24/7",
            "Mayor of London and Chair of London Councils",
        ),
        (
            "Dame Ada Quill\nLondon Fire Commissioner\nCity Hall\n\nBen Rook\nChief Executive\nTollgate Ferries Ltd",
            "London Fire Commissioner and Tollgate Ferries Ltd",
        ),
        ("Ada Quill\nMayor of London\nKamal Chunchie Way\nLondon E16 1ZE", "Mayor of London"),
        ("Ada Quill\nMayor of London\n\nBen Rook\nPrivate Secretary", "Mayor of London"),
        ("Ada Quill\nDeputy Mayor for Housing\nGreater London Authority", "Deputy Mayor for Housing"),
        ("Ada Quill\nMinister for Water\nParliamentary Under Secretary of State", "Minister for Water"),
        ("Ada Quill\nCommissioner\nMetropolitan Police Commissioner", "Commissioner"),
        ("Ada Quill\nMayor of London\ncc Ben Rook\nChair of London Councils", "Mayor of London"),
    ],
)
def test_those_who_sign_together_are_all_named(signature: str, sender: str) -> None:
    text = f"1 May 2025\n\nDear Chair\n\nMotion 3.1 is agreed to.\n\nYours sincerely\n\n{signature}\n"
    assert letterhead.read(text, GAZETTEER).sender == sender


@pytest.mark.parametrize(
    ("head", "body", "reference"),
    [
        ("Case reference: FR/24/7", "I agree.", "FR/24/7"),
        ("TfL ref: FR/24/7", "I agree.", "FR/24/7"),
        ("Case number: 2024/00077", "I agree.", "2024/00077"),
        ("In any reply please quote: FR/24/7", "I agree.", "FR/24/7"),
        ("(Our ref: FR/24/7)", "I agree.", "FR/24/7"),
        ("Ref: FR 24 77", "I agree.", "FR 24 77"),
        ("", "Our reference is FR/24/7.", "FR/24/7"),
        ("", "Our case number for this correspondence is 2024/00077.", "2024/00077"),
        ("", "Please quote reference FR/24/7 if you write again.", "FR/24/7"),
        ("", "Your letter has been filed as FR/24/7.", "FR/24/7"),
        ("Your letter ref: PL/3", "Your reference is PL/31/2.", None),
        ("Assembly ref: PL/31/2", "The application (reference 24/0411/FUL) is refused.", None),
        ("", "Our case is a strong one in 2024/25, and theft is recorded as 2024/25 data.", None),
        ("", "I agree.\n\nReference: FR/24/7", "FR/24/7"),
    ],
)
def test_the_reference_is_the_letters_own_wherever_it_stands(head: str, body: str, reference: str | None) -> None:
    text = f"THE FERRY COMPANY\n{head}\n1 May 2025\n\nDear Chair\n\n{body}\n\nYours sincerely\nB\nMayor of London\n"
    assert letterhead.read(text, GAZETTEER).reference == reference


def test_a_given_date_and_sender_stand_in_for_a_missing_letterhead_only() -> None:
    plain = letterhead.read("We will publish it.", GAZETTEER, date=date(2024, 1, 2), sender="Treasury")
    assert (plain.date, plain.sender, plain.body_start, plain.body_end) == (date(2024, 1, 2), "Treasury", 0, 19)
    text, expected = pair("capitals")
    full = letterhead.read(text, GAZETTEER, date=date(2024, 1, 2), sender="Treasury")
    assert (str(full.date), full.sender) == (expected["date"], "Mayor of London")


def test_quoted_mail_is_not_the_letters_own_matter_and_a_postscript_is() -> None:
    text = "Dear A\n\nI agree.\n> The Mayor will pay.\n\nYours sincerely\nB\nMayor of London\n\nPS I will come.\n"
    head = letterhead.read(text, GAZETTEER)
    said = "".join(text[start:end] for start, end in letterhead.matter(text, head))
    assert "I agree." in said
    assert "I will come." in said
    assert "will pay" not in said


@pytest.mark.parametrize(
    "earlier",
    [
        f"On 9 May 2025 at 11:03, A. Person wrote:\n{DEMAND}",
        f"From: A. Person\nSent: 9 May 2025\n\n{DEMAND}",
        f"-----Original Message-----\n{DEMAND}",
        "This e-mail is confidential and will be read only by the person to whom it was addressed by us.",
    ],
)
def test_what_stands_below_an_e_mail_is_not_its_own(earlier: str) -> None:
    text = f"Date: 1 May 2025\n\nDear A\n\nI agree.\n\nKind regards\nB\nMayor of London\n\n{earlier}\n"
    head = letterhead.read(text, GAZETTEER)
    assert [text[start:end].strip() for start, end in letterhead.matter(text, head)] == ["I agree."]


@given(st.text(alphabet=st.sampled_from("Dear MotiYurs\n :0123459-/.,>¹()AM"), max_size=300) | st.text(max_size=300))
def test_any_text_gives_a_letterhead_whose_places_are_in_the_text(text: str) -> None:
    head = letterhead.read(text, GAZETTEER)
    assert 0 <= head.body_start <= head.body_end <= len(text)
    for start, end in letterhead.matter(text, head):
        assert 0 <= start < end <= len(text)
    who.speaker_body(text, head, GAZETTEER)
