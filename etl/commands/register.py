"""The register as commands open it: what stands in their way is a message, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from etl.commands import say

if TYPE_CHECKING:
    from data.settings import Settings
    from data.store import Store


def today(settings: Settings) -> date:
    """The day it is where the register is kept, or the day set for a demonstration."""
    return settings.today or datetime.now(ZoneInfo(settings.timezone)).date()


@contextmanager
def opened() -> Iterator[tuple[Store, Settings]]:
    """The store and the settings; a wrong setting or a database out of use ends the command with exit code 1."""
    from data.faults import StoreError
    from data.settings import SettingsError, settings
    from data.store import open_store

    say.any_text()
    try:
        chosen = settings()
        store = open_store(chosen.database_url, hide_unreviewed=chosen.hide_unreviewed)
        try:
            yield store, chosen
        finally:
            store.close()
    except (SettingsError, StoreError) as error:
        for line in str(error).splitlines():
            typer.echo(line, err=True)
        raise typer.Exit(1) from None
