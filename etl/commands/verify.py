"""`verify`: is the register what was recorded?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands.register import opened

if TYPE_CHECKING:
    from data.history import Head


def verify(
    printed: Annotated[
        str | None,
        typer.Option("--head", metavar="NUMBER:HASH", help="A head noted earlier: nothing before it may have changed."),
    ] = None,
) -> None:
    """Check that nobody has altered the history, the letters or the quotes.

    Prints each place that is not as it was recorded, and the head of the history: its last event and that event's hash.
    Whoever notes the head can check with --head later that nothing before it was rewritten.
    """
    with opened() as (store, _), store.session() as session:
        from data import history

        found = history.verify(session, _head(printed) if printed else None)
    for fault in found.faults:
        typer.echo(f"{fault} Find out who changed the database, or restore a backup.", err=True)
    typer.echo(f"Checked {found.events} events, {found.letters} letters and {found.quotes} quotes.")
    typer.echo(f"Head {found.head}")
    if not found.sound:
        raise typer.Exit(1)
    typer.echo("Everything is as it was recorded.")


def _head(printed: str) -> Head:
    from data.history.chain import Head

    number, _, hashed = printed.strip().partition(":")
    if not number.isdecimal() or len(hashed) != 64:
        raise typer.BadParameter("Write the head as it was printed: the number, a colon, the 64 digits of the hash.")
    return Head(int(number), hashed)
