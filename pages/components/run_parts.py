"""The parts of the screen on refreshes: the runs, what one did with each file, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pages.components import address, markup, wording
from pages.components.markup import Column, Row, fill

TRIGGER = {"schedule": "by the schedule", "command": "by a command", "page": "from this screen"}


def failed(found: Sequence[Row], looked: bool) -> Markup:
    """The files of the inbox that could not be read, each with what to do."""
    if found:
        return markup.table(found, FAILED, wording.count(len(found), "file"))
    return markup.empty(
        "Files in the inbox that could not be read will stand here, each with its reason and what to do.",
        "The last refresh found none." if looked else "No refresh has looked yet: press “Refresh now”.",
    )


def items(found: Sequence[Row]) -> Markup:
    """What one run did, file by file."""
    if found:
        return markup.table(found, ITEMS, wording.count(len(found), "file"))
    return markup.empty("What the run did with each file will stand here.", "It found no file that was new or changed.")


def _file(row: Row) -> Markup | str:
    """The file's name, as the link to the letter it gave."""
    return address.link(row["name"], "review", letter=row["letter_id"]) if row["letter_id"] else row["name"]


def _when(row: Row) -> Markup:
    started = wording.moment(row["started_at"], address.zone())
    how = TRIGGER.get(row["trigger"], row["trigger"])
    return fill("{}<small>Started {}</small>", address.link(started, "refreshes", run=row["id"]), how)


def _outcome(row: Row) -> Markup:
    return fill("{}<small>{}</small>", markup.badge(wording.state(wording.RUN, row["outcome"])), row["reason"] or "")


def _took(row: Row) -> str:
    return "" if row["seconds"] is None else f"{row['seconds']:,.1f} s"


def _number(head: str, name: str) -> Column:
    return Column(head, lambda row: f"{row[name]:,}", 2, number=True)


RUNS = (
    Column("Run", _when, 6),
    Column("Outcome", _outcome, 6),
    _number("Added", "added"),
    _number("Changed", "changed"),
    _number("Unchanged", "unchanged"),
    _number("Failed", "failed"),
    Column("Took", _took, 2, number=True),
)
FAILED = (
    Column("File", lambda row: row["name"], 4),
    Column("Why it was not read", lambda row: row["reason"], 5),
    Column("What to do", lambda row: row["remedy"], 5),
)
ITEMS = (
    Column("File", _file, 4),
    Column("Outcome", lambda row: markup.badge(wording.state(wording.ITEM, row["outcome"])), 3),
    Column("Why", lambda row: row["reason"], 5),
    Column("What to do", lambda row: row["remedy"], 5),
)
