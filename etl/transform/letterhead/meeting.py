"""The day of the meeting at which the motions were agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from etl.transform.letterhead import days

_BEFORE = re.compile(
    r"(?:\bPlenary\b(?: meetings?)?|\bAssembly(?:'s|’s)?\)? (?:\(Plenary\) )?meeting"
    r"|\bmeeting of the (?:London )?Assembly|\b(?:agreed|passed|carried|approved|adopted|resolved|debated|moved"
    r"|considered)\b[^.;\n]{0,70}?|\b(?:its|your|the|Ordinary|Annual|last|recent)\s+meeting"
    r"|\bmotions?\b[^.;\n]{0,30}?\bmeeting|\bmotions?(?: of|,)|\bmotion\b[^;\n]{0,120}?(?:[(]|[\"’”] (?:of"
    r"|agreed)))[)\s,:(–-]{0,4}(?:(?:held|dated|which|that|took|place|was|were|of|on|in|at|from|Meeting|Plenary|the"
    r"|its|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[ ,:(]{1,3}){0,6}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:'s|’s)?,? ?(?:\(?(?:London )?(?:Assembly )?)\(?(?:Plenary|meeting)\b"
    r"(?!(?: meeting)?(?:,| of| on| held on)* \d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\bmotions?\b|\bPlenary\b|\bAssembly\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:Committee|Panel|Board|Cabinet)\b[^.;\n]{0,60}$", re.IGNORECASE)


def dates(text: str, start: int, end: int, letter: date | None) -> Iterator[tuple[int, date, bool]]:
    """Each meeting named in `text[start:end]`: where, its day, and whether the year was written."""
    for found in days.find(text, start, end):
        line = max(start, text.rfind("\n", start, found.start) + 1, found.start - 160)
        before = text[line : found.start]
        if not (_BEFORE.search(before) or _AFTER.match(text, found.end, found.end + 40)) or _OTHER.search(before):
            continue
        if not _ABOUT.search(text, line, min(end, found.end + 160)):
            continue
        day = found.day or (days.latest_before(found.month_day, letter) if found.month_day and letter else None)
        if day and not (letter and day > letter):
            yield found.start, day, found.day is not None


def date_of(text: str, start: int, end: int, letter: date | None) -> date | None:
    """The meeting the letter answers: the first one named with its year, else the first one named."""
    whole = part = None
    for _, day, full in dates(text, start, end, letter):
        if full:
            whole = whole or day
        part = part or day
    return whole or part
