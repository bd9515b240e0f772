"""Reading rows that somebody may have made unreadable: one of them does not hide the others."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, select, true, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data.models import Base
from data.models.columns import CanonicalJSON

UNREADABLE = (ValueError, TypeError, AttributeError, DBAPIError)


def rows(
    session: Session, columns: Sequence[Any], key: Any, where: ColumnElement[bool] | None = None
) -> Generator[dict[str, Any], None, None]:
    """Rows in the order of their key, which is among the columns. One that cannot be read comes as its key alone."""
    condition = true() if where is None else where
    query = select(*columns).where(condition).order_by(key).execution_options(yield_per=500)
    came: list[Any] = []
    try:
        with session.execute(query) as found:
            for row in found.mappings():
                came[:] = [row[key.key]]
                yield dict(row)
        return
    except UNREADABLE:
        pass
    left = select(key).where(condition, key > came[0]) if came else select(key).where(condition)
    for number in session.scalars(left.order_by(key)).all():
        try:
            yield dict(session.execute(select(*columns).where(key == number)).mappings().one())
        except UNREADABLE:
            yield {key.key: number}


def written(model: type[Base], *apart: str) -> list[Any]:
    """The columns of a table but some, those of structured values as the very characters that are kept."""
    columns = [column for column in model.__table__.columns if column.key not in apart]
    return [
        type_coerce(column, Text).label(column.key) if isinstance(column.type, CanonicalJSON) else column
        for column in columns
    ]
