"""The weekly refresh: when it is due, and the clock that looks whether it is.

Which refreshes were done stands in the register, not in the scheduler: each carries the time it was due. So a refresh
missed while the machine was off or asleep is due at the next look, once, and of two processes only one does it.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from data import runs
from data.settings import Settings
from data.store import Store
from etl.refresh import RefreshAlreadyDone, RefreshBusy, refresh
from etl.report import RunReport

TRIGGER = "schedule"
log = logging.getLogger("pledgewatch.schedule")


def timetable(settings: Settings) -> CronTrigger:
    """When the refresh is due: by default every Monday at 06:00 in London."""
    return CronTrigger(
        day_of_week=settings.schedule_day,
        hour=settings.schedule_hour,
        minute=settings.schedule_minute,
        timezone=settings.timezone,
    )


def last_due(settings: Settings, now: datetime) -> datetime:
    """The latest time, now or before, at which a refresh was due.

    On the night in October that has an hour twice, a refresh set within that hour is due the first time only.
    """
    trigger = timetable(settings)
    now = now.astimezone(UTC)
    following = trigger.get_next_fire_time(None, now - timedelta(days=8))
    due = following
    while following.astimezone(UTC) <= now:
        due = due if following.fold else following
        following = trigger.get_next_fire_time(following, following)
    latest: datetime = due.astimezone(UTC)
    return latest


def next_due(settings: Settings, now: datetime) -> datetime:
    """The next time at which a refresh is due, in the schedule's own time zone."""
    following: datetime = timetable(settings).get_next_fire_time(None, now + timedelta(microseconds=1))
    return following


def start(store: Store, settings: Settings) -> Schedule:
    """Start looking, every minute from now on, whether a refresh is due."""
    schedule = Schedule(store, settings)
    schedule.start()
    return schedule


class Schedule:
    """Looks every minute whether a refresh is due, in a thread of its own; start it once a process."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._stopping = threading.Event()
        self._said = ""
        self._scheduler = BackgroundScheduler(timezone=settings.timezone)

    def start(self) -> None:
        """Look now, then every minute."""
        # A refresh that lasts longer than a minute is no fault: the looks that fall into it are left out.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler.add_job(
            self.look,
            CronTrigger(second=0, timezone=self._settings.timezone),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Stop looking. A refresh under way ends after its letter; the next start goes on with it."""
        self._stopping.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def look(self) -> RunReport | None:
        """Refresh if one is due that nobody has done; one that cannot be done now is still due at the next look."""
        try:
            now = self._store.now()
            due = last_due(self._settings, now)
            with self._store.session() as session:
                done = runs.last_scheduled(session, now)
            if done is not None and done >= due:
                return None
            report = refresh(
                self._store,
                self._settings,
                trigger=TRIGGER,
                scheduled_for=due,
                should_stop=self._stopping.is_set,
            )
        except (RefreshBusy, RefreshAlreadyDone):
            return None
        except Exception as error:
            self._say(error)
            return None
        self._said = ""
        return report

    def _say(self, error: Exception) -> None:
        """Log what went wrong once, not every minute until somebody mends it."""
        if str(error) != self._said and not self._stopping.is_set():
            log.error("The scheduled refresh failed: %s It is tried again every minute.", error)
            self._said = str(error)
