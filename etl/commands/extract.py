"""`extract`: what would be read from a file, without recording anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.commands import say

if TYPE_CHECKING:
    from etl.records import Due, Letter, Pledge, Reply


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The letters to read.")],
    date_: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=say.day,
            metavar="YYYY-MM-DD",
            help="The letter's date, where it bears none.",
        ),
    ] = None,
    sender: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who wrote the letter, where the letter itself does not say.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything found as JSON, for programs.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for every sentence why it was taken as a pledge or left.")
    ] = False,
) -> None:
    """Show what would be read from a letter. Nothing is recorded."""
    from etl.extract import Reader, Unreadable
    from etl.reference import load
    from etl.transform import letter as transform

    say.any_text()
    reference = load()
    letters: list[tuple[Path, Letter]] = []
    unread = 0
    with Reader() as reader:
        for path in files:
            try:
                documents = reader.read(path)
            except Unreadable as refused:
                unread += 1
                say.failure(str(path), refused.message, refused.remedy)
                continue
            for document in documents:
                letters.append((path, transform.read(document, reference, date=date_, sender=sender)))
    if as_json:
        typer.echo(json.dumps([as_record(path, letter, explain) for path, letter in letters], indent=1))
    else:
        typer.echo("\n\n".join("\n".join(_lines(letter, explain)) for _, letter in letters))
    for _, letter in letters if not as_json else ():
        for problem in letter.problems:
            say.failure(letter.document.name, problem.message, problem.remedy)
    if unread:
        raise typer.Exit(1)


def as_record(path: Path, letter: Letter, explain: bool = False) -> dict[str, Any]:
    """A letter as `extract --json` prints it; `start` and `end` are offsets into `text`, days are ISO."""
    document, head = letter.document, letter.head
    record = {
        "file": str(path),
        "name": document.name,
        "sha256": document.sha256,
        "text": document.text,
        "reference": head.reference,
        "logged_on": _iso(head.logged_on),
        "date": _iso(head.date),
        "sender": head.sender,
        "recipient": head.recipient,
        "meeting_date": _iso(head.meeting_date),
        "replies": [_reply(reply) for reply in letter.replies],
        "pledges": [_pledge(pledge) for pledge in letter.pledges],
        "problems": [
            {"code": p.code, "message": p.message, "remedy": p.remedy, "fatal": p.fatal} for p in letter.problems
        ],
    }
    if explain:
        record["decisions"] = [
            {"start": d.start, "end": d.end, "taken": d.taken, "rule": d.rule, "why": d.why} for d in letter.decisions
        ]
    return record


def _reply(reply: Reply) -> dict[str, Any]:
    return {
        "motion": reply.motion,
        "title": reply.title,
        "kind": reply.kind,
        "start": reply.start,
        "end": reply.end,
    }


def _pledge(pledge: Pledge) -> dict[str, Any]:
    return {
        "quote": pledge.quote,
        "start": pledge.start,
        "end": pledge.end,
        "page": pledge.page,
        "motion": pledge.motion,
        "title": pledge.title,
        "strength": pledge.strength,
        "nature": pledge.nature,
        "speaker": pledge.speaker,
        "body": list(pledge.body),
        "rule": pledge.rule,
        "due": _due(pledge.due),
        "due_reason": pledge.due_reason,
    }


def _due(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {"phrase": due.phrase, "earliest": _iso(due.earliest), "latest": _iso(due.latest), "rule": due.rule}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _lines(letter: Letter, explain: bool) -> Iterator[str]:
    head = letter.head
    logged = f", logged {say.words(head.logged_on)}" if head.logged_on else ""
    yield letter.document.name
    yield f"  Reference  {head.reference or 'not found'}{logged}"
    yield f"  Date       {say.words(head.date)}"
    yield f"  From       {head.sender or 'not found'}"
    yield f"  To         {head.recipient or 'not found'}"
    yield f"  Meeting    {say.words(head.meeting_date)}"
    for reply in letter.replies:
        yield f"  Motion {reply.motion or 'without a number'}: {reply.title} ({reply.kind} reply)"
    yield f"  {len(letter.pledges)} pledges" if len(letter.pledges) != 1 else "  1 pledge"
    for pledge in letter.pledges:
        yield f"  - {pledge.quote}"
        motion = f"motion {pledge.motion}" if pledge.motion else pledge.title or "no motion"
        yield f"    {motion}; {', '.join(pledge.body)}; {pledge.strength}; {_due_words(pledge)}; rule {pledge.rule}"
    yield from _reasons(letter) if explain else ()


def _reasons(letter: Letter) -> Iterator[str]:
    """Each sentence of the letter, and below it why it was taken as a pledge or left, with the rule's name."""
    taken = sum(decision.taken for decision in letter.decisions)
    left = len(letter.decisions) - taken
    yield f"  Every sentence, and why it was taken as a pledge or left ({taken} taken, {left} left)"
    for decision in letter.decisions:
        sentence = " ".join(letter.document.text[decision.start : decision.end].split())
        yield f"  {'PLEDGE' if decision.taken else 'left':6}  {sentence}"
        yield f"          {decision.why[:1].upper()}{decision.why[1:]}. Rule: {decision.rule}."


def _due_words(pledge: Pledge) -> str:
    due = pledge.due
    if due is None:
        return "no date given" + (f" ({pledge.due_reason})" if pledge.due_reason else "")
    until = f" to {say.words(due.latest)}" if due.latest else ", no last day"
    return f'due {say.words(due.earliest)}{until} ("{due.phrase}", {due.rule})'
