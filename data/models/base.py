"""What every table has in common: how keys are named, and which column a Python type becomes."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import Date, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from data.models.columns import CanonicalJSON, UtcDateTime

END_OF_TIME = dt.date(9999, 12, 31)


class Base(DeclarativeBase):
    """The parent of every table: one way to name keys, one type a Python type."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text, dt.date: Date, dt.datetime: UtcDateTime, dict[str, Any]: CanonicalJSON}


def numbered() -> Any:
    """An identity that `data.history` gives out under its lock, the same on every database and in every replay."""
    return mapped_column(primary_key=True, autoincrement=False)
