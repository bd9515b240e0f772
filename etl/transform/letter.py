"""A document to a letter: the letterhead, the replies to motions, the pledges, and the reason for every sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from etl.records import Document, Letter, Letterhead, Problem, Reply
from etl.transform import letterhead, motions, pledges, sentences

if TYPE_CHECKING:
    from etl.reference import Reference

_NO_TEXT = Problem(
    "no text",
    "The file holds no text.",
    "If it is a scan, install the OCR extra and refresh again; otherwise ask the sender for the text.",
    fatal=True,
)
_NO_DATE = Problem(
    "no date",
    "No date was found in the letter, so no time limit in it can be placed.",
    "Put a file of the same name ending in .toml beside it with a line such as: date = 2025-07-15",
    fatal=True,
)
_NO_SENDER = Problem(
    "no sender",
    "Who signed the letter was not found, so “we” and “I” name nobody.",
    'Put a file of the same name ending in .toml beside it with a line such as: sender = "Mayor of London"',
)
_NO_MOTION = Problem(
    "no motion",
    "No motion was found in the letter: no heading or sentence names one.",
    "Check that this is a reply to a motion; if it is, put the motion's number and title on a line of their own: "
    "Motion 3.6 - Title",
    fatal=True,
)


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
    return Letter(document, head, replies, found, decisions, (*document.problems, *_lacking(text, head, replies)))


def _lacking(text: str, head: Letterhead, replies: tuple[Reply, ...]) -> list[Problem]:
    """What a person has to supply before the letter can be recorded."""
    if not text.strip():
        return [_NO_TEXT]
    lacks = {_NO_DATE: head.date is None, _NO_SENDER: head.sender is None, _NO_MOTION: not replies}
    return [problem for problem, missing in lacks.items() if missing]
