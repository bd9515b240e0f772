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
SETTLED_NS = 2_000_000_000
UNSETTLED = -1


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

    @property
    def sidecar(self) -> Path:
        """Where a repair by hand of this letter stands: its own name with `.toml` after it."""
        return self.path.with_name(self.path.name + SIDECAR)

    def settled_mtime(self, now_ns: int | None = None) -> int:
        """The time of the last change, or a mark that says "compare the content" for a file changed within two seconds.

        A file may change twice within the resolution of its time stamp; once it has rested, its stamp can be trusted.
        """
        now = time.time_ns() if now_ns is None else now_ns
        return self.mtime_ns if 0 <= self.mtime_ns <= now - SETTLED_NS else UNSETTLED

    def sha256(self) -> str:
        """The hash of the letter's bytes, and of its sidecar's where there is one."""
        digest = hashlib.sha256()
        for path in (self.path, self.sidecar):
            if path == self.path or path.is_file():
                with path.open("rb") as file:
                    while block := file.read(1 << 20):
                        digest.update(block)
                digest.update(b"\0sidecar\0" if path == self.path and self.sidecar.is_file() else b"")
        return digest.hexdigest()


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
        yield Item(where, printable(where), problem=_refused(error))


def item(path: Path, folder: Path) -> Item:
    """One file, named as the inbox names it when it stands in the folder, else by its full path."""
    absolute, base = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    name = printable(absolute.relative_to(base) if absolute.is_relative_to(base) else absolute)
    try:
        status = path.stat()
    except OSError as error:
        return Item(path, name, problem=_refused(error))
    if not stat.S_ISREG(status.st_mode):
        return Item(path, name, problem=_no_file())
    found = Item(path, name, status.st_size, status.st_mtime_ns)
    try:
        repair = found.sidecar.stat()
    except OSError:
        return found
    return Item(path, name, status.st_size + repair.st_size, max(status.st_mtime_ns, repair.st_mtime_ns))


def _ignored(name: str) -> bool:
    lower = name.casefold()
    return lower.startswith((".", "~$")) or lower.endswith(UNFINISHED) or lower in NOT_LETTERS


def _no_folder(folder: Path) -> Problem:
    return Problem(
        "no folder",
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


def _refused(error: OSError) -> Problem:
    what = error.strerror or type(error).__name__
    remedy = "Check that the file is there and that the account that runs the refresh may read it, then refresh again."
    return Problem("not opened", f"It could not be opened ({what}).", remedy, fatal=True)
