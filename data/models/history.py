"""The append-only history, the readings that need a person, and what others asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, numbered


class Event(Base):
    """One line of the append-only history, each carrying the hash of the one before. Texts, exactly as hashed."""

    __tablename__ = "events"

    seq: Mapped[int] = numbered()
    kind: Mapped[str]
    letter_id: Mapped[int | None] = mapped_column(index=True)
    motion_id: Mapped[int | None] = mapped_column(index=True)
    pledge_id: Mapped[int | None] = mapped_column(index=True)
    actor: Mapped[str]
    role: Mapped[str]
    true_on: Mapped[str]
    recorded_at: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str | None]
    evidence: Mapped[str | None]
    changes: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class ChainHead(Base):
    """The last event's number and hash; the row that writers queue for."""

    __tablename__ = "chain_head"

    id: Mapped[int] = numbered()
    seq: Mapped[int]
    hash: Mapped[str]


class Difference(Base):
    """What the program read otherwise than a person decided, or than another letter says: for a person to look at."""

    __tablename__ = "differences"

    id: Mapped[int] = numbered()
    kind: Mapped[str]
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"))
    pledge_id: Mapped[int | None] = mapped_column(ForeignKey("pledges.id"))
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"))
    detail: Mapped[dict[str, Any]]
    event_seq: Mapped[int]
    decided_seq: Mapped[int | None]


class Passage(Base):
    """Something with words that can be searched: a paragraph of a letter, or what an event says in its reason."""

    __tablename__ = "passages"

    id: Mapped[int] = numbered()
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    event_seq: Mapped[int]
    pledge_id: Mapped[int | None] = mapped_column(ForeignKey("pledges.id"))


class Refusal(Base):
    """A change that was refused: to somebody without the right to it, or to a form that came too late."""

    __tablename__ = "refusals"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
    actor: Mapped[str]
    role: Mapped[str]
    verb: Mapped[str]
    pledge_id: Mapped[int | None]
    reason: Mapped[str]


class Correction(Base):
    """What a member of the public says is wrong with a pledge; shown to staff, never published by itself."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_rate", "sender_key", "received_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledges.id"), index=True)
    received_at: Mapped[dt.datetime]
    sender_key: Mapped[str]
    name: Mapped[str | None]
    contact: Mapped[str | None]
    text: Mapped[str]
    decision: Mapped[str | None]
    decided_seq: Mapped[int | None]
