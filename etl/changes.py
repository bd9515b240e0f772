"""What of the inbox has to be read: new files, changed ones, and those another version of the program read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from data.runs import Item, Known
from etl.sources import inbox

GONE = "The file is no longer in the inbox. What was read from it stays in the register."


@dataclass(slots=True)
class Changes:
    """The inbox compared with what the last run left: files to read, and what there is to say of the others."""

    to_read: list[inbox.Item] = field(default_factory=list)
    failed: list[Item] = field(default_factory=list)
    gone: list[Item] = field(default_factory=list)
    restamped: dict[str, Known] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    left_behind: list[int] = field(default_factory=list)
    unchanged: int = 0


def compare(items: Iterable[inbox.Item], known: Mapping[str, Known], version: str) -> Changes:
    """Sort the inbox by what has to be done. A file is unchanged when size and time are, or when its content is.

    A file that could not be read and has not changed is not tried again, but it is said again. Nothing counts as gone
    while a folder cannot be listed.
    """
    found, listed = Changes(), True
    for item in items:
        found.names.add(item.name)
        before = known.get(item.name)
        if item.problem:
            found.failed.append(Item(item.name, "failed", item.problem.message, item.problem.remedy))
        elif before is None or before.extractor_version != version:
            found.to_read.append(item)
        elif (item.size, item.mtime_ns) == (before.size, before.mtime_ns):
            _same(found, item, before)
        elif before.sha256 and item.size == before.size and _content(item) == before.sha256:
            found.restamped[item.name] = replace(before, mtime_ns=item.settled_mtime())
            _same(found, item, before)
        else:
            found.to_read.append(item)
        listed = listed and not (item.problem and item.problem.code == inbox.NOT_LISTED)
    if listed:
        found.gone = [Item(name, "removed", GONE) for name in sorted(known.keys() - found.names)]
    return found


def named(items: Iterable[inbox.Item]) -> Changes:
    """Files that somebody named: to be read whether they changed or not."""
    found = Changes()
    for item in items:
        if item.problem:
            found.failed.append(Item(item.name, "failed", item.problem.message, item.problem.remedy))
        else:
            found.to_read.append(item)
    return found


def _same(found: Changes, item: inbox.Item, before: Known) -> None:
    if before.outcome == "failed":
        found.failed.append(Item(item.name, "failed", before.reason, before.remedy))
    else:
        found.unchanged += 1


def _content(item: inbox.Item) -> str | None:
    try:
        return item.sha256()
    except OSError:
        return None  # reading it will say what is wrong
