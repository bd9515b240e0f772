"""The headings under which letters answer motions, in the styles that letters use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.transform.letterhead import days

NUMBER = r"\(?(?<![\d.])(?P<{}>\d{{1,2}}(?:\.\d{{1,3}})?)(?![\d.]*\d|[A-Za-z%])\)?"
_WORD = r"(?:(?:Assembly |Plenary |Urgent )?Motions?|(?:Agenda )?Item)(?: no\.?| number| paragraph)?"
_LEAD = r"(?:\*\*|__)?(?:(?:RE|FW|Re|Fwd|Subject|SUBJECT|Title)\s*:\s*){0,3}"
_BEFORE = r"(?:(?:Correction|Addendum|Further reply|Supplementary reply|Reply|Response|Answer|My reply|My response)\b[^\n:]{0,70}?(?::\s*|\s[-–—]\s*|\s(?:to|on)\s))?"
EXPLICIT = re.compile(
    rf"^[ \t]*{_LEAD}{_BEFORE}{_WORD}\s*{NUMBER.format('number')}(?P<rest>[^\n]*)$", re.MULTILINE | re.IGNORECASE
)
SEVERAL = re.compile(
    rf"\bmotions (?P<list>{NUMBER.format('a')}(?:\s*\([^()\n]{{1,120}}\))?(?:(?:,? and|,| &| or)\s+(?:motion )?{NUMBER.format('b')}(?:\s*\([^()\n]{{1,120}}\))?){{1,9}})",
    re.IGNORECASE,
)
ONE = re.compile(
    rf"\bmotion(?: no\.?| number)?\s+{NUMBER.format('number')}(?:\s*\((?P<title>[^()\n]{{3,120}})\))?", re.IGNORECASE
)
NUMBERED = re.compile(
    r"^[ \t]*(?:\*\*)?(?P<number>\d{1,2}\.\d{1,2})(?:[.:)]|\s*[-–—])?\s+(?P<rest>[A-Z‘“'\"][^\n]{2,139})$", re.MULTILINE
)
NAMED = re.compile(
    rf"^[ \t]*(?:\*\*)?(?:{_BEFORE}(?:Re|RE|Subject|Motion|MOTION|Assembly motion|Response to motion|Your motion)\s*(?::|\s[-–—])\s*)(?P<rest>[^\n]{{4,180}})$",
    re.MULTILINE,
)
AGREED = re.compile(
    r"^[ \t]*(?:\*\*)?(?P<rest>[A-Z‘“'\"][^\n]{3,140}\((?:[^()\n]{0,40}\b)?(?:agreed|passed|carried|Plenary|adopted|approved)\b[^()\n]{0,60}\))[ \t]*$",
    re.MULTILINE,
)
INLINE = re.compile(
    rf"(?:^[ \t]*|(?<=[.!?] ))(?:(?:Finally|Lastly|First|Firstly|Second|Secondly|Third|Thirdly|Next|Now|And|Turning|As|I turn|Moving|To)[,]? )?"
    rf"(?:(?:On|As to|as to|on|to|As for|for|Turning (?:now |next )?to|now to|next to|(?:In|in) (?:response|answer|reply|relation|respect|regard) (?:to|of)"
    rf"|(?:With|with) (?:regard|respect|reference) to|Regarding|Concerning|Under|I turn to) )?(?:the )?[Mm]otion(?: [Nn]o\.?| number)? {NUMBER.format('number')}"
    rf"(?=[,:;(’'\s])(?:\s*\((?P<title>[^()\n]{{3,120}})\))?(?:, (?:on |about |entitled )(?P<about>[^,.;\n]{{3,90}})(?=,))?",
    re.MULTILINE,
)
_OPENER = re.compile(
    r"^(?:the )?(?:London Assembly|Assembly|Plenary|Motions?|Meeting|GLA|Mayor(?:’s|'s)? (?:repl|respon)|Repl(?:y|ies)|Responses?|Answers?|Correspondence|Your letter|Letter|Acknowledgement"
    r"|Thank you|Dear|By e-?mail|Private|Confidential|Official|Sent|Ref|Our ref|Your ref|Date)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[\[(]([^()\[\]]*)[\])]\s*$")
_WHERE = re.compile(r"\b(?:agreed|passed|carried|adopted|approved|Plenary|meeting|MGLA\d+|ref)\b", re.IGNORECASE)
_TRAILING_WHEN = re.compile(
    r"\s*[-–—,]\s*(?:(?:as )?(?:agreed|passed|carried)|(?:London Assembly )?\(?Plenary)\b[^\n]*$", re.IGNORECASE
)
_SPEECH = re.compile(
    r"\b(?:I|we|you|it|this|they|is|are|was|were|will|has|have|had|asks?|asked|calls?|called|says|notes|urges|should|cannot|did|do|does)\b"
)
_QUOTES = "‘’“”\"'*_ \t"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `text[start:end]` over the reply to one motion; a run-in heading ends where its paragraph goes on."""

    start: int
    end: int
    number: str | None
    title: str
    meeting: date | None = None


def title(raw: str) -> tuple[str, date | None]:
    """The title a heading gives, without the quotation marks, meeting and reference that stand about it, and the meeting's day."""
    text = raw.strip()
    meeting: date | None = None
    while (match := _BRACKETS.search(text)) and (_WHERE.search(match.group(1)) or days.first(match.group(1))):
        meeting = meeting or days.first(match.group(1))
        text = text[: match.start()]
    if match := _TRAILING_WHEN.search(text):
        meeting = meeting or days.first(match.group())
        text = text[: match.start()]
    text = re.sub(r"^[\s:.,|–—-]+|[\s:,|–—-]+$", "", text)
    if match := re.match(r"\(([^()]*)\)\s*[-–—:.]?\s*", text):
        inner = match.group(1)
        if days.first(inner) or _WHERE.search(inner):
            meeting = meeting or days.first(inner)
            text = text[match.end() :]
        elif match.end() == len(text):
            text = inner
    text = text.strip(_QUOTES) if text[:1] in "‘“\"'*_" and not _inner_quote(text) else text.strip("*_ \t")
    return text.removesuffix(".") if text.count(".") == 1 else text, meeting


def _inner_quote(text: str) -> bool:
    """Do the quotation marks belong to a word of the title, as in 'Right to Buy' Sales?"""
    return text[-1:] not in "’”\"'*_"


def split_run_in(rest: str) -> tuple[str, int] | None:
    """For a paragraph that opens with its heading ("– Night Buses. I agree …"): the title as written and where it ends in `rest`."""
    lead = re.match(r"[\s:.,|–—-]*", rest)
    at = lead.end() if lead else 0
    if rest[at : at + 1] == "(" and (close := rest.find(")", at)) > 0:
        return rest[: close + 1], close + 1
    stop = re.search(r"[.:]\s+(?=[A-Z‘“\"'])|\s[–—-]\s+(?=[A-Z])|\*\*", rest[at : at + 140])
    if not stop or _SPEECH.search(rest[at : at + stop.start()]):
        return None
    return rest[: at + stop.start()], at + stop.end()


def is_title(text: str) -> bool:
    """Can this line be the title of a motion: short, no sentence, and not the letter's own subject ("Plenary meeting of …")?"""
    return (
        3 < len(text) <= 160
        and not text.endswith((".", ",", ";", "?", "!"))
        and not _OPENER.match(text)
        and not re.search(r"\b(?:I|we|will) ", text)
    )
