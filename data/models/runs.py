"""The runs of the pipeline, the files they saw, and who holds the lease."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Source(Base):
    """A file of the inbox as it was last time, so that an unchanged one is known without reading it."""

    __tablename__ = "sources"

    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    outcome: Mapped[str]
    reason: Mapped[str | None]
    remedy: Mapped[str | None]
    extractor_version: Mapped[str]
    seen_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class Run(Base):
    """One run of the pipeline and what it did."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    trigger: Mapped[str]
    whole_inbox: Mapped[bool] = mapped_column(default=True)
    holder: Mapped[str]
    extractor_version: Mapped[str]
    started_at: Mapped[dt.datetime] = mapped_column(index=True)
    finished_at: Mapped[dt.datetime | None]
    scheduled_for: Mapped[dt.datetime | None] = mapped_column(unique=True)
    outcome: Mapped[str]
    reason: Mapped[str | None]
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    first_event_seq: Mapped[int | None]


class RunItem(Base):
    """What a run did with one file."""

    __tablename__ = "run_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    name: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    remedy: Mapped[str | None]


class Lease(Base):
    """Who may do a thing alone, and until when."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    expires_at: Mapped[dt.datetime]
