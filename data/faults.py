"""What a database's own errors mean to a person, and what to do about them."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

MEANINGS = (
    ("database or disk is full", "The disk is full; nothing was recorded. Free some space and try again."),
    ("No space left on device", "The database server's disk is full; nothing was recorded. Free some space there."),
    ("readonly database", "The database may not be written to. Allow this user to write to the file and its folder."),
    ("read-only transaction", "The database server accepts no changes now. Ask its administrator."),
    ("unable to open database file", "The file cannot be opened. Check that its folder exists and may be written to."),
    ("disk I/O error", "The disk failed. Check it, then run `python -m etl verify`."),
    ("malformed", "The database file is damaged. Restore the last backup, then refresh."),
    ("file is not a database", "The file is not a database. Move it away or set DATABASE_URL to another."),
    ("database is locked", "Another process kept the database busy for too long. Try again."),
    ("password authentication failed", "The database server refused the user or password. Check DATABASE_URL."),
    ("does not exist", "The database server has no such database or table. Check DATABASE_URL."),
    ("connection refused", "The database server does not answer. Check that it runs and that DATABASE_URL names it."),
    ("Connection refused", "The database server does not answer. Check that it runs and that DATABASE_URL names it."),
    ("could not translate host name", "The database server's name is not known. Check DATABASE_URL."),
    ("failed to resolve host", "The database server's name is not known. Check DATABASE_URL."),
    ("server closed the connection", "The database server ended the connection. Try again."),
    ("terminating connection", "The database server ended the connection. Try again."),
)  # fmt: skip


class StoreError(RuntimeError):
    """The database cannot be used; the message says why and what to do."""


def explain(error: DBAPIError, engine: Engine) -> StoreError | None:
    """The error in words a person can act on, or None for one that is a fault of this program."""
    said = str(error.orig)
    for sign, meaning in MEANINGS:
        if sign in said:
            return StoreError(f"{engine.url.render_as_string(hide_password=True)}: {meaning}")
    return None
