"""The inbox: a folder of letters, in a stable order, each with the means to tell whether it changed."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.records import Problem

SIDECAR = ".toml"
NOT_LETTERS = frozenset({"thumbs.db", "desktop.ini", "readme", "readme.md", "readme.txt"})
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download", ".swp", "~")
NOT_LISTED = "not listed"
SETTLED_NS = 2_000_000_000
UNSETTLED = -1
LARGEST_HASHED = 128 << 20


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the inbox. `size` (bytes) and `mtime_ns` cover its sidecar too, so that a new repair is a change.

    A file with a `problem` cannot be read as a letter at all; the problem says why.
    """

    path: Path
    name: str
    size: int = 0
    mtime_ns: int = UNSETTLED
    problem: Problem | None = None
    inside: bool = True

    @property
    def sidecar(self) -> Path:
        """Where a repair by hand of this letter stands: its own name with `.toml` after it."""
        return _sidecar(self.path)

    def settled_mtime(self, now_ns: int | None = None) -> int:
        """The time of the last change, or a mark that says "compare the content" for a file changed within two seconds.

        A file may change twice within the resolution of its time stamp; once it has rested, its stamp can be trusted.
        """
        now = time.time_ns() if now_ns is None else now_ns
        return self.mtime_ns if 0 <= self.mtime_ns <= now - SETTLED_NS else UNSETTLED

    def still_as_it_was(self) -> bool:
        """Whether the file has kept its size and time since it was listed."""
        try:
            return _stamp(self.path) == (self.size, self.mtime_ns)
        except OSError:
            return False

    def sha256(self) -> str:
        """The hash of the letter's bytes, and of its sidecar's where there is one.

        Empty for more than 128 MB: no reader takes such a file, and its size and time tell enough.
        """
        if self.size > LARGEST_HASHED:
            return ""
        with self.path.open("rb") as file:
            letter = hashlib.file_digest(file, "sha256")
        if self.sidecar.is_file():
            letter.update(b"\0sidecar\0" + self.sidecar.read_bytes())
        return letter.hexdigest()


def printable(path: Path | str) -> str:
    """A file's name as text that any database and any screen takes, also where the name is no valid UTF-8."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def files(folder: Path) -> Iterator[Item]:
    """Every letter in the folder and below it, by name. Hidden, temporary and lock files and READMEs are left out."""
    if not os.path.isdir(folder):
        yield Item(folder, printable(folder), problem=_no_folder(folder))
        return
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        present = set(names)
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(SIDECAR) and not _ignored(name):
                if name.removesuffix(SIDECAR) not in present:
                    yield Item(path, printable(path.relative_to(folder)), problem=_lonely(name))
            elif not _ignored(name):
                yield item(path, folder)
    for error in closed:
        where = Path(error.filename or folder)
        yield Item(where, printable(where), problem=refused(error, NOT_LISTED))


def item(path: Path, folder: Path) -> Item:
    """One file, named as the inbox names it when it stands in the folder, else by its full path."""
    absolute, base = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    inside = absolute.is_relative_to(base)
    name = printable(absolute.relative_to(base) if inside else absolute)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Item(path, name, problem=_no_file(), inside=inside)
        size, mtime_ns = _stamp(path)
    except OSError as error:
        return Item(path, name, problem=refused(error), inside=inside)
    return Item(path, name, size, mtime_ns, inside=inside)


def under(path: Path, folder: Path) -> Iterator[Item]:
    """The file at a path, or every letter in the folder at it, named as the inbox in `folder` names them."""
    for found in files(path) if os.path.isdir(path) else [item(path, folder)]:
        yield found if found.problem else item(found.path, folder)


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of a letter together with its sidecar's."""
    letter = path.stat()
    try:
        repair = _sidecar(path).stat()
    except FileNotFoundError:
        return letter.st_size, letter.st_mtime_ns
    return letter.st_size + repair.st_size, max(letter.st_mtime_ns, repair.st_mtime_ns)


def _ignored(name: str) -> bool:
    lower = name.casefold()
    return lower.startswith((".", "~$")) or lower.endswith(UNFINISHED) or lower in NOT_LETTERS


def _no_folder(folder: Path) -> Problem:
    return Problem(
        NOT_LISTED,
        f"The letters folder {printable(folder)} does not exist or is not a folder.",
        "Make the folder, or set PLEDGES_LETTERS_DIR to the folder that holds the letters.",
        fatal=True,
    )


def _lonely(name: str) -> Problem:
    letter = printable(name.removesuffix(SIDECAR))
    return Problem(
        "no letter",
        f"This repair is for {letter}, which is not in the same folder.",
        "Put the letter beside it, give the repair the letter's full name with .toml after it, or delete the repair.",
        fatal=True,
    )


def _no_file() -> Problem:
    return Problem("no file", "This is not an ordinary file.", "Replace it with the letter itself.", fatal=True)


def refused(error: OSError, code: str = "not opened") -> Problem:
    """Why a file or folder could not be opened, and what to do."""
    what = error.strerror or type(error).__name__
    remedy = "Check that the file is there and that the account that runs the refresh may read it, then refresh again."
    return Problem(code, f"It could not be opened ({what}).", remedy, fatal=True)
