"""Whether the register is what was recorded: the chain, the letters, the quotes, and the state beside the events."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.history.careful import rows
from data.history.chain import GENESIS, HASHED, Head, digest
from data.history.compare import differing
from data.history.indexing import paragraphs
from data.history.replay import Replay
from data.keys import sha256
from data.models import ChainHead, Event, Letter, PledgeState


@dataclass(slots=True)
class Verified:
    """What was looked at, the head of the chain, and every fault found, each naming its place."""

    head: Head
    events: int = 0
    letters: int = 0
    quotes: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found to be wrong."""
        return not self.faults


def verify(session: Session, expected: Head | None = None) -> Verified:
    """Walk the whole history and compare everything with it. `expected` is a head printed earlier, as on an export.

    What was sent in as a correction, what was refused, and the runs of the program are no part of the history.
    """
    _hold_still(session)
    heads = session.execute(select(ChainHead.id, ChainHead.seq, ChainHead.hash)).all()
    found = Verified(Head(*heads[0][1:]) if heads else Head(0, GENESIS))
    if [row.id for row in heads] != [1]:
        found.faults.append(f"The head of the history stands there {len(heads)} times, or under another number.")
    replay, last = Replay(), Head(0, GENESIS)
    with closing(rows(session, [getattr(Event, name) for name in (*HASHED, "hash")], Event.seq)) as events:
        for event in events:
            if fault := _break(event, last):
                found.faults.append(fault)
                break
            last = Head(event["seq"], event["hash"])
            found.events += 1
            if expected and last.seq == expected.seq and last.hash != expected.hash:
                found.faults.append(f"Event {last.seq} is not the one printed as {expected}: it was rewritten.")
            replay.add(event)
    if not found.faults:
        found.faults += _ends(last, found.head, expected)
    paragraphs = _letters(session, found, {number: row["text_sha256"] for number, row in replay.letters.items()})
    if not found.faults:
        found.faults += differing(session, replay, paragraphs)
    return found


def _hold_still(session: Session) -> None:
    """Look at one moment of the register while others write. SQLite does so by itself."""
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _break(event: Mapping[str, Any], last: Head) -> str | None:
    if event["seq"] != last.seq + 1:
        return f"Event {last.seq + 1} is missing: after event {last.seq} comes event {event['seq']}."
    if "hash" not in event:
        return f"Event {event['seq']} cannot be read: it is not as it was recorded."
    place = f"Event {event['seq']} ({event['kind']}, recorded {event['recorded_at']})"
    if not _gives_its_hash(event):
        return f"{place} is not as it was recorded: its content does not give its hash."
    if event["previous_hash"] != last.hash:
        return f"{place} does not follow event {last.seq}: the hash of the one before is another."
    return None


def _gives_its_hash(event: Mapping[str, Any]) -> bool:
    try:
        return bool(digest(event) == event["hash"])
    except TypeError:  # SQLite keeps bytes in a column of texts
        return False


def _ends(last: Head, now: Head, expected: Head | None) -> list[str]:
    if last != now:
        return [
            f"The history ends with event {last.seq}, but the last one recorded was {now.seq}: the end was cut off."
        ]
    if expected and expected.seq > last.seq:
        return [f"The history ends with event {last.seq}, but {expected.seq} was printed: the end was cut off."]
    return []


def _letters(session: Session, found: Verified, texts: Mapping[int, str]) -> dict[int, list[tuple[int, int]]]:
    """Every letter's text against the hash in the history, and every quote against the text. Returns its paragraphs."""
    spans = (PledgeState.id, PledgeState.pledge_id, PledgeState.start, PledgeState.end, PledgeState.quote)
    parts: dict[int, list[tuple[int, int]]] = {}
    for letter in rows(session, (Letter.id, Letter.name, Letter.text, Letter.text_sha256), Letter.id):
        found.letters += 1
        number, text = letter["id"], letter.get("text")
        if not isinstance(text, str) or {sha256(text), letter["text_sha256"]} != {texts.get(number, "none")}:
            place = f"Letter {number} ({letter.get('name')})"
            found.faults.append(f"{place}: its text is not the text that was recorded.")
            text = str(text)
        parts[number] = list(paragraphs(text))
        for state in rows(session, spans, PledgeState.id, PledgeState.letter_id == number):
            found.quotes += 1
            if not _stands(state, text):
                place = f"at {state.get('start')} to {state.get('end')} of letter {number}"
                of = state.get("pledge_id", f"with state {state['id']}")
                found.faults.append(f"Pledge {of}: its quote does not stand {place}.")
    found.faults += [f"Letter {missing} is missing." for missing in sorted(texts.keys() - parts.keys())]
    return parts


def _stands(state: Mapping[str, Any], text: str) -> bool:
    try:
        return bool(text[state["start"] : state["end"]] == state["quote"])
    except (KeyError, TypeError):
        return False
