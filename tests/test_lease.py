"""The lease: one holder at a time, and none that is dead keeps it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data import lease
from data.models import Lease
from data.store import Store, open_store

NOW = datetime(2025, 9, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'pledges.db'}")
    yield opened
    opened.close()


def take(store: Store, holder: str, now: datetime = NOW) -> None:
    with store.writing() as session:
        lease.take(session, "refresh", holder, now)


def dead_holder() -> str:
    """A process of this machine that has ended."""
    code = "from data import lease; print(lease.holder_name())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_second_holder_is_refused_until_the_first_gives_back(store: Store) -> None:
    first = lease.holder_name()
    take(store, first)
    with pytest.raises(lease.Held):
        take(store, lease.holder_name())
    with store.writing() as session:
        lease.release(session, "refresh", first)
    take(store, lease.holder_name())


def test_a_dead_holders_lease_is_taken_at_once(store: Store) -> None:
    take(store, dead_holder())
    take(store, lease.holder_name())


def test_a_number_used_again_is_another_process(store: Store) -> None:
    host, pid, started, machine, token = lease.holder_name().split("|")
    take(store, "|".join((host, pid, started + "0", machine, token)))
    take(store, lease.holder_name())


def test_a_holder_on_another_machine_keeps_it_until_it_expires(store: Store) -> None:
    take(store, "elsewhere|1|1|another-machine|token")
    with pytest.raises(lease.Held):
        take(store, lease.holder_name(), NOW + lease.LIFETIME - timedelta(seconds=1))
    take(store, lease.holder_name(), NOW + lease.LIFETIME)


def test_a_clock_that_was_years_ahead_does_not_lock_the_refresh_for_years(store: Store) -> None:
    take(store, "elsewhere|1|1|another-machine|token", NOW + timedelta(days=3650))
    take(store, lease.holder_name())


def test_whoever_lost_the_lease_cannot_renew_it_nor_give_it_back(store: Store) -> None:
    slow, quick = lease.holder_name(), lease.holder_name()
    take(store, slow)
    take(store, quick, NOW + lease.LIFETIME)
    with pytest.raises(lease.Lost), store.writing() as session:
        lease.renew(session, "refresh", slow, NOW)
    with store.writing() as session:
        lease.release(session, "refresh", slow)
        assert session.get_one(Lease, "refresh").holder == quick


def test_renewing_holds_it_for_longer(store: Store) -> None:
    holder = lease.holder_name()
    take(store, holder)
    with store.writing() as session:
        lease.renew(session, "refresh", holder, NOW + timedelta(minutes=1))
    with pytest.raises(lease.Held):
        take(store, lease.holder_name(), NOW + lease.LIFETIME)


def test_a_holder_reads_as_a_process_on_a_machine() -> None:
    assert lease.in_words("hall|12|3|m|t") == "process 12 on hall"
    assert lease.in_words("someone") == "someone"
