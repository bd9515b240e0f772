"""What others say of a pledge: corrections anybody may send, objections of a body, and what was decided on each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.history.chain import lock, recording_time
from data.history.change import Form, opened, record
from data.history.evidence import checked
from data.history.rights import NotPossible, clean, wanted
from data.models import Correction, Event, Pledge

HOUR = timedelta(hours=1)
FROM_ONE_AN_HOUR = 5
FROM_ALL_AN_HOUR = 200
LONGEST = 4000
DECISIONS = ("taken up", "declined")


class TooMany(NotPossible):
    """More corrections were sent than anybody can read; the message says when to try again."""


def suggest(
    session: Session, pledge_id: int, words: str, sender_key: str, name: str | None = None, contact: str | None = None
) -> int:
    """Keep what somebody says is wrong with a pledge, for staff to read; it is not published. Returns its number.

    `sender_key` tells senders apart and says nothing else of them. Raises `TooMany` for too many in an hour.
    """
    text = wanted(words, "What is wrong")
    if len(text) > LONGEST:
        raise NotPossible(f"The text has {len(text)} characters; at most {LONGEST} can be kept. Shorten it.")
    lock(session)
    if session.get(Pledge, pledge_id) is None:
        raise NotPossible(f"There is no pledge {pledge_id}.")
    now = recording_time(session)
    lately = select(func.count()).where(Correction.received_at > now - HOUR)
    if (session.scalar(lately.where(Correction.sender_key == sender_key)) or 0) >= FROM_ONE_AN_HOUR:
        raise TooMany(f"You have sent {FROM_ONE_AN_HOUR} corrections within an hour. Try again in an hour.")
    if (session.scalar(lately) or 0) >= FROM_ALL_AN_HOUR:
        raise TooMany("Very many corrections came in within the last hour. Try again later.")
    sent = Correction(
        pledge_id=pledge_id,
        received_at=now,
        sender_key=sender_key,
        name=clean(name)[:200] or None,
        contact=clean(contact)[:200] or None,
        text=text,
    )
    session.add(sent)
    session.flush()
    return sent.id


def decide_suggestion(session: Session, form: Form, correction_id: int, decision: str, reason: str) -> Event:
    """Take up or decline what somebody sent. What they wrote stays unpublished; the decision is public."""
    sent = session.get(Correction, correction_id, populate_existing=True)
    known = opened(session, form, "decide on a correction", sent.pledge_id if sent else 0)
    if sent is None or sent.decided_seq is not None:
        raise NotPossible(f"Correction {correction_id} has been decided already.")
    _known_decision(decision)
    why = wanted(reason, "The reason")
    more = {"correction": correction_id, "decision": decision}
    event = record(session, form, f"correction {decision}", known, {}, reason=why, more=more)
    sent.decision, sent.decided_seq = decision, event.seq
    return event


def objection(
    session: Session, form: Form, pledge_id: int, body: str, words: str, evidence: Mapping[str, Any] | None = None
) -> Event:
    """Record that a body contests what the register says of a pledge, in its words; it stands there until decided."""
    known = opened(session, form, "record an objection", pledge_id)
    if known.fields["contested"]:
        raise NotPossible("An objection stands already. Decide on it before recording another one.")
    seq = lock(session).seq + 1
    more = {"body": wanted(body, "Who objects")}
    said = wanted(words, "The objection")
    found = checked(session, evidence)
    return record(session, form, "objection", known, {"contested": seq}, reason=said, evidence=found, more=more)


def decide_objection(session: Session, form: Form, pledge_id: int, decision: str, reason: str) -> Event:
    """Take up or decline a body's objection. What it changes is recorded as the change it is."""
    known = opened(session, form, "decide on an objection", pledge_id)
    if not known.fields["contested"]:
        raise NotPossible("No objection stands against this pledge.")
    _known_decision(decision)
    more = {"objection": known.fields["contested"], "decision": decision}
    why = wanted(reason, "The reason")
    return record(session, form, f"objection {decision}", known, {"contested": None}, reason=why, more=more)


def _known_decision(decision: str) -> None:
    if decision not in DECISIONS:
        raise NotPossible(f"{decision!r} is no decision: it is “taken up” or “declined”.")
