"""Who may change what. The check stands here, behind every screen and command, and a refusal is kept."""

from __future__ import annotations

import logging

from sqlalchemy.orm import Session

from data.history.chain import Actor, recording_time

log = logging.getLogger(__name__)


class Refused(PermissionError):
    """This person may not make this change; the message says so, and the attempt is kept."""


class NotPossible(ValueError):
    """The change asked for makes no sense as it stands; the message says what to do instead."""


def require_editor(session: Session, actor: Actor, verb: str, pledge_id: int | None = None) -> None:
    """Let an editor pass; refuse anybody else, and keep that it was tried even though everything is rolled back."""
    if actor.role == "editor" and actor.name.strip():
        return
    reason = "The history needs a name." if actor.role == "editor" else "Only an editor may change the register."
    keep_refusal(session, actor, verb, pledge_id, reason)
    raise Refused(f"{reason} Nothing was changed.")


def keep_refusal(session: Session, actor: Actor, verb: str, pledge_id: int | None, reason: str) -> None:
    """Keep that a change was refused, and why: in the log, and in the register once all else is rolled back."""
    at = recording_time(session)
    refusal = {"at": at, "actor": actor.name, "role": actor.role, "verb": verb, "pledge_id": pledge_id}
    session.info["refusals"].append({**refusal, "reason": reason})
    log.warning("refused: %s by %r as %s, pledge %s: %s", verb, actor.name, actor.role, pledge_id, reason)


def wanted(text: str | None, what: str) -> str:
    """A text that has to be there, without control characters. Raises `NotPossible` naming what is missing."""
    cleaned = clean(text)
    if not cleaned:
        raise NotPossible(f"{what} is missing. Write it and send the form again.")
    return cleaned


def clean(text: str | None) -> str:
    """A text as people type it: control characters go, since databases refuse some of them."""
    kept = (mark for mark in text or "" if mark in "\n\t" or (ord(mark) >= 32 and not 0xD800 <= ord(mark) <= 0xDFFF))
    return "".join(kept).strip()
