"""A refresh that somebody starts on a screen. It runs beside the screen: leaving the screen does not stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from data.settings import settings
from data.store import get_store
from etl.refresh import RefreshBusy, refresh
from etl.report import RunReport

TRIGGER = "page"


@dataclass
class Job:
    """How far a refresh is: `done` of `total` files, now at `name`; then its report, or why there is none."""

    done: int = 0
    total: int = 0
    name: str = ""
    report: RunReport | None = None
    problem: str | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int, name: str) -> None:
        """Note how far the refresh is."""
        self.done, self.total, self.name = done, total, name

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class Desk:
    """The one place of this process where a refresh is started, so that a second visitor sees the first one's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.job: Job | None = None

    def start(self, work: Callable[[Job], None], *, anew: bool) -> Job:
        """Begin, or join the one that is running; `anew` waits for that one and begins another."""
        with self._lock:
            before = self.job
            if before is None or before.ended.is_set() or anew:
                self.job = Job()
                threading.Thread(target=_after, args=(before, work, self.job), name="refresh", daemon=True).start()
            assert self.job is not None
            return self.job


def _after(before: Job | None, work: Callable[[Job], None], job: Job) -> None:
    if before:
        before.ended.wait()
    work(job)


DESK = Desk()


def running() -> Job | None:
    """The refresh that this process is doing now for somebody, if any."""
    return DESK.job if DESK.job and not DESK.job.ended.is_set() else None


def start_refresh(*, anew: bool = False) -> Job:
    """Refresh the register in the background; `anew` so that a letter which has just come in is surely seen."""
    return DESK.start(_refresh, anew=anew)


def _refresh(job: Job) -> None:
    try:
        job.report = refresh(get_store(), settings(), trigger=TRIGGER, on_progress=job.progress)
    except RefreshBusy as busy:
        job.problem = str(busy)
    except Exception as error:  # the thread has no one else to tell
        job.problem = f"The refresh stopped before its end: {error}. What it had read by then is recorded."
    finally:
        job.ended.set()
