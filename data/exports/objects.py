"""The pledges as JSON, for programs."""

from __future__ import annotations

import json as notation
from collections.abc import Iterator
from datetime import date
from typing import Any

from data.exports.asking import About
from data.exports.rows import MEANING, rows
from data.filters import Filters
from data.keys import parted
from data.store import Store


def json(store: Store, filters: Filters, about: About) -> Iterator[str]:
    """The pledges as one JSON object, a pledge a line: what it speaks of first, then the pledges in `pledges`."""
    chosen = {name: _plain(value) for name in filters.__slots__ if (value := getattr(filters, name)) is not None}
    told = {"as_of": about.as_of.isoformat(), "register": about.head, "version": about.version, "filters": chosen}
    yield _written(told)[:-1] + ', "pledges": ['
    with store.session() as session:
        between = "\n"
        for row in rows(session, filters, about):
            values = {name: _plain(row[name]) for name in MEANING if name not in ("as_of", "register")}
            yield between + _written(values | {"body": list(parted(row["body"]))})
            between = ",\n"
    yield "\n]}\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _written(value: Any) -> str:
    return notation.dumps(value, ensure_ascii=False)
