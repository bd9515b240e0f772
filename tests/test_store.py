"""The database: made on start, the same on both, never half changed, and plain about what is wrong with it."""

from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from data.faults import StoreError
from data.models import Ask, ChainHead, Run
from data.settings import read_settings
from data.store import Store, get_store, open_store
from tests.stores import MORNING


def a_run(**fields: object) -> Run:
    given = {"trigger": "test", "holder": "me", "extractor_version": "1", "outcome": "running", **fields}
    return Run(started_at=MORNING, **given)


def test_a_new_store_is_empty_and_ready(store: Store) -> None:
    with store.session() as session:
        assert session.execute(select(ChainHead.seq)).scalar_one() == 0


def test_times_come_back_in_utc_and_times_without_a_zone_are_refused(store: Store) -> None:
    with store.session() as session:
        session.add(a_run())
    with store.session() as session:
        assert session.execute(select(Run.started_at)).scalar_one() == MORNING
    with pytest.raises(Exception, match="has no time zone"), store.session() as session:
        session.add(a_run(finished_at=datetime(2025, 9, 1, 9, 0)))  # noqa: DTZ001


def test_an_error_leaves_nothing_behind(store: Store) -> None:
    def half() -> None:
        with store.session() as session:
            session.add(a_run())
            session.flush()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        half()
    with store.session() as session:
        assert session.execute(select(Run.id)).all() == []


def test_a_row_must_belong_to_something(store: Store) -> None:
    with pytest.raises(IntegrityError), store.session() as session:
        session.execute(insert(Ask), [{"id": 1, "motion_id": 99, "position": 0, "text": "calls on the Mayor"}])


def test_two_that_read_and_then_write_take_turns(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.writing() as session:
        session.execute(select(Run.id)).all()
        session.add(a_run())
    with store.session() as reader:
        reader.execute(select(Run.id)).all()
        with store.writing() as writer:
            writer.add(a_run())
        assert len(reader.execute(select(Run.id)).all()) == 1  # a reader keeps what it saw
    store.close()


def test_sqlite_is_set_up_for_several_at_once(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.session() as session:
        said = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")}
    store.close()
    assert said == {"journal_mode": "wal", "foreign_keys": 1}


def _open(url: str) -> int:
    store = open_store(url)
    with store.session() as session:
        seq = session.execute(select(ChainHead.seq)).scalar_one()
    store.close()
    return seq


def test_several_processes_that_start_together_make_one_register(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_open, [url] * 3) == [0, 0, 0]


def test_a_file_that_is_no_database_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_text("A letter, not a database. " * 100)
    with pytest.raises(StoreError, match=r"register\.db: The file is not a database\. Move it away"):
        open_store(f"sqlite:///{tmp_path / 'register.db'}")


def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    open_store(f"sqlite:///{path}").close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match="damaged"), open_store(f"sqlite:///{path}").session() as session:
        session.execute(select(Run.id)).all()


def fill(store: Store, pragma: str) -> None:
    with store.session() as session:
        session.execute(text(pragma))
        session.add_all([a_run(holder="x" * 5000) for _ in range(50)])


def test_a_full_disk_is_said_and_nothing_is_recorded(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with pytest.raises(StoreError, match="disk is full"):
        fill(store, "PRAGMA max_page_count = 1")  # SQLite takes as many pages as there are
    store.close()
    with open_store(f"sqlite:///{tmp_path / 'register.db'}").session() as session:
        assert session.execute(select(Run.id)).all() == []


def test_a_register_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with pytest.raises(StoreError, match="may not be written to"):
        fill(store, "PRAGMA query_only = ON")
    store.close()


def test_a_register_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version of this program"):
        open_store(f"sqlite:///{path}")


def test_a_register_in_memory_is_refused() -> None:
    with pytest.raises(StoreError, match="lost with the process"):
        open_store("sqlite:///:memory:")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'register.db'}")


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(StoreError, match="does not answer") as refused:
        open_store("postgresql://me:secret@127.0.0.1:1/pledges")
    assert "secret" not in str(refused.value)


def test_the_process_has_one_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setattr("data.store.settings", read_settings)
    get_store.cache_clear()
    assert get_store() is get_store()
    assert get_store().now().tzinfo is UTC
    get_store().close()
    get_store.cache_clear()
