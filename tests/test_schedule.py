"""The weekly refresh: due when the timetable says, done once, by one process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from data import runs
from data.models import Run
from data.settings import Settings
from data.store import Store, open_store
from etl import schedule
from etl.refresh import refresh
from etl.schedule import Schedule, last_due, next_due

HOUR = timedelta(hours=1)


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(utc(2025, 9, 1, 12))


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'pledges.db'}", now=clock)
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "letters").mkdir()
    return Settings(letters_dir=tmp_path / "letters")


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def weekly(**values: object) -> Settings:
    return Settings(**values)  # type: ignore[arg-type]


def scheduled(store: Store) -> list[datetime | None]:
    with store.session() as session:
        return list(session.scalars(select(Run.scheduled_for).order_by(Run.id)))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (utc(2025, 9, 1, 4, 59), utc(2025, 8, 25, 5)),  # Monday, a minute before six in summer time
        (utc(2025, 9, 1, 5), utc(2025, 9, 1, 5)),
        (utc(2025, 9, 7, 23), utc(2025, 9, 1, 5)),
        (utc(2025, 10, 27, 5, 59), utc(2025, 10, 20, 5)),  # the Monday after the clocks went back
        (utc(2025, 10, 27, 6), utc(2025, 10, 27, 6)),
        (utc(2026, 3, 30, 5), utc(2026, 3, 30, 5)),  # the Monday after they went forward
    ],
)
def test_the_last_time_it_was_due_is_monday_six_in_london(now: datetime, due: datetime) -> None:
    assert last_due(weekly(), now) == due


def test_the_hour_that_october_has_twice_counts_once() -> None:
    at_half_past_one = weekly(schedule_day="sun", schedule_hour=1, schedule_minute=30)
    assert last_due(at_half_past_one, utc(2025, 10, 26, 1)) == utc(2025, 10, 26, 0, 30)
    assert last_due(at_half_past_one, utc(2025, 10, 26, 2)) == utc(2025, 10, 26, 0, 30)


def test_the_hour_that_march_lacks_is_still_due_once() -> None:
    at_half_past_one = weekly(schedule_day="sun", schedule_hour=1, schedule_minute=30)
    assert last_due(at_half_past_one, utc(2026, 3, 30)).date().isoformat() == "2026-03-29"


def test_the_next_time_is_told_in_local_time() -> None:
    assert next_due(weekly(), utc(2025, 9, 1, 5)).isoformat() == "2025-09-08T06:00:00+01:00"
    assert next_due(weekly(), utc(2025, 10, 25)).isoformat() == "2025-10-27T06:00:00+00:00"


def test_an_empty_register_is_filled_at_the_first_start(store: Store, settings: Settings) -> None:
    report = Schedule(store, settings).look()
    assert report is not None
    assert report.trigger == "schedule"
    assert scheduled(store) == [utc(2025, 9, 1, 5)]


def test_five_weeks_off_give_one_refresh(store: Store, settings: Settings, clock: Clock) -> None:
    Schedule(store, settings).look()
    clock.now += timedelta(weeks=5)
    again = Schedule(store, settings)
    assert again.look() is not None
    assert again.look() is None
    assert scheduled(store) == [utc(2025, 9, 1, 5), utc(2025, 10, 6, 5)]


def test_it_is_done_on_time_once_a_week(store: Store, settings: Settings, clock: Clock) -> None:
    running = Schedule(store, settings)
    done = 0
    for _ in range(24 * 7 * 3):
        clock.now += HOUR
        done += running.look() is not None
    assert done == 1 + 3  # the first start, then three Mondays


def test_a_process_that_comes_second_does_nothing(store: Store, settings: Settings) -> None:
    due = utc(2025, 9, 1, 5)
    refresh(store, settings, trigger="schedule", scheduled_for=due)
    with pytest.raises(runs.AlreadyDone):
        refresh(store, settings, trigger="schedule", scheduled_for=due)
    assert scheduled(store) == [due]


def test_a_refresh_under_way_only_puts_it_off(store: Store, settings: Settings) -> None:
    hold = runs.open_run(store, "page", "test")
    assert Schedule(store, settings).look() is None
    with store.writing() as session:
        runs.close_run(session, hold, store.now(), runs.GOOD, {})
    assert Schedule(store, settings).look() is not None


def test_one_that_crashed_is_done_again(store: Store, settings: Settings) -> None:
    hold = runs.open_run(store, "schedule", "test", utc(2025, 9, 1, 5))
    with store.writing() as session:
        runs.close_run(session, hold, store.now(), runs.CRASHED, {}, "disk full")
    assert Schedule(store, settings).look() is not None


def test_a_clock_that_was_ahead_does_not_silence_it(store: Store, settings: Settings, clock: Clock) -> None:
    clock.now = utc(2035, 1, 1)
    Schedule(store, settings).look()
    clock.now = utc(2025, 9, 1, 12)
    assert Schedule(store, settings).look() is not None


def test_what_goes_wrong_is_said_once(store: Store, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    (settings.letters_dir.parent / "pledges.db").chmod(0o600)
    store.engine.dispose()
    broken = Schedule(Store(store.engine, now=lambda: 1 / 0), settings)  # type: ignore[arg-type, return-value]
    with caplog.at_level(logging.ERROR):
        assert broken.look() is None
        assert broken.look() is None
    assert len(caplog.records) == 1


def test_started_it_looks_at_once_and_stops_cleanly(store: Store, settings: Settings) -> None:
    running = schedule.start(store, settings)
    for _ in range(100):
        if scheduled(store):
            break
        running._stopping.wait(0.1)
    running.stop()
    running.stop()
    assert scheduled(store) == [utc(2025, 9, 1, 5)]
