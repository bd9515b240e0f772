"""`schedule`: refresh every week, as a process of its own."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import typer

from etl.commands.register import opened


def schedule() -> None:
    """Stay running and refresh every week, by default on Monday at 06:00 in London.

    A refresh that was missed while the machine was off happens once, at the next start. The dashboard does the same by
    itself; run this where the setting PLEDGES_SCHEDULE_IN_SERVER is false. Stop it with Ctrl+C.
    """
    ended = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    with opened() as (store, settings):
        from etl.schedule import next_due, start

        running = start(store, settings)
        typer.echo(f"The next weekly refresh is due on {next_due(settings, store.now()):%A %d %B %Y at %H:%M %Z}.")
        while not ended.wait(timeout=1):  # in short waits, because some systems deliver signals between them only
            pass
        running.stop()
