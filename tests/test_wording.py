"""What the screens call things."""

from datetime import UTC, date, datetime

import pytest

from data import clock
from pages.components import wording


@pytest.mark.parametrize("value", clock.STATES)
def test_every_state_of_the_clock_has_a_look(value: str) -> None:
    assert wording.CLOCK[value].word


@pytest.mark.parametrize("value", clock.ASSESSMENTS)
def test_every_assessment_has_a_look(value: str) -> None:
    assert wording.ASSESSMENT[value].word


def test_red_is_for_overdue_alone() -> None:
    tables = (wording.CLOCK, wording.ASSESSMENT, wording.REVIEW, wording.REPLY, wording.STRENGTH, wording.RUN)
    red = [look.word for table in tables for look in table.values() if look.tone == "overdue"]
    assert red == ["Overdue"]


def test_a_state_that_is_not_known_is_shown_by_its_name() -> None:
    assert wording.state(wording.RUN, "paused").word == "Paused"


def test_days_read_as_in_a_letter() -> None:
    assert wording.day(date(2025, 12, 31)) == "31 December 2025"
    assert wording.day(None) == "No date"
    assert wording.interval(date(2025, 7, 15), date(2025, 12, 31)) == "15 July 2025 to 31 December 2025"
    assert wording.interval(date(2025, 7, 15), date(2025, 7, 15)) == "15 July 2025"
    assert wording.interval(date(2025, 7, 15), None) == "From 15 July 2025, no last day"
    assert wording.interval(None, date(2025, 7, 15)) == "By 15 July 2025"
    assert wording.interval(None, None) == "No date given"


def test_a_moment_is_told_in_local_time() -> None:
    assert wording.moment(datetime(2025, 9, 1, 5, 0, tzinfo=UTC), "Europe/London") == "1 September 2025 at 06:00"
    assert wording.moment(None, "Europe/London") == "Never"


def test_numbers_agree_with_their_nouns() -> None:
    assert wording.count(1, "pledge") == "1 pledge"
    assert wording.count(1204, "pledge") == "1,204 pledges"
    assert wording.count(2, "reply", "replies") == "2 replies"


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2025, 7, 1), "from 15 July 2025, in 14 days"),
        (date(2025, 9, 1), "until 31 December 2025, 121 days left"),
        (date(2025, 12, 31), "until 31 December 2025, the last day"),
        (date(2026, 1, 1), "since 1 January 2026, 1 day overdue"),
        (date(2026, 11, 22), "since 1 January 2026, 326 days overdue"),
    ],
)
def test_the_clock_in_words(as_of: date, words: str) -> None:
    latest = date(2025, 12, 31)
    read = clock.read(date(2025, 7, 15), latest, "not yet assessed", as_of)
    assert wording.clock_more(read.state, read.since, read.days, latest) == words
