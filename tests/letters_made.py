"""Letters as the pipeline would hand them over, made for tests of the register."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from data.history import MotionName, Reading, ReadLetter, ReadPledge, ReadReply

MEETING = date(2024, 11, 7)
LETTER_DAY = date(2025, 7, 15)


def a_pledge(quote: str, motion: MotionName | None, **fields: Any) -> ReadPledge:
    """A firm pledge of the police for this year, unless said otherwise; its place is found by `a_letter`."""
    given: dict[str, Any] = {
        **{"page": 1, "rule": "will + verb", "strength": "firm", "nature": "act", "speaker": "Mayor of London"},
        **{"body": ("MPS",), "phrase": "This year", "earliest": LETTER_DAY, "latest": date(2025, 12, 31)},
        **{"due_rule": "this year", "due_reason": None},
        **fields,
    }
    return ReadPledge(motion=motion, quote=quote, start=0, end=1, **given)


def undated(quote: str, motion: MotionName | None, **fields: Any) -> ReadPledge:
    """A pledge without a date."""
    nothing = {"phrase": None, "earliest": None, "latest": None, "due_rule": None, "due_reason": "no date given"}
    return a_pledge(quote, motion, **{**nothing, **fields})


def a_letter(
    *pledges: ReadPledge,
    replies: tuple[tuple[MotionName, str], ...] = (),
    before: str = "Dear Chair,\n\n",
    path: str = "letter.txt",
    **fields: Any,
) -> Reading:
    """A letter with these pledges, a sentence each, and a reply to every motion they name."""
    text, placed = before, []
    for pledge in pledges:
        start = len(text)
        placed.append(replace(pledge, start=start, end=start + len(pledge.quote)))
        text += pledge.quote + "\n\n"
    named = dict.fromkeys(pledge.motion for pledge in pledges if pledge.motion)
    kinds = replies or tuple((motion, "substantive") for motion in named)
    given: dict[str, Any] = {
        **{"parent_sha256": None, "name": path, "path": path, "reference": "MGLA191124-5230", "page_starts": (0,)},
        **{"sender": "Mayor of London", "recipient": "Chair", "illustrative": False, "extractor_version": "1"},
        **{"logged_on": date(2024, 11, 19), "date": LETTER_DAY, "meeting_date": MEETING},
        **fields,
    }
    letter = ReadLetter(sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, **given)
    return Reading(letter, tuple(ReadReply(m, kind, 0, len(text)) for m, kind in kinds), tuple(placed))


CAUTION = MotionName(MEETING, "3.6", "Prostitute's Caution")
OWL = MotionName(MEETING, "3.16", "OWL Funding to Support Police and Community Partnerships")
