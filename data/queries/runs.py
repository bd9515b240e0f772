"""Whether the machine is working: the runs, what each did, and what could not be read."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Run, RunItem, Source
from data.queries.base import PER_PAGE, frame, paged

GOOD = ("good", "failed files")


def count_runs(session: Session) -> int:
    """How many runs there have been."""
    return session.scalar(select(func.count(Run.id))) or 0


def runs(session: Session, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the runs, the latest first, with how many seconds each took."""
    columns = (Run.id, Run.trigger, Run.started_at, Run.finished_at, Run.outcome, Run.reason, Run.added, Run.changed)
    more = (Run.unchanged, Run.failed, Run.extractor_version, Run.holder)
    found = frame(session, paged(select(*columns, *more).order_by(Run.id.desc()), page, per_page))
    times = zip(found["started_at"], found["finished_at"], strict=True)
    found["seconds"] = pd.Series([(end - start).total_seconds() if end else None for start, end in times], dtype=object)
    return found


def run_items(session: Session, run_id: int, page: int = 1, per_page: int = 500) -> pd.DataFrame:
    """What a run did with each file."""
    columns = (RunItem.name, RunItem.outcome, RunItem.reason, RunItem.remedy, RunItem.letter_id)
    return frame(session, paged(select(*columns).where(RunItem.run_id == run_id).order_by(RunItem.id), page, per_page))


def last_good_refresh(session: Session) -> datetime | None:
    """When the last refresh ended that went through the whole inbox, even if some files could not be read."""
    done = select(Run.finished_at).where(Run.outcome.in_(GOOD), Run.whole_inbox)
    return session.scalar(done.order_by(Run.id.desc()).limit(1))


def failed_sources(session: Session) -> pd.DataFrame:
    """The files of the inbox that could not be read, with the reason and what to do."""
    columns = (Source.path.label("name"), Source.reason, Source.remedy, Source.seen_run_id.label("run_id"))
    return frame(session, select(*columns).where(Source.outcome == "failed").order_by(Source.path))
