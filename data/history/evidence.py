"""What a person may lean a judgement on: an address anybody can open, or a passage in a letter of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.history.rights import NotPossible, clean
from data.models import Letter

LONGEST_ADDRESS = 2000


def web(url: str, note: str = "") -> dict[str, Any]:
    """A page or document on the web. Raises `NotPossible` for anything a reader could not open."""
    address = clean(url)
    parts = urlsplit(address) if len(address) <= LONGEST_ADDRESS and not set(address) & set(' \n\t"<>') else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotPossible("The evidence is no web address. Write one that begins with https:// and has no blanks.")
    return {"url": address, "note": clean(note)}


def passage(session: Session, letter_id: int, start: int, end: int, note: str = "") -> dict[str, Any]:
    """A passage in a letter of the register, kept with its words. Raises `NotPossible` where there is none."""
    text = session.scalar(select(Letter.text).where(Letter.id == letter_id))
    if text is None or not 0 <= start < end <= len(text):
        raise NotPossible(f"Letter {letter_id} has no passage from {start} to {end}. Select it in the letter again.")
    return {"letter_id": letter_id, "start": start, "end": end, "quote": text[start:end], "note": clean(note)}


def checked(session: Session, evidence: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Evidence as somebody gave it, made sure of; None where there is none."""
    if not evidence or not (evidence.get("url") or evidence.get("letter_id")):
        return None
    note = str(evidence.get("note") or "")
    if evidence.get("url"):
        return web(str(evidence["url"]), note)
    return passage(session, int(evidence["letter_id"]), int(evidence["start"]), int(evidence["end"]), note)
