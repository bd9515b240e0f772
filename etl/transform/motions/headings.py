"""The headings under which a letter answers motions, in the styles that letters use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from etl.records import Letterhead
from etl.transform.letterhead import days
from etl.transform.motions import patterns
from etl.transform.motions.titles import after_number, announces, is_title, run_in, title

Spans = tuple[tuple[int, int], ...]
_BELOW = re.compile(r"\n{1,2}[ \t]*([^\n]+)")
_BY = re.compile(r"\s*(?:Proposed|Moved|Seconded|Tabled)\b", re.IGNORECASE)
_LAST_LINE = re.compile(r"(?<![^\n])[ \t]*(?P<line>[^\n]+)\n{1,2}[ \t]*\Z")
_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,3})?(?![\d.]*\d)")
_NEXT = re.compile(r"(?:,|;| and| &)\s*(?:motion )?\d(?!\d?(?:st|nd|rd|th)? [a-z]{3})", re.IGNORECASE)
# What may follow the number of a heading that has given its title: the meeting, or nothing.
_WHEN = re.compile(
    r"of|at|on|from|the|its|agreed|passed|carried|held|London|Assembly|Plenary|meeting|(?=\S*\d)[\w./]+"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,()\[\]–—:-]+")
_IN_BRACKETS = re.compile(r"[^()\[\]]*[)\]]\s*")
_SPEAKS = re.compile(
    r"\b(?:I|we|you|is|are|was|were|will|has|have|had|asks?|asked|calls?|called|says?|notes|should|cannot|did|do"
    r"|does)\b"
)
_OUR_REPLY = re.compile(r"\s*[,:–—-]\s+(?:(?:my|our|the) )?(?:repl(?:y|ies)|response|answer)\s*$", re.IGNORECASE)
_SECOND = re.compile(rf"\s*(?:,|;|\band\b|&)\s+Motion\s+{patterns.number('number')}\s*(?=[-–—:(])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `text[start:end]` over the reply to one motion; a run-in heading ends where its paragraph goes
    on."""

    start: int
    end: int
    number: str | None
    title: str
    meeting: date | None = None


def explicit(text: str, spans: Spans) -> list[Heading]:
    """Headings that name motions by their numbers: "Motion 3.6 – Title", alone on a line or opening a paragraph."""
    found: list[tuple[bool, Heading]] = []
    for start, end in spans:
        for match in patterns.EXPLICIT.finditer(text, start, end):
            rest = match.group("rest")
            parts = None if _NEXT.match(rest) else (rest, len(rest)) if _only_when(rest) else after_number(rest)
            if parts is None:
                continue
            begin = match.start()
            raw, length = parts
            second = _SECOND.search(raw)
            name, day = ("", days.first(raw)) if _only_when(raw) else title(raw[: second.start()] if second else raw)
            stop = match.start("rest") + length
            if not name and stop == match.end():
                name, stop = _below(text, stop, end)
                if not name:
                    name, begin = _above(text, start, begin)
            is_motion = match.group("word").casefold() == "motion"
            found.append((is_motion, Heading(begin, stop, match.group("number"), name, day)))
            if second:
                other, later = title(raw[second.end() :])
                found.append((is_motion, Heading(match.start(), stop, second.group("number"), other, later or day)))
    if any(is_motion for is_motion, _ in found):
        return [heading for is_motion, heading in found if is_motion]
    return [heading for _, heading in found]


def joint(text: str, spans: Spans, known: list[Heading]) -> list[Heading]:
    """Headings over several motions at once, unless they only announce the headings already known."""
    numbers_known = {heading.number for heading in known}
    found: list[Heading] = []
    for start, end in spans:
        for match in patterns.JOINT.finditer(text, start, end):
            listed = list(numbers(match.group("list")))
            if match.group("rest").rstrip().endswith((".", ";")) or numbers_known & set(listed):
                continue
            name, day = title(match.group("rest"))
            for number in listed:
                own = title(title_in_passing(match.group("list"), number))[0]
                found.append(Heading(match.start(), match.end(), number, own or name, day))
    return found


def trailing(text: str, spans: Spans) -> list[Heading]:
    """Headings that give the number behind the title or the meeting: "Night Buses (Motion 3.6)", "Plenary – Motion
    3.6 – Night Buses"; a bare "Night Buses (3.6)" only in a letter about motions."""
    for pattern in (patterns.TRAILING, patterns.BRACKETED):
        found = [
            heading
            for start, end in spans
            for match in pattern.finditer(text, start, end)
            if (heading := _trailing(match))
        ]
        if found and (pattern is patterns.TRAILING or re.search(r"\bmotions?\b", text, re.IGNORECASE)):
            return found
    return []


def _trailing(match: re.Match[str]) -> Heading | None:
    after = _OUR_REPLY.sub("", match.group("after"))
    if after.rstrip().endswith((".", ";", ",", ":")) or _NEXT.match(after):
        return None
    name, day = title(match.group("rest"))
    if _SPEAKS.search(match.group()):
        return None
    if announces(match.group("rest")):
        parts = after_number(after.lstrip(", "))
        if parts is None or not parts[0]:
            return None
        name, later = title(parts[0])
        return (
            Heading(match.start(), match.end(), match.group("number"), name, day or later) if is_title(name) else None
        )
    closed = _IN_BRACKETS.fullmatch(after) is not None if match.group("bracket") else _only_when(after)
    if not closed or not is_title(name):
        return None
    return Heading(match.start(), match.end(), match.group("number"), name, day or days.first(after))


def _only_when(rest: str) -> bool:
    """Does nothing follow but the meeting: ", Plenary, 5 December 2024"?"""
    return not rest.rstrip().endswith((".", ";", ",", ":")) and all(map(_WHEN.fullmatch, _WORD.findall(rest)))


def numbered(text: str, spans: Spans) -> list[Heading]:
    """Headings of a bare number and title, "3.4 River Crossings": in a letter about motions, of one report, in rising
    order."""
    found: list[Heading] = []
    for start, end in spans:
        for match in patterns.NUMBERED.finditer(text, start, end):
            rest = match.group("rest")
            ended = rest.rstrip().endswith((".", ";", ","))
            parts = run_in(" " + rest) if len(rest) > 110 or ended else (" " + rest, len(rest) + 1)
            if parts:
                name, day = title(parts[0])
                found.append(
                    Heading(match.start(), match.start("rest") - 1 + parts[1], match.group("number"), name, day)
                )
    majors = Counter(str(heading.number).split(".")[0] for heading in found)
    if not found or not re.search(r"\bmotions?\b", text, re.IGNORECASE):
        return []
    major = majors.most_common(1)[0][0]
    return [heading for heading in found if str(heading.number).split(".")[0] == major]


def named(text: str, spans: Spans) -> list[Heading]:
    """Headings that give a title and no number: "Re: Title (agreed 8 December 2022)"."""
    for pattern in (patterns.NAMED, patterns.AGREED):
        found: list[Heading] = []
        for start, end in spans:
            for match in pattern.finditer(text, start, end):
                name, day = title(match.group("rest"))
                if is_title(name) and not patterns.SEVERAL.search(match.group()):
                    found.append(Heading(match.start(), match.end(), None, name, day))
        if found:
            return found
    return []


def counted(text: str, head: Letterhead, spans: Spans) -> list[Heading]:
    """Bare titles, when the letter says how many motions it answers and has just so many headings."""
    said = patterns.COUNT.search(text, head.body_start, min(head.body_end, head.body_start + 1200))
    if not said:
        return []
    found: list[Heading] = []
    for start, end in spans:
        for line in re.finditer(r"(?:^|(?<=\n\n))[^\n]{4,160}(?=\n\n)", text[start:end]):
            where = start + line.start()
            if where > said.start() and patterns.HEADLINE.fullmatch(line.group()) and is_title(line.group().strip()):
                name, day = title(line.group())
                found.append(Heading(where, start + line.end(), None, name, day))
    return found if len(found) == patterns.COUNTS[said.group("count").casefold()] else []


def subject(text: str, head: Letterhead) -> list[Heading]:
    """The subject line of an e-mail or a letter, above the salutation, when it names one motion by its number."""
    for line in patterns.SUBJECT.finditer(text, 0, head.body_start):
        match = patterns.EXPLICIT.match(line.group())
        if match and (parts := after_number(match.group("rest"))):
            name, day = title(parts[0])
            return [Heading(head.body_start, head.body_start, match.group("number"), name, day)]
        behind = patterns.TRAILING.match(line.group()) or patterns.BRACKETED.match(line.group())
        if behind and (heading := _trailing(behind)):
            return [replace(heading, start=head.body_start, end=head.body_start)]
    return []


def numbers(listed: str) -> Iterator[str]:
    """The numbers of a list such as "3.6 (Prostitute's Caution), 3.7 and 3.16"."""
    for match in _NUMBER.finditer(re.sub(r"\([^()]*\)", "", listed)):
        yield match.group()


def title_in_passing(text: str, number: str) -> str:
    """The title that a letter gives to a motion in passing: "motions 3.6 (Prostitute's Caution) and 3.16 (…)"."""
    match = re.search(
        rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)\s*(?:\(([^()\n]{{3,120}})\)|,? on ([^,.;()\n]{{3,90}}))", text
    )
    return (match.group(1) or match.group(2)) if match else ""


def _below(text: str, at: int, end: int) -> tuple[str, int]:
    """The title that stands on a line below a bare "Motion 3.6"."""
    first = at
    for _ in range(3):  # under who proposed it and who seconded it
        match = _BELOW.match(text, at, end)
        if not match or patterns.EXPLICIT.match(match.group(1)):
            break
        if is_title(match.group(1).strip()):
            return title(match.group(1))[0], match.end()
        if not _BY.match(match.group(1)):
            break
        at = match.end()
    return "", first


def _above(text: str, start: int, at: int) -> tuple[str, int]:
    """The title that stands on the line above a bare "Motion 3.6", and where it begins."""
    match = _LAST_LINE.search(text, max(start, at - 200), at)
    if match and patterns.HEADLINE.fullmatch(match.group("line").rstrip()) and is_title(match.group("line").strip()):
        return title(match.group("line"))[0], match.start("line")
    return "", at
