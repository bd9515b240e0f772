"""Pledges into the register, by the hash of the letter's content: loading again changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from data import history
from etl.records import Letter, Pledge, Problem
from etl.version import VERSION

Outcome = Literal["added", "changed", "unchanged"]


class NotRecordable(ValueError):
    """The letter lacks what the register cannot do without; `problem` says what, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def load(
    session: Session,
    letter: Letter,
    *,
    path: str,
    illustrative: bool = False,
    on: date | None = None,
    version: str = VERSION,
) -> history.Recorded:
    """Record one letter, in the caller's transaction, and say whether it was added, changed or unchanged.

    `on` is the day a changed reading holds from, else today. Raises `NotRecordable` without date or motion.
    """
    return history.record(session, reading(letter, path=path, illustrative=illustrative, version=version), on=on)


def reading(letter: Letter, *, path: str, illustrative: bool = False, version: str = VERSION) -> history.Reading:
    """The letter as the register takes it."""
    head, document = letter.head, letter.document
    if head.date is None:
        message, remedy = "The letter has no date.", "Give the date in a file NAME.toml beside the letter."
        raise NotRecordable(_fatal(letter) or Problem("no-date", message, remedy, fatal=True))
    if not letter.replies or _fatal(letter):
        message, remedy = "The letter answers no motion.", "Check that it is a reply to a motion; take it out if not."
        raise NotRecordable(_fatal(letter) or Problem("no-motion", message, remedy, fatal=True))
    replies = tuple(
        history.ReadReply(
            history.MotionName(reply.meeting_date or head.meeting_date, reply.motion, reply.title),
            reply.kind,
            reply.start,
            reply.end,
        )
        for reply in letter.replies
    )
    return history.Reading(
        history.ReadLetter(
            sha256=document.sha256,
            parent_sha256=document.parent_sha256,
            name=document.name,
            path=path,
            reference=head.reference,
            text=document.text,
            page_starts=document.page_starts,
            sender=head.sender or "",
            recipient=head.recipient,
            illustrative=illustrative,
            extractor_version=version,
            logged_on=head.logged_on,
            date=head.date,
            meeting_date=head.meeting_date,
        ),
        replies,
        tuple(_pledge(pledge, replies) for pledge in letter.pledges),
    )


def _pledge(pledge: Pledge, replies: tuple[history.ReadReply, ...]) -> history.ReadPledge:
    due = pledge.due
    return history.ReadPledge(
        motion=_motion_of(pledge, replies),
        quote=pledge.quote,
        start=pledge.start,
        end=pledge.end,
        page=pledge.page,
        rule=pledge.rule,
        strength=pledge.strength,
        nature=pledge.nature,
        speaker=pledge.speaker,
        body=pledge.body,
        phrase=due.phrase if due else None,
        earliest=due.earliest if due else None,
        latest=due.latest if due else None,
        due_rule=due.rule if due else None,
        due_reason=pledge.due_reason,
    )


def _motion_of(pledge: Pledge, replies: tuple[history.ReadReply, ...]) -> history.MotionName | None:
    """The motion whose reply the pledge stands in, or else the one it names."""
    holding = [reply for reply in replies if reply.start <= pledge.start and pledge.end <= reply.end]
    named = [reply for reply in replies if reply.motion.number == pledge.motion] if pledge.motion else []
    for candidates in ([reply for reply in holding if reply in named], named, holding):
        if candidates:
            return candidates[0].motion
    return None


def _fatal(letter: Letter) -> Problem | None:
    problems = (*letter.problems, *letter.document.problems)
    return next((problem for problem in problems if problem.fatal), None)
