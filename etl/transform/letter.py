"""A document to a letter: the letterhead, the replies to motions, the pledges, and the reason for every sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from etl.records import Document, Letter, Letterhead, Problem, Reply
from etl.transform import letterhead, motions, pledges, sentences

if TYPE_CHECKING:
    from etl.reference import Reference


def read(document: Document, reference: Reference, *, date: dt.date | None = None, sender: str | None = None) -> Letter:
    """The letter in a document, read by the rules; `date` and `sender` stand in for a letterhead that lacks them.

    Never raises for any text: what could not be read is in `problems`, each with its remedy.
    """
    text = document.text
    head = letterhead.read(text, reference.gazetteer, date=date, sender=sender)
    replies = motions.find(text, head)
    found, decisions = pledges.find(
        text,
        sentences.split(text),
        replies,
        head,
        gazetteer=reference.gazetteer,
        terms=reference.terms,
        page_starts=document.page_starts,
    )
    problems = (*document.problems, *_problems(document.name, head, replies, text))
    return Letter(document, head, replies, found, decisions, problems)


def _problems(name: str, head: Letterhead, replies: tuple[Reply, ...], text: str) -> list[Problem]:
    """What the letter lacks, so that a person can supply it."""
    if not text.strip():
        return [
            Problem(
                "no text",
                f"{name} holds no text.",
                "If it is a scan, install the OCR extra and refresh again; otherwise ask the sender for the text.",
                fatal=True,
            )
        ]
    problems = []
    if head.date is None:
        problems.append(
            Problem(
                "no date",
                f"{name} bears no date, so no time limit in it can be placed.",
                f"Write the date of the letter into {name}.toml beside it, or pass --date.",
                fatal=True,
            )
        )
    if head.sender is None:
        problems.append(
            Problem(
                "no sender",
                f"Nobody could be read as the sender of {name}, so “we” and “I” name no body.",
                f"Write the sender into {name}.toml beside it, or pass --sender.",
            )
        )
    if not replies:
        problems.append(
            Problem(
                "no motion",
                f"No motion that {name} answers could be read.",
                "Check that this is a reply to a motion; if it is, give its number or title a line of its own.",
                fatal=True,
            )
        )
    return problems
