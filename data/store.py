"""The database: the engine, its migrations on start, and sessions that commit or roll back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Connection, Engine, create_engine, event, insert, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from data.faults import StoreError, explain
from data.models import Refusal
from data.schema import migrate
from data.settings import settings

BUSY_TIMEOUT_MS = 30_000


def utc_now() -> datetime:
    """The present moment: what `recorded_at` says of an event."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """An open database. `now` tells when things are recorded; tests set it.

    With `hide_unreviewed`, lists and counts leave out the pledges that nobody has reviewed yet.
    """

    engine: Engine
    now: Callable[[], datetime] = utc_now
    hide_unreviewed: bool = False

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading, or for a change that reads nothing first. Commits, or rolls back on an error."""
        told = {"now": self.now, "hide_unreviewed": self.hide_unreviewed, "refusals": []}
        with Session(self.engine, expire_on_commit=False, info=told) as session:
            try:
                yield session
                session.commit()
            except DBAPIError as error:
                session.rollback()
                if known := explain(error, self.engine):
                    raise known from error
                raise
            finally:
                session.rollback()
                self._keep_refusals(session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that changes what it has read: on SQLite it takes its turn to write before the first read."""
        with self.session() as session:
            begin_writing(session)
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _keep_refusals(self, session: Session) -> None:
        """A refused change is rolled back with all it did; that it was tried is kept."""
        if refused := session.info["refusals"]:
            with self.engine.begin() as connection:
                connection.execute(insert(Refusal), refused)


def begin_writing(session: Session) -> None:
    """Take the turn to write now: on SQLite, a read before it would go stale when another process writes."""
    if not session.in_transaction():
        session.connection(execution_options={"write": True})


def open_store(
    url: str | None = None, *, now: Callable[[], datetime] = utc_now, hide_unreviewed: bool = False
) -> Store:
    """Open the database, made and brought up to date as needed. Raises `StoreError` with what to do."""
    engine = _engine(url or settings().database_url)
    try:
        migrate(engine)
    except DBAPIError as error:
        if known := explain(error, engine):
            raise known from error
        raise
    return Store(engine, now, hide_unreviewed)


@cache
def get_store() -> Store:
    """The store of this process."""
    return open_store(hide_unreviewed=settings().hide_unreviewed)


def _engine(url: str) -> Engine:
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        # Compiling a query of a few milliseconds takes PostgreSQL a hundred.
        options = {"options": "-c jit=off"}
        return create_engine(address, pool_size=10, max_overflow=20, pool_pre_ping=True, connect_args=options)
    if not address.database or address.database == ":memory:":
        raise StoreError("A database in memory would be lost with the process. Set DATABASE_URL to sqlite:///FILE.")
    try:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder of {address.database} cannot be made: {error.strerror}.") from error
    engine = create_engine(address, pool_size=20, max_overflow=30)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SQLiteConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for WAL; see _begin_sqlite
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # in WAL a power cut may lose the last commits, never tear them
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA mmap_size = 268435456")


def _begin_sqlite(connection: Connection) -> None:
    mode = "BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN"
    connection.exec_driver_sql(mode)
