"""The database's shape brought up to date on start, once, whichever of several processes comes first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data.faults import StoreError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
LOCK = 0x706C6564  # any number that nothing else on the server uses


def newest() -> str:
    """The revision this program was written for: migrations are numbered files."""
    return max(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision(connection: Connection) -> str | None:
    """The revision the database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Apply what is missing. Raises `StoreError` when a newer program made the database."""
    with engine.connect() as connection:
        if revision(connection) == newest():
            return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        at = revision(connection)
        if at is not None and at > newest():
            raise StoreError(f"A newer version of this program made the database (revision {at}). Update the program.")
        if at != newest():
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # a second of import that a database already up to date need not wait for
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
