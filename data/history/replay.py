"""The state worked out again from the events alone, to compare with what the tables hold. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from data.history.apply import KEPT, READ_AGAIN
from data.history.fold import Change, Interval, intervals
from data.history.rows import (
    Row,
    changes_in,
    difference_row,
    due_row,
    letter_row,
    motion_row,
    pledge_row,
    reply_row,
    state_row,
)
from data.models.columns import canonical

# Which program last found a letter as it was recorded is no part of its history; its text is checked by its hash.
BOOKKEEPING = ("text", "extractor_version")
Tables = dict[str, dict[tuple[Any, ...], str]]


class Replay:
    """What the tables should hold after the events it was given, row by row, each as a digest under its key."""

    def __init__(self) -> None:
        self.letters: dict[int, Row] = {}
        self.rows: dict[str, dict[int, Row]] = {
            name: {} for name in ("motions", "replies", "pledges", "due_dates", "differences")
        }
        self.asks: dict[tuple[int, int], str] = {}
        self._replies: dict[int, list[Row]] = {}
        self._lines: Counter[int] = Counter()
        self._changes: dict[int, list[Change]] = {}
        self._believed: dict[int, list[tuple[Interval, int]]] = {}
        self._ended: dict[tuple[Any, ...], str] = {}

    def add(self, event: Mapping[str, Any]) -> None:
        """Take in the next event."""
        seq, changes = event["seq"], json.loads(event["changes"])
        self._letter(event, changes)
        for entry in changes.get("motions", ()):
            before = self.rows["motions"].get(entry["id"])
            row = motion_row(entry, seq)
            self.rows["motions"][entry["id"]] = {**row, "event_seq": before["event_seq"]} if before else row
            if (entry["id"], 0) not in self.asks:
                self.asks.update({(entry["id"], i): text for i, text in enumerate(entry.get("asks", ()))})
        if replies := [reply_row(entry, seq) for entry in changes.get("replies", ())]:
            for row in self._replies.get(changes["letter"]["id"], ()):
                row["ended_seq"] = seq
            self._replies[changes["letter"]["id"]] = replies
            self.rows["replies"].update({row["id"]: row for row in replies})
        for entry in changes.get("pledges", ()):
            self._pledge(entry, changes, seq)
        for pledge_id, change in changes_in(seq, changes).items():
            self._change(pledge_id, change)
        for entry in changes.get("differences", ()):
            self.rows["differences"][entry["id"]] = difference_row(entry, seq)
        for decided in changes.get("decides", ()):
            self.rows["differences"][decided]["decided_seq"] = seq

    def tables(self) -> Tables:
        """The digests of all rows."""
        found: Tables = {"letters": digests(self.letters.values())}
        found.update({name: digests(rows.values()) for name, rows in self.rows.items()})
        found["asks"] = {(motion, position): text for (motion, position), text in self.asks.items()}
        found["pledge_states"] = dict(self._ended)
        for pledge_id, held in self._believed.items():
            for interval, seq in held:
                row = state_row(0, pledge_id, interval, seq)
                found["pledge_states"][state_key(row)] = digest(row)
        return found

    def _letter(self, event: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
        if not (entry := changes.get("letter")):
            return
        row = letter_row(entry, event["seq"], event["recorded_at"])
        if event["kind"] == READ_AGAIN:
            row.update({name: self.letters[entry["id"]][name] for name in KEPT})
        self.letters[entry["id"]] = row
        if replaced := changes.get("replaces"):
            on = date.fromisoformat(event["true_on"])
            ends = {"replaced_by_id": entry["id"], "replaced_on": on, "replaced_seq": event["seq"]}
            self.letters[replaced].update(ends)

    def _pledge(self, entry: Mapping[str, Any], changes: Mapping[str, Any], seq: int) -> None:
        row, pledges = pledge_row(entry, changes, seq), self.rows["pledges"]
        row["reading"] = short(row["reading"])  # a register of many pledges has to fit into memory
        if entry.get("new"):
            pledges[entry["id"]] = row
        elif entry.get("reading"):
            pledges[entry["id"]].update({name: row[name] for name in ("reading", "extractor_version")})
        if line := entry.get("due"):
            due_dates = self.rows["due_dates"]
            due_id = len(due_dates) + 1
            due_dates[due_id] = due_row(due_id, entry["id"], self._lines[entry["id"]], line, seq)
            self._lines[entry["id"]] += 1

    def _change(self, pledge_id: int, change: Change) -> None:
        changes = self._changes.setdefault(pledge_id, [])
        changes.append(change)
        now, before = intervals(changes), self._believed.get(pledge_id, [])
        kept = [(interval, seq) for interval, seq in before if interval in now]
        for interval, seq in before:
            if interval not in now:
                row = state_row(0, pledge_id, interval, seq) | {"ended_seq": change.seq}
                self._ended[state_key(row)] = digest(row)
        held = [interval for interval, _ in kept]
        self._believed[pledge_id] = kept + [(interval, change.seq) for interval in now if interval not in held]


def digests(rows: Iterable[Row]) -> dict[tuple[Any, ...], str]:
    """The digests of rows that have an identity of their own."""
    return {(row["id"],): digest(row) for row in rows}


def state_key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells the states of a pledge apart, whatever number the table gave them."""
    return (row["pledge_id"], row["event_seq"], row["ended_seq"] or 0, row["valid_from"].isoformat())


def digest(row: Mapping[str, Any]) -> str:
    """A short form of everything in a row but bookkeeping."""
    apart = BOOKKEEPING if "text_sha256" in row else ("id",) if "due_key" in row else ()
    values = {name: short(value) if isinstance(value, (dict, list)) else str(value) for name, value in row.items()}
    return short({name: value for name, value in values.items() if name not in apart})


def short(value: Any) -> str:
    """A short form of a value."""
    return blake2b(canonical(value).encode("utf-8"), digest_size=12).hexdigest()
