"""A whole letter read: what is found in the one real letter, and what is said of letters that lack something."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from etl.explain import explain
from etl.records import Document, Letter
from etl.reference import load
from etl.transform import letter

SAMPLE = Path(__file__).parent.parent / "data" / "letters" / "MGLA191124-5230.txt"


def sample() -> Letter:
    return letter.read(Document(SAMPLE.name, "0" * 64, SAMPLE.read_text()), load())


def test_the_pledges_of_the_sample() -> None:
    found = sample()
    policy = next(p for p in found.pledges if "publish a policy" in p.quote)
    assert policy.quote.startswith("This year, the MPS will publish a policy")
    assert (policy.motion, policy.speaker, policy.body) == ("3.6", "Mayor of London", ("MPS",))
    assert policy.due is not None
    assert (policy.due.phrase, policy.due.earliest, policy.due.latest) == (
        "This year",
        dt.date(2025, 7, 15),
        dt.date(2025, 12, 31),
    )


def test_what_in_the_sample_is_no_pledge() -> None:
    quotes = " ".join(p.quote for p in sample().pledges)
    for words in ("On 24 June, we launched", "lengthy process", "We hope", "MAYOR OF LONDON"):
        assert words not in quotes


def test_every_quote_of_the_sample_is_its_text() -> None:
    found = sample()
    assert found.pledges
    assert not found.problems
    assert all(found.document.text[p.start : p.end] == p.quote for p in found.pledges)


def codes(text: str) -> dict[str, bool]:
    return {p.code: p.fatal for p in letter.read(Document("x.txt", "", text), load()).problems}


def test_what_a_letter_lacks_is_said_with_what_stops_it() -> None:
    assert codes(" \n ") == {"no text": True}
    assert codes("Thank you.") == {"no date": True, "no sender": False, "no motion": True}


def test_explain_tells_of_a_text_and_of_a_file(tmp_path: Path) -> None:
    text = SAMPLE.read_text()
    decisions = explain(text)
    assert {d.taken for d in decisions} == {True, False}
    assert all(d.why for d in decisions)
    copy = tmp_path / SAMPLE.name
    copy.write_text(text)
    assert sum(d.taken for d in explain(copy)) == sum(d.taken for d in decisions)
