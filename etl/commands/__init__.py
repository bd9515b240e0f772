"""One module a command; what it needs beyond its options is imported when it runs, so that the others start fast."""

from __future__ import annotations

import typer

from etl.commands.export import export
from etl.commands.extract import extract
from etl.commands.imports import imports
from etl.commands.refresh import refresh
from etl.commands.schedule import schedule
from etl.commands.scorecard import scorecard
from etl.commands.synth import synth
from etl.commands.verify import verify

app = typer.Typer(
    help="Pledgewatch: what the Mayor of London promised in reply to the Assembly's motions, and when it falls due.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (refresh, extract, schedule, export, verify, synth, scorecard):
    app.command()(command)
app.add_typer(imports, name="import")


@app.callback()
def main() -> None:
    """Pledgewatch: what the Mayor of London promised in reply to the Assembly's motions, and when it falls due."""
