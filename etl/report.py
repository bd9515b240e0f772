"""What a refresh did, as its caller sees it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from data import runs
from data.runs import Item


@dataclass(slots=True)
class RunReport:
    """What one refresh did, file by file, apart from the files that had not changed."""

    run_id: int
    trigger: str
    started_at: datetime
    finished_at: datetime | None = None
    outcome: str = runs.RUNNING
    items: list[Item] = field(default_factory=list)
    not_read: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many files were added, changed, unchanged and failed."""
        tally = Counter(item.outcome for item in self.items)
        return {
            "added": tally["added"],
            "changed": tally["changed"],
            "unchanged": tally["unchanged"] + self.not_read,
            "failed": tally["failed"],
        }

    @property
    def failures(self) -> list[Item]:
        """The files that could not be read, each with its reason and remedy."""
        return [item for item in self.items if item.outcome == "failed"]

    @property
    def good(self) -> bool:
        """Whether all went well."""
        return self.outcome == runs.GOOD

    @property
    def duration(self) -> timedelta:
        """How long it took."""
        return (self.finished_at or self.started_at) - self.started_at
