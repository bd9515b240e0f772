"""`synth`: an illustrative corpus to try the register with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def synth(
    letters: Annotated[int, typer.Option("--letters", min=1, metavar="N", help="How many letters to write.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write them into.")],
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed gives other letters.")] = 1,
) -> None:
    """Write made-up letters to try the register with. They are marked as illustrative wherever they show."""
    from etl.synth import write

    try:
        written = write(letters, out, seed)
    except OSError as error:
        typer.echo(f"{out}: The letters could not be written ({error.strerror}). Choose another folder.", err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f"{written} illustrative letters in {out}. Read them with: PLEDGES_LETTERS_DIR={out} python -m etl refresh"
    )
