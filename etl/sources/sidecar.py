"""A repair by hand as data: `NAME.ext.toml` beside a letter says what the letter itself does not, and why."""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from etl.records import Problem

EXAMPLE = 'date = 2025-07-15, sender = "Mayor of London", reason = "Date taken from the covering e-mail"'


@dataclass(frozen=True, slots=True)
class Repair:
    """What a person states about a letter that its text does not give, with the reason."""

    date: datetime.date | None = None
    sender: str | None = None
    reference: str | None = None
    meeting_date: datetime.date | None = None
    reason: str = ""

    @property
    def mark(self) -> str:
        """What tells a letter read with this repair from one read without: a part of the reading's version."""
        return f".repair-{hashlib.sha256(repr(self).encode()).hexdigest()[:8]}" if self.reason else ""

    @property
    def in_words(self) -> str:
        """What the repair says, for the run's list."""
        given = [f"{name} {value}" for name, value in asdict(self).items() if value and name != "reason"]
        return f"Repaired by hand ({', '.join(given)}): {self.reason}" if self.reason else ""


class BadSidecar(Exception):
    """A sidecar that cannot be used; `problem` says which line and what to write instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.problem = Problem("bad repair", message, f"Write it like this, a line each: {EXAMPLE}.", fatal=True)


def read(path: Path) -> Repair:
    """The repair in a sidecar file, or an empty one where there is no such file."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Repair()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSidecar(f"The repair {path.name} cannot be read ({error}).") from error
    known = [field.name for field in fields(Repair)]
    if unknown := sorted(set(content) - set(known)):
        raise BadSidecar(f"The repair {path.name} has {', '.join(unknown)}; only {', '.join(known)} can be given.")
    days = {key: _day(path, key, content[key]) for key in ("date", "meeting_date") if key in content}
    texts = {key: _text(path, key, content[key]) for key in ("sender", "reference", "reason") if key in content}
    if not texts.get("reason"):
        raise BadSidecar(f"The repair {path.name} gives no reason.")
    return Repair(**days, **texts)  # type: ignore[arg-type]


def _day(path: Path, key: str, value: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise BadSidecar(f"The repair {path.name} has {key} = {value!r}, which is not a day.") from None


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadSidecar(f"The repair {path.name} has {key} = {value!r}, which is not a text.")
    return value.strip()
