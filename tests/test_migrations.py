"""The migrations make the tables that the models describe, on both databases."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from data.models import Base
from data.schema import MIGRATIONS, newest, revision
from data.store import Store


def ours(name: str | None, kind: str, _: object) -> bool:
    """Each database has its own kind of index of words, which the models do not describe."""
    return not (kind == "table" and name and name.startswith(("state_words", "passage_words")))


def test_the_migrations_and_the_models_agree(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": ours})
        assert compare_metadata(context, Base.metadata) == []


def test_a_store_is_at_the_newest_revision(store: Store) -> None:
    with store.engine.connect() as connection:
        assert revision(connection) == newest()


def test_migrations_are_numbered_files_each_after_the_one_before() -> None:
    names = sorted(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
