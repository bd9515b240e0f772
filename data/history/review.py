"""What a person makes of what the program found: accept, correct, reject, merge, split, add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.history.apply import apply
from data.history.chain import append, lock
from data.history.change import Form, opened, record
from data.history.corrections import checked_fields, due_of
from data.history.motions import next_id
from data.history.rights import NotPossible, require_editor, wanted
from data.history.rows import UNTOUCHED, Row
from data.models import Event, Letter, Pledge, PledgeState

BY_HAND = "added by a person"


def accept(session: Session, form: Form, pledge_id: int, reason: str | None = None) -> Event:
    """Say that a pledge was read rightly."""
    known = opened(session, form, "accept", pledge_id)
    if known.fields["review"] == "accepted":
        raise NotPossible(f"Pledge {pledge_id} is accepted already.")
    return record(session, form, "accepted", known, {"review": "accepted", "merged_into": None}, reason=reason)


def reject(session: Session, form: Form, pledge_id: int, reason: str) -> Event:
    """Say that a sentence is no pledge. It leaves the lists; its page and its history stay."""
    known = opened(session, form, "reject", pledge_id)
    if known.fields["review"] == "rejected":
        raise NotPossible(f"Pledge {pledge_id} is rejected already.")
    return record(session, form, "rejected", known, {"review": "rejected"}, reason=wanted(reason, "The reason"))


def reopen(session: Session, form: Form, pledge_id: int, reason: str) -> Event:
    """Put a pledge back into the queue, whatever was decided on it."""
    known = opened(session, form, "reopen", pledge_id)
    fields = {"review": "unreviewed", "merged_into": None}
    return record(session, form, "reopened", known, fields, reason=wanted(reason, "The reason"))


def correct(session: Session, form: Form, pledge_id: int, fields: Mapping[str, Any], reason: str) -> Event:
    """Mend what was read wrongly, and so accept it: `start` and `end` of the quote, `body`, `motion_id`, `strength`,
    `nature`, `speaker`, `phrase`, `earliest`, `latest`, `title`.
    """
    known = opened(session, form, "correct", pledge_id)
    changed = checked_fields(session, known.fields, fields)
    if not changed:
        raise NotPossible("Nothing would change: every field is as it was.")
    due = due_of(known.fields, changed, form.on, wanted(reason, "The reason"))
    changed["review"] = "accepted"
    return record(session, form, "corrected", known, changed, reason=wanted(reason, "The reason"), due=due)


def merge(session: Session, form: Form, pledge_id: int, into: int, reason: str | None = None) -> Event:
    """Say that a pledge is the same as another one, which stays."""
    known = opened(session, form, "merge", pledge_id)
    query = select(PledgeState.review).where(PledgeState.pledge_id == into, PledgeState.ended_seq.is_(None))
    review = session.scalar(query.where(PledgeState.valid_to.is_(None)))
    if review is None or into == pledge_id:
        raise NotPossible(f"There is no other pledge {into} to merge into.")
    if review not in ("unreviewed", "accepted"):
        raise NotPossible(f"Pledge {into} is {review} itself. Merge into the one that stays.")
    return record(session, form, "merged", known, {"review": "merged", "merged_into": into}, reason=reason)


def split(
    session: Session,
    form: Form,
    pledge_id: int,
    spans: Sequence[tuple[int, int]],
    reason: str,
    fields: Sequence[Mapping[str, Any]] = (),
) -> list[int]:
    """Part a pledge in two or more: it keeps the first span of its letter, the others become pledges of their own.

    `fields` has for each span what that part has otherwise than the whole, such as its own `phrase`, `earliest` and
    `latest`. Returns the numbers of the new pledges.
    """
    known = opened(session, form, "split", pledge_id)
    why = wanted(reason, "The reason")
    if len(spans) < 2 or len(set(spans)) != len(spans):
        raise NotPossible("A pledge is split into at least two different passages. Select them in the letter.")
    if fields and len(fields) != len(spans):
        raise NotPossible(f"There are {len(spans)} passages; give the fields of as many parts, or of none.")
    given = [{**own, "start": a, "end": b} for (a, b), own in zip(spans, fields or [{}] * len(spans), strict=True)]
    first, *others = (checked_fields(session, known.fields, part, whole=True) for part in given)
    due = due_of(known.fields, first, form.on, why)
    record(session, form, "split", known, {**first, "review": "accepted"}, reason=why, due=due)
    return [
        _add(session, form, known.since, {**known.fields, **other, "review": "accepted"}, why, pledge_id)
        for other in others
    ]


def add_missed(
    session: Session, form: Form, letter_id: int, start: int, end: int, fields: Mapping[str, Any], reason: str
) -> int:
    """Record a pledge that the program missed, from the words of its letter. Returns its number."""
    require_editor(session, form.actor, "add missed")
    lock(session)
    letter = session.get(Letter, letter_id)
    if letter is None:
        raise NotPossible(f"There is no letter {letter_id}.")
    blank: Row = {
        **UNTOUCHED,
        **{"letter_id": letter_id, "motion_id": None, "quote": "", "start": 0, "end": 0, "page": 1, "rule": BY_HAND},
        **{"strength": "firm", "nature": "act", "speaker": letter.sender, "body": [], "phrase": None},
        **{"earliest": None, "latest": None, "first_latest": None, "due_rule": None, "due_reason": None},
    }
    changed = checked_fields(session, blank, {**fields, "start": start, "end": end}, whole=True)
    taken = select(PledgeState.pledge_id).where(
        PledgeState.letter_id == letter_id, PledgeState.start == start, PledgeState.end == end
    )
    shown = taken.where(PledgeState.ended_seq.is_(None), PledgeState.valid_to.is_(None))
    if same := session.scalar(shown.where(PledgeState.review.in_(("unreviewed", "accepted")))):
        raise NotPossible(f"Pledge {same} stands on these words already.")
    added = {**blank, **changed, "review": "accepted"}
    return _add(session, form, letter.date, added, wanted(reason, "The reason"), None)


def _add(session: Session, form: Form, since: date, fields: Row, reason: str, split_from: int | None) -> int:
    pledge_id = next_id(session, Pledge)
    entry: Row = {"id": pledge_id, "new": True, "true_on": since.isoformat(), "fields": fields}
    if due := due_of({**UNTOUCHED, "earliest": None, "latest": None, "first_latest": None}, fields, since, reason):
        entry["due"] = {**due, "kind": "read"}
    changes: Row = {"pledges": [entry], "split_from": split_from}
    event = append(session, "added", form.actor, since, changes, pledge_id=pledge_id, reason=reason)
    apply(session, event, changes)
    return pledge_id
