"""`scorecard`: measure how well letters are read, for the page that tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands import say

if TYPE_CHECKING:
    from data.scorecard import Measured, Scorecard


def scorecard(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Labelled sentences.")],
    letters: Annotated[Path, typer.Argument(metavar="LETTERS_DIR", help="Whole letters with what they give.")],
    blind: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Sentences labelled without sight of the program. Else their figures stay."),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=say.day, metavar="YYYY-MM-DD", help="The day of the measuring; without it, today."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Store the figures here instead of with the release.")
    ] = None,
) -> None:
    """Measure how well this version reads letters, and store the figures for the page “How well are letters read?”."""
    from data import scorecard as stored
    from etl.scorecard import measure

    say.any_text()
    path = out or stored.PATH
    try:
        card = measure(gold, letters, on or datetime.now(UTC).date(), blind=blind, before=_before(path))
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    stored.save(card, path)
    for one in card.sets:
        typer.echo(_line(one, card.version))
    typer.echo(f"Known to be misread: {len(card.misses)} classes of sentence.")
    typer.echo(f"Stored in {path} for version {card.version}.")


def _before(path: Path) -> Scorecard | None:
    """What was stored before; nothing of a file that cannot be read, which is written anew."""
    from data import scorecard as stored

    try:
        return stored.load(path)
    except ValueError:
        return None


def _line(one: Measured, version: str) -> str:
    found = one.kinds[0]
    rates = f"precision {found.precision.value or 0:.3f}, recall {found.recall.value or 0:.3f}, F1 {one.f1:.3f}"
    low, high = one.f1_interval
    checks = "; ".join(f"{check.what.lower()} {check.share.right}/{check.share.of}" for check in one.checks)
    earlier = f" (measured on {one.version})" if one.version != version else ""
    return f"{one.name}{earlier}: {rates} ({low:.3f} to {high:.3f}); {checks}"
