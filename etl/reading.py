"""One file to the letters in it: extracted, repaired where a person said so, read by the rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from data.runs import Stored
from etl.extract import Reader, Unreadable
from etl.records import Document, Letter, Problem
from etl.reference import Reference
from etl.sources import inbox, sidecar
from etl.sources.sidecar import BadSidecar, Repair
from etl.transform import letter as transform

_CONTRADICTS = Problem(
    "contradicting repair",
    "Its repair gives another date than the letter itself bears.",
    "Take the date out of the repair: a repair gives only what the letter lacks.",
    fatal=True,
)
_COVERING = Problem(
    "covering note",
    "It promises nothing and numbers no motion, and comes with a letter: it was taken for a covering note.",
    "Nothing has to be done, unless it is a reply of its own; then save it as a file by itself.",
)


class NotALetter(Exception):
    """A file that gives nothing to record; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: letters to record, and the parts left out with the reason."""

    letters: tuple[Letter, ...]
    left_out: tuple[tuple[Document, Problem], ...]
    repair: Repair


def read(item: inbox.Item, reader: Reader, reference: Reference) -> Reading:
    """Read a file and everything in it. Raises `NotALetter` when none of it can be recorded."""
    try:
        repair = sidecar.read(item.sidecar)
        documents = reader.read(item.path)
    except BadSidecar as bad:
        raise NotALetter(bad.problem) from None
    except Unreadable as refused:
        raise NotALetter(Problem("unreadable", refused.message, refused.remedy, fatal=True)) from None
    letters = [read_document(document, reference, repair) for document in documents]
    fit = [letter for letter in letters if not fatal(letter)]
    if not fit:
        raise NotALetter(_worst(letters))
    left_out = [(letter.document, fatal(letter)[0]) for letter in letters if fatal(letter)]
    if len(fit) > 1 and _only_covers(fit[0]):
        left_out.insert(0, (fit.pop(0).document, _COVERING))
    return Reading(tuple(fit), tuple(left_out), repair)


def read_document(document: Document, reference: Reference, repair: Repair) -> Letter:
    """Read one text, with what a person stated about it in place of what it lacks."""
    letter = transform.read(document, reference, date=repair.date, sender=repair.sender)
    head = letter.head
    if repair.date and head.date != repair.date:
        letter = replace(letter, problems=(*letter.problems, _CONTRADICTS))
    return _with(letter, repair.reference or head.reference, repair.meeting_date or head.meeting_date)


def read_stored(kept: Stored, reference: Reference) -> Letter:
    """Read a letter again from the text in the register; what the text itself does not say stays as it was.

    Raises `NotALetter` where this version of the program finds no letter in it.
    """
    document = Document(kept.name, kept.sha256, kept.text, tuple(kept.page_starts), kept.parent_sha256)
    letter = transform.read(document, reference, date=kept.date, sender=kept.sender or None)
    if fatal(letter):
        raise NotALetter(fatal(letter)[0])
    return _with(letter, letter.head.reference or kept.reference, letter.head.meeting_date or kept.meeting_date)


def _only_covers(letter: Letter) -> bool:
    """Whether this is a message that promises nothing and numbers no motion, so that only what it brings counts."""
    is_message = letter.document.parent_sha256 is None
    return is_message and not letter.pledges and all(reply.motion is None for reply in letter.replies)


def _with(letter: Letter, reference: str | None, meeting: dt.date | None) -> Letter:
    """The letter with this reference and meeting, and the meeting in those of its replies that name no other."""
    before = letter.head.meeting_date
    if (reference, meeting) == (letter.head.reference, before):
        return letter
    replies = (replace(r, meeting_date=meeting) if r.meeting_date == before else r for r in letter.replies)
    head = replace(letter.head, reference=reference, meeting_date=meeting)
    return replace(letter, head=head, replies=tuple(replies))


def fatal(letter: Letter) -> list[Problem]:
    """The problems for which a letter cannot be recorded."""
    return [problem for problem in letter.problems if problem.fatal]


def _worst(letters: list[Letter]) -> Problem:
    """What keeps the part that comes nearest to a letter from being one."""
    if not letters:
        return Problem(
            "no text", "It holds nothing that can be read.", "Ask the sender for the letter itself.", fatal=True
        )
    return fatal(min(letters, key=lambda letter: len(fatal(letter))))[0]
