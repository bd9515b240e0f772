"""The register as files for other programs: the same pledges, filters and day as on the screens, a row at a time."""

from __future__ import annotations

import csv as writer
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import clock
from data.filters import Filters
from data.history import head
from data.models import Letter, Motion, PledgeState
from data.queries.lists import COLUMNS, ORDERS
from data.queries.narrow import matching
from data.store import Store

AT_ONCE = 500
FORMULA = tuple("=+-@")
BYTE_ORDER_MARK = "\ufeff"

# The columns of the CSV, in their order, and what each holds.
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


@dataclass(frozen=True, slots=True)
class About:
    """What an export speaks of: the day, the state of the register by its last event, the version of the program."""

    as_of: date
    head: str
    version: str


def about(store: Store, as_of: date, version: str) -> About:
    """What an export made now speaks of."""
    with store.session() as session:
        return About(as_of, str(head(session)), version)


def filters_from(asked: Mapping[str, str]) -> Filters:
    """The filters that an address or a command gives. Raises `ValueError` for a name or day that cannot be."""
    known = {field.name for field in fields(Filters)}
    if unknown := sorted(set(asked) - known):
        raise ValueError(f"There is no filter {', '.join(unknown)}. The filters are {', '.join(sorted(known))}.")
    given = {name: value.replace("\x00", "").strip() for name, value in asked.items()}
    words = {name: value for name, value in given.items() if value and name not in ("meeting", "recorded")}
    meeting, recorded = given.get("meeting"), given.get("recorded")
    if recorded and not (recorded.isdecimal() and len(recorded) < 10):
        raise ValueError(f"{recorded!r} is not the number of an event. Write it in digits.")
    day = day_from(meeting) if meeting else None
    return Filters(**words, meeting=day, recorded=int(recorded) if recorded else None)


def day_from(written: str) -> date:
    """A day as an address or a command gives it. Raises `ValueError` with how to write it."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written!r} is not a day. Write it as 2024-11-07.") from None


def csv(store: Store, filters: Filters, about: About) -> Iterator[str]:
    """The pledges as CSV, read and given out in portions. `MEANING` says what each column holds.

    It begins with the mark by which Excel knows UTF-8. Every row says what it speaks of, so that no comment stands in
    the way of a program, and a row keeps its origin when rows of several exports are put together.
    """
    portion = io.StringIO()
    rows = writer.writer(portion)
    portion.write(BYTE_ORDER_MARK)
    rows.writerow(MEANING)
    number, _, mark = about.head.partition(":")
    with store.session() as session:
        for count, row in enumerate(_rows(session, filters, about.as_of)):
            row |= {"as_of": about.as_of, "register": f"{number}:{mark[:16]}"}
            rows.writerow([cell(row[name]) for name in MEANING])
            if count % AT_ONCE == AT_ONCE - 1:
                yield _emptied(portion)
    yield _emptied(portion)


def cell(value: object) -> object:
    """A value as it goes into a cell. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else value
    text = value.replace("\x00", "")
    # Full-width signs are signs to some spreadsheets; blanks and unseen characters before a sign do not make it safe.
    shown = "".join(c for c in unicodedata.normalize("NFKC", text[:50]) if c.isprintable()).lstrip()
    return f"'{text}" if shown.startswith(FORMULA) or text.startswith(("\t", "\r", "\n")) else text


def _rows(session: Session, filters: Filters, as_of: date) -> Iterator[dict[str, object]]:
    query = (
        select(*COLUMNS)
        .join(Letter, Letter.id == PledgeState.letter_id)
        .outerjoin(Motion, Motion.id == PledgeState.motion_id)
        .where(matching(session, filters, as_of))
        .order_by(*ORDERS["due"])
        .execution_options(yield_per=AT_ONCE)
    )
    for row in session.execute(query):
        now = clock.read(row.earliest, row.latest, row.assessment, as_of)
        yield {**row._mapping, "clock": now.state, "since": now.since, "days": now.days}


def _emptied(portion: io.StringIO) -> str:
    text = portion.getvalue()
    portion.seek(0)
    portion.truncate()
    return text
