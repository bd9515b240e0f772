"""What the pipeline hands to the register: one letter as read, in plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.keys import bare, fold


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """The letter's own fields."""

    sha256: str
    parent_sha256: str | None
    name: str
    path: str
    reference: str | None
    text: str
    page_starts: tuple[int, ...]
    sender: str
    recipient: str | None
    illustrative: bool
    extractor_version: str
    logged_on: dt.date | None
    date: dt.date
    meeting_date: dt.date | None


@dataclass(frozen=True, slots=True)
class MotionName:
    """A motion as a letter names it: by meeting, number and title, of which some may be missing."""

    meeting_date: dt.date | None
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ReadReply:
    """What the letter says to one motion."""

    motion: MotionName
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadPledge:
    """One pledge of the letter; the motion is None where none could be told."""

    motion: MotionName | None
    quote: str
    start: int
    end: int
    page: int
    rule: str
    strength: str
    nature: str
    speaker: str
    body: tuple[str, ...]
    phrase: str | None
    earliest: dt.date | None
    latest: dt.date | None
    due_rule: str | None
    due_reason: str | None

    def same_words(self) -> str:
        """What the same pledge has in common in another copy of the letter."""
        return bare(fold(self.quote))


@dataclass(frozen=True, slots=True)
class Reading:
    """One letter, what it says to which motion, and what it promises."""

    letter: ReadLetter
    replies: tuple[ReadReply, ...]
    pledges: tuple[ReadPledge, ...]
