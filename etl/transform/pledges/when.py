"""A quick look whether a clause says when, before anybody asks which day it means."""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.transform.pledges.rule import words

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
)
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_PREPOSITION = (
    r"(?:[Bb]y|[Ii]n|[Oo]n|[Ff]rom|[Uu]ntil|[Uu]ntil at least"
    r"|[Tt]ill|[Bb]efore|[Dd]uring|[Ff]or|[Oo]ver|[Ww]ithin|[Bb]etween|[Tt]owards|later"
    r"|earlier than|later than|early|later in|and|including|across|to|until the)"
)
_PART = (
    r"(?:(?:the\s+)?(?:end|start|beginning|middle|close|first half|second half|"
    r"latter half|back half|back end|[a-z]+ quarter)\s+of\s+(?:the\s+)?)?"
    r"(?:the\s+)?(?:(?:early|mid|late|later)[\s-])?(?:this\s+|next\s+|coming\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
)

# Without one of these or a figure, no clause says when.
_PARTED = ("January February March April May June July August September October November December").split()
TIME_WORDS = frozenset(
    f"mid-{name}" for name in (*_PARTED, "spring", "summer", "autumn", "winter", "year", "term", "month")
) | words("""
    January February March April May June July August September October November December Christmas Easter
    spring summer autumn winter Spring Summer Autumn Winter this This next Next coming later soon Soon shortly Shortly
    course tomorrow early late mid end day days week weeks month months year years decade term Parliament parliament
    fortnight quarter session Within within Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
_TIMES = (
    rf"{_PREPOSITION}\s+{_PART}(?:{_MONTH}\b(?:\s+(?:and\s+\w+\s+)?(?P<y1>{_YEAR}))?|(?P<y2>{_YEAR})\b)"
    rf"|(?:[Tt]his|[Nn]ext|[Cc]oming)\s+(?:(?:calendar|financial|academic|school|municipal)\s+)?"
    rf"(?:week|month|year|quarter|term|[Pp]arliament|{_MONTH})\b(?!\s+(?:we|has|have|was)\b)"
    rf"|(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Aa]cross|[Tt]hroughout)\s+(?:the\s+)?"
    rf"(?:next|coming|following|{_NUMBER})"
    r"(?:[\s-]\w+){0,3}?(?:[\s-]working)?[\s-](?:days?|weeks?|months?|years?|fortnight|decade)"
    rf"|(?:in|over|during|within)\s+the\s+next\s+decade\b|inside\s+{_NUMBER}\s+(?:days|weeks|months)\b"
    r"|[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:[Ss]oon|[Ss]hortly|in due course|in the new year|as soon as|later this|later in the year"
    r"|the new financial year|tomorrow|over the course of|early next"
    r"|end of the (?:year|[Pp]arliament|decade|month|financial year)|the year is out"
    r"|by the (?:summer|autumn|spring|winter|end)|Mayoral term|[Bb]y the end of)\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s+(?P<y3>{_YEAR}))?"
    rf"|(?:is|are|remains)\s+(?:now\s+)?(?:the\s+)?(?:end\s+of\s+)?{_MONTH}\s+(?:of\s+)?(?P<y4>{_YEAR})\b"
)
# After what is no letter, so that a text is passed over from blank to blank, with a blank put before it.
_WHEN = re.compile(rf"[^A-Za-z0-9_]\b(?:{_TIMES})")
_FIGURES = re.compile(r"[0-9]")
_FINANCIAL = re.compile(r"[/–-]\d\d\b")


def may_say_when(text: str, words: Collection[str]) -> bool:
    """Whether a sentence with these words may say when at all: it holds a word of time or a figure."""
    return not TIME_WORDS.isdisjoint(words) or _FIGURES.search(text) is not None


def says_when(text: str, start: int, end: int, year: int) -> bool:
    """Whether `text[start:end]` holds a time that is not plainly before `year`."""
    led = f" {text}"
    for found in _WHEN.finditer(led, start, end + 1):
        stated = next((y for y in found.groups() if y), None)
        if stated is None or int(stated) + (_FINANCIAL.match(led, found.end()) is not None) >= year:
            return True
    return False
