"""A quick look whether a clause says when, before anybody asks which day it means."""

from __future__ import annotations

import re

_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter"
_SEASON = r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter"
_YEAR = r"(?:19|20)\d\d"
_PART = r"(?:(?:the\s+)?(?:end|start|beginning|middle|close|first half|second half|[a-z]+ quarter)\s+of\s+(?:the\s+)?)?(?:the\s+)?(?:(?:early|mid|late|later)[\s-])?"
WHEN = re.compile(
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]efore|[Dd]uring|[Ff]or|[Oo]ver|[Ww]ithin|[Bb]etween|[Tt]owards|later|earlier than|later than|"
    rf"early|later in|and|across|to|until the)\s+{_PART}(?:this\s+|next\s+|coming\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?:{_MONTH}|{_SEASON})\b(?:\s+(?:and\s+\w+\s+)?(?P<y1>{_YEAR}))?|(?P<y2>{_YEAR})\b(?!\s*(?:people|homes)))"
    r"|\b(?:[Tt]his|[Nn]ext|[Cc]oming)\s+(?:calendar |financial |academic |school |municipal )?(?:week|month|year|spring|summer|autumn|winter|quarter|term|parliament|Parliament|January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+(?:we|has|have|was)\b)"
    r"|\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Aa]cross|[Tt]hroughout)\s+(?:the\s+)?(?:next|coming|following|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)\s+(?:\w+\s+)?(?:working )?(?:days?|weeks?|months?|years?|fortnight)"
    r"|\b(?:[Ss]oon|[Ss]hortly|in due course|in the new year|as soon as|later this|later in the year|the new financial year|tomorrow|this (?:P|p)arliament|over (?:this|the course of)|end of the (?:year|Parliament|parliament|decade|month|financial year)|early next|by the (?:summer|autumn|spring|winter|end)|Mayoral term|[Bb]y the end of)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+(?P<y3>(?:19|20)\d\d))?"
    r"|\b(?:is|are)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?P<y4>(?:19|20)\d\d)\b"
)


def says_when(text: str, start: int, end: int, year: int) -> bool:
    """Whether `text[start:end]` holds a time that is not plainly before `year`."""
    for found in WHEN.finditer(text, start, end):
        stated = found.group("y1") or found.group("y2") or found.group("y3") or found.group("y4")
        if stated is None or int(stated) >= year:
            return True
    return False
