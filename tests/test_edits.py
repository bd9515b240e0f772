"""What people may do to the register, who may not, and what each change leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from data import history, queries
from data.filters import Filters
from data.history import Actor, Form, NotPossible, Refused, Stale, TooMany
from data.history.evidence import web
from data.history.rights import clean
from data.models import Correction, Difference, Event, Motion, Refusal
from data.queries import PledgeView
from data.store import Store
from tests.letters_made import CAUTION, LETTER_DAY, OWL, a_letter, a_pledge, undated

TODAY = date(2025, 9, 1)
ANN, BOB, VISITOR = Actor("Ann", "editor"), Actor("Bob", "editor"), Actor("visitor@example.org", "viewer")
POLICY = "This year, the MPS will publish a policy."
TWO_ACTS = "We will review the scheme. We will also fund it."
LINK = {"url": "https://example.org/report"}


@pytest.fixture
def sample(store: Store) -> Store:
    with store.writing() as session:
        history.record(session, a_letter(a_pledge(POLICY, CAUTION), undated(TWO_ACTS, OWL)))
    return store


def view(store: Store, pledge_id: int, as_of: date = TODAY) -> PledgeView:
    with store.session() as session:
        found = queries.pledge(session, pledge_id, as_of)
    assert found is not None
    return found


def form(store: Store, pledge_id: int, actor: Actor = ANN, on: date = TODAY) -> Form:
    return Form(actor, view(store, pledge_id).seq, on)


def do(store: Store, verb: Callable[..., Any], pledge_id: int, *args: Any, on: date = TODAY, **more: Any) -> Any:
    known = form(store, pledge_id, on=on)
    with store.writing() as session:
        return verb(session, known, pledge_id, *args, **more)


def shown(store: Store, as_of: date = TODAY) -> list[int]:
    with store.session() as session:
        return list(queries.pledges(session, Filters(), as_of)["id"])


def sound(store: Store) -> bool:
    with store.session() as session:
        return history.verify(session).faults == []


def test_accepting_says_by_whom_and_when(sample: Store) -> None:
    do(sample, history.accept, 1)
    found = view(sample, 1)
    assert found.review == "accepted"
    last = found.events.to_dict("records")[-1]
    assert (last["kind"], last["actor"], last["true_on"]) == ("accepted", "Ann", TODAY)
    assert last["changes"] == {"review": ("unreviewed", "accepted")}
    with pytest.raises(NotPossible, match="accepted already"):
        do(sample, history.accept, 1)
    assert sound(sample)


def test_a_change_holds_from_its_day_and_leaves_the_days_before(sample: Store) -> None:
    do(sample, history.reject, 2, "It is only a hope.")
    assert shown(sample) == [1]
    assert shown(sample, date(2025, 8, 31)) == [1, 2]
    assert view(sample, 2).review == "rejected"
    do(sample, history.reopen, 2, "Looked at again.")
    assert shown(sample) == [1, 2]
    assert sound(sample)


def test_what_was_true_earlier_holds_from_then_and_what_was_said_then_is_kept(sample: Store) -> None:
    with sample.session() as session:
        before = history.head(session).seq
    do(sample, history.assess, 1, "kept", "The policy is out.", LINK, on=date(2025, 8, 1))
    assert view(sample, 1, date(2025, 8, 15)).assessment == "kept"
    assert view(sample, 1, date(2025, 7, 31)).assessment == "not yet assessed"
    with sample.session() as session:
        as_said = queries.pledges(session, Filters(recorded=before), date(2025, 8, 15))
        assert set(as_said["assessment"]) == {"not yet assessed"}
    assert sound(sample)


def test_a_correction_takes_its_words_from_the_letter(sample: Store) -> None:
    start = view(sample, 2).start
    fields = {"start": start, "end": start + 26, "body": ["TfL", "GLA"], "strength": "soft", "title": "The scheme"}
    do(sample, history.correct, 2, fields, "Only the first sentence.")
    found = view(sample, 2)
    assert found.quote == "We will review the scheme." == found.letter_text[found.start : found.end]
    assert (found.bodies, found.strength, found.title, found.review) == (
        ("TfL", "GLA"),
        "soft",
        "The scheme",
        "accepted",
    )
    assert sound(sample)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quote": "We will not."}, "quote cannot be corrected"),
        ({"start": 5, "end": 4}, "Select the sentence again"),
        ({"start": 0, "end": 10**6}, "Select the sentence again"),
        ({"body": []}, "Who has to act"),
        ({"body": [" "]}, "Who has to act"),
        ({"strength": "iron"}, "none of firm, soft"),
        ({"nature": "mother"}, "none of act"),
        ({"motion_id": 99}, "no motion 99"),
        ({"latest": "soon"}, "no day"),
        ({"earliest": "2026-02-01", "latest": "2026-01-01"}, "after the last day"),
        ({"strength": "firm"}, "Nothing would change"),
        ({}, "Nothing would change"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_with_the_reason(
    sample: Store, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        do(sample, history.correct, 1, fields, "why")
    assert view(sample, 1).review == "unreviewed"


def test_a_corrected_interval_is_a_line_of_the_ledger_and_the_first_date(sample: Store) -> None:
    do(sample, history.correct, 1, {"latest": "2025-10-31"}, "The phrase means October.")
    found = view(sample, 1)
    assert (found.latest, found.first_latest) == (date(2025, 10, 31), date(2025, 10, 31))
    assert list(found.due_dates["kind"]) == ["read", "corrected"]
    do(sample, history.correct, 1, {"phrase": "", "earliest": None, "latest": None}, "There is no date.")
    assert view(sample, 1).clock.state == "no date"
    assert sound(sample)


def test_a_moved_date_keeps_the_first_one_and_says_how_far_it_slipped(sample: Store) -> None:
    passage = {"letter_id": 1, "start": 13, "end": 22}
    do(sample, history.move_due, 1, date(2026, 3, 31), "Deputy Mayor", "Consultation ran late.", passage)
    do(sample, history.move_due, 1, date(2026, 6, 30), "Deputy Mayor", "And again.", LINK)
    found = view(sample, 1)
    lines = found.due_dates.to_dict("records")
    assert [(line["kind"], line["latest"], line["slip"]) for line in lines] == [
        ("read", date(2025, 12, 31), None),
        ("moved", date(2026, 3, 31), 90),
        ("moved", date(2026, 6, 30), 181),
    ]
    assert (lines[1]["letter_id"], lines[2]["url"], lines[1]["said_by"]) == (1, LINK["url"], "Deputy Mayor")
    with sample.session() as session:
        late = queries.overdue(session, Filters(), date(2026, 7, 10)).to_dict("records")[0]
    assert (late["days"], late["days_first"], late["last_update"]) == (10, 191, TODAY)
    assert sound(sample)


def test_a_moved_date_needs_where_it_was_said_and_has_to_be_another(sample: Store) -> None:
    with pytest.raises(NotPossible, match="letter or the web address"):
        do(sample, history.move_due, 1, date(2026, 3, 31), "Mayor", "late", None)
    with pytest.raises(NotPossible, match="31 December 2025 already"):
        do(sample, history.move_due, 1, date(2025, 12, 31), "Mayor", "late", LINK)
    with pytest.raises(NotPossible, match="Who gave the date"):
        do(sample, history.move_due, 1, date(2026, 3, 31), " ", "late", LINK)


@pytest.mark.parametrize("assessment", ["kept", "partly kept", "not kept", "withdrawn"])
def test_a_judgement_needs_evidence_and_a_reason(sample: Store, assessment: str) -> None:
    with pytest.raises(NotPossible, match="needs evidence"):
        do(sample, history.assess, 1, assessment, "It was in the news.")
    with pytest.raises(NotPossible, match="The reason is missing"):
        do(sample, history.assess, 1, assessment, " ", LINK)
    do(sample, history.assess, 1, assessment, "See the report.", LINK)
    found = view(sample, 1)
    assert (found.assessment, found.assessed_on, found.clock.state) == (assessment, TODAY, "closed")
    assert found.evidence == {"url": LINK["url"], "note": ""}
    assert sound(sample)


def test_kept_so_far_is_for_what_lasts_and_stays_open(sample: Store) -> None:
    with pytest.raises(NotPossible, match="a promise that goes on"):
        do(sample, history.assess, 1, "kept so far", "So far so good.")
    do(sample, history.correct, 1, {"nature": "continuing"}, "It goes on.")
    do(sample, history.assess, 1, "kept so far", "So far so good.")
    assert view(sample, 1).clock.state == "due now"
    do(sample, history.assess, 1, "not yet assessed", "That was another pledge.")
    assert view(sample, 1).assessed_on is None


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x", "https://", "example.org", "https://a b", 'https://a"b']
)
def test_evidence_has_to_be_an_address_anybody_can_open(url: str) -> None:
    with pytest.raises(NotPossible, match="no web address"):
        web(url)


def test_evidence_may_be_a_passage_and_keeps_its_words(sample: Store) -> None:
    do(sample, history.assess, 1, "kept", "Said so.", {"letter_id": 1, "start": 0, "end": 4, "note": "page 1"})
    assert view(sample, 1).evidence == {"letter_id": 1, "start": 0, "end": 4, "quote": "Dear", "note": "page 1"}
    with pytest.raises(NotPossible, match="has no passage"):
        do(sample, history.assess, 1, "kept", "Said so.", {"letter_id": 7, "start": 0, "end": 4})


def test_progress_is_an_update_and_no_judgement(sample: Store) -> None:
    do(sample, history.note, 1, "A draft was seen.")
    found = view(sample, 1)
    assert (found.last_update, found.assessment) == (TODAY, "not yet assessed")


def test_merging_leaves_one_and_points_to_it(sample: Store) -> None:
    do(sample, history.merge, 2, 1)
    found = view(sample, 2)
    assert (found.review, found.merged_into, shown(sample)) == ("merged", 1, [1])
    for other in (1, 2, 99):
        with pytest.raises(NotPossible):
            do(sample, history.merge, 1, other)


def test_splitting_makes_a_pledge_of_each_passage(sample: Store) -> None:
    start = view(sample, 2).start
    spans = [(start, start + 26), (start + 27, start + 48)]
    assert do(sample, history.split, 2, spans, "Two acts.") == [3]
    assert view(sample, 2).quote == "We will review the scheme."
    assert view(sample, 3).quote == "We will also fund it."
    assert view(sample, 3, LETTER_DAY).motion == "3.16"
    with pytest.raises(NotPossible, match="at least two"):
        do(sample, history.split, 1, [(0, 5)], "Two acts.")
    assert sound(sample)


def test_each_part_of_a_split_may_have_its_own_interval(store: Store) -> None:
    quote = "We will publish a plan this year, and review it in May 2026."
    with store.writing() as session:
        history.record(session, a_letter(a_pledge(quote, CAUTION)))
    start = view(store, 1).start
    spans = [(start, start + 32), (start + 38, start + 60)]
    in_may = {"phrase": "in May 2026", "earliest": "2026-05-01", "latest": date(2026, 5, 31), "body": ["MOPAC"]}
    assert do(store, history.split, 1, spans, "Two acts.", [{}, in_may]) == [2]
    first, second = view(store, 1), view(store, 2)
    assert (first.phrase, first.latest, first.bodies) == ("This year", date(2025, 12, 31), ("MPS",))
    assert (second.phrase, second.earliest, second.latest, second.first_latest, second.bodies, second.due_rule) == (
        *("in May 2026", date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 31)),
        *(("MOPAC",), "set by a person"),
    )
    assert list(first.due_dates["latest"]) == [date(2025, 12, 31)]
    assert list(second.due_dates["latest"]) == [date(2026, 5, 31)]
    assert sound(store)


def test_the_part_that_stays_may_have_its_own_interval_too(sample: Store) -> None:
    start = view(sample, 1).start
    spans = [(start, start + 9), (start + 11, start + 41)]
    do(sample, history.split, 1, spans, "Two.", [{"phrase": "", "earliest": None, "latest": None}, {}])
    first, second = view(sample, 1), view(sample, 3)
    assert (first.phrase, first.latest, list(first.due_dates["kind"])) == (None, None, ["read", "corrected"])
    assert (second.phrase, second.latest) == ("This year", date(2025, 12, 31))
    with pytest.raises(NotPossible, match="as many"):
        do(sample, history.split, 3, [(start, start + 4), (start + 5, start + 9)], "Two.", [{}])
    assert sound(sample)


def test_a_missed_pledge_is_added_from_the_letters_words(sample: Store) -> None:
    known = Form(ANN, 0, TODAY)
    fields = {"body": ["GLA"], "motion_id": 1, "phrase": "by May", "latest": "2026-05-31", "earliest": "2026-05-01"}
    with sample.writing() as session:
        added = history.add_missed(session, known, 1, 0, 4, fields, "The program missed it.")
    found = view(sample, added)
    assert (found.quote, found.review, found.rule, found.latest) == (
        "Dear",
        "accepted",
        "added by a person",
        date(2026, 5, 31),
    )
    assert list(found.due_dates["kind"]) == ["read"]
    assert view(sample, added, LETTER_DAY).speaker == "Mayor of London"
    with pytest.raises(NotPossible, match=f"Pledge {added} stands on these words"), sample.writing() as session:
        history.add_missed(session, known, 1, 0, 4, fields, "Again.")
    assert sound(sample)


@pytest.mark.parametrize("actor", [VISITOR, Actor("Pledgewatch", "program"), Actor(" ", "editor")])
def test_who_may_not_change_anything_is_refused_and_that_is_kept_and_logged(
    sample: Store, actor: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    known = Form(actor, view(sample, 1).seq, TODAY)
    attempts: list[Callable[[Any], Any]] = [
        lambda s: history.accept(s, known, 1),
        lambda s: history.correct(s, known, 1, {"strength": "soft"}, "x"),
        lambda s: history.reject(s, known, 1, "x"),
        lambda s: history.reopen(s, known, 1, "x"),
        lambda s: history.merge(s, known, 1, 2),
        lambda s: history.split(s, known, 1, [(0, 1), (1, 2)], "x"),
        lambda s: history.add_missed(s, known, 1, 0, 4, {}, "x"),
        lambda s: history.assess(s, known, 1, "kept", "x", LINK),
        lambda s: history.note(s, known, 1, "x"),
        lambda s: history.move_due(s, known, 1, date(2026, 3, 31), "x", "x", LINK),
        lambda s: history.objection(s, known, 1, "MPS", "x"),
        lambda s: history.decide_objection(s, known, 1, "declined", "x"),
        lambda s: history.decide_suggestion(s, known, 1, "declined", "x"),
        lambda s: history.decide(s, known, 1, take=True),
    ]
    for attempt in attempts:
        caplog.clear()
        with pytest.raises(Refused, match="Nothing was changed"), sample.writing() as session:
            attempt(session)
        (line,) = caplog.messages
        assert line.startswith("refused: ")
        assert f"by {actor.name!r} as {actor.role}" in line
    with sample.session() as session:
        kept = session.execute(select(Refusal.actor, Refusal.role, Refusal.verb)).all()
        assert len(kept) == len(attempts)
        assert set(kept[0][:2]) == {actor.name, actor.role}
        assert session.scalars(select(Event.seq)).all() == [1]


def send_late(store: Store, late: Form) -> None:
    with store.writing() as session:
        history.reject(session, late, 1, "no")


def test_a_form_opened_before_somebody_elses_change_is_told_what_changed(sample: Store) -> None:
    mine = form(sample, 1)
    do(sample, history.correct, 1, {"body": ["TfL"]}, "It is theirs.")
    with pytest.raises(Stale, match=r"corrected by Ann \(body, review\)\. Nothing was overwritten") as stale:
        send_late(sample, replace(mine, actor=BOB))
    assert stale.value.lines[0].changes["body"] == (["MPS"], ["TfL"])
    assert view(sample, 1).review == "accepted"


def test_a_form_that_came_too_late_is_kept_and_logged_like_any_refusal(
    sample: Store, caplog: pytest.LogCaptureFixture
) -> None:
    mine = form(sample, 1)
    do(sample, history.accept, 1)
    with pytest.raises(Stale):
        send_late(sample, replace(mine, actor=BOB))
    why = "The pledge was changed while the form was open."
    with sample.session() as session:
        kept = session.execute(select(Refusal.actor, Refusal.verb, Refusal.pledge_id, Refusal.reason)).all()
    assert [tuple(row) for row in kept] == [("Bob", "reject", 1, why)]
    assert caplog.messages == [f"refused: reject by 'Bob' as editor, pledge 1: {why}"]


def test_somebody_elses_change_of_another_pledge_is_no_hindrance(sample: Store) -> None:
    mine = form(sample, 1)
    do(sample, history.accept, 2)
    with sample.writing() as session:
        history.accept(session, mine, 1)
    assert view(sample, 1).review == "accepted"


def test_nothing_is_true_before_the_letter_or_before_its_day_has_come(sample: Store) -> None:
    with pytest.raises(NotPossible, match="made on 15 July 2025"):
        do(sample, history.accept, 1, on=date(2025, 7, 14))
    with pytest.raises(NotPossible, match="has not come yet"):
        do(sample, history.accept, 1, on=date(2025, 9, 2))


def test_an_objection_stands_until_it_is_decided(sample: Store) -> None:
    do(sample, history.objection, 1, "MPS", "This is for MOPAC.", LINK)
    assert view(sample, 1).contested == 2
    with pytest.raises(NotPossible, match="stands already"):
        do(sample, history.objection, 1, "MPS", "Again.")
    do(sample, history.decide_objection, 1, "declined", "The letter names the MPS.")
    assert view(sample, 1).contested is None
    kinds = list(view(sample, 1).events["kind"])
    assert kinds == ["letter read", "objection", "objection declined"]
    with pytest.raises(NotPossible, match="No objection"):
        do(sample, history.decide_objection, 1, "declined", "x")
    assert sound(sample)


def send(store: Store, sender: str = "a", words: str = "The date is wrong.") -> int:
    with store.writing() as session:
        return history.suggest(session, 1, words, sender, "A. Reader", "reader@example.org")


def test_anybody_may_send_a_correction_and_it_is_not_published(sample: Store) -> None:
    assert send(sample) == 1
    assert list(view(sample, 1).events["kind"]) == ["letter read"]
    known = form(sample, 1)
    with sample.writing() as session:
        history.decide_suggestion(session, known, 1, "taken up", "They are right.")
    with sample.session() as session:
        kept = session.get_one(Correction, 1)
        assert (kept.decision, kept.decided_seq, kept.text) == ("taken up", 2, "The date is wrong.")
    with pytest.raises(NotPossible, match="decided already"):
        do(sample, lambda s, f, _: history.decide_suggestion(s, f, 1, "declined", "x"), 1)
    assert sound(sample)


def test_too_many_corrections_are_turned_away(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        send(sample)
    with pytest.raises(TooMany, match="Try again in an hour"):
        send(sample)
    assert send(sample, "b") == 6
    monkeypatch.setattr("data.history.voices.FROM_ALL_AN_HOUR", 6)
    with pytest.raises(TooMany, match="Try again later"):
        send(sample, "c")
    with pytest.raises(NotPossible, match="Shorten it"):
        send(sample, "d", "x" * 5000)


@pytest.mark.parametrize("take", [True, False])
def test_a_reading_that_differs_from_a_decision_waits_for_a_person(sample: Store, take: bool) -> None:
    do(sample, history.accept, 1)
    again = a_letter(a_pledge(POLICY, CAUTION, latest=date(2026, 3, 31)), undated(TWO_ACTS, OWL), extractor_version="2")
    with sample.writing() as session:
        history.record(session, again, on=TODAY)
    assert view(sample, 1).latest == date(2025, 12, 31)
    with sample.session() as session:
        found = session.scalars(select(Difference)).one()
        assert found.detail["latest"] == ["2025-12-31", "2026-03-31"]
    known = form(sample, 1)
    with sample.writing() as session:
        history.decide(session, known, found.id, take=take, reason="Looked at the letter.")
    assert view(sample, 1).latest == (date(2026, 3, 31) if take else date(2025, 12, 31))
    with pytest.raises(NotPossible, match="decided already"), sample.writing() as session:
        history.decide(session, form(sample, 1), found.id, take=take)
    assert sound(sample)


@pytest.mark.parametrize("take", [True, False])
def test_a_pledge_no_longer_read_goes_only_when_a_person_says_so(sample: Store, take: bool) -> None:
    do(sample, history.accept, 2)
    with sample.writing() as session:
        history.record(session, a_letter(a_pledge(POLICY, CAUTION), before="Dear Len,\n\n"), on=TODAY)
    assert shown(sample) == [1, 2]
    known = form(sample, 2)
    with sample.writing() as session:
        history.decide(session, known, 1, take=take)
    assert shown(sample) == ([1] if take else [1, 2])
    assert sound(sample)


def read(store: Store, version: str, *pledges: Any, before: str = "Dear Chair,\n\n") -> str:
    with store.writing() as session:
        letter = a_letter(*pledges, extractor_version=version, before=before)
        return history.record(session, letter, on=TODAY).outcome


def test_what_a_person_added_is_not_added_again_nor_missed_by_the_program(sample: Store) -> None:
    with sample.writing() as session:
        history.add_missed(session, Form(ANN, 0, TODAY), 1, 0, 11, {"body": ["GLA"], "motion_id": 1}, "Missed.")
    assert read(sample, "2", undated("We will act at once.", CAUTION), a_pledge(POLICY, CAUTION)) == "changed"
    assert shown(sample) == [1, 3, 4]
    assert sound(sample)


def test_a_difference_is_listed_once_however_often_the_letter_is_read(sample: Store) -> None:
    do(sample, history.accept, 2)
    assert read(sample, "2", a_pledge(POLICY, CAUTION)) == "changed"
    assert read(sample, "3", a_pledge(POLICY, CAUTION)) == "unchanged"
    with sample.session() as session:
        assert [found.kind for found in session.scalars(select(Difference))] == ["no longer read"]
    assert read(sample, "4", a_pledge(POLICY, CAUTION), undated(TWO_ACTS, OWL)) == "changed"
    assert shown(sample) == [1, 2]
    assert view(sample, 2).review == "accepted"
    assert sound(sample)


def test_taking_over_another_quote_takes_its_place_in_the_letter_with_it(sample: Store) -> None:
    do(sample, history.accept, 2)
    other = TWO_ACTS.replace("scheme", "schemes")
    read(sample, "2", a_pledge(POLICY, CAUTION), undated(other, OWL), before="Dear Len,\n\n")
    assert view(sample, 2).quote == TWO_ACTS
    known = form(sample, 2)
    with sample.writing() as session:
        history.decide(session, known, 1, take=True)
    found = view(sample, 2)
    assert found.quote == other == found.letter_text[found.start : found.end]
    assert sound(sample)


@pytest.mark.parametrize("take", [True, False])
def test_a_title_that_disagrees_is_changed_only_when_a_person_says_so(sample: Store, take: bool) -> None:
    other = replace(CAUTION, title="Community Policing")
    with sample.writing() as session:
        history.record(session, a_letter(undated("We will act.", other), reference="X", path="b.txt"))
        history.decide(session, Form(ANN, 0, TODAY), 1, take=take)
        assert session.get_one(Motion, 1, populate_existing=True).title == (
            "Community Policing" if take else CAUTION.title
        )
    assert sound(sample)


@given(st.text())
def test_any_text_can_be_kept_and_stays_readable(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "\x00" not in kept


HOSTILE = "<script>alert(1)</script> **bold** $x^2$ \U0001f600 \u202eabc\u200b =1+1 \x00 \ud800"


def test_hostile_text_is_kept_as_text_and_the_chain_holds(sample: Store) -> None:
    do(sample, history.note, 1, HOSTILE)
    do(sample, history.correct, 1, {"body": ["<b>MPS</b>; DROP"], "title": HOSTILE}, HOSTILE)
    found = view(sample, 1)
    assert found.bodies == ("<b>MPS</b>, DROP",)
    assert found.title == clean(HOSTILE)
    assert "\u202e" in str(found.title)
    assert sound(sample)
