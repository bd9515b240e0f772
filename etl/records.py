"""What one stage hands to the next: plain values, without behaviour, input or output."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Strength = Literal["firm", "soft", "conditional"]
Nature = Literal["act", "continuing", "negative"]
ReplyKind = Literal["acknowledgement", "holding", "substantive", "correction"]

# The line that a made-up letter bears at its end; the register marks what it finds in such a letter.
ILLUSTRATIVE = "Illustrative letter, written by a program: nothing in it is real."


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person has to know about a file: what happened, to which field, and what to do."""

    code: str
    message: str
    remedy: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The text a reader found in one file.

    Paragraphs are parted by a blank line, list items and table rows by one line end, table cells by a tab. Running
    headers and footers, page numbers and hard line breaks are not in it. Page i + 1 begins at `page_starts[i]`.
    """

    name: str
    sha256: str
    text: str
    page_starts: tuple[int, ...] = (0,)
    parent_sha256: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who wrote to whom, when, under which reference, about which meeting.

    `body_start:body_end` is the letter's own matter, between the salutation and the signature.
    """

    reference: str | None
    logged_on: dt.date | None
    date: dt.date | None
    sender: str | None
    recipient: str | None
    meeting_date: dt.date | None
    body_start: int
    body_end: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What one letter says to one motion: `text[start:end]`. A motion without a number is known by its title."""

    motion: str | None
    title: str
    kind: ReplyKind
    start: int
    end: int
    meeting_date: dt.date | None = None


# A frozen value takes four times as long to make. These three are made for every sentence, so they are frozen by custom
# only, as everything that is handed on is: nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Due:
    """The days, both inclusive, between which a pledge is due; `latest` is None for a phrase that sets no last day."""

    phrase: str
    earliest: dt.date
    latest: dt.date | None
    rule: str


@dataclass(slots=True, unsafe_hash=True)
class Pledge:
    """A commitment and the sentence it stands in: `text[start:end] == quote`."""

    quote: str
    start: int
    end: int
    page: int
    motion: str | None
    title: str | None
    strength: Strength
    nature: Nature
    speaker: str
    body: tuple[str, ...]
    rule: str
    due: Due | None
    due_reason: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Decision:
    """Why the sentence `text[start:end]` was taken as a pledge, or why it was not."""

    start: int
    end: int
    taken: bool
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One file as read: the letterhead, the replies, the pledges, and the reason for every sentence."""

    document: Document
    head: Letterhead
    replies: tuple[Reply, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
