"""The lease: one process at a time may do a named thing, and a dead holder's lease falls to the next.

A holder renews its lease in the very transaction that records its work. Whoever lost the lease, to a clock that jumped
or a machine that slept, fails to renew and so records nothing: two holders can never both write.
"""

from __future__ import annotations

import os
import secrets
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.orm import Session

from data.models import Lease

LIFETIME = timedelta(minutes=2)
FREE = ""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Held(Exception):
    """Somebody else holds the lease; `run_id` is the run it is held for."""

    def __init__(self, run_id: int | None) -> None:
        super().__init__(f"held for run {run_id}")
        self.run_id = run_id


class Lost(Exception):
    """The lease went to somebody else while this process was not looking."""

    def __init__(self) -> None:
        super().__init__("Another process took over the lease while this one was held up.")


def holder_name() -> str:
    """This process, told so that another on the machine can see whether it lives: host|pid|start|machine|token."""
    pid = os.getpid()
    return "|".join((socket.gethostname(), str(pid), _started(pid), _machine(), secrets.token_hex(8)))


def in_words(holder: str) -> str:
    """A holder as readers see it: which process on which machine."""
    host, pid, *_ = [*holder.split("|"), ""]
    return f"process {pid} on {host}" if pid else host


def take(session: Session, name: str, holder: str, now: datetime) -> None:
    """Take the lease for two minutes, or raise `Held`. A dead, expired or impossible holder's lease is taken over."""
    touched = session.execute(update(Lease).where(Lease.name == name).values(expires_at=Lease.expires_at))
    if not _rows(touched):
        session.add(Lease(name=name, holder=holder, run_id=None, expires_at=now + LIFETIME))
        session.flush()
        return
    # The update above made this transaction the only one that may write the row, so what is read here stays true.
    lease = session.get_one(Lease, name, populate_existing=True)
    if lease.holder != FREE and _valid(lease.expires_at, now) and _alive(lease.holder):
        raise Held(lease.run_id)
    lease.holder, lease.run_id, lease.expires_at = holder, None, now + LIFETIME


def renew(session: Session, name: str, holder: str, now: datetime) -> None:
    """Hold the lease for two more minutes, or raise `Lost`; call it in the transaction that records the work."""
    mine = update(Lease).where(Lease.name == name, Lease.holder == holder).values(expires_at=now + LIFETIME)
    if not _rows(session.execute(mine)):
        raise Lost


def release(session: Session, name: str, holder: str) -> None:
    """Give the lease back, if it is still held."""
    mine = update(Lease).where(Lease.name == name, Lease.holder == holder)
    session.execute(mine.values(holder=FREE, run_id=None, expires_at=EPOCH))


def _rows(result: object) -> int:
    return int(getattr(result, "rowcount", 0))


def _valid(expires_at: datetime, now: datetime) -> bool:
    """Whether a lease still runs. One that ends later than any lease can was taken under a clock that was wrong."""
    return now < expires_at <= now + 2 * LIFETIME


def _alive(holder: str) -> bool:
    """Whether the holder may still live: known for a process of this machine, assumed for any other."""
    _, pid, started, machine, *_ = [*holder.split("|"), "", "", "", ""]
    if machine != _machine() or not pid.isdecimal():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it lives, under another account
    return started == _started(int(pid))


def _started(pid: int) -> str:
    """When a process began, where the system says so, since numbers of processes are used again. A zombie has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "ended" if fields[0] in "ZX" else fields[19]


def _machine() -> str:
    """What process numbers are counted within: this boot of this machine, and the container's own numbering."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{os.stat('/proc/self/ns/pid').st_ino}"
    except OSError:
        return socket.gethostname()
