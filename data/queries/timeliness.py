"""How long replies take. Only a substantive reply ends the count; a motion without one is still being counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from data import working_days
from data.clock import reply_days
from data.models import Letter, Motion, Reply
from data.queries.base import PER_PAGE, Rows, current, kept, paged, table
from data.queries.motions import NEWEST_FIRST, agreed
from data.queries.survival import Point, interval_of_median, kaplan_meier, median_of

FEWEST = 5
BANDS = 10
COLUMNS = (
    *("motion_id", "motion", "title", "meeting_date", "logged_on", "replied_on", "responder", "calendar_days"),
    *("working_days", "calendar_from_logged", "working_from_logged", "open"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """Reply times over all motions whose meeting is known.

    `distribution`: upper bound of working days, motions answered within that band. `survival`: after so many calendar
    days, the share of motions still without a substantive reply, unanswered ones counted as still open. `by_year` and
    `by_responder`: answered motions, median calendar days with a 95 % interval, None for fewer than `fewest`.
    """

    motions: int
    answered: int
    outstanding: int
    median_days: int | None
    median_low: int | None
    median_high: int | None
    within_benchmark: int
    distribution: pd.DataFrame
    survival: pd.DataFrame
    by_year: pd.DataFrame
    by_responder: pd.DataFrame
    fewest: int = FEWEST


def timeliness(session: Session, as_of: date, page: int = 1, per_page: int = PER_PAGE) -> pd.DataFrame:
    """One page of the motions, the latest meeting first, each with the days to its substantive reply, or so far."""
    query = select(Motion.id, Motion.number, Motion.title, Motion.meeting_date).where(agreed(as_of))
    motions = session.execute(paged(query.order_by(*NEWEST_FIRST), page, per_page)).all()
    replies = _first_replies(session, as_of, [motion.id for motion in motions])
    rows = []
    for motion in motions:
        replied_on, responder, logged_on = replies.get(motion.id, (None, None, None))
        end = replied_on or as_of
        meeting, logged = _days(motion.meeting_date, end), _days(logged_on, end)
        known = (motion.id, motion.number, motion.title, motion.meeting_date, logged_on, replied_on, responder)
        rows.append((*known, *meeting, *logged, replied_on is None))
    return table(COLUMNS, rows)


def timeliness_summary(session: Session, as_of: date, benchmark_working_days: int = 20) -> Summary:
    """Reply times over all motions, against a benchmark that is no legal deadline."""
    key = ("timeliness_summary", as_of, benchmark_working_days)
    return kept(session, key, lambda: _summary(session, as_of, benchmark_working_days))


def _summary(session: Session, as_of: date, benchmark: int) -> Summary:
    replies = _first_replies(session, as_of)
    meetings = select(Motion.id, Motion.meeting_date).where(Motion.meeting_date <= as_of)
    days, ended, years, responders, answered_pairs = [], [], [], [], []
    for motion_id, meeting in session.execute(meetings):
        assert meeting is not None
        replied_on, responder, _ = replies.get(motion_id, (None, None, None))
        days.append(max(((replied_on or as_of) - meeting).days, 0))  # a misread day must not count backwards
        ended.append(replied_on is not None)
        years.append(meeting.year)
        responders.append(responder)
        if replied_on:
            answered_pairs.append((meeting, replied_on))
    points = kaplan_meier(days, ended)
    low, high = interval_of_median(points)
    known = [count for count in working_days.between_all(answered_pairs) if count is not None]
    return Summary(
        motions=len(days),
        answered=sum(ended),
        outstanding=len(days) - sum(ended),
        median_days=median_of(points),
        median_low=low,
        median_high=high,
        within_benchmark=sum(count <= benchmark for count in known),
        distribution=_distribution(known, benchmark),
        survival=table(Point.__match_args__, [(p.days, p.share, p.low, p.high, p.at_risk) for p in points]),
        by_year=_grouped("year", years, days, ended),
        by_responder=_grouped("responder", responders, days, ended),
    )


def _grouped(name: str, keys: Sequence[Any], days: Sequence[int], ended: Sequence[bool]) -> pd.DataFrame:
    """Per year or responder: motions, answered, and the median with its interval where enough were answered."""
    rows = []
    groups: dict[Any, list[tuple[int, bool]]] = {}
    for key, day, end in zip(keys, days, ended, strict=True):
        groups.setdefault(key, []).append((day, end))
    for key in sorted(groups.keys() - {None}):
        mine = groups[key]
        answered = sum(e for _, e in mine)
        figures: tuple[int | None, int | None, int | None] = (None, None, None)
        if answered >= FEWEST:
            points = kaplan_meier([d for d, _ in mine], [e for _, e in mine])
            figures = (median_of(points), *interval_of_median(points))
        rows.append((key, len(mine), answered, *figures))
    return table((name, "motions", "answered", "median_days", "low", "high"), rows)


def _distribution(counts: Sequence[int], benchmark: int) -> pd.DataFrame:
    """Answered motions by how many benchmarks their reply took."""
    found = Counter(max(-(-count // benchmark), 1) for count in counts)
    rows: list[tuple[int | None, int]] = [(benchmark * n, found.pop(n, 0)) for n in range(1, BANDS + 1)]
    return table(("working_days", "motions"), [*rows, (None, found.total())])


def _first_replies(
    session: Session, as_of: date, ids: Sequence[int] | None = None
) -> dict[int, tuple[date | None, str | None, date | None]]:
    """For each motion the day and the sender of its first substantive reply, and the first day a letter was logged."""
    query: Rows = select(Reply.motion_id, Reply.kind, Letter.date, Letter.sender, Letter.logged_on)
    query = query.join(Letter, Letter.id == Reply.letter_id).where(Reply.ended_seq.is_(None), current(as_of))
    if ids is not None:
        query = query.where(Reply.motion_id.in_(ids))
    found: dict[int, tuple[date | None, str | None, date | None]] = {}
    for motion_id, kind, day, sender, logged_on in session.execute(query.order_by(Letter.date, Reply.id)):
        replied_on, responder, logged = found.get(motion_id, (None, None, None))
        if kind == "substantive" and replied_on is None:
            replied_on, responder = day, sender
        found[motion_id] = (replied_on, responder, min(filter(None, (logged, logged_on)), default=None))
    return found


def _days(start: date | None, end: date) -> tuple[int | None, int | None]:
    if start is None:
        return None, None
    try:
        days = reply_days(start, end, working_days.between)
    except working_days.NoHolidayTable:
        return (end - start).days, None
    return days.calendar, days.working
