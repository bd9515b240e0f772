"""`verify`: is the register what it says it is?"""

from __future__ import annotations

import typer

from etl.commands.register import opened


def verify() -> None:
    """Check that nobody has altered the history, the letters or the quotes.

    Prints each broken place and the head of the history: its last event and that event's hash. Whoever has noted the
    head earlier can tell by it that nothing before it was altered since.
    """
    with opened() as (store, _), store.session() as session:
        from data import verify as checks
        from data.history import head

        found = 0
        for broken in checks.broken(session):
            found += 1
            typer.echo(
                f"{broken.place}: {broken.what}. Restore it from a backup, or find out who changed it.", err=True
            )
        counted = ", ".join(f"{number} {name}" for name, number in checks.sizes(session).items())
        typer.echo(f"Checked {counted}: " + (f"{found} broken places." if found else "all as recorded."))
        typer.echo(f"Head {head(session)}")
    if found:
        raise typer.Exit(1)
