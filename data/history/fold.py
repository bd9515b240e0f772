"""What held about a pledge on each day, from everything that was ever said about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one event says of one pledge: from `true_on` on, these fields have these values."""

    seq: int
    true_on: date
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Interval:
    """The fields that held from `valid_from` until the day before `valid_to`; None is for good."""

    valid_from: date
    valid_to: date | None
    fields: Mapping[str, Any]


def intervals(changes: Iterable[Change]) -> list[Interval]:
    """The intervals, oldest first. Of two changes the one true later wins; on the same day, the one recorded later.

    A change recorded late, for an earlier day, holds until the next change of the same field.
    """
    ordered = sorted(changes, key=lambda change: (change.true_on, change.seq))
    states: list[tuple[date, Mapping[str, Any]]] = []
    fields: Mapping[str, Any] = {}
    for day, group in groupby(ordered, key=lambda change: change.true_on):
        for change in group:
            fields = {**fields, **change.fields} if fields else change.fields
        if not states or states[-1][1] != fields:
            states.append((day, fields))
    ends: list[date | None] = [day for day, _ in states[1:]]
    return [Interval(day, end, held) for (day, held), end in zip(states, [*ends, None], strict=True)]
