"""Which pledge of a new reading is which pledge that the register already has. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from data.keys import bare

GONE = "no longer read"
# Where a pledge stands in its letter may move without the reading being another.
PLACE = ("letter_id", "start", "end", "page")
# How much of two sentences has to be the same when a text was read anew, as where a page header stood within one.
NEARLY = 0.85


@dataclass(frozen=True, slots=True)
class Known:
    """A pledge of the register: what was read last, what holds and since when, whether a person has touched it."""

    id: int
    reading: Mapping[str, Any]
    state: Mapping[str, Any]
    touched: bool
    since: date

    @property
    def by_hand(self) -> bool:
        """Whether only a person ever found it."""
        return not self.reading

    @property
    def is_gone(self) -> bool:
        """Whether the last reading of the letter did not have it."""
        return bool(self.reading.get("gone"))

    @property
    def words(self) -> Mapping[str, Any]:
        """What it is recognised by."""
        return self.reading or self.state

    def otherwise(self, new: Mapping[str, Any]) -> dict[str, Any]:
        """What is now read otherwise than last time and than what holds: field, what holds, what is read."""
        return {
            name: [self.state[name], value]
            for name, value in new.items()
            if name not in PLACE and value != self.words[name] and value != self.state[name]
        }


def match(known: list[Known], new: list[dict[str, Any]]) -> tuple[list[Known | None], list[Known]]:
    """For each new reading the pledge it is, or None; and the known pledges that are in none of them.

    The same words in the reply to the same motion are the same pledge; then the same words anywhere in the letter; then
    a sentence of the same text that overlaps; then nearly the same words in the reply to the same motion.
    """
    free = {pledge.id: pledge for pledge in known}
    pairs: list[Known | None] = [None] * len(new)
    for is_same in (_same_words_and_motion, _same_words, _overlap, _nearly):
        for i, reading in enumerate(new):
            if pairs[i] is None:
                pairs[i] = next((pledge for pledge in free.values() if is_same(pledge.words, reading)), None)
                free.pop(getattr(pairs[i], "id", 0), None)
    return pairs, [pledge for pledge in free.values() if not pledge.is_gone and not pledge.by_hand]


def _same_words(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bare(old["quote"]) == bare(new["quote"])


def _same_words_and_motion(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return old["motion_id"] == new["motion_id"] and _same_words(old, new)


def _overlap(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    return bool(old["letter_id"] == new["letter_id"] and old["start"] < new["end"] and new["start"] < old["end"])


def _nearly(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    if old["motion_id"] != new["motion_id"]:
        return False
    return SequenceMatcher(None, bare(old["quote"]), bare(new["quote"]), autojunk=False).ratio() >= NEARLY
