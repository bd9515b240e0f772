"""Whether the register has a letter: the same bytes, the same words in another format, or an older copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from data.history.reading import MotionName, Reading
from data.keys import bare, motion_key, sha256, text_key
from data.models import Letter, Motion, Reply

LetterRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A letter of the register; `is_same` when it has the same text, otherwise the reading replaces it."""

    id: int
    first_id: int
    extractor_version: str
    replaced: bool
    is_same: bool


def find(session: Session, reading: Reading) -> Found | None:
    """The letter that a reading is of, or that it replaces."""
    letter = reading.letter
    key = text_key(letter.text)
    columns = (Letter.id, Letter.first_id, Letter.sha256, Letter.parent_sha256, Letter.text_key, Letter.text_sha256)
    more = (Letter.reference, Letter.date, Letter.sender, Letter.path, Letter.name, Letter.extractor_version)
    same = [Letter.sha256 == letter.sha256, Letter.text_key == key, Letter.path == letter.path]
    if letter.reference:
        same.append(Letter.reference == letter.reference)
    query = select(*columns, *more, Letter.replaced_by_id).where(or_(*same)).order_by(Letter.id.desc())
    rows = session.execute(query).all()
    if same_bytes := [row for row in rows if row.sha256 == letter.sha256]:
        row = next((row for row in same_bytes if row.replaced_by_id is None), None)
        if row is not None:
            return _found(row, is_same=row.text_sha256 == sha256(letter.text))
        newer = (row for row in rows if row.first_id == same_bytes[0].first_id and row.replaced_by_id is None)
        put_back = next((row for row in newer if (row.path, row.name) == (letter.path, letter.name)), None)
        # An older copy that lies beside the newer one changes nothing; one put back in its place replaces it.
        return _found(put_back, is_same=False) if put_back is not None else _found(same_bytes[0], is_same=True)
    for row in rows:
        if row.text_key == key and row.date == letter.date:
            # The same words in another file: nothing to read again, whatever version reads it.
            return Found(row.id, row.first_id, letter.extractor_version, row.replaced_by_id is not None, True)
    for row in rows:
        if row.replaced_by_id is None and (_same_file(session, row, reading) or _same_letter(session, row, reading)):
            return _found(row, is_same=False)
    return None


def _same_file(session: Session, row: LetterRow, reading: Reading) -> bool:
    """A file at a known path with other content is a newer copy, unless it is plainly another letter."""
    letter = reading.letter
    if (row.path, row.name) != (letter.path, letter.name):
        return False
    if row.reference and letter.reference:
        return bool(row.reference == letter.reference)
    return row.date == letter.date or bool(_motions(session, row.id) & _named(reading))


def _same_letter(session: Session, row: LetterRow, reading: Reading) -> bool:
    """The same reference, day, sender and motions. A later letter under the same reference is another one."""
    letter = reading.letter
    if not letter.reference or row.reference != letter.reference or row.date != letter.date:
        return False
    if row.sha256 == letter.parent_sha256 or row.parent_sha256 == letter.sha256:
        return False  # a message and the letter attached to it
    return bare(row.sender) == bare(letter.sender) and _motions(session, row.id) == _named(reading)


def _motions(session: Session, letter_id: int) -> set[str]:
    held = select(Reply.motion_id).where(Reply.letter_id == letter_id, Reply.ended_seq.is_(None))
    return set(session.scalars(select(Motion.key).where(Motion.id.in_(held))))


def _named(reading: Reading) -> set[str]:
    return {_key(reply.motion) for reply in reading.replies}


def _key(name: MotionName) -> str:
    return motion_key(name.meeting_date, name.number, name.title)


def _found(row: LetterRow, *, is_same: bool) -> Found:
    return Found(row.id, row.first_id, row.extractor_version, row.replaced_by_id is not None, is_same)
