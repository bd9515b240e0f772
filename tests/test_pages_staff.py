"""What staff and visitors can do on the screens, each action once, and that nobody else can do it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data import exports, history, queries
from data.filters import Filters
from data.history import Actor, Form
from data.queries import PledgeView
from data.settings import settings
from data.store import get_store
from pages.components import changing, passages, people, review_place, voices_forms
from pages.components.people import Person
from pages.components.voices_forms import sender
from tests.letters_made import CAUTION, a_letter, a_pledge, undated
from tests.test_pages import bodies, inbox, sample, show, words

__all__ = ["inbox", "sample"]

TODAY = date(2025, 9, 1)
ANN, VISITOR = Person(Actor("Ann", "editor")), Person(Actor("a visitor", "viewer"), why_not="Sign in to edit.")
LINK = "https://example.org/report"


@pytest.fixture
def staff(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register with the sample letter, and an editor at the screen."""
    monkeypatch.setattr(people, "here", lambda: ANN)
    monkeypatch.setattr(review_place, "GLANCE_SECONDS", 0)
    return sample


def view(pledge_id: int) -> PledgeView:
    with get_store().session() as session:
        found = queries.pledge(session, pledge_id, TODAY)
    assert found is not None
    return found


def last(pledge_id: int) -> dict[str, Any]:
    """The last event of a pledge."""
    return {str(name): value for name, value in view(pledge_id).events.to_dict("records")[-1].items()}


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception
    return app


def recording(pledge_id: int, what: str) -> AppTest:
    """A pledge's screen with one of the forms open."""
    app = show("pledge", id=str(pledge_id))
    app.radio(f"record {pledge_id}").set_value(what).run()
    assert not app.exception, app.exception
    return app


def reviewing(mode: str) -> AppTest:
    """The first letter in Review with one of the forms open for its first pledge."""
    return press(show("review", letter="1"), mode)


def elsewhere(change: changing.Change) -> None:
    """Somebody else makes a change at the same time."""
    with get_store().writing() as session:
        change(session, Form(Actor("Bob", "editor"), history.head(session).seq, TODAY))


def test_pledges_are_accepted_one_by_one_or_all_that_are_left(staff: Path) -> None:
    app = press(show("review", letter="1"), "Accept")
    assert "Pledge 1 is accepted." in words(app)
    assert "4 pledges of this letter still to review." in words(app)
    app = press(app, "Accept the 4 that are left in this letter")
    assert "4 pledges accepted." in words(app)
    assert {view(number).review for number in range(1, 6)} == {"accepted"}
    assert "None waits." in words(show("review"))


def test_a_key_held_down_accepts_nothing_that_nobody_has_seen(staff: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(show("review", letter="1"), "Accept")
    monkeypatch.setattr(review_place, "GLANCE_SECONDS", 3600)
    for _ in range(3):
        app = press(app, "Accept")
    assert [view(number).review for number in (1, 2, 3)] == ["accepted", "unreviewed", "unreviewed"]
    assert "Not recorded" not in words(app)


def test_the_next_pledge_can_be_looked_at_without_deciding(staff: Path) -> None:
    app = press(show("review", letter="1"), "Next pledge")
    app = press(app, "Accept")
    assert (view(1).review, view(2).review) == ("unreviewed", "accepted")


def test_a_sentence_is_rejected_with_a_reason_and_not_without(staff: Path) -> None:
    app = press(reviewing("Not a pledge …"), "Not a pledge")
    assert "The reason is missing." in words(app)
    app.text_input("reject 1.reason").set_value("Said of another city")
    app = press(app, "Not a pledge")
    press(press(app, "Not a pledge …"), "It is a refusal.")
    assert (view(1).review, last(1)["reason"]) == ("rejected", "Said of another city")
    assert (view(2).review, last(2)["reason"]) == ("rejected", "It is a refusal.")


def test_the_last_decision_is_taken_back_at_once_and_stays_in_the_history(staff: Path) -> None:
    app = press(show("review", letter="1"), "Accept")
    app = press(app, "Take back what was decided on pledge 1")
    assert "5 pledges of this letter still to review." in words(app)
    assert [event["kind"] for event in view(1).events.to_dict("records")][1:] == ["accepted", "reopened"]
    assert "Take back what was decided on pledge 1" not in [button.label for button in app.button]
    press(press(app, "Not a pledge …"), "It is a refusal.")
    assert view(1).review == "rejected"


def test_a_duplicate_is_merged_into_the_one_that_stays(staff: Path) -> None:
    app = press(reviewing("Same as another …"), "The same pledge")
    assert "Choose the pledge that stays, or write its number." in words(app)
    app = press(app, next(button.label for button in app.button if button.label.startswith("2")))
    assert (view(1).review, view(1).merged_into) == ("merged", 2)
    app = press(app, "Same as another …")
    assert not [button.label for button in app.button if button.label.startswith("1")]
    app.text_input("merge 2.into").set_value("3")
    press(app, "The same pledge")
    assert view(2).merged_into == 3


def test_a_sentence_with_two_promises_is_split(staff: Path) -> None:
    app = press(press(show("review", letter="1"), "Next pledge"), "Split …")
    quote, place = view(2).quote, view_place(2, "street-based police")
    number = passages.joints(view(2).letter_text, view(2).start, view(2).end).index(place) + 1
    app = app.button(f"choose split 2 {number}").click().run()
    press(app, "Split into 2")
    assert quote.startswith(view(2).quote)
    assert view(6).quote.startswith("street-based police enforcement")
    assert last(2)["reason"] == "Two promises in one sentence"


def test_each_part_of_a_split_pledge_has_the_interval_that_it_says_itself(staff: Path) -> None:
    quote = "MOPAC plans to publish a survey in spring 2026 and a strategy in autumn 2026."
    spring = {"phrase": "in spring 2026", "earliest": date(2026, 3, 1), "latest": date(2026, 5, 31)}
    with get_store().writing() as session:
        history.record(session, a_letter(a_pledge(quote, CAUTION, **spring), path="2.txt", reference="X2"))
    app = press(show("review", letter="2"), "Split …")
    first, second = (field for field in app.date_input if field.label == "Last day it is due")
    assert (first.value, second.value) == (date(2026, 5, 31), date(2026, 11, 30))
    second.set_value(date(2026, 10, 31))
    press(app, "Split into 2")
    assert (view(6).latest, view(6).due_rule) == (date(2026, 5, 31), "this year")
    assert (view(7).latest, view(7).phrase) == (date(2026, 10, 31), "in autumn 2026")


def view_place(pledge_id: int, begins: str) -> passages.Span:
    """Where in a quote the part that begins with these words can be parted."""
    found = view(pledge_id)
    text = found.letter_text
    return next(place for place in passages.joints(text, found.start, found.end) if text[place[1] :].startswith(begins))


def test_a_missed_pledge_is_added_from_the_letters_own_sentences(staff: Path) -> None:
    app = reviewing("Add a missed one …")
    with get_store().session() as session:
        letter = queries.letter(session, 1, TODAY)
    assert letter is not None
    spans = passages.sentences(letter)
    wanted = next(n for n, (a, b) in enumerate(spans) if "launched the MPS's new online" in letter.text[a:b])
    app = app.multiselect("missed 1.sentences").set_value([wanted]).run()
    motions = [row["motion_id"] for row in letter.replies.to_dict("records") if row["start"] <= spans[wanted][0]]
    assert app.selectbox("missed 1.motion_id").value == motions[-1]
    assert "Who has to act is missing." in words(press(app, "Add the pledge"))
    app.multiselect("missed 1.body").set_value(["MPS"])
    app = press(app, "Add the pledge")
    assert "The pledge is added." in words(app)
    assert view(6).quote == letter.text[slice(*spans[wanted])]
    assert last(6)["reason"] == "Missed by the program"


def test_of_a_missed_pledge_body_and_interval_are_filled_in_as_the_passage_says_them(staff: Path) -> None:
    quote = "The LFB plans to train 40 divers by the end of 2026."
    with get_store().writing() as session:
        history.record(session, a_letter(undated(quote, CAUTION), path="2.txt", reference="X2"))
    elsewhere(lambda session, form: history.reject(session, form, 6, "To be added again"))
    app = press(show("review", letter="2"), "Add a missed one …")
    with get_store().session() as session:
        letter = queries.letter(session, 2, TODAY)
    assert letter is not None
    spans = passages.sentences(letter)
    app.multiselect("missed 2.sentences").set_value(passages.holding(spans, view(6).start, view(6).end)).run()
    press(app, "Add the pledge")
    assert (view(7).bodies, view(7).strength, view(7).latest) == (("LFB",), "soft", date(2026, 12, 31))


def test_in_review_one_says_first_what_was_read_wrongly_and_then_corrects_that_alone(staff: Path) -> None:
    app = press(reviewing("Correct …"), "Who has to act")
    assert [field.key for field in app.text_input if str(field.key).startswith("correct")] == ["correct 1.reason"]
    app.multiselect("correct 1.body").set_value(["MOPAC"])
    press(app, "Record the correction")
    assert (view(1).bodies, last(1)["reason"]) == (("MOPAC",), "Misread by the program")
    assert set(last(1)["changes"]) == {"body", "review"}


def test_a_correction_changes_what_was_changed_and_nothing_else(staff: Path) -> None:
    before = view(1)
    app = recording(1, "Correction")
    app.multiselect("correct 1.body").set_value(["MOPAC", "MPS"])
    app.selectbox("correct 1.strength").set_value("soft")
    app.date_input("correct 1.latest").set_value(date(2025, 11, 30))
    app.text_input("correct 1.reason").set_value("Both are named")
    app = press(app, "Record the correction")
    now = view(1)
    assert (now.bodies, now.strength, now.latest) == (("MOPAC", "MPS"), "soft", date(2025, 11, 30))
    assert (now.quote, now.earliest, now.motion_id) == (before.quote, before.earliest, before.motion_id)
    assert "Who has to act: from MPS to MOPAC, MPS" in words(app)


def test_a_quote_is_corrected_by_choosing_sentences(staff: Path) -> None:
    app = recording(1, "Correction")
    chosen = app.multiselect("correct 1.sentences").value
    app.multiselect("correct 1.sentences").set_value([chosen[0] - 1, chosen[0]])
    app.text_input("correct 1.reason").set_value("The sentence before belongs to it")
    press(app, "Record the correction")
    now = view(1)
    assert now.quote == now.letter_text[now.start : now.end]
    assert now.quote.endswith("the stance taken by MOPAC.")
    assert now.quote.count(". ") == 1


def test_progress_is_noted_with_the_passage_of_a_letter(staff: Path) -> None:
    app = recording(1, "Progress")
    app.text_area("note 1.words").set_value("A draft is out.")
    app.radio("note 1.way").set_value("A passage of a letter").run()
    app.selectbox("note 1.letter").set_value(1).run()
    app.multiselect("note 1.sentences 1").set_value([3])
    app = press(app, "Record progress")
    assert "Progress on pledge 1 is recorded." in words(app)
    assert last(1)["evidence"]["quote"] in view(1).letter_text
    assert "Because: A draft is out." in words(app)


def test_an_assessment_needs_its_evidence_and_keeps_what_was_typed(staff: Path) -> None:
    app = press(recording(1, "Assessment"), "Record the assessment")
    assert "Choose the assessment first." in words(app)
    app.selectbox("assess 1.assessment").set_value("not kept")
    app.text_area("assess 1.reason").set_value("Nothing was published")
    app = press(app, "Record the assessment")
    assert "needs evidence" in words(app)
    assert app.text_area("assess 1.reason").value == "Nothing was published"
    app.text_input("assess 1.url").set_value("javascript:alert(1)")
    assert "The evidence is no web address." in words(press(app, "Record the assessment"))
    app.text_input("assess 1.url").set_value(LINK)
    app = press(app, "Record the assessment")
    assert view(1).assessment == "not kept"
    assert "Closed" in words(app)


def test_what_goes_on_is_kept_so_far_and_says_when_it_was_checked(staff: Path) -> None:
    assert "kept so far" not in recording(1, "Assessment").selectbox("assess 1.assessment").options
    app = recording(1, "Correction")
    app.selectbox("correct 1.nature").set_value("continuing")
    app.text_input("correct 1.reason").set_value("It goes on")
    press(app, "Record the correction")
    app = recording(1, "Assessment")
    app.selectbox("assess 1.assessment").set_value("kept so far")
    app.text_area("assess 1.reason").set_value("It is still published")
    assert "Kept so far last checked 1 September 2025" in words(press(app, "Record the assessment"))


def test_a_moved_date_is_shown_against_the_first_and_the_latest(staff: Path) -> None:
    app = recording(1, "New due date")
    app.date_input("move 1.latest").set_value(date(2026, 1, 31))
    app.text_input("move 1.said_by").set_value("Mayor of London")
    app.text_input("move 1.reason").set_value("More to consult")
    app.text_input("move 1.url").set_value(LINK)
    app = press(app, "Move the due date")
    assert "Pledge 1 is now due by 31 January 2026." in words(app)
    assert "31 days" in words(app)
    late = words(show("pledge", id="1", as_of="2026-02-02"))
    assert "33 days overdue (due by 31 December 2025)" in late
    assert "2 days overdue (due by 31 January 2026)" in late


def test_what_was_decided_can_be_taken_back_and_stays_in_the_history(staff: Path) -> None:
    press(show("review", letter="1"), "Accept")
    app = recording(1, "Take back")
    app.text_input("back 1.reason").set_value("By mistake")
    app = press(app, "Take it back")
    assert view(1).review == "unreviewed"
    assert "accepted by Ann" in words(app)
    assert "reopened by Ann" in words(app)
    assert "Nothing has been decided" in words(recording(1, "Take back"))


def test_an_objection_and_its_decision_are_part_of_the_history(staff: Path) -> None:
    app = recording(1, "Objection")
    app.text_input("objection 1.body").set_value("MPS")
    app.text_area("objection 1.words").set_value("We never said so")
    press(app, "Record the objection")
    app = show("review")
    assert "MPS says: We never said so" in words(app)
    app.text_input("objection 1.reason").set_value("The letter says so")
    press(app, "Decline")
    said = words(show("pledge", id="1"))
    assert "objection by Ann" in said
    assert "We never said so" in said
    assert "objection declined by Ann" in said


@pytest.mark.parametrize(("screen", "asked"), [("pledges", {}), ("motions", {"id": "1"}), ("overdue", {})])
def test_several_are_closed_at_once_each_with_its_own_reason_and_evidence(
    staff: Path, screen: str, asked: dict[str, str]
) -> None:
    past = {"earliest": date(2025, 7, 15), "latest": date(2025, 8, 31)}
    if screen == "overdue":
        elsewhere(lambda session, form: history.correct(session, form, 1, past, "It was in August"))
        elsewhere(lambda session, form: history.correct(session, form, 2, past, "It was in August"))
    app = show(screen, **asked)
    app.multiselect("closing.pledges").set_value([1, 2]).run()
    app.selectbox("closing.assessment").set_value("not kept")
    app.text_input("closing.evidence 1.url").set_value(LINK)
    app.text_input("closing.reason 1").set_value("No policy")
    app = press(app, "Close 2 pledges")
    assert "Pledge 1 is closed: not kept." in words(app)
    assert "Pledge 2 is not closed: give a reason for it." in words(app)
    app.text_input("closing.reason 2").set_value("No move either")
    app = press(app, "Close 1 pledge")
    assert "“not kept” needs evidence" in words(app)
    app.radio("closing.evidence 2.way").set_value("A passage of a letter").run()
    app.selectbox("closing.evidence 2.letter").set_value(1).run()
    app.multiselect("closing.evidence 2.sentences 1").set_value([12])
    press(app, "Close 1 pledge")
    assert [(view(n).assessment, last(n)["reason"]) for n in (1, 2)] == [
        ("not kept", "No policy"),
        ("not kept", "No move either"),
    ]
    assert last(1)["evidence"]["url"] == LINK
    assert last(2)["evidence"]["quote"] in view(2).letter_text
    assert last(2)["evidence"]["letter_id"] == 1


@pytest.mark.parametrize(("answer", "review"), [("move its date", "merged"), ("of its own", "accepted")])
def test_a_pledge_made_again_is_proposed_and_decided(staff: Path, answer: str, review: str) -> None:
    spring = {"phrase": "in spring 2026", "earliest": date(2026, 3, 1), "latest": date(2026, 5, 31)}
    again = a_pledge(
        "The MPS will publish a policy that parallels the stance of MOPAC in spring 2026.", CAUTION, **spring
    )
    with get_store().writing() as session:
        history.record(session, a_letter(again, path="2.txt", reference="X2", date=date(2025, 8, 20)))
    app = show("review")
    assert "Promised again in a later letter" in [heading.value for heading in app.subheader]
    press(app, next(button.label for button in app.button if answer in button.label))
    assert view(6).review == review
    assert view(1).latest == (date(2026, 5, 31) if review == "merged" else date(2025, 12, 31))
    if review == "merged":
        given = view(1).due_dates.to_dict("records")[-1]
        assert (given["said_on"], given["letter_id"], given["slip"]) == (date(2025, 8, 20), 2, 151)


def test_a_pledge_made_again_is_proposed_beside_it_when_its_letter_is_reviewed(staff: Path) -> None:
    again = a_pledge("The MPS will publish a policy that parallels the stance of MOPAC.", CAUTION)
    other = undated("TfL will mend the lift.", CAUTION)
    more = undated("We will paint the gate.", CAUTION)
    with get_store().writing() as session:
        history.record(session, a_letter(again, other, more, path="2.txt", reference="X2", date=date(2025, 8, 20)))
    app = show("review", letter="2")
    assert "An earlier letter promised this" in words(app)
    app = press(app, "Accept the 2 that are left in this letter")
    assert view(6).review == "unreviewed"
    press(app, "The same pledge: nothing new")
    assert (view(6).review, view(6).merged_into, view(1).latest) == ("merged", 1, date(2025, 12, 31))
    assert last(1)["reason"] == "Promised again on 20 August 2025"


@pytest.mark.parametrize("take", [True, False])
def test_what_a_newer_version_reads_otherwise_is_decided(staff: Path, take: bool) -> None:
    quote = "The MPS will plant a tree."
    first = a_letter(a_pledge(quote, CAUTION), path="2.txt", reference="X2")
    with get_store().writing() as session:
        history.record(session, first)
    elsewhere(lambda session, form: history.accept(session, form, 6))
    newer = replace(
        first,
        letter=replace(first.letter, extractor_version="2"),
        pledges=(replace(first.pledges[0], strength="soft"),),
    )
    with get_store().writing() as session:
        history.record(session, newer, on=TODAY)
    app = show("review")
    assert "Strength: from “firm” to “soft”" in words(app)
    press(app, "Take over what is read now" if take else "Keep what the register has")
    assert view(6).strength == ("soft" if take else "firm")


def test_the_second_of_two_is_shown_what_changed_and_keeps_what_was_typed(staff: Path) -> None:
    app = recording(1, "Progress")
    app.text_area("note 1.words").set_value("A draft is out.")
    elsewhere(lambda session, form: history.correct(session, form, 1, {"title": "The policy"}, "For the table"))
    app = press(app, "Record progress")
    said = words(app)
    assert "Not recorded: the pledge was changed while you had it open." in said
    assert "Title: from nothing to “The policy”" in said
    assert app.text_area("note 1.words").value == "A draft is out."
    assert last(1)["kind"] == "corrected"
    press(app, "Record progress")
    assert (last(1)["kind"], view(1).title) == ("progress noted", "The policy")


def test_a_visitor_sees_none_of_it(sample: Path) -> None:
    labels = [button.label for page in ("pledge", "review", "overdue", "pledges") for button in show(page).button]
    assert not labels
    assert [button.label for button in show("review", letter="1").button] == []
    app = show("pledge", id="1")
    assert [button.label for button in app.button] == ["Send"]
    assert not app.radio


def test_an_editor_who_loses_the_role_is_refused_at_the_press_of_the_button(
    staff: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = show("review", letter="1")
    monkeypatch.setattr(people, "here", lambda: VISITOR)
    app = press(app, "Accept")
    assert view(1).review == "unreviewed"
    with get_store().session() as session:
        refused = queries.refusals(session).to_dict("records")
    assert [(row["actor"], row["verb"], row["pledge_id"]) for row in refused] == [("a visitor", "accept", 1)]


def test_on_a_past_day_nothing_can_be_changed(staff: Path) -> None:
    app = show("pledge", id="1", as_of="2025-08-01")
    assert "You are looking at another day." in words(app)
    assert not app.radio


def test_anybody_sends_a_correction_for_staff_alone_until_there_are_too_many(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices_forms, "sender", lambda visitor, headers: "one")
    for number in range(6):
        app = show("pledge", id="1")
        app.text_area("wrong 1.words").set_value(f"Wrong in {number} ways")
        app = press(app, "Send")
        assert ("Thank you." in words(app)) == (number < 5)
    assert "You have sent 5 corrections within an hour." in words(app)
    assert "Wrong in" not in words(show("review")) + words(show("pledge", id="1"))
    monkeypatch.setattr(people, "here", lambda: ANN)
    app = show("review")
    assert "Wrong in 0 ways" in words(app)
    app.text_input("sent 1.reason").set_value("Right you are")
    press(app, "Take up")
    said = words(show("pledge", id="1"))
    assert "correction taken up by Ann" in said
    assert "Wrong in" not in said


def test_senders_are_told_apart_and_no_address_is_kept() -> None:
    near, far = sender("192.0.2.1", {}), sender("198.51.100.7", {})
    assert near != far
    assert "192" not in near
    through = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert sender(None, through) == sender("127.0.0.1", through) == far
    assert sender("192.0.2.1", {"X-Forwarded-For": "198.51.100.7"}) != sender(None, {})


@pytest.mark.parametrize(
    ("screen", "asked"),
    [
        *((name, {}) for name in ("overview", "pledges", "motions", "timeliness", "review", "refreshes")),
        ("pledges", {"review": "unreviewed"}),
        ("overdue", {"as_of": "2030-01-01"}),
        ("motions", {"id": "2"}),
        ("review", {"letter": "1"}),
        ("pledge", {"id": "5"}),
    ],
)
def test_what_nobody_has_reviewed_is_hidden_where_the_settings_say_so(
    sample: Path, monkeypatch: pytest.MonkeyPatch, screen: str, asked: dict[str, str]
) -> None:
    monkeypatch.setenv("PLEDGES_HIDE_UNREVIEWED", "true")
    settings.cache_clear()
    get_store().close()
    get_store.cache_clear()
    elsewhere(lambda session, form: history.accept(session, form, 1))
    app = show(screen, **asked)
    shown = "".join(bodies(app))
    assert not re.search(r"pledge\?id=[2-5]", shown)
    assert "As read by the program" not in words(app)
    if screen == "pledge":
        assert "There is no pledge under this address" in words(app)
    exported = "".join(exports.csv(get_store(), Filters(), exports.about(get_store(), TODAY, "1")))
    assert "publish a policy" in exported
    assert "Met Engage" not in exported
    with get_store().session() as session:
        assert queries.count_pledges(session, Filters(), TODAY) == 1
    monkeypatch.setattr(people, "here", lambda: ANN)
    assert "4 pledges to review" in words(show("review"))
    assert show("pledge", id="5").title[0].value == "Pledge 5"
