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
from data.history.indexing import said
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
TABLES = ("motions", "asks", "replies", "pledges", "due_dates", "differences", "corrections")
Tables = dict[str, dict[int, str]]


class Replay:
    """What the tables should hold after the events it was given, row by row, each as a digest under its key."""

    def __init__(self) -> None:
        self.letters: dict[int, Row] = {}
        self.rows: dict[str, dict[int, Row]] = {name: {} for name in TABLES}
        # What can be searched, in the order it came: event, letter or None, pledge or None, how long a person's words.
        self.searched: list[tuple[int, int | None, int | None, int]] = []
        self._replies: dict[int, list[Row]] = {}
        self._lines: Counter[int] = Counter()
        self._changes: dict[int, list[Change]] = {}
        self._believed: dict[int, list[tuple[int, Interval, int]]] = {}
        self._ended: dict[int, str] = {}
        self._states = 0
        self._asked: set[int] = set()

    def add(self, event: Mapping[str, Any]) -> None:
        """Take in the next event."""
        seq, changes = event["seq"], json.loads(event["changes"])
        self._letter(event, changes)
        for entry in changes.get("motions", ()):
            before = self.rows["motions"].get(entry["id"])
            row = motion_row(entry, seq)
            self.rows["motions"][entry["id"]] = {**row, "event_seq": before["event_seq"]} if before else row
            self._asks(entry)
        if replies := [reply_row(entry, seq) for entry in changes.get("replies", ())]:
            for row in self._replies.get(changes["letter"]["id"], ()):
                row["ended_seq"] = seq
            self._replies[changes["letter"]["id"]] = replies
            self.rows["replies"].update({row["id"]: row for row in replies})
        for entry in changes.get("pledges", ()):
            self._pledge(entry, changes, seq)
        said_of = changes_in(seq, changes)
        for entry in sorted(changes.get("pledges", ()), key=lambda entry: not entry.get("new")):
            self._change(entry["id"], said_of[entry["id"]])
        for entry in changes.get("differences", ()):
            self.rows["differences"][entry["id"]] = difference_row(entry, seq)
        for decided in changes.get("decides", ()):
            self.rows["differences"][decided]["decided_seq"] = seq
        if number := changes.get("correction"):
            decided = {"decision": changes["decision"], "decided_seq": seq}
            self.rows["corrections"][number] = {"id": number, "pledge_id": event["pledge_id"], **decided}
        if event["pledge_id"] and (words := said(event["reason"], event["evidence"])):
            self.searched.append((seq, None, event["pledge_id"], len(words)))

    def tables(self) -> Tables:
        """The digests of all rows."""
        found: Tables = {"letters": digests(self.letters.values())}
        found.update({name: digests(rows.values()) for name, rows in self.rows.items()})
        found["pledge_states"] = dict(self._ended)
        for pledge_id, held in self._believed.items():
            rows = (state_row(state_id, pledge_id, interval, seq) for state_id, interval, seq in held)
            found["pledge_states"].update(digests(rows))
        return found

    def _letter(self, event: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
        if not (entry := changes.get("letter")):
            return
        row = letter_row(entry, event["seq"], event["recorded_at"])
        if event["kind"] == READ_AGAIN:
            row.update({name: self.letters[entry["id"]][name] for name in KEPT})
        else:
            self.searched.append((event["seq"], entry["id"], None, 0))
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

    def _asks(self, entry: Mapping[str, Any]) -> None:
        """A motion keeps the asks it was first given."""
        rows = self.rows["asks"]
        if entry["id"] in self._asked:
            return
        for position, text in enumerate(entry.get("asks", ())):
            self._asked.add(entry["id"])
            ask = {"id": len(rows) + 1, "motion_id": entry["id"], "position": position, "text": text}
            rows[ask["id"]] = ask

    def _change(self, pledge_id: int, change: Change) -> None:
        changes = self._changes.setdefault(pledge_id, [])
        changes.append(change)
        now, before = intervals(changes), self._believed.get(pledge_id, [])
        kept = [held for held in before if held[1] in now]
        for state_id, interval, seq in before:
            if interval not in now:
                row = state_row(state_id, pledge_id, interval, seq) | {"ended_seq": change.seq}
                self._ended[state_id] = digest(row)
        known = [interval for _, interval, _ in kept]
        for interval in now:
            if interval not in known:
                self._states += 1
                kept.append((self._states, interval, change.seq))
        self._believed[pledge_id] = kept


def digests(rows: Iterable[Row]) -> dict[int, str]:
    """The digests of rows by their number."""
    return {row["id"]: digest(row) for row in rows}


def digest(row: Mapping[str, Any]) -> str:
    """A short form of everything in a row but bookkeeping."""
    apart = BOOKKEEPING if "text_sha256" in row else ()
    values = {name: short(value) if isinstance(value, (dict, list)) else str(value) for name, value in row.items()}
    return short({name: value for name, value in values.items() if name not in apart})


def short(value: Any) -> str:
    """A short form of a value."""
    return short_text(canonical(value))


def short_text(text: str) -> str:
    """A short form of a value that is written out already."""
    return blake2b(text.encode("utf-8"), digest_size=12).hexdigest()
