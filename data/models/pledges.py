"""Pledges: who they are, what held about each on which day, and every due date that was ever given."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, numbered


class Pledge(Base):
    """A pledge's identity, and what the program last read; what holds on a day is in `PledgeState`."""

    __tablename__ = "pledges"

    id: Mapped[int] = numbered()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    reading: Mapped[dict[str, Any]]
    extractor_version: Mapped[str]
    event_seq: Mapped[int]


class PledgeState(Base):
    """What held about a pledge from `valid_from` until the day before `valid_to`.

    `event_seq` wrote the row; `ended_seq` is the event since which it is no longer believed, so that what the register
    said at any moment can still be asked. Rows that are believed never overlap.
    """

    __tablename__ = "pledge_states"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="interval"),
        CheckConstraint("earliest IS NULL OR latest IS NULL OR earliest <= latest", name="due"),
        CheckConstraint('"start" >= 0 AND "end" > "start"', name="span"),
        Index(
            "ix_pledge_states_list",
            *("due_key", "pledge_id", "valid_from", "valid_to", "ended_seq", "review", "earliest", "latest"),
            *("assessment", "strength", "motion_id", "bodies", "id"),
        ),
        Index(
            "ix_pledge_states_census",
            *("bodies", "assessment", "review", "ended_seq", "valid_from", "valid_to", "latest", "earliest"),
            *("strength", "motion_id"),
        ),
        Index("ix_pledge_states_pledge", "pledge_id", "ended_seq"),
        Index("ix_pledge_states_motion", "motion_id", "due_key", "pledge_id"),
        Index("ix_pledge_states_letter", "letter_id"),
        Index("ix_pledge_states_event", "event_seq"),
        Index("ix_pledge_states_contested", "contested"),
        Index("ix_pledge_states_newest", "review", "event_seq", "pledge_id", "ended_seq"),
        Index(
            "ix_pledge_states_review",
            *("review", "letter_id", "ended_seq", "valid_from", "valid_to", "pledge_id", "motion_id"),
        ),
    )

    id: Mapped[int] = numbered()
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledges.id"))
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]
    event_seq: Mapped[int]
    ended_seq: Mapped[int | None]

    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"))
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"))
    title: Mapped[str | None]
    quote: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int]
    rule: Mapped[str]
    strength: Mapped[str]
    nature: Mapped[str]
    speaker: Mapped[str]
    bodies: Mapped[str]  # who has to act, joined by data.keys.BETWEEN_NAMES

    phrase: Mapped[str | None]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    first_latest: Mapped[dt.date | None]
    due_rule: Mapped[str | None]
    due_reason: Mapped[str | None]
    due_key: Mapped[dt.date]

    review: Mapped[str]
    merged_into: Mapped[int | None]
    contested: Mapped[int | None]
    assessment: Mapped[str]
    assessed_on: Mapped[dt.date | None]
    updated_on: Mapped[dt.date | None]
    evidence: Mapped[str | None]


class DueDate(Base):
    """One line of a pledge's due-date ledger: read, corrected (a misreading) or moved (by somebody, with a reason)."""

    __tablename__ = "due_dates"
    __table_args__ = (UniqueConstraint("pledge_id", "position"),)

    id: Mapped[int] = numbered()
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledges.id"))
    position: Mapped[int]
    kind: Mapped[str]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    phrase: Mapped[str | None]
    said_by: Mapped[str]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    url: Mapped[str | None]
    reason: Mapped[str | None]
    said_on: Mapped[dt.date]
    event_seq: Mapped[int]
