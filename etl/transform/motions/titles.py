"""The title of a motion, out of the heading that gives it."""

from __future__ import annotations

import re
from datetime import date

from etl.transform.letterhead import days

_OPENER = re.compile(
    r"^(?:the )?(?:London Assembly|Assembly|Plenary|Motions?|Meeting|GLA|Mayor(?:’s|'s)? (?:repl|respon)|Repl(?:y"
    r"|ies)|Responses?|Answers?|Correspondence|Your letter|Letter|Acknowledgement|Thank you|Dear|By e-?mail|Private"
    r"|Confidential|Official|Sent|Ref|Our ref|Your ref|Date|MAYOR OF LONDON|Introduction|Background|Conclusion"
    r"|Summary|(?:Proposed|Moved|Seconded|Tabled)(?: by)?(?=[ :]))\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[\[(]([^()\[\]]*)[\])]\s*$")
_WHERE = re.compile(
    r"\b(?:agreed|passed|carried|adopted|approved|Plenary|meeting|MGLA\d+|ref|proposed|moved|seconded)\b", re.IGNORECASE
)
_CONNECTIVE = re.compile(
    r"(?:[\s,(:–—-]+(?:of|on|from|at|in|the|its|as|was|agreed|passed|carried|adopted|approved|Plenary|meeting"
    r"|London(?= Assembly)|Assembly|dated|by|held)\b|[\s,(:)–—-]+)+$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:I|we|you|it|this|they|is|are|was|were|will|has|have|had|asks?|asked|calls?|called|says|notes|urges|should"
    r"|cannot|did|do|does)\b"
)
_LEADING = re.compile(
    r"^(?:(?:my |our |a )?(?:response|reply|answer) to (?:the |your )?)?(?:your |the )?(?:London Assembly(?:'s|’s)? "
    r"|Assembly |Plenary |\(Plenary\) )*motion(?: (?:on|about|regarding|concerning|entitled|titled)\s+|(?: (?:agreed"
    r"|passed|carried|approved|adopted|of|dated)\b[^:–—\n]{0,60}?)?(?:\s*[:–—]\s+|\s+-\s+))",
    re.IGNORECASE,
)
# "Toilets at Bus Stations: a correction to my reply" is about Toilets at Bus Stations.
_SUPPLEMENT = re.compile(
    r"\s*[:–—-]\s+(?:a )?(?:correction|further (?:reply|response)|supplementary (?:reply|response)|update)"
    r"(?: (?:to|of|on) (?:my|our|the) [^:\n]{3,80})?$"
    r"|\s*[:–—-]\s+(?:(?:my|our) (?:\w+ )?(?:reply|response|answer)|(?:reply|response|answer) to the motion|reply)$",
    re.IGNORECASE,
)
# "Toilets at Bus Stations – your motion of 6 March".
_MOTION_BEHIND = re.compile(
    r"\s*(?:[:,–—-]\s+|\()(?:(?:re|reply to|response to|on) )?(?:(?:the|your|this|a|an|urgent|London|Assembly(?:[’']s)?"
    r"|\(?Plenary\)?) )*motion\b(?! (?:to|for|against|in|picture|sensor)\b)(?:(?: (?:agreed|passed|carried|approved"
    r"|adopted|moved|debated|dated|of|on|at|from|in|by|the|your|its|London|Assembly|Plenary|meeting|last|this)\b"
    r"|,? *(?:January|February|March|April|May|June|July|August|September|October|November|December|month|week|year)\b"
    r"|,? *\d{1,2}(?:st|nd|rd|th)?\b|,? *\d{4}\b))*\)?$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\s*,?\s*(?:proposed|moved|tabled|agreed|passed|carried|by|from|of \d"
    r"|(?:of|at) (?:the|its|your)(?: [A-Za-z]+){0,2} (?:Plenary|meeting)"
    r"|in the name of)\b[^\n]{0,80}?[:–—-]\s+(?=[A-Z‘“])"
)
_PROSE = re.compile(r"\s*[a-z]|['’]s\b|[,;]")
_QUOTES = "‘’“”\"'*_ \t"
_STOP = re.compile(r"[.:]\s+(?=[A-Z‘“\"'])|\s[–—-]\s+(?=[A-Z])|\*\*")


def title(raw: str) -> tuple[str, date | None]:
    """The title without the quotation marks, meeting and reference that stand about it, and the meeting's day when it
    is given."""
    text = raw.strip()
    meeting: date | None = None
    if behind := _MOTION_BEHIND.search(text):
        meeting, text = days.first(behind.group()), text[: behind.start()]
    if moved := _MOVED.match(text):
        meeting, text = days.first(moved.group()), text[moved.end() :]
    while (match := _BRACKETS.search(text)) and (_WHERE.search(match.group(1)) or days.first(match.group(1))):
        meeting = meeting or days.first(match.group(1))
        text = text[: match.start()]
    written = list(days.find(text))
    if (
        written
        and not text[written[-1].end :].strip(" ).")
        and (when := _CONNECTIVE.search(text, 0, written[-1].start))
    ):
        meeting = meeting or written[-1].day
        text = text[: when.start()]
    text = re.sub(r"^[\s:.,|–—-]+|[\s:,|–—-]+$", "", text)
    if match := re.match(r"\(([^()]*)\)\s*[-–—:.]?\s*", text):
        inner = match.group(1)
        if days.first(inner) or _WHERE.search(inner):
            meeting = meeting or days.first(inner)
            text = text[match.end() :]
        elif match.end() == len(text):
            text = inner
    text = _SUPPLEMENT.sub("", _LEADING.sub("", text))
    quoted = text[:1] in "‘“\"'*_" and text[-1:] in "’”\"'*_"
    text = text.strip(_QUOTES) if quoted else text.strip("*_ \t")
    return text.removesuffix(".") if text.count(".") == 1 else text, meeting


def is_title(text: str) -> bool:
    """Can this line be a title: short, no sentence, and not about the letter as a whole?"""
    return (
        3 < len(text) <= 160
        and not text.endswith((".", ",", ";", "!", ":"))
        and not _OPENER.match(text)
        and not re.search(r"\b(?:I|we|will|am) ", text)
    )


def announces(line: str) -> bool:
    """Does the line only say what the letter is about ("London Assembly (Plenary) meeting, 6 March 2025")?"""
    return bool(_OPENER.match(line)) and not _LEADING.match(line)


def after_number(rest: str) -> tuple[str, int] | None:
    """What follows "Motion 3.6" in a heading: the title and where it ends; None when a sentence goes on."""
    ended = rest.rstrip().endswith((".", ";"))
    if on := re.match(r"\s+(?:on|about|concerning)\s+", rest):
        return None if ended or len(rest) > 120 or _SPEECH.search(rest) else (rest[on.end() :], len(rest))
    if _PROSE.match(rest) and not _MOVED.match(rest):
        return None
    if len(rest) <= 160 and not ended:
        return rest, len(rest)
    if len(rest) <= 100 and not _SPEECH.search(rest) and not _STOP.search(rest.lstrip(" .:–—-")):
        return rest, len(rest)
    return run_in(rest) or (("", 0) if re.match(r"\s*[:.–—-]", rest) else None)


def run_in(rest: str) -> tuple[str, int] | None:
    """For a paragraph that opens with its heading ("– Night Buses. I agree …"): the title as written and where it
    ends."""
    lead = re.match(r"[\s:.,|–—-]*", rest)
    at = lead.end() if lead else 0
    if rest[at : at + 1] == "(" and 0 < (close := rest.find(")", at)) < 160:
        return rest[: close + 1], close + 1
    stop = _STOP.search(rest[: at + 140], at)
    if not stop or _SPEECH.search(rest, at, stop.start()):
        return None
    return rest[: stop.start()], stop.end()
