"""The rows of an export: one a pledge, read in portions so that the register is never all in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import clock
from data.exports.asking import About
from data.filters import Filters
from data.models import Letter, Motion, PledgeState
from data.queries.base import Rows
from data.queries.lists import COLUMNS, ORDERS
from data.queries.narrow import matching

AT_ONCE = 500
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# The columns of CSV, workbook and JSON, in their order, and what each holds.
MEANING = {
    "as_of": "The day the row speaks about",
    "register": "Which state of the register this is: number of its last event, and the first 16 digits of its hash",
    "id": "Number of the pledge; its page is /pledge?id=NUMBER",
    "quote": "The pledge, word for word as in the letter",
    "motion": "Paragraph number of the motion at its meeting, empty where it has none",
    "motion_title": "Title of the motion",
    "meeting_date": "Day of the meeting that agreed the motion",
    "body": "Who has to act, more than one parted by a semicolon",
    "speaker": "Who made the pledge",
    "strength": "firm, soft or conditional, as the sentence is worded",
    "nature": "act, continuing or negative",
    "phrase": "The words of the letter that set the time",
    "earliest": "First day on which the pledge is due, empty for none",
    "latest": "Last day on which it is due, empty for none; it is overdue from the day after",
    "first_latest": "The last day as the letter first gave it",
    "clock": "no date, not due, due now, overdue or closed, on the day in as_of",
    "since": "First day of being overdue or due",
    "days": "Days overdue, or days still to go",
    "assessment": "What a person found: not yet assessed, in progress, kept, partly kept, not kept, …",
    "last_update": "Day of the last change by a person, empty for none",
    "review": "unreviewed where no person has checked what the program read, else accepted",
    "reference": "Reference of the letter",
    "letter_date": "Date of the letter",
    "illustrative": "yes for a made-up letter",
}


def rows(session: Session, filters: Filters, about: About) -> Iterator[dict[str, Any]]:
    """Every pledge that passes the filters, with its clock, soonest due first, under the names of `MEANING`."""
    number, _, mark = about.head.partition(":")
    told = {"as_of": about.as_of, "register": f"{number}:{mark[:16]}"}
    query = select(*COLUMNS).where(matching(session, filters, about.as_of)).order_by(*ORDERS["due"])
    for row in with_clock(session, query, about.as_of):
        yield told | row


def with_clock(session: Session, query: Rows, as_of: date) -> Iterator[dict[str, Any]]:
    """The rows of a query over states of pledges, with their letters and motions, each with its clock."""
    joined = query.join(Letter, Letter.id == PledgeState.letter_id).outerjoin(
        Motion, Motion.id == PledgeState.motion_id
    )
    for row in session.execute(joined.execution_options(yield_per=AT_ONCE)):
        now = clock.read(row.earliest, row.latest, row.assessment, as_of)
        yield {**row._mapping, "clock": now.state, "since": now.since, "days": now.days}


def clock_words(row: dict[str, Any], as_of: date) -> str:
    """What the clock says of a row on the day: Overdue since 1 January 2026, 5 days, as of 5 January 2026."""
    state, since, days = str(row["clock"]), row["since"], row["days"]
    more = f" since {day(since)}, {days} days" if state == "overdue" else f", {days} days to go" if days else ""
    return f"{state.capitalize()}{more}, as of {day(as_of)}"


def day(value: date) -> str:
    """A day as it is written in a letter: 31 December 2025."""
    return f"{value.day} {value:%B %Y}"


def line(text: str) -> str:
    """A text on one line, without the characters that control a program or turn the direction of reading."""
    return " ".join("".join(" " if _unseen(character) else character for character in text).split())


def _unseen(character: str) -> bool:
    return character in TURNING or unicodedata.category(character) in ("Cc", "Cn", "Cs", "Zl", "Zp")
