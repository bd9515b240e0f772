"""`export`: the pledges as a file."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from etl.commands import say
from etl.commands.register import opened


class Format(StrEnum):
    """The forms in which the register can be exported."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    ics = "ics"
    atom = "atom"


Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of on the screen.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=say.day, metavar="YYYY-MM-DD", help="The day to speak about; without it, today."),
]
Motion = Annotated[str | None, typer.Option(metavar="NUMBER", help="Only this motion, by its number.")]
Meeting = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Only motions of this meeting.")]
Body = Annotated[str | None, typer.Option(metavar="NAME", help="Only pledges that this body has to keep.")]
Clock = Annotated[
    str | None, typer.Option(metavar="STATE", help="Only overdue, due now, not due, no date or closed ones.")
]
Assessment = Annotated[str | None, typer.Option(metavar="WORD", help="Only those that a person found to be this.")]
Strength = Annotated[str | None, typer.Option(metavar="WORD", help="Only firm, soft or conditional ones.")]
Review = Annotated[str | None, typer.Option(metavar="WORD", help="Only unreviewed or accepted ones.")]
Due = Annotated[str | None, typer.Option(metavar="DAYS", help="Only open ones due within so many days.")]
Words = Annotated[str | None, typer.Option(metavar="WORDS", help="Only pledges with these words in them.")]


def export(
    format_: Annotated[Format, typer.Argument(metavar="FORMAT", help="csv, xlsx, json, ics or atom")],
    out: Out = None,
    as_of: AsOf = None,
    motion: Motion = None,
    meeting: Meeting = None,
    body: Body = None,
    clock: Clock = None,
    text: Words = None,
    assessment: Assessment = None,
    strength: Strength = None,
    review: Review = None,
    due: Due = None,
) -> None:
    """Write the pledges to a file for a spreadsheet, a program, a calendar or a feed reader, or to the screen.

    Each form says which day it speaks about and which state of the register it comes from.
    """
    from data import exports
    from etl.version import VERSION

    if format_ is Format.xlsx and out is None and sys.stdout.isatty():
        raise typer.BadParameter("A workbook cannot be shown on the screen. Name a file with --out.")
    given = {"motion": motion, "meeting": meeting, "body": body, "clock": clock, "text": text}
    given |= {"assessment": assessment, "strength": strength, "review": review, "due": due}
    try:
        filters = exports.filters_from({name: value for name, value in given.items() if value})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    with opened() as (store, settings):
        about = exports.about(store, as_of or settings.this_day(), VERSION)
        portions = exports.written(exports.FORMS[format_], store, filters, about)
        if out is None:
            for portion in portions:
                sys.stdout.buffer.write(portion)
            return
        unfinished = out.with_name(out.name + ".part")
        try:
            with unfinished.open("wb") as file:
                file.writelines(portions)
            unfinished.replace(out)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            say.failure(
                str(out), f"The file could not be written ({error.strerror}).", "Choose another file or folder."
            )
            raise typer.Exit(1) from None
