"""Which motions a letter answers: on the invented letters of tests/letters and on single headings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import Reply
from etl.transform import letterhead, motions
from etl.transform.motions import titles
from tests.test_letterhead import GAZETTEER, PAIRS, pair


def found(text: str) -> tuple[Reply, ...]:
    return motions.find(text, letterhead.read(text, GAZETTEER))


def letter(body: str) -> str:
    return f"Date: 1 May 2025\n\nDear Chair\n\n{body}\n\nYours sincerely\nA. Person\nMayor of London\n"


@pytest.mark.parametrize("name", PAIRS)
def test_the_replies_of_an_invented_letter(name: str) -> None:
    text, expected = pair(name)
    replies = found(text)
    assert [(r.motion, r.title, str(r.meeting_date), r.kind) for r in replies] == [
        (r["motion"], r["title"], r["meeting_date"], r["kind"]) for r in expected["replies"]
    ]
    for reply, want in zip(replies, expected["replies"], strict=True):
        said = text[reply.start : reply.end]
        assert said.startswith(want["starts"])
        assert said.endswith(want["ends"])


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Motion 3.6 - Prostitute's Caution", "3.6", "Prostitute's Caution"),
        ("MOTION NO. 3.6: SWANS", "3.6", "SWANS"),
        ("## Motion 3.6 – Swans (agreed 3 April 2025)", "3.6", "Swans"),
        ("RE: Motion 3.6 – Swans [MGLA030425-0001]", "3.6", "Swans"),
        ("Ref: Motion 3.6 – Swans", "3.6", "Swans"),
        ("Response to Motion 3.16: ‘Swans’", "3.16", "Swans"),
        ("Motion 3.6 (proposed by A. Member AM) – Swans", "3.6", "Swans"),
        ("Motion 3.6 on the Welfare of Swans", "3.6", "the Welfare of Swans"),
        ("Agenda Item 12.1 – Swans", "12.1", "Swans"),
        ("Re: The Welfare of Swans (agreed 3 April 2025)", None, "The Welfare of Swans"),
        ("Motion: The Welfare of Swans", None, "The Welfare of Swans"),
        ("Motion 3.6 – Who Pays for the Swans?", "3.6", "Who Pays for the Swans?"),
        ("Motion 3.6 – Swans.", "3.6", "Swans"),
        ("3.6 Who Pays for the Swans?", "3.6", "Who Pays for the Swans?"),
        ("The Welfare of Swans (Motion 3.6)", "3.6", "The Welfare of Swans"),
        ("THE WELFARE OF SWANS [MOTION 3.6]", "3.6", "THE WELFARE OF SWANS"),
        ("The Welfare of Swans (motion 3.6, Plenary, 3 April 2025)", "3.6", "The Welfare of Swans"),
        ("The Welfare of Swans – Motion 3.6 of 3 April 2025", "3.6", "The Welfare of Swans"),
        ("Re: The Welfare of Swans (agenda item 3.6, 3 April 2025)", "3.6", "The Welfare of Swans"),
        ("The Welfare of Swans (3.6)", "3.6", "The Welfare of Swans"),
        ("Plenary meeting, 3 April 2025 – Motion 3.6 – Swans", "3.6", "Swans"),
        ("London Assembly, 3 April 2025: Motion 3.6, The Welfare of Swans", "3.6", "The Welfare of Swans"),
        ("The Welfare of Swans\nMotion 3.6", "3.6", "The Welfare of Swans"),
        ("The Welfare of Swans\n\nMotion 3.6, Plenary, 3 April 2025", "3.6", "The Welfare of Swans"),
        ("Motion 3.6 of the Plenary meeting of 3 April 2025: Swans", "3.6", "Swans"),
        ("1. The Welfare of Swans (Motion 3.6)", "3.6", "The Welfare of Swans"),
        ("(b) Motion 3.6 – Swans", "3.6", "Swans"),
        ("Motion 3.6\n\nProposed by A. Member AM\nSeconded by B. Member AM\n\nSwans at Risk", "3.6", "Swans at Risk"),
        ("The Welfare of Swans – motion 3.6 of 3 April 2025 – our reply", "3.6", "The Welfare of Swans"),
        ("Reply to Assembly motion 3.6 of 3 April 2025", "3.6", ""),
        ("Motion 3.6 – Swans: Emergency Response", "3.6", "Swans: Emergency Response"),
        ("The Assembly’s motion of 3 April 2025 (3.6, Swans) is about birds.", "3.6", "Swans"),
    ],
)
def test_headings_of_many_styles_name_their_motion(heading: str, number: str | None, title: str) -> None:
    (reply,) = found(letter(f"Thank you for the motion.\n\n{heading}\n\nI agree with it."))
    assert (reply.motion, reply.title) == (number, title)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("The Welfare of Swans", "The Welfare of Swans"),
        ("London Assembly motion – The Welfare of Swans", "The Welfare of Swans"),
        ("Motion agreed on 3 April 2025: The Welfare of Swans", "The Welfare of Swans"),
        ("Response to the London Assembly's motion on the Welfare of Swans", "the Welfare of Swans"),
        ("London Assembly (Plenary) meeting, 3 April 2025\n\nThe Welfare of Swans", "The Welfare of Swans"),
        ("The Welfare of Swans (motion agreed on 3 April 2025)", "The Welfare of Swans"),
        ("Who Pays for the Swans?", "Who Pays for the Swans?"),
        ("The Welfare of Swans – your motion of 3 April", "The Welfare of Swans"),
        ("The Welfare of Swans: the Assembly’s motion, 3 April 2025", "The Welfare of Swans"),
        ("The Welfare of Swans (Assembly motion of 3 April)", "The Welfare of Swans"),
        ("The Welfare of Swans, reply to your motion agreed last month", "The Welfare of Swans"),
        ("Swans in Slow Motion", "Swans in Slow Motion"),
        ("Swans – A Motion to Dismiss Them", "Swans – A Motion to Dismiss Them"),
        ("Re: Response to the Swans' Return (Plenary meeting of 3 April 2025)", "Response to the Swans' Return"),
    ],
)
def test_a_lone_subject_line_is_the_title_of_the_one_motion(subject: str, title: str) -> None:
    (reply,) = found(letter(f"{subject}\n\nThank you for the motion. I agree with it."))
    assert (reply.motion, reply.title) == (None, title)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("CORRECTION: Motion 3.2 – Ferries", "correction"),
        ("Assembly Motion: Ferries [3.2]", "substantive"),
        ("Holding reply: Motion 3.2 – Ferries", "holding"),
    ],
)
def test_the_subject_line_of_an_e_mail_tells_the_kind_of_reply(subject: str, kind: str) -> None:
    (reply,) = found(f"Subject: {subject}\n\n" + letter("The ferry is free until May."))
    assert (reply.motion, reply.title, reply.kind) == ("3.2", "Ferries", kind)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Thank you for the motion “Swans on Ice”, which we have read.", "Swans on Ice"),
        ("The Assembly’s motion (‘Swans on Ice’) reached us in April.", "Swans on Ice"),
        ("I write about the Assembly’s motion, “Swans on Ice”, agreed on 3 April 2025.", "Swans on Ice"),
        ("I write about “Swans on Ice”, the motion agreed on 3 April 2025.", "Swans on Ice"),
        ("The Assembly’s “Swans on Ice” motion has been passed to me.", "Swans on Ice"),
        ("I write about the motion under the heading “Swans on Ice”.", "Swans on Ice"),
        ("Thank you for the motion entitled Swans on Ice.", "Swans on Ice"),
        ("The Assembly’s motion, Swans on Ice, which was agreed on 3 April 2025, reached us.", "Swans on Ice"),
        ("The Swans on Ice motion of 3 April 2025 has reached us.", "Swans on Ice"),
        ("We have read the motion (Swans on Ice) and its three points.", "Swans on Ice"),
        ("The motion on swans says ‘must be fed by May’.", "swans says ‘must be fed by May’"),
    ],
)
def test_a_motion_may_be_named_by_its_title_in_a_sentence(opening: str, title: str) -> None:
    (reply,) = found(letter(f"{opening}\n\n(a) Food. We will feed them.\n\n(b) Ice. We shall break it by May."))
    assert (reply.motion, reply.title) == (None, title)


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for the motion. It says “The Mayor should feed the swans”, and I agree.",
        "Thank you for the motion “that swans must be fed”. I agree.",
        "Thank you for the motion (MGLA030425-0001). I agree.",
        "The London Assembly motion of 3 April 2025 has reached us. I agree.",
        "Thank you for the motion, Chair, and for your letter. I agree.",
    ],
)
def test_what_is_quoted_out_of_a_motion_is_not_its_title(body: str) -> None:
    assert all(reply.title == "" for reply in found(letter(body)))


SWANS, GEESE = "we have counted the swans twice.", "we have lost count of the geese."


@pytest.mark.parametrize(
    "body",
    [
        f"Plenary meeting of 3 April 2025: Motion 3.2 (Swans) and Motion 3.5 (Geese)\n\nHello."
        f"\n\nAs to Motion 3.2, {SWANS}\n\nAs to Motion 3.5, {GEESE}",
        f"Motions 3.2 (Swans) and 3.5 (Geese)\n\nMotion 3.2: {SWANS}\n\nTurning to Motion 3.5, {GEESE}",
        f"Motions 3.2 (Swans) and 3.5 (Geese)\n\nMotion 3.2\n\nHere {SWANS}\n\nMotion 3.5\n\nHere {GEESE}",
        f"Motions 3.2 (Swans) and 3.5 (Geese)\n\nIn the case of Motion 3.2, {SWANS}"
        f"\n\nSo far as Motion 3.5 goes, {GEESE}",
        f"Motion 3.2 – Swans, and Motion 3.5 – Geese\n\nOn Motion 3.2, {SWANS}\n\nOn Motion 3.5, {GEESE}",
    ],
)
def test_motions_of_one_heading_that_are_told_apart_below_have_replies_of_their_own(body: str) -> None:
    text = letter(body)
    replies = found(text)
    assert [(reply.motion, reply.title) for reply in replies] == [("3.2", "Swans"), ("3.5", "Geese")]
    assert [SWANS in text[r.start : r.end] for r in replies] == [True, False]
    assert [GEESE in text[r.start : r.end] for r in replies] == [False, True]


@pytest.mark.parametrize(
    "body",
    [
        "Motions 3.2 (Swans) and 3.5 (Geese)\n\nI agree with both.\n\nMotion 3.5 says the same as an earlier one.",
        "Motions 3.2 (Swans) and 3.5 (Geese)\n\nI agree with both.",
    ],
)
def test_motions_that_are_answered_together_share_their_reply(body: str) -> None:
    text = letter(body)
    replies = found(text)
    assert [(reply.motion, reply.title) for reply in replies] == [("3.2", "Swans"), ("3.5", "Geese")]
    assert len({(reply.start, reply.end) for reply in replies}) == 1


def test_each_heading_that_ends_with_its_number_opens_a_reply_of_its_own() -> None:
    replies = found(letter("Swans (Motion 3.6)\n\nI agree.\n\nGeese and Ducks (Motion 3.7)\n\nI do not."))
    assert [(reply.motion, reply.title) for reply in replies] == [("3.6", "Swans"), ("3.7", "Geese and Ducks")]


@pytest.mark.parametrize(
    "line",
    [
        "Members will know Swan Lake (Motion 3.6)",
        "Swan Lake, Motion 3.6 of last year",
        "Swan Lake (see Motion 3.6 above)",
    ],
)
def test_a_line_that_speaks_of_another_motion_is_no_heading(line: str) -> None:
    (reply,) = found(letter(f"The Welfare of Geese (Motion 3.2)\n\nI agree.\n\n{line}"))
    assert (reply.motion, reply.title) == ("3.2", "The Welfare of Geese")


@pytest.mark.parametrize(
    "body",
    [
        "It was altered under Standing Order 3.6A (1). TfL will act.",
        "See paragraph 3.16 of my Transport Strategy and version 3.6 of the guidance.",
        "3.6 Million Trips\n\nThat is how many were made.",
        "Agenda item 3.2 of the Board was deferred, and £3.6 million was spent.",
        "The motor of a ferry has 3.6 litres.",
    ],
)
def test_numbers_that_name_no_motion_give_none(body: str) -> None:
    assert found(letter(body)) == ()


def test_a_motion_that_the_head_lists_has_its_reply_in_the_sentence_that_speaks_of_it() -> None:
    text = letter("We will reply to Motion 3.4 by May.\n\nMotion 3.9 is about swans, so we will ask their keeper.")
    head = "Subject: Motions 3.4 and 3.9\n\n"
    assert [reply.motion for reply in found(head + text)] == ["3.4", "3.9"]


def test_a_motion_named_in_passing_does_not_displace_the_letters_own() -> None:
    body = "Motion 3.2 – Swans\n\nI agree. Motion 3.9 of last year said the same.\n\nMotion 3.9 asked for less."
    assert [reply.motion for reply in found(letter(body))] == ["3.2"]


def test_a_footnote_belongs_to_the_reply_where_its_mark_stands() -> None:
    text = (
        letter("Motion 3.1 – Ice\n\nWe measured it.¹\n\nMotion 3.2 – Snow\n\nWe did not.")
        + "\n¹ It will be measured again.\n"
    )
    head = letterhead.read(text, GAZETTEER)
    replies = motions.find(text, head)
    offset = text.index("It will be measured")
    places = motions.Places(text, head, replies)
    reply = places.reply(places.of(offset))
    assert reply is not None
    assert reply.motion == "3.1"
    assert text[places.of(offset)] == "¹"
    assert places.of(text.index("We did not")) == text.index("We did not")
    assert places.reply(text.index("We did not")) == replies[1]


def test_of_motions_answered_together_a_sentence_belongs_to_the_one_it_names() -> None:
    both, one = "We will dig ponds for both.", "An answer to Motion 3.5, on geese, will follow in May."
    text = letter(f"Thank you for Motion 3.2 (Swans) and Motion 3.5 (Geese).\n\n{both} {one} I have read Motion 3.2.")
    head = letterhead.read(text, GAZETTEER)
    replies = motions.find(text, head)
    places = motions.Places(text, head, replies)
    assert len(replies) == 2
    named = [places.reply(text.index(words)) for words in (both, one, "I have read")]
    assert [reply and reply.motion for reply in named] == ["3.2", "3.5", "3.2"]


def test_numbers_compare_part_by_part() -> None:
    assert sorted(["3.16", "3.6", "12.1", "7"], key=motions.number_key) == ["3.6", "3.16", "7", "12.1"]
    assert motions.number_key("3.16") == "0003.0016"


@pytest.mark.parametrize(
    ("raw", "title", "meeting"),
    [
        (" – Night Buses (Plenary, 5 December 2024) [MGLA091224-4410]", "Night Buses", date(2024, 12, 5)),
        (": “Swans”", "Swans", None),
        (" - 'Right to Buy' Sales", "'Right to Buy' Sales", None),
        (" – Cooling the Tube, agreed on 3 April 2025", "Cooling the Tube", date(2025, 4, 3)),
        ("", "", None),
    ],
)
def test_a_title_stands_without_what_is_round_it(raw: str, title: str, meeting: date | None) -> None:
    assert titles.title(raw) == (title, meeting)


@given(st.text(alphabet=st.sampled_from("Motin 3.6–:()\n.,aASbTitle1¹Re"), max_size=300) | st.text(max_size=200))
def test_any_text_gives_replies_whose_places_are_in_the_text(text: str) -> None:
    head = letterhead.read(text, GAZETTEER)
    replies = motions.find(text, head)
    for reply in replies:
        assert 0 <= reply.start <= reply.end <= len(text)
    places = motions.Places(text, head, replies)
    for offset in range(0, len(text), 7):
        assert 0 <= places.of(offset) <= offset
        places.reply(places.of(offset))
