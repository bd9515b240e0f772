"""`refresh`: read what is new and record it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands import say
from etl.commands.register import opened

if TYPE_CHECKING:
    from etl.report import RunReport


def refresh(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Letters or folders to read, changed or not. Without any: the inbox."),
    ] = None,
) -> None:
    """Read the new letters in the inbox and record their pledges.

    Letters that were read before and have not changed are left as they are. A letter that cannot be read is listed with
    the reason and what to do about it; the others are recorded all the same. Run it as often as you like.
    """
    with opened() as (store, settings):
        from etl.refresh import STOPPED, RefreshBusy, RefreshStopped
        from etl.refresh import refresh as run

        try:
            report = run(store, settings, paths or None, trigger="command", on_progress=_progress)
        except (RefreshBusy, RefreshStopped) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            typer.echo(STOPPED, err=True)
            raise typer.Exit(130) from None
    _print(report)
    if not report.good:
        raise typer.Exit(1)


def _progress(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{done} of {total}  {name[:60]}" if done < total else "\r\033[K", nl=False, err=True)


def _print(report: RunReport) -> None:
    for item in report.items:
        if item.outcome == "failed":
            say.failure(item.name, item.reason or "", item.remedy or "")
        elif item.outcome != "unchanged" or item.reason:
            typer.echo(f"{item.outcome:9}  {item.name}" + (f"  ({item.reason})" if item.reason else ""))
    counts = ", ".join(f"{number} {outcome}" for outcome, number in report.counts.items())
    typer.echo(f"Refresh {report.run_id}: {counts}, in {report.duration.total_seconds():.1f} s")
