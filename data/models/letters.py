"""Letters, the motions they answer, and what each says to each."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, numbered
from data.models.columns import CanonicalJSON


class Letter(Base):
    """A document received, as read. Its identity is the hash of its content.

    A file that is later read to another text has a row a text: quotes stand in the text they were taken from.
    """

    __tablename__ = "letters"

    id: Mapped[int] = numbered()
    sha256: Mapped[str] = mapped_column(index=True)
    parent_sha256: Mapped[str | None]
    name: Mapped[str]
    path: Mapped[str] = mapped_column(index=True)
    reference: Mapped[str | None] = mapped_column(index=True)
    text_key: Mapped[str] = mapped_column(index=True)

    text_sha256: Mapped[str]
    page_starts: Mapped[list[int]] = mapped_column(CanonicalJSON)
    sender: Mapped[str]
    recipient: Mapped[str | None]
    illustrative: Mapped[bool]
    extractor_version: Mapped[str]

    logged_on: Mapped[dt.date | None]
    date: Mapped[dt.date] = mapped_column(index=True)
    meeting_date: Mapped[dt.date | None]

    recorded_at: Mapped[dt.datetime]
    event_seq: Mapped[int]
    first_id: Mapped[int] = mapped_column(index=True)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    replaced_on: Mapped[dt.date | None]
    replaced_seq: Mapped[int | None]
    text: Mapped[str] = mapped_column(deferred=True)  # last, so that a database reads the rest without it


class Motion(Base):
    """What the Assembly agreed. Known by (meeting date, number), or by its title where it has no number."""

    __tablename__ = "motions"
    __table_args__ = (Index("ix_motions_order", "meeting_date", "number_key", "id"),)

    id: Mapped[int] = numbered()
    key: Mapped[str] = mapped_column(unique=True)
    meeting_date: Mapped[dt.date | None]
    number: Mapped[str | None] = mapped_column(index=True)
    number_key: Mapped[str]
    title: Mapped[str]
    title_key: Mapped[str]
    text: Mapped[str | None]
    event_seq: Mapped[int]


class Ask(Base):
    """One limb of a motion: "calls on the Mayor to …"."""

    __tablename__ = "asks"
    __table_args__ = (UniqueConstraint("motion_id", "position"),)

    id: Mapped[int] = numbered()
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"))
    position: Mapped[int]
    text: Mapped[str]


class Reply(Base):
    """What one letter says to one motion: `text[start:end]`. `ended_seq` is the event that read it otherwise."""

    __tablename__ = "replies"
    __table_args__ = (Index("ix_replies_motion", "motion_id", "kind", "ended_seq", "letter_id"),)

    id: Mapped[int] = numbered()
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), index=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"))
    title: Mapped[str]
    kind: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    event_seq: Mapped[int]
    ended_seq: Mapped[int | None]
