"""One file to its documents: opened, recognised, read, tidied. Runs inside the worker."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from etl.extract.kinds import SUFFIXES, kind_of
from etl.extract.parts import Found
from etl.extract.tidy import garbled, plain, tidy
from etl.extract.unreadable import Unreadable
from etl.records import Document, Problem

MAX_FILE_BYTES = 64 << 20
MAX_TEXT = 16 << 20  # bytes of a text file, characters of any text found; a letter of 1,200 pages has 4 million
DEEPEST = 5  # messages forwarded inside one another
SAVE = "Save the attachment on its own, and put it into the letters folder."
TOO_LARGE = "A letter has a few pages. Split the file, or remove it from the letters folder."


@dataclass(frozen=True, slots=True)
class Effort:
    """How far reading goes: with text recognition, and into attachments."""

    ocr: bool = False
    attachments: bool = True


def documents(path: Path, effort: Effort = Effort()) -> list[Document]:
    """The documents in a file: one, or for an e-mail the message and its attachments. Raises `Unreadable`."""
    return read_bytes(path.name, path.suffix, load(path), effort)


def load(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises `Unreadable` for anything else."""
    name = path.name
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(f"{name} is not a file but a folder or device.", "Name the letter itself.")
            if status.st_size > MAX_FILE_BYTES:
                raise Unreadable(
                    f"{name} is too large: {status.st_size >> 20} MB, where {MAX_FILE_BYTES >> 20} are read.", TOO_LARGE
                )
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(f"{name} is not there any more.", "Put it back, or refresh again once it is there.") from error
    except IsADirectoryError as error:
        raise Unreadable(f"{name} is not a file but a folder or device.", "Name the letter itself.") from error
    except PermissionError as error:
        raise Unreadable(
            f"{name} may not be opened.", "Give the account that runs the refresh leave to read it."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(
            f"{name} could not be opened ({reason}).", "Check the file and the disk it lies on."
        ) from error


def read_bytes(
    name: str, suffix: str, data: bytes, effort: Effort = Effort(), *, parent: str | None = None, depth: int = 0
) -> list[Document]:
    """The documents in `data`, as a file of this name. Raises `Unreadable`."""
    if depth > DEEPEST:
        raise Unreadable(f"{name} is a message inside {depth} others.", "Save it on its own and put that in its place.")
    kind = kind_of(name, suffix, data)
    if kind in ("text", "html") and len(data) > MAX_TEXT:
        size = f"{len(data) >> 20} MB of text, where {MAX_TEXT >> 20} are read"
        raise Unreadable(f"{name} is too large: {size}.", TOO_LARGE)
    found: Found = import_module(f"etl.extract.{kind}").read(name, data, ocr=effort.ocr)
    document = _document(name, data, found, parent, _misnamed(name, suffix, kind))
    problems, attached = list(document.problems), []
    for part in found.attachments:
        try:
            if not effort.attachments:
                raise Unreadable(f"{part.name} was not read: one of the attachments stopped the reading program.", SAVE)
            attached += read_bytes(part.name, part.suffix, part.data, effort, parent=document.sha256, depth=depth + 1)
        except Unreadable as unreadable:
            if unreadable.code == "scan" and _can_recognise():
                raise
            problems.append(Problem("attachment", f"In {name}: {unreadable.message}", unreadable.remedy))
        except Exception as error:  # a damaged attachment never loses its message
            message = f"In {name}: {part.name} could not be read: it is damaged or unusual ({type(error).__name__})."
            problems.append(Problem("attachment", message, SAVE))
    return [replace(document, problems=tuple(problems)), *attached]


def _document(name: str, data: bytes, found: Found, parent: str | None, problems: tuple[Problem, ...]) -> Document:
    clean = plain(found.text)
    if not clean and garbled(found.text):
        raise Unreadable(
            f"{name} holds text that cannot be made out: it is damaged, or its fonts do not say what they show.",
            "Open it and look; print or scan it to a new PDF, or ask the sender for it in another form.",
        )
    text, page_starts = tidy(found.text, found.page_starts, clean=clean)
    if not text:
        raise Unreadable(f"{name} holds no text.", "Open it and look; if it is a picture of a letter, save it as PDF.")
    if len(text) > MAX_TEXT:
        raise Unreadable(f"{name} is too large: {len(text):,} characters of text.", TOO_LARGE)
    return Document(name, hashlib.sha256(data).hexdigest(), text, page_starts, parent, (*found.problems, *problems))


def _misnamed(name: str, suffix: str, kind: str) -> tuple[Problem, ...]:
    if not suffix or SUFFIXES.get(suffix.lower()) == kind or kind in ("email", "html"):
        return ()
    message = f"{name} was read as {kind}, which its name does not say."
    return (Problem("misnamed", message, "Give it the right suffix."),)


def _can_recognise() -> bool:
    from etl.extract.scan import available

    return available()
