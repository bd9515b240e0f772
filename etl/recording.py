"""One file from the inbox into the register: read, recorded in one transaction, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from data import runs
from data.faults import StoreError
from data.lease import Lost
from data.runs import Hold, Item, Known
from data.store import Store
from etl import reading
from etl.extract import Reader
from etl.load import load
from etl.records import ILLUSTRATIVE, Document, Problem
from etl.reference import Reference
from etl.sources import inbox
from etl.version import VERSION

CHANGED_MEANWHILE = Problem(
    "changed meanwhile",
    "It changed while it was being read.",
    "Wait until it is copied whole, then refresh again.",
    fatal=True,
)
STAYS = "What an earlier version of the program read from it stays; this version finds no letter in it."


def record(store: Store, hold: Hold, item: inbox.Item, reader: Reader, reference: Reference) -> list[Item]:
    """Read one file and record what is in it, or why it cannot be recorded. Nothing in a file stops the refresh."""
    try:
        sha256 = item.sha256()
        found = reading.read(item, reader, reference)
        if not item.still_as_it_was():
            raise reading.NotALetter(CHANGED_MEANWHILE)
        return _record(store, hold, item, sha256, found)
    except (StoreError, Lost):
        raise
    except reading.NotALetter as refused:
        return _failed(store, hold, item, sha256, refused.problem)
    except OSError as error:
        return _failed(store, hold, item, None, inbox.refused(error))
    except Exception as error:
        return _failed(store, hold, item, None, _fault(error))


def record_again(store: Store, hold: Hold, letter_id: int, reference: Reference) -> list[Item]:
    """Read a letter whose file is gone again, from the text in the register, with this version of the program."""
    with store.session() as session:
        kept = runs.stored(session, letter_id)
    problem = None
    try:
        letter = reading.read_stored(kept, reference)
    except reading.NotALetter as refused:
        problem = refused.problem
    except Exception as error:
        problem = _fault(error)
    with store.writing() as session:
        runs.renew(session, hold, store.now())
        if problem:
            again = Item(kept.path, "failed", f"{STAYS} {problem.message}", problem.remedy, letter_id)
        else:
            done = load(session, letter, path=kept.path, illustrative=kept.illustrative)
            again = Item(kept.path, done.outcome, None, None, done.letter_id)
        runs.note(session, hold, [again])
    return [again]


def _record(store: Store, hold: Hold, item: inbox.Item, sha256: str, found: reading.Reading) -> list[Item]:
    items = []
    with store.writing() as session:
        runs.renew(session, hold, store.now())
        for letter in found.letters:
            made_up = ILLUSTRATIVE in letter.document.text
            done = load(session, letter, path=item.name, illustrative=made_up, version=VERSION + found.repair.mark)
            reason = found.repair.in_words or _joined(problem.message for problem in letter.problems)
            remedy = None if found.repair.in_words else _joined(problem.remedy for problem in letter.problems)
            items.append(Item(_name(item, letter.document), done.outcome, reason, remedy, done.letter_id))
        for document, problem in found.left_out:
            items.append(Item(_name(item, document), "left out", problem.message, problem.remedy))
        runs.note(session, hold, items)
        _remember(session, hold, item, sha256, items[0])
    return items


def _failed(store: Store, hold: Hold, item: inbox.Item, sha256: str | None, problem: Problem) -> list[Item]:
    failure = Item(item.name, "failed", problem.message, problem.remedy)
    with store.writing() as session:
        runs.renew(session, hold, store.now())
        runs.note(session, hold, [failure])
        if sha256 is not None:
            _remember(session, hold, item, sha256, failure)
        else:
            runs.forget(session, [item.name])  # so that the next refresh tries again
    return [failure]


def _remember(session: Session, hold: Hold, item: inbox.Item, sha256: str, done: Item) -> None:
    if not item.inside:
        return
    known = Known(sha256, item.size, item.settled_mtime(), done.outcome, done.reason, done.remedy, VERSION)
    runs.remember(session, hold, item.name, known)


def _name(item: inbox.Item, document: Document) -> str:
    """The file's name, and for a part of it that part's too."""
    return item.name if document.parent_sha256 is None else f"{item.name}: {document.name}"


def _joined(texts: Iterable[str]) -> str | None:
    return " ".join(texts) or None


def _fault(error: Exception) -> Problem:
    what = f"The program failed on it ({type(error).__name__}: {error})."
    return Problem("fault", what, "Report this with the file; the other letters are not affected.", fatal=True)
