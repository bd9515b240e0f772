"""The questions a screen asks, answered on both databases as of a day."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from data import clock, history, queries
from data.filters import Filters
from data.models import Run, RunItem, Source
from data.queries.survival import interval_of_median, kaplan_meier, median_of
from data.store import Store
from tests.letters_made import CAUTION, LETTER_DAY, MEETING, OWL, a_letter, a_pledge, undated
from tests.stores import MORNING

TODAY = date(2025, 9, 1)
EVERYTHING = Filters()
POLICY = "This year, the MPS will publish a policy."


def record(store: Store, *readings: history.Reading) -> None:
    with store.writing() as session:
        for reading in readings:
            history.record(session, reading)


@pytest.fixture
def sample(store: Store) -> Store:
    """One letter with one pledge for this year and one without a date."""
    undated_one = undated("We will review the Mayor’s 100% scheme.", OWL, body=("MOPAC", "MPS"), strength="soft")
    record(store, a_letter(a_pledge(POLICY, CAUTION), undated_one))
    return store


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 7, 14), []),
        (LETTER_DAY, [("due now", LETTER_DAY), ("no date", None)]),
        (TODAY, [("due now", LETTER_DAY), ("no date", None)]),
        (date(2025, 12, 31), [("due now", LETTER_DAY), ("no date", None)]),
        (date(2026, 1, 1), [("overdue", date(2026, 1, 1)), ("no date", None)]),
    ],
)
def test_the_list_says_what_held_on_the_day(sample: Store, as_of: date, expected: list[tuple[str, date]]) -> None:
    with sample.session() as session:
        found = queries.pledges(session, EVERYTHING, as_of)
        assert rows(found, "clock", "since") == expected
        counts = queries.clock_counts(session, EVERYTHING, as_of)
        assert dict(rows(counts, "clock", "pledges")) == {state: 1 for state, _ in expected}


def test_a_row_says_all_a_list_shows(sample: Store) -> None:
    with sample.session() as session:
        first = queries.pledges(session, EVERYTHING, TODAY).to_dict("records")[0]
    assert first == {
        **{"id": 1, "quote": POLICY, "motion": "3.6", "motion_id": 1, "motion_title": "Prostitute's Caution"},
        **{"meeting_date": MEETING, "body": "MPS", "speaker": "Mayor of London", "strength": "firm", "nature": "act"},
        **{"phrase": "This year", "earliest": LETTER_DAY, "latest": date(2025, 12, 31), "review": "unreviewed"},
        **{"first_latest": date(2025, 12, 31), "assessment": "not yet assessed", "last_update": None},
        **{"letter_id": 1, "reference": "MGLA191124-5230", "letter_date": LETTER_DAY, "illustrative": False},
        **{"clock": "due now", "since": LETTER_DAY, "days": 121, "days_first": None},
    }


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(motion="3.6"), [1]),
        (Filters(motion=" 3.16 "), [2]),
        (Filters(motion="3.1"), []),
        (Filters(meeting=MEETING), [1, 2]),
        (Filters(meeting=date(2024, 12, 5)), []),
        (Filters(body="MPS"), [1, 2]),
        (Filters(body="MOPAC"), [2]),
        (Filters(body="MOP"), []),
        (Filters(clock="due now"), [1]),
        (Filters(clock="no date"), [2]),
        (Filters(clock="overdue"), []),
        (Filters(clock="late"), []),
        (Filters(strength="soft"), [2]),
        (Filters(assessment="not yet assessed"), [1, 2]),
        (Filters(assessment="kept"), []),
        (Filters(review="unreviewed"), [1, 2]),
        (Filters(review="accepted"), []),
        (Filters(text="PUBLISH a"), [1]),
        (Filters(text="mayor's"), [2]),
        (Filters(text="100%"), [2]),
        (Filters(text="10_%"), [2]),
        (Filters(text="publishes policies"), [1]),
        (Filters(text="polic"), [1]),
        (Filters(text='"publish a policy"'), [1]),
        (Filters(text='"policy publish"'), []),
        (Filters(text="%"), []),
        (Filters(text="'; DROP TABLE pledges; --"), []),
        (Filters(motion="3.6", body="MPS", text="policy", clock="due now"), [1]),
    ],
)
def test_a_filter_narrows_the_list_and_every_count_alike(sample: Store, filters: Filters, ids: list[int]) -> None:
    with sample.session() as session:
        assert list(queries.pledges(session, filters, TODAY)["id"]) == ids
        assert queries.count_pledges(session, filters, TODAY) == len(ids)
        assert sum(queries.clock_counts(session, filters, TODAY)["pledges"]) == len(ids)


def test_a_pledge_of_two_bodies_counts_for_both(sample: Store) -> None:
    with sample.session() as session:
        counts = queries.body_counts(session, EVERYTHING, TODAY)
        assert rows(counts, "body", "pledges") == [("MPS", 2), ("MOPAC", 1)]
        assert list(queries.pledges(session, Filters(body="MOPAC"), TODAY)["body"]) == ["MOPAC, MPS"]


def test_a_kept_count_is_given_up_when_anything_is_recorded(sample: Store) -> None:
    with sample.session() as session:
        assert queries.count_pledges(session, EVERYTHING, TODAY) == 2
    record(sample, a_letter(undated("We will act.", CAUTION), reference="X", path="b.txt"))
    with sample.session() as session:
        assert queries.count_pledges(session, EVERYTHING, TODAY) == 3


def test_lists_are_paged_in_one_order(store: Store) -> None:
    days = [LETTER_DAY + timedelta(days=n % 7) for n in range(60)]
    pledges = [a_pledge(f"We will do {n}.", CAUTION, latest=day) for n, day in enumerate(days)]
    record(store, a_letter(*pledges))
    with store.session() as session:
        for order in ("due", "newest", "motion"):
            pages = [queries.pledges(session, EVERYTHING, TODAY, page, 25, order) for page in (1, 2, 3, 4)]
            assert [len(page) for page in pages] == [25, 25, 10, 0]
            assert len({number for page in pages for number in page["id"]}) == 60
        by_due = pd.concat([queries.pledges(session, EVERYTHING, TODAY, page) for page in (1, 2, 3)])
        assert list(by_due["latest"]) == sorted(days)


def test_choices_are_what_there_is(sample: Store) -> None:
    with sample.session() as session:
        found = queries.choices(session, TODAY)
    assert (found.motions, found.meetings, found.bodies) == (["3.6", "3.16"], [MEETING], ["MOPAC", "MPS"])
    assert set(found.assessments) == set(clock.ASSESSMENTS)


def test_the_overview_counts_what_the_lists_show(sample: Store) -> None:
    with sample.session() as session:
        found = queries.overview(session, TODAY)
        assert (found.pledges, found.letters, found.motions, found.last_letter_date) == (2, 1, 2, LETTER_DAY)
        assert queries.illustrative(session, TODAY) == 0
        assert (found.overdue, found.due_30_days, found.open_no_date, found.replies_outstanding) == (0, 0, 1, 0)
        assert queries.overview(session, date(2025, 12, 1)).due_30_days == 1
        assert queries.overview(session, date(2025, 11, 30)).due_30_days == 0
        for day, days, many in (
            (date(2025, 12, 1), "30", 1),
            (date(2025, 11, 30), "30", 0),
            (date(2025, 11, 30), "31", 1),
        ):
            assert queries.count_pledges(session, Filters(due=days), day) == many
        for days, day in (("soon", date(2025, 12, 1)), ("99999", date(2025, 12, 1)), ("30", date.max)):
            assert queries.count_pledges(session, Filters(due=days), day) == 0
        assert queries.overview(session, date(2026, 1, 1)).overdue == 1
        before = queries.overview(session, date(2025, 7, 14))
        assert (before.pledges, before.letters, before.replies_outstanding) == (0, 0, 2)


def test_an_empty_register_answers_every_question(store: Store) -> None:
    with store.session() as session:
        assert queries.overview(session, TODAY).pledges == 0
        assert queries.overview(session, TODAY).last_letter_date is None
        for frame in (
            queries.pledges(session, EVERYTHING, TODAY),
            queries.overdue(session, EVERYTHING, TODAY),
            queries.next_dates(session, TODAY),
            queries.changes_since_last_refresh(session, TODAY),
            queries.motions(session, TODAY),
            queries.timeliness(session, TODAY),
            queries.runs(session),
            queries.failed_sources(session),
            queries.timeliness_summary(session, TODAY).survival,
        ):
            assert len(frame) == 0
            assert len(frame.columns) > 2
        assert queries.pledge(session, 1, TODAY) is None
        assert queries.motion(session, 1, TODAY) is None
        assert queries.letter(session, 1, TODAY) is None
        assert queries.last_good_refresh(session) is None


def test_the_longest_overdue_comes_first(store: Store) -> None:
    soon = a_pledge("We will do one.", CAUTION, latest=date(2025, 8, 31))
    sooner = a_pledge("We will do two.", CAUTION, latest=date(2025, 8, 1))
    later = a_pledge("We will do three.", CAUTION, latest=TODAY)
    record(store, a_letter(soon, sooner, later))
    with store.session() as session:
        found = queries.overdue(session, EVERYTHING, TODAY)
        assert rows(found, "id", "days", "days_first") == [(2, 31, 31), (1, 1, 1)]
        assert rows(queries.next_dates(session, TODAY), "id", "days") == [(3, 0)]


def test_a_pledge_shows_everything_about_itself(sample: Store) -> None:
    with sample.session() as session:
        found = queries.pledge(session, 2, TODAY)
        assert found is not None
        assert found.letter_text[found.start : found.end] == found.quote
        assert (found.bodies, found.paragraph, found.clock.state) == (("MOPAC", "MPS"), 3, "no date")
        assert (found.motion, found.meeting_date, found.due_reason) == ("3.16", MEETING, "no date given")
        assert rows(found.events, "seq", "kind", "actor") == [(1, "letter read", "Pledgewatch")]
        dated = queries.pledge(session, 1, TODAY)
        assert dated is not None
        assert rows(dated.due_dates, "kind", "latest", "slip") == [("read", date(2025, 12, 31), None)]
        assert queries.pledge(session, 1, date(2025, 7, 14)) is None


def test_a_motion_shows_its_replies_in_their_own_words_and_its_pledges(sample: Store) -> None:
    with sample.session() as session:
        found = queries.motion(session, 1, TODAY)
        assert found is not None
        assert list(found.pledges["id"]) == [1]
        assert rows(found.replies, "kind", "sender", "date") == [("substantive", "Mayor of London", LETTER_DAY)]
        assert POLICY in found.replies["text"][0]
        early = queries.motion(session, 1, date(2025, 7, 14))
        assert early is not None
        assert (len(early.replies), len(early.pledges)) == (0, 0)
        listed = queries.motions(session, TODAY)
        assert rows(listed, "motion", "replies", "pledges", "overdue", "replied_on") == [
            ("3.6", 1, 1, 0, LETTER_DAY),
            ("3.16", 1, 1, 0, LETTER_DAY),
        ]
        assert queries.count_motions(session, TODAY) == 2
        assert queries.count_motions(session, MEETING - timedelta(days=1)) == 0


def test_a_letter_shows_its_replies_and_pledges(sample: Store) -> None:
    with sample.session() as session:
        found = queries.letter(session, 1, TODAY)
    assert found is not None
    assert rows(found.replies, "motion", "kind") == [("3.6", "substantive"), ("3.16", "substantive")]
    assert list(found.pledges["id"]) == [1, 2]


def test_a_replaced_letter_answers_nothing_any_more(sample: Store) -> None:
    record(sample, a_letter(a_pledge(POLICY, CAUTION), before="Dear Len,\n\n"))
    with sample.session() as session:
        assert queries.overview(session, TODAY).letters == 1
        assert list(queries.pledges(session, EVERYTHING, TODAY)["id"]) == [1]
        assert list(queries.pledges(session, EVERYTHING, TODAY - timedelta(days=1))["id"]) == [1, 2]
        gone = queries.pledge(session, 2, TODAY)
        assert gone is not None
        assert gone.review == "no longer read"
        assert queries.overview(session, TODAY).replies_outstanding == 1


def a_reply(kind: str, day: date, sender: str = "Mayor of London", motion: history.MotionName = CAUTION) -> Any:
    name = f"{kind} {day} {sender}"
    return a_letter(
        replies=((motion, kind),), date=day, sender=sender, reference=name, path=name, before=f"Dear Chair, {name}\n\n"
    )


def test_the_sample_took_250_calendar_and_171_working_days(sample: Store) -> None:
    with sample.session() as session:
        found = queries.timeliness(session, TODAY)
    columns = ("motion", "calendar_days", "working_days", "calendar_from_logged", "working_from_logged", "open")
    assert rows(found, *columns) == [("3.6", 250, 171, 238, 163, False), ("3.16", 250, 171, 238, 163, False)]


def test_only_a_substantive_reply_stops_the_count(store: Store) -> None:
    record(store, a_reply("acknowledgement", date(2024, 12, 1)), a_reply("holding", date(2025, 1, 10)))
    with store.session() as session:
        found = queries.timeliness(session, date(2025, 1, 20))
        assert rows(found, "open", "calendar_days", "replied_on") == [(True, 74, None)]
        assert queries.overview(session, date(2025, 1, 20)).replies_outstanding == 1
    record(store, a_reply("substantive", date(2025, 2, 3)), a_reply("correction", date(2025, 3, 3)))
    with store.session() as session:
        found = queries.timeliness(session, TODAY)
        assert rows(found, "open", "calendar_days", "replied_on") == [(False, 88, date(2025, 2, 3))]
        assert rows(queries.timeliness(session, date(2025, 2, 2)), "open") == [(True,)]


def test_the_first_substantive_reply_counts_whoever_gives_it(store: Store) -> None:
    record(store, a_reply("substantive", date(2025, 3, 3)), a_reply("substantive", date(2025, 2, 3), "Home Secretary"))
    with store.session() as session:
        found = queries.timeliness(session, TODAY)
    assert rows(found, "responder", "replied_on") == [("Home Secretary", date(2025, 2, 3))]


def test_a_motion_without_a_known_meeting_has_no_days(store: Store) -> None:
    record(store, a_reply("substantive", date(2025, 3, 3), motion=replace(CAUTION, meeting_date=None)))
    with store.session() as session:
        found = queries.timeliness(session, TODAY)
        assert rows(found, "calendar_days", "working_days", "open") == [(None, None, False)]
        assert queries.timeliness_summary(session, TODAY).motions == 0


def test_a_meeting_before_the_holiday_tables_has_calendar_days_only(store: Store) -> None:
    record(store, a_reply("substantive", date(2025, 3, 3), motion=replace(CAUTION, meeting_date=date(1999, 5, 1))))
    with store.session() as session:
        found = queries.timeliness(session, TODAY)
    assert rows(found, "calendar_days", "working_days") == [(9438, None)]


def test_the_summary_counts_unanswered_motions_as_still_open(store: Store) -> None:
    for number, days in enumerate((10, 20, 30, 40, 50, 60), 1):
        motion = history.MotionName(MEETING, f"3.{number}", f"Motion {number}")
        record(store, a_reply("substantive", MEETING + timedelta(days=days), motion=motion))
    for number in range(7, 13):
        motion = history.MotionName(MEETING, f"3.{number}", f"Motion {number}")
        record(store, a_reply("holding", MEETING + timedelta(days=number), motion=motion))
    with store.session() as session:
        found = queries.timeliness_summary(session, MEETING + timedelta(days=100))
        assert (found.motions, found.answered, found.outstanding, found.median_days) == (12, 6, 6, 60)
        assert rows(found.survival, "days", "share")[-1] == (60, pytest.approx(0.5))
        assert rows(found.by_year, "year", "motions", "answered", "median_days") == [(2024, 12, 6, 60)]
        assert rows(found.by_responder, "responder", "answered") == [("Mayor of London", 6)]
        assert sum(found.distribution["motions"]) == 6
        assert found.within_benchmark == 2
        early = queries.timeliness_summary(session, MEETING + timedelta(days=5))
        assert (early.answered, early.median_days) == (0, None)
        assert rows(early.by_year, "median_days") == [(None,)]


def test_kaplan_and_meier_agree_with_a_worked_example() -> None:
    # Bland and Altman, BMJ 1998;317:1572: conceptions after laparoscopy, the first months of the table.
    days = [1] * 6 + [2] * 6 + [3] * 3 + [4] * 3 + [2] + [3] * 2 + [4] * 3
    ended = [True] * 5 + [False] + [True] * 5 + [False] + [True] * 3 + [True] * 3 + [False] * 6
    points = kaplan_meier(days, ended)
    share, at_risk = 1.0, len(days)
    for day, point in zip(sorted(set(days)), points[1:], strict=True):
        share *= 1 - sum(d == day and e for d, e in zip(days, ended, strict=True)) / at_risk
        at_risk -= days.count(day)
        assert point.days == day
        assert point.share == pytest.approx(share)
        assert point.low <= point.share <= point.high


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=60))
def test_survival_never_rises_and_stays_a_share(answers: list[tuple[int, bool]]) -> None:
    points = kaplan_meier([days for days, _ in answers], [ended for _, ended in answers])
    shares = [point.share for point in points]
    assert shares == sorted(shares, reverse=True)
    assert all(-1e-9 <= p.low <= p.share + 1e-9 <= p.high + 2e-9 <= 1 + 3e-9 for p in points)
    low, high = interval_of_median(points)
    middle = median_of(points)
    assert middle is None or (low is not None and low <= middle <= (high or math.inf))


def test_runs_are_told_the_latest_first(store: Store) -> None:
    with store.session() as session:
        session.add(Run(id=1, trigger="schedule", holder="a", extractor_version="1", started_at=MORNING,
                        finished_at=MORNING + timedelta(seconds=90), outcome="good", added=2))  # fmt: skip
        session.add(Run(id=2, trigger="by hand", holder="a", extractor_version="1",
                        started_at=MORNING + timedelta(hours=1), outcome="running"))  # fmt: skip
        session.flush()
        session.add(RunItem(run_id=1, name="a.pdf", outcome="failed", reason="Only pictures.", remedy="Ask for text."))
        source = {"sha256": "x", "size": 1, "mtime_ns": 1, "extractor_version": "1", "seen_run_id": 1}
        failed = {"path": "a.pdf", "outcome": "failed", "reason": "Only pictures.", "remedy": "Ask for text."}
        good = {"path": "b.pdf", "outcome": "added", "reason": None, "remedy": None}
        session.execute(insert(Source), [{**source, **failed}, {**source, **good}])
    with store.session() as session:
        assert queries.count_runs(session) == 2
        assert rows(queries.runs(session), "id", "outcome", "seconds", "added") == [
            (2, "running", None, 0),
            (1, "good", 90.0, 2),
        ]
        assert rows(queries.run_items(session, 1), "name", "reason") == [("a.pdf", "Only pictures.")]
        assert queries.last_good_refresh(session) == MORNING + timedelta(seconds=90)
        assert rows(queries.failed_sources(session), "name", "remedy") == [("a.pdf", "Ask for text.")]


def test_the_last_refresh_changed_what_it_recorded(sample: Store) -> None:
    run = {"trigger": "by hand", "holder": "a", "extractor_version": "1", "outcome": "good"}
    with sample.session() as session:
        session.add(Run(**run, started_at=MORNING, finished_at=MORNING))
    with sample.session() as session:
        assert sorted(queries.changes_since_last_refresh(session, TODAY)["id"]) == [1, 2]
        later = MORNING + timedelta(days=1)
        session.add(Run(**run, started_at=later, finished_at=later))
    with sample.session() as session:
        assert len(queries.changes_since_last_refresh(session, TODAY)) == 0


def test_where_the_settings_ask_for_it_only_what_was_reviewed_is_listed(sample: Store) -> None:
    form = history.Form(history.Actor("Ann", "editor"), 1, TODAY)
    with sample.writing() as session:
        history.accept(session, form, 1)
    strict = replace(sample, hide_unreviewed=True)
    with strict.session() as session:
        assert list(queries.pledges(session, EVERYTHING, TODAY)["id"]) == [1]
        assert queries.overview(session, TODAY).pledges == 1
        assert queries.search(session, "review", TODAY).found[0].kind == "letter"
        assert list(queries.pledges(session, Filters(review="unreviewed"), TODAY)["id"]) == []
    with sample.session() as session:
        assert queries.overview(session, TODAY).pledges == 2


def test_what_waits_for_a_person_is_counted_and_listed(sample: Store) -> None:
    ann = history.Actor("Ann", "editor")
    with sample.writing() as session:
        history.accept(session, history.Form(ann, 1, TODAY), 1)
        history.objection(session, history.Form(ann, 2, TODAY), 1, "MPS", "Not ours.")
        history.suggest(session, 2, "The body is wrong.", "somebody", "A. Reader")
        other = a_letter(a_pledge(POLICY, CAUTION, strength="soft"), extractor_version="2", before="Dear Len,\n\n")
        history.record(session, other, on=TODAY)
    with pytest.raises(history.Refused), sample.writing() as session:
        history.accept(session, history.Form(history.Actor("Visitor", "viewer"), 9, TODAY), 2)
    with sample.session() as session:
        expected = {"unreviewed": 0, "differences": 2, "corrections": 1, "objections": 1}
        assert queries.waiting(session, TODAY) == expected
        found = queries.differences(session, TODAY)
        assert rows(found, "kind", "pledge_id") == [("no longer read", 2), ("read otherwise", 1)]
        assert found["detail"][1] == {"strength": ["firm", "soft"]}
        assert rows(queries.suggestions(session, TODAY), "pledge_id", "text") == [(2, "The body is wrong.")]
        assert list(queries.contested(session, TODAY)["id"]) == [1]
        assert rows(queries.refusals(session), "actor", "verb", "pledge_id") == [("Visitor", "accept", 2)]


def test_made_up_letters_are_counted_from_their_day_on(store: Store) -> None:
    with store.writing() as session:
        history.record(session, a_letter(a_pledge("We will act.", CAUTION), illustrative=True))
        history.record(session, a_letter(a_pledge("We will go.", CAUTION), path="2.txt", reference="X2"))
    with store.session() as session:
        assert queries.illustrative(session, TODAY) == 1
        assert queries.illustrative(session, date(2025, 7, 14)) == 0
