"""The register as commands open it: what stands in their way is a message, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from etl.commands import say

if TYPE_CHECKING:
    from data.settings import Settings
    from data.store import Store


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
