"""`import motions`: the motions themselves, so that one without a reply is seen to be outstanding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from etl.commands import say
from etl.commands.register import opened

imports = typer.Typer(
    help="Bring in what the letters do not hold.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)


@imports.callback()
def main() -> None:
    """Bring in what the letters do not hold."""


@imports.command()
def motions(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or JSON file.")],
) -> None:
    """Record the motions in a table: meeting_date, number, title and text, a motion a row.

    A motion that no letter has answered then shows as outstanding. Each "calls on …" in the text becomes an ask.
    In a spreadsheet, format the column of numbers as text, or 3.10 turns into 3.1.
    """
    from data import history
    from etl.agreed import BadFile, BadRow, read
    from etl.transform import asks

    done: Counter[str] = Counter()
    with opened() as (store, _):
        try:
            for row in read(file):
                if isinstance(row, BadRow):
                    done["failed"] += 1
                    say.failure(f"{file.name}, {row.place}", str(row), "")
                    continue
                name = history.MotionName(row.meeting_date, row.number, row.title)
                try:
                    with store.writing() as session:
                        limbs = asks.split(row.text)
                        outcome = history.record_motion(session, name, row.text, limbs, reason=f"From {file.name}")
                    done[outcome] += 1
                except history.OtherText as other:
                    done["failed"] += 1
                    what = f"The register has another text of this motion ({other})."
                    say.failure(f"{file.name}, {row.place}", what, "Correct the row, or leave it out.")
        except BadFile as bad:
            say.failure(str(file), str(bad), "")
            raise typer.Exit(1) from None
    typer.echo(", ".join(f"{done[outcome]} {outcome}" for outcome in ("added", "changed", "unchanged", "failed")))
    if done["failed"]:
        raise typer.Exit(1)
