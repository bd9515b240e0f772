"""Rows of a frame as plain values, so that a cell is a text, a number, a day, or None."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of one page of a list; what is missing is None and a day is a day."""
    return [{str(name): plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def plain(value: Any) -> Any:
    """One value without what pandas makes of it: no NaN, no NaT, no timestamp at midnight where a day is meant."""
    if isinstance(value, (list, tuple, dict)):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        moment: datetime = value.to_pydatetime()
        return moment.date() if moment.tzinfo is None and moment.time() == datetime.min.time() else moment
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date):
        return value
    return value.item() if hasattr(value, "item") else value
