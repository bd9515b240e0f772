"""Is the register what it says it is? The history's chain, the letters' texts, and every quote in its letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.history.chain import GENESIS, HASHED, digest, head
from data.models import Event, Letter, Pledge, PledgeState

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Broken:
    """A place in the register that does not hold, and what is wrong with it."""

    place: str
    what: str


def broken(session: Session) -> Iterator[Broken]:
    """Every place that does not hold, read in portions, so that a register of any size can be checked."""
    yield from _chain(session)
    yield from _letters(session)
    yield from _quotes(session)


def sizes(session: Session) -> dict[str, int]:
    """How many events, letters and pledges were checked."""
    tables = {"events": Event, "letters": Letter, "pledges": Pledge}
    return {name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()}


def _chain(session: Session) -> Iterator[Broken]:
    """Each event has the next number, carries the hash of the one before, and hashes to its own."""
    number, previous = 0, GENESIS
    columns = [getattr(Event, name) for name in HASHED]
    for *fields, written in session.execute(
        select(*columns, Event.hash).order_by(Event.seq).execution_options(yield_per=AT_ONCE)
    ):
        event = dict(zip(HASHED, fields, strict=True))
        number += 1
        place = f"event {event['seq']}"
        if event["seq"] != number:
            yield Broken(place, f"event {number} should come here: one or more events are missing")
            number = event["seq"]
        if event["previous_hash"] != previous:
            yield Broken(place, "it does not follow from the event before it")
        if digest(event) != written:
            yield Broken(place, "its content is not what was recorded")
        previous = written
    last = head(session)
    if (last.seq, last.hash) != (number, previous):
        yield Broken("head", f"the history should end with event {last.seq}, and ends with event {number}")


def _letters(session: Session) -> Iterator[Broken]:
    """Each letter's text hashes to what was written beside it."""
    rows = select(Letter.id, Letter.name, Letter.text, Letter.text_sha256).order_by(Letter.id)
    for number, name, text, written in session.execute(rows.execution_options(yield_per=AT_ONCE)):
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != written:
            yield Broken(f"letter {number} ({name})", "its text is not what was recorded")


def _quotes(session: Session) -> Iterator[Broken]:
    """Each pledge's quote is the text of its letter at the place given: `text[start:end] == quote`."""
    states = select(PledgeState.pledge_id, PledgeState.letter_id, PledgeState.start, PledgeState.end, PledgeState.quote)
    text, of_letter = "", 0
    for pledge, letter, start, end, quote in session.execute(
        states.order_by(PledgeState.letter_id, PledgeState.id).execution_options(yield_per=AT_ONCE)
    ):
        if letter != of_letter:
            text, of_letter = session.scalar(select(Letter.text).where(Letter.id == letter)) or "", letter
        if text[start:end] != quote:
            yield Broken(f"pledge {pledge}", f"its quote is not what stands in letter {letter} at {start} to {end}")
