"""How commands speak: results on standard output, each failure as one line on standard error."""

from __future__ import annotations

import sys
from datetime import date

import typer


def any_text() -> None:
    """Print every file name and every letter's characters, whatever the terminal's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def failure(name: str, what: str, remedy: str) -> None:
    """One line on standard error: which file, what happened, what to do."""
    line = " ".join(f"{name}: {what} {remedy}".split())
    typer.echo(line, err=True)


def day(value: str | date) -> date:
    """A day written as 2025-07-15."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day. Write it as 2025-07-15.") from None


def words(value: date | None) -> str:
    """A day as readers write it: 31 December 2025."""
    return f"{value.day} {value:%B %Y}" if value else "not found"
