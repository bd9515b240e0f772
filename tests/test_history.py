"""Recording letters: once, as events in a chain, with the state beside them, and nothing a person decided undone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DatabaseError, DBAPIError

from data import history
from data.history import Head, Reading, Recorded
from data.models import ChainHead, Difference, DueDate, Event, Letter, Motion, Pledge, PledgeState, Reply
from data.store import Store
from tests.letters_made import CAUTION, LETTER_DAY, OWL, a_letter, a_pledge, undated

POLICY = "This year, the MPS will publish a policy."
REVIEW = "We will review the scheme."
TODAY = date(2025, 9, 1)


def record(store: Store, reading: Reading, on: date | None = None) -> Recorded:
    with store.writing() as session:
        return history.record(session, reading, on=on)


def count(store: Store, model: type) -> int:
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def now(store: Store) -> dict[int, PledgeState]:
    """The states that hold now, by pledge."""
    held = select(PledgeState).where(PledgeState.ended_seq.is_(None), PledgeState.valid_to.is_(None))
    with store.session() as session:
        return {state.pledge_id: state for state in session.scalars(held)}


def faults(store: Store, expected: Head | None = None) -> list[str]:
    with store.session() as session:
        return history.verify(session, expected).faults


def the_letter(version: str = "1", before: str = "Dear Chair,\n\n", **due: object) -> Reading:
    return a_letter(a_pledge(POLICY, CAUTION, **due), undated(REVIEW, OWL), before=before, extractor_version=version)


def test_a_letter_is_recorded_with_its_motions_replies_pledges_and_dates(store: Store) -> None:
    assert record(store, the_letter()) == Recorded("added", 1)
    assert [count(store, model) for model in (Letter, Motion, Reply, Pledge, DueDate, Event)] == [1, 2, 2, 2, 1, 1]
    state = now(store)[1]
    assert (state.valid_from, state.quote, state.bodies, state.latest) == (
        LETTER_DAY,
        POLICY,
        "MPS",
        date(2025, 12, 31),
    )
    assert (state.review, state.assessment) == ("unreviewed", "not yet assessed")
    assert faults(store) == []


def test_recording_the_same_letter_again_changes_nothing(store: Store) -> None:
    record(store, the_letter())
    assert record(store, the_letter()) == Recorded("unchanged", 1)
    assert count(store, Event) == 1


def test_the_same_words_in_another_format_are_the_same_letter(store: Store) -> None:
    record(store, the_letter())
    as_pdf = the_letter(before="Dear  Chair,\n\n")
    other = replace(as_pdf, letter=replace(as_pdf.letter, path="letter.pdf", name="letter.pdf"))
    assert record(store, other) == Recorded("unchanged", 1)
    assert count(store, Pledge) == 2


def test_a_newer_copy_replaces_the_letter_and_keeps_its_pledges(store: Store) -> None:
    record(store, the_letter())
    newer = a_letter(a_pledge(POLICY, CAUTION), undated("We will fund it.", OWL), before="Dear Len,\n\n")
    assert record(store, newer) == Recorded("changed", 2)
    states = now(store)
    assert states[1].letter_id == 2
    assert states[1].review == "unreviewed"
    assert states[2].review == "no longer read"
    assert states[3].quote == "We will fund it."
    with store.session() as session:
        assert session.get_one(Letter, 1).replaced_by_id == 2
        assert [d.kind for d in session.scalars(select(Difference))] == ["no longer read"]
    assert faults(store) == []


def test_a_pledge_that_comes_back_is_the_same_pledge(store: Store) -> None:
    record(store, the_letter())
    record(store, a_letter(a_pledge(POLICY, CAUTION), before="Dear Len,\n\n"))
    record(store, the_letter(before="Dear Len Duvall,\n\n"))
    assert {number: state.review for number, state in now(store).items()} == {1: "unreviewed", 2: "unreviewed"}
    assert faults(store) == []


def test_an_older_copy_beside_the_newer_one_changes_nothing(store: Store) -> None:
    older = the_letter()
    beside = replace(older, letter=replace(older.letter, path="older.txt", name="older.txt"))
    record(store, beside)
    assert record(store, the_letter(before="Dear Len,\n\n")) == Recorded("changed", 2)
    assert record(store, beside) == Recorded("unchanged", 1)
    again = replace(beside, letter=replace(beside.letter, extractor_version="2"))
    assert record(store, again) == Recorded("unchanged", 1)


def test_an_older_copy_put_back_in_place_of_the_newer_one_replaces_it(store: Store) -> None:
    record(store, the_letter())
    record(store, the_letter(before="Dear Len,\n\n"))
    assert record(store, the_letter()) == Recorded("changed", 3)
    assert record(store, the_letter()) == Recorded("unchanged", 3)
    assert {state.letter_id for state in now(store).values()} == {3}
    assert faults(store) == []


def test_a_later_letter_under_the_same_reference_is_another_letter(store: Store) -> None:
    record(store, the_letter())
    later = a_letter(undated("We will report back.", CAUTION), path="later.txt", date=date(2025, 8, 20))
    assert record(store, later) == Recorded("added", 2)
    assert len(now(store)) == 3


def test_another_letter_under_a_known_file_name_replaces_nothing(store: Store) -> None:
    record(store, the_letter())
    other = a_letter(undated("We will report back.", CAUTION), reference="MGLA010125-0001")
    assert record(store, other) == Recorded("added", 2)


def test_another_version_that_reads_the_same_leaves_no_trace(store: Store) -> None:
    record(store, the_letter())
    assert record(store, the_letter(version="2")) == Recorded("unchanged", 1)
    assert count(store, Event) == 1
    with store.session() as session:
        assert session.get_one(Letter, 1).extractor_version == "2"


def test_another_version_corrects_what_nobody_has_touched(store: Store) -> None:
    record(store, the_letter())
    reread = the_letter("2", phrase="This year", latest=date(2026, 3, 31))
    assert record(store, reread, on=TODAY) == Recorded("changed", 1)
    assert now(store)[1].latest == date(2026, 3, 31)
    with store.session() as session:
        lines = session.scalars(select(DueDate).order_by(DueDate.position)).all()
        assert [(line.kind, line.latest) for line in lines] == [
            ("read", date(2025, 12, 31)),
            ("read again", date(2026, 3, 31)),
        ]
        before = select(PledgeState.latest).where(PledgeState.valid_to == TODAY, PledgeState.ended_seq.is_(None))
        assert session.scalars(before).all() == [date(2025, 12, 31)]
    assert faults(store) == []


def test_a_sentence_read_with_other_bounds_is_the_same_pledge(store: Store) -> None:
    record(store, the_letter())
    longer = a_letter(a_pledge(POLICY, CAUTION), undated(REVIEW, OWL), extractor_version="2")
    first = longer.pledges[0]
    shorter = replace(first, quote=first.quote[11:], start=first.start + 11)
    record(store, replace(longer, pledges=(shorter, longer.pledges[1])))
    assert now(store)[1].quote == "the MPS will publish a policy."
    assert count(store, Pledge) == 2
    assert faults(store) == []


def test_motions_are_found_again_by_meeting_and_number(store: Store) -> None:
    record(store, the_letter())
    again = replace(CAUTION, title="")
    titled = replace(OWL, number=None, title="OWL funding to support police and community partnerships")
    elsewhere = replace(CAUTION, meeting_date=date(2024, 12, 5))
    more = a_letter(undated("A.", again), undated("B.", titled), undated("C.", elsewhere), reference="X", path="b.txt")
    record(store, more)
    states = now(store)
    assert [states[number].motion_id for number in (3, 4, 5)] == [1, 2, 3]


def test_a_title_that_disagrees_is_kept_and_shown_to_a_person(store: Store) -> None:
    record(store, the_letter())
    other = replace(CAUTION, title="Community Policing")
    record(store, a_letter(undated("We will act.", other), reference="X", path="b.txt"))
    with store.session() as session:
        assert session.get_one(Motion, 1).title == CAUTION.title
        found = session.scalars(select(Difference)).one()
        assert (found.kind, found.motion_id) == ("motion title", 1)
        assert found.detail == {"register": CAUTION.title, "letter": "Community Policing"}


def test_a_motion_without_a_title_gains_it(store: Store) -> None:
    record(store, a_letter(undated("We will act.", replace(CAUTION, title=""))))
    record(store, a_letter(undated("We will work.", CAUTION), reference="X", path="b.txt"))
    with store.session() as session:
        assert session.get_one(Motion, 1).title == CAUTION.title
    assert faults(store) == []


def test_a_motion_of_an_unknown_meeting_is_not_taken_for_another(store: Store) -> None:
    record(store, the_letter())
    nowhere = replace(CAUTION, meeting_date=None)
    record(store, a_letter(undated("We will act.", nowhere), reference="X", path="b.txt", meeting_date=None))
    assert now(store)[3].motion_id == 3


def test_each_event_carries_the_hash_of_the_one_before(store: Store) -> None:
    for number in range(3):
        record(
            store, a_letter(undated(f"We will act {number}.", CAUTION), reference=f"X{number}", path=f"{number}.txt")
        )
    with store.session() as session:
        events = session.scalars(select(Event).order_by(Event.seq)).all()
        assert [event.previous_hash for event in events] == [history.GENESIS, events[0].hash, events[1].hash]
        assert history.head(session) == Head(3, events[2].hash)
        assert json.loads(events[0].changes)["letter"]["date"] == "2025-07-15"


@pytest.mark.parametrize("statement", ["UPDATE events SET reason = 'x'", "DELETE FROM events"])
def test_the_history_refuses_to_be_changed(store: Store, statement: str) -> None:
    record(store, the_letter())
    with pytest.raises(DBAPIError, match="append-only"), store.session() as session:
        session.execute(text(statement))


def tamper(store: Store, statement: str) -> None:
    """Change the register as somebody with the database's own tools could."""
    with store.session() as session:
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("DROP TRIGGER events_no_update"))
            session.execute(text("DROP TRIGGER events_no_delete"))
        else:
            session.execute(text("DROP TRIGGER events_append_only ON events"))
        session.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE events SET changes = replace(changes, 'publish', 'punish') WHERE seq = 2", "Event 2 (letter read"),
        ("UPDATE events SET changes = changes || ' ' WHERE seq = 1", "Event 1 (letter read"),
        ("UPDATE events SET actor = 'Somebody' WHERE seq = 3", "Event 3 (letter read"),
        ("UPDATE events SET recorded_at = '2020' WHERE seq = 1", "Event 1 (letter read"),
        ("UPDATE events SET hash = previous_hash WHERE seq = 2", "Event 2 (letter read"),
        ("DELETE FROM events WHERE seq = 2", "Event 2 is missing"),
        ("DELETE FROM events WHERE seq = 3", "the end was cut off"),
        ("UPDATE letters SET text = replace(text, 'will', 'may') WHERE id = 1", "Letter 1 (0.txt): its text"),
        ("UPDATE letters SET text_sha256 = 'x' WHERE id = 3", "Letter 3 (2.txt): its text"),
        ("UPDATE letters SET date = '2025-07-16' WHERE id = 2", "Table letters, row 2"),
        ("UPDATE pledge_states SET quote = 'We will not.' WHERE pledge_id = 2", "Pledge 2: its quote"),
        ("UPDATE pledge_states SET assessment = 'kept' WHERE pledge_id = 3", "Table pledge_states, row 3"),
        ("UPDATE due_dates SET latest = '2030-01-01' WHERE pledge_id = 1", "Table due_dates, row 1"),
        ("UPDATE motions SET title = 'Another' WHERE id = 1", "Table motions, row 1"),
        ("DELETE FROM due_dates WHERE pledge_id = 2", "Table due_dates, row 2: missing"),
    ],
)
def test_one_change_by_hand_anywhere_is_found_and_its_place_named(store: Store, statement: str, fault: str) -> None:
    for number in range(3):
        quote = f"We will publish policy {number}."
        record(store, a_letter(a_pledge(quote, CAUTION), reference=f"X{number}", path=f"{number}.txt"))
    assert faults(store) == []
    tamper(store, statement)
    found = faults(store)
    assert found
    assert fault in found[0]


def test_a_history_cut_off_with_its_head_is_noticed_through_a_head_printed_before(store: Store) -> None:
    record(store, the_letter())
    with store.session() as session:
        first = history.head(session)
    record(store, a_letter(undated("We will act.", CAUTION), reference="X", path="b.txt"))
    with store.session() as session:
        printed = history.head(session)
    assert faults(store, printed) == []
    tamper(store, "DELETE FROM events WHERE seq = 2")
    with store.session() as session:
        session.execute(update(ChainHead).values(seq=first.seq, hash=first.hash))
    assert any("2 was printed: the end was cut off" in fault for fault in faults(store, printed))


def test_a_rewritten_history_is_noticed_through_a_head_printed_before(store: Store) -> None:
    record(store, the_letter())
    assert any("was rewritten" in fault for fault in faults(store, Head(1, "0" * 64)))


def test_a_letter_that_fails_half_way_leaves_nothing(store: Store) -> None:
    broken = the_letter()
    upside_down = replace(broken.pledges[0], earliest=date(2026, 1, 1), latest=date(2025, 1, 1))
    with pytest.raises(DatabaseError):
        record(store, replace(broken, pledges=(upside_down,)))
    assert [count(store, model) for model in (Letter, Motion, Event, Pledge)] == [0, 0, 0, 0]
    assert faults(store) == []
    assert record(store, the_letter()).outcome == "added"


def test_the_proof_looks_at_one_moment_while_others_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    record(store, the_letter())
    walk = history.verify.__globals__["_break"]

    def meanwhile(event: object, last: Head) -> object:
        if last.seq == 0:
            record(store, a_letter(undated("We will act.", CAUTION), reference="X", path="b.txt"))
        return walk(event, last)

    monkeypatch.setitem(history.verify.__globals__, "_break", meanwhile)
    with store.session() as session:
        found = history.verify(session)
    assert (found.faults, found.events, found.head.seq) == ([], 1, 1)


def test_a_message_does_not_replace_the_letter_attached_to_it(store: Store) -> None:
    letter = the_letter()
    attached = replace(letter, letter=replace(letter.letter, parent_sha256="m" * 64, path="m.eml", name="letter.pdf"))
    record(store, attached)
    message = a_letter(path="m.eml", replies=((CAUTION, "acknowledgement"), (OWL, "acknowledgement")), before="See it.")
    assert record(store, replace(message, letter=replace(message.letter, sha256="m" * 64))).outcome == "added"
    assert len(now(store)) == 2
    assert {state.review for state in now(store).values()} == {"unreviewed"}


def test_what_is_read_last_holds_whatever_day_is_given(store: Store) -> None:
    record(store, the_letter())
    record(store, the_letter("2", latest=date(2026, 1, 31)), on=TODAY)
    record(store, the_letter("3", latest=date(2026, 2, 28)), on=date(2025, 8, 1))
    assert now(store)[1].latest == date(2026, 2, 28)
    assert faults(store) == []


def test_a_file_read_to_another_text_keeps_the_text_its_quotes_stand_in(store: Store) -> None:
    first = the_letter()
    record(store, first)
    better = the_letter("2", before="Dear Chair of the Assembly,\n\n")
    again = replace(better, letter=replace(better.letter, sha256=first.letter.sha256))
    assert record(store, again, on=TODAY) == Recorded("changed", 2)
    assert record(store, again) == Recorded("unchanged", 2)
    assert now(store)[1].letter_id == 2
    assert len(now(store)) == 2
    assert faults(store) == []
    back = replace(first, letter=replace(first.letter, extractor_version="3"))
    assert record(store, back) == Recorded("changed", 3)
    assert faults(store) == []


def test_a_sentence_that_lost_a_page_header_is_the_same_pledge(store: Store) -> None:
    with_header = "We will fund the scheme for young people in every London MAYOR OF LONDON borough from next year."
    record(store, a_letter(undated(with_header, OWL)))
    mended = undated(with_header.replace("MAYOR OF LONDON ", ""), OWL)
    record(store, a_letter(mended, before="Dear Len,\n\n"))
    assert [(number, state.quote) for number, state in now(store).items()] == [(1, mended.quote)]
    assert faults(store) == []


def test_a_letterhead_read_otherwise_is_recorded(store: Store) -> None:
    record(store, a_letter(undated(REVIEW, OWL), sender=""))
    signed = a_letter(undated(REVIEW, OWL), extractor_version="2")
    assert record(store, signed) == Recorded("changed", 1)
    with store.session() as session:
        assert session.get_one(Letter, 1).sender == "Mayor of London"
    assert faults(store) == []
