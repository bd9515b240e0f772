"""Bringing a database up to date happens once, and costs nothing when there is nothing to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from data.schema import migrate, newest, revision
from data.store import open_store


def test_a_database_that_is_up_to_date_is_not_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    monkeypatch.setitem(sys.modules, "alembic", None)
    migrate(store.engine)
    with store.engine.connect() as connection:
        assert revision(connection) == newest()
    store.close()
