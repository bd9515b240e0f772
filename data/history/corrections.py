"""The fields a person may mend, and what each may become."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.history.rights import NotPossible, clean, wanted
from data.history.rows import Row
from data.models import Letter, Motion

CHOICES = {"strength": ("firm", "soft", "conditional"), "nature": ("act", "continuing", "negative")}
DUE = ("phrase", "earliest", "latest")
# These are recorded together: one alone, recorded for a day gone by, could meet another that it contradicts.
DAYS = ("earliest", "latest", "first_latest")
BY_PERSON = "set by a person"


def checked_fields(session: Session, now: Mapping[str, Any], given: Mapping[str, Any], *, whole: bool = False) -> Row:
    """The fields that differ from what holds, each made sure of; all of them when `whole`. Raises `NotPossible`."""
    unknown = given.keys() - (_CHECKS.keys() | {"start", "end", "motion_id", *DUE})
    if unknown:
        raise NotPossible(f"{', '.join(sorted(unknown))} cannot be corrected.")
    wanted_fields: Row = {name: check(given[name], name) for name, check in _CHECKS.items() if name in given}
    if "motion_id" in given:
        wanted_fields["motion_id"] = _motion(session, given["motion_id"])
    if "start" in given or "end" in given:
        wanted_fields.update(_span(session, now, given))
    if any(name in given for name in DUE):
        wanted_fields.update(_interval(now, given))
    changed = {name: value for name, value in wanted_fields.items() if whole or value != now.get(name)}
    return with_days(changed, wanted_fields)


def with_days(changed: Mapping[str, Any], source: Mapping[str, Any]) -> Row:
    """Changed fields, with all the days of the interval from `source` where they hold any of them."""
    return {**changed, **({name: source[name] for name in DAYS} if any(name in changed for name in DAYS) else {})}


def due_of(before: Mapping[str, Any], changed: Mapping[str, Any], on: date, reason: str) -> Row | None:
    """The line of the ledger for a corrected interval; None where the interval stays."""
    if all(changed.get(name, before.get(name)) == before.get(name) for name in ("earliest", "latest", "first_latest")):
        return None
    held = {**before, **changed}
    return {
        "kind": "corrected",
        "earliest": held["earliest"],
        "latest": held["first_latest"],
        "phrase": held.get("phrase"),
        "said_by": held.get("speaker") or "",
        "letter_id": held.get("letter_id"),
        "url": None,
        "reason": reason,
        "said_on": on.isoformat(),
    }


def page_of(page_starts: list[int], offset: int) -> int:
    """The page of a letter on which an offset lies, counted from 1."""
    return max(bisect_right(page_starts, offset), 1)


def _choice(value: Any, name: str) -> str:
    if value not in CHOICES[name]:
        raise NotPossible(f"The {name} {value!r} is none of {', '.join(CHOICES[name])}.")
    return str(value)


def _bodies(value: Any, _: str) -> list[str]:
    names = [value] if isinstance(value, str) else list(value)
    found = list(dict.fromkeys(name for name in (clean(name).replace(";", ",") for name in names) if name))
    if not found:
        raise NotPossible("Who has to act is missing. Give at least one body.")
    return found


def _motion(session: Session, motion_id: Any) -> int | None:
    if motion_id is not None and session.scalar(select(Motion.id).where(Motion.id == motion_id)) is None:
        raise NotPossible(f"There is no motion {motion_id}.")
    return None if motion_id is None else int(motion_id)


def _span(session: Session, now: Mapping[str, Any], given: Mapping[str, Any]) -> Row:
    """The quote is the text, always: a person gives the place, the letter gives the words."""
    start, end = int(given.get("start", now["start"])), int(given.get("end", now["end"]))
    query = select(Letter.text, Letter.page_starts).where(Letter.id == now["letter_id"])
    text, page_starts = session.execute(query).one()
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise NotPossible(f"The letter has no words from {start} to {end}. Select the sentence again.")
    return {"start": start, "end": end, "quote": text[start:end], "page": page_of(page_starts, start)}


def _interval(now: Mapping[str, Any], given: Mapping[str, Any]) -> Row:
    """A misread interval, put right. The last day stays where somebody has moved it since."""
    earliest = _day(given["earliest"] if "earliest" in given else now["earliest"])
    first = _day(given["latest"] if "latest" in given else now["first_latest"])
    if earliest and first and earliest > first:
        raise NotPossible("The first day lies after the last day. Change one of them.")
    moved = now["latest"] != now["first_latest"]
    latest = _day(now["latest"]) if moved else first
    if earliest and latest and earliest > latest:
        raise NotPossible("The first day lies after the day it was moved to. Move that first.")
    phrase = clean(given["phrase"]) or None if "phrase" in given else now["phrase"]
    days = {"earliest": earliest, "latest": latest, "first_latest": first}
    found: Row = {name: None if day is None else day.isoformat() for name, day in days.items()}
    return {**found, "phrase": phrase, "due_rule": BY_PERSON, "due_reason": None if first else "no date given"}


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise NotPossible(f"{value!r} is no day. Write it as 2025-12-31.") from None


_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "strength": _choice,
    "nature": _choice,
    "body": _bodies,
    "speaker": lambda value, _: wanted(value, "Who said it"),
    "title": lambda value, _: clean(value) or None,
}
