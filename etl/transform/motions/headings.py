"""The headings under which a letter answers motions, in the styles that letters use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.records import Letterhead
from etl.transform.motions import patterns
from etl.transform.motions.titles import after_number, is_title, run_in, title

Spans = tuple[tuple[int, int], ...]
_BELOW = re.compile(r"\n{1,2}[ \t]*([^\n]+)")
_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,3})?(?![\d.]*\d)")
_NEXT = re.compile(r"(?:,|;| and| &)\s*(?:motion )?\d", re.IGNORECASE)
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
            parts = None if _NEXT.match(rest) else after_number(rest)
            if parts is None:
                continue
            raw, length = parts
            second = _SECOND.search(raw)
            name, day = title(raw[: second.start()] if second else raw)
            stop = match.start("rest") + length
            if not name and stop == match.end():
                name, stop = _below(text, stop, end)
            is_motion = match.group("word").casefold() == "motion"
            found.append((is_motion, Heading(match.start(), stop, match.group("number"), name, day)))
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
    """The title that stands on the line below a bare "Motion 3.6"."""
    match = _BELOW.match(text, at, end)
    if match and is_title(match.group(1).strip()) and not patterns.EXPLICIT.match(match.group(1)):
        return title(match.group(1))[0], match.end()
    return "", at
