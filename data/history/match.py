"""Which pledge of a new reading is which pledge that the register already has. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.keys import bare

GONE = "no longer read"
# Where a pledge stands in its letter may move without the reading being another.
PLACE = ("letter_id", "start", "end", "page")


@dataclass(frozen=True, slots=True)
class Known:
    """A pledge of the register: what was read last, what holds and since when, whether a person has touched it."""

    id: int
    reading: Mapping[str, Any]
    state: Mapping[str, Any]
    touched: bool
    since: date

    @property
    def is_gone(self) -> bool:
        """Whether the last reading of the letter did not have it."""
        return bool(self.state["review"] == GONE)

    def otherwise(self, new: Mapping[str, Any]) -> dict[str, Any]:
        """What is now read otherwise than last time and than what holds: field, what holds, what is read."""
        return {
            name: [self.state[name], value]
            for name, value in new.items()
            if name not in PLACE and value != self.reading[name] and value != self.state[name]
        }


def match(known: list[Known], new: list[dict[str, Any]]) -> tuple[list[Known | None], list[Known]]:
    """For each new reading the pledge it is, or None; and the known pledges that are in none of them.

    The same words in the reply to the same motion are the same pledge; then the same words anywhere in the letter; then
    a sentence of the same text that overlaps.
    """
    free = {pledge.id: pledge for pledge in known}
    pairs: list[Known | None] = [None] * len(new)
    for is_same in (_same_words_and_motion, _same_words, _overlap):
        for i, reading in enumerate(new):
            if pairs[i] is None:
                pairs[i] = next((pledge for pledge in free.values() if is_same(pledge.reading, reading)), None)
                free.pop(getattr(pairs[i], "id", 0), None)
    return pairs, [pledge for pledge in free.values() if not pledge.is_gone]


def _same_words(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bare(old["quote"]) == bare(new["quote"])


def _same_words_and_motion(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return old["motion_id"] == new["motion_id"] and _same_words(old, new)


def _overlap(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bool(old["letter_id"] == new["letter_id"] and old["start"] < new["end"] and new["start"] < old["end"])
