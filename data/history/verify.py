"""Whether the register is what was recorded: the chain, the letters, the quotes, and the state beside the events."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from data.history.chain import GENESIS, HASHED, Head, digest, head
from data.history.replay import Replay, digests, state_key
from data.history.replay import digest as row_digest
from data.keys import sha256
from data.models import Ask, Base, Difference, DueDate, Event, Letter, Motion, Pledge, PledgeState, Reply

COMPARED = (Letter, Motion, Reply, Pledge, DueDate, Difference)
MOST_NAMED = 20


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
    """Walk the whole history and compare everything with it. `expected` is a head printed earlier, as on an export."""
    _hold_still(session)
    found = Verified(head(session))
    replay, texts, last = Replay(), dict[int, str](), Head(0, GENESIS)
    with closing(_events(session)) as events:
        for event in events:
            if fault := _break(event, last):
                found.faults.append(fault)
                break
            last = Head(event["seq"], event["hash"])
            found.events += 1
            if expected and last.seq == expected.seq and last.hash != expected.hash:
                found.faults.append(f"Event {last.seq} is not the one printed as {expected}: it was rewritten.")
            if letter := json.loads(event["changes"]).get("letter"):
                texts[letter["id"]] = letter["text_sha256"]
            replay.add(event)
    if not found.faults:
        found.faults += _ends(last, found.head, expected)
    _letters(session, found, texts)
    if not found.faults:
        found.faults += _compare(session, replay)
    return found


def _hold_still(session: Session) -> None:
    """Look at one moment of the register while others write. SQLite does so by itself."""
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _events(session: Session) -> Generator[Mapping[str, Any], None, None]:
    columns = [getattr(Event, name) for name in (*HASHED, "hash")]
    query = select(*columns).order_by(Event.seq).execution_options(yield_per=500)
    with session.execute(query) as rows:
        for row in rows.mappings():
            yield dict(row)


def _break(event: Mapping[str, Any], last: Head) -> str | None:
    place = f"Event {event['seq']} ({event['kind']}, recorded {event['recorded_at']})"
    if event["seq"] != last.seq + 1:
        return f"Event {last.seq + 1} is missing: after event {last.seq} comes event {event['seq']}."
    if digest(event) != event["hash"]:
        return f"{place} is not as it was recorded: its content does not give its hash."
    if event["previous_hash"] != last.hash:
        return f"{place} does not follow event {last.seq}: the hash of the one before is another."
    return None


def _ends(last: Head, now: Head, expected: Head | None) -> list[str]:
    if last != now:
        return [
            f"The history ends with event {last.seq}, but the last one recorded was {now.seq}: the end was cut off."
        ]
    if expected and expected.seq > last.seq:
        return [f"The history ends with event {last.seq}, but {expected.seq} was printed: the end was cut off."]
    return []


def _letters(session: Session, found: Verified, texts: Mapping[int, str]) -> None:
    """Every letter's text against the hash in the history, and every quote against the text."""
    spans = (PledgeState.pledge_id, PledgeState.start, PledgeState.end, PledgeState.quote)
    letters = select(Letter.id, Letter.name, Letter.text, Letter.text_sha256).order_by(Letter.id)
    seen = set()
    for letter in session.execute(letters.execution_options(yield_per=100)):
        seen.add(letter.id)
        found.letters += 1
        if {sha256(letter.text), letter.text_sha256} != {texts.get(letter.id, "none")}:
            found.faults.append(f"Letter {letter.id} ({letter.name}): its text is not the text that was recorded.")
        for pledge_id, start, end, quote in session.execute(select(*spans).where(PledgeState.letter_id == letter.id)):
            found.quotes += 1
            if letter.text[start:end] != quote:
                place = f"at {start} to {end} of letter {letter.id}"
                found.faults.append(f"Pledge {pledge_id}: its quote does not stand {place}.")
    found.faults += [f"Letter {missing} is missing." for missing in sorted(texts.keys() - seen)]


def _compare(session: Session, replay: Replay) -> list[str]:
    """Where the tables say other than the events, at most a few places of each."""
    faults = []
    now = _tables(session)
    for name, wanted in replay.tables().items():
        keys = [key for key in wanted.keys() | now[name].keys() if wanted.get(key) != now[name].get(key)]
        for key in sorted(keys)[:MOST_NAMED]:
            what = "missing" if key not in now[name] else "not in the history" if key not in wanted else "another"
            faults.append(f"Table {name}, row {', '.join(map(str, key))}: {what}. The events say otherwise.")
    return faults


def _tables(session: Session) -> dict[str, dict[tuple[Any, ...], str]]:
    found = {model.__tablename__: digests(_rows(session, model)) for model in COMPARED}
    asks = session.execute(select(Ask.motion_id, Ask.position, Ask.text))
    found["asks"] = {(motion, position): text for motion, position, text in asks}
    states = {state_key(row): row_digest(row) for row in _rows(session, PledgeState)}
    return found | {"pledge_states": states}


def _rows(session: Session, model: type[Base]) -> Iterator[dict[str, Any]]:
    columns = [column for column in inspect(model).columns if column.name != "text" or model is not Letter]
    for row in session.execute(select(*columns).execution_options(yield_per=500)).mappings():
        yield dict(row)
