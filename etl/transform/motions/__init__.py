"""Which motions a letter answers, and where the reply to each begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.records import Letterhead, Reply
from etl.transform import kinds
from etl.transform.letterhead import matter, meeting
from etl.transform.motions import headings
from etl.transform.motions.headings import Heading

_MOTION = re.compile(r"\bmotions?\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"(?:Thank you|I hope|I trust|I look forward|We look forward|I am grateful|I would ask that this letter|Please (?:do )?(?:not hesitate|let me)|If you (?:have|would)"
    r"|Should you|May I thank|Once again|Once more|With (?:my )?thanks|I would be (?:happy|delighted|pleased|glad))[^\n]*"
)
_PROMISE = re.compile(r"\b(?:will|shall|have asked|has asked)\b")
_MARK = re.compile(r"(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\[(\d{1,2})\]|(\d{1,2})[ .)]|([*†‡]))")
_SUBJECT = re.compile(r"^(?:Subject|Re|RE|SUBJECT)\s*:\s*(?P<rest>[^\n]+)$", re.MULTILINE)
_ENTITLED = re.compile(
    r"\bmotion,? (?:which was |that was )?(?:entitled|titled|called|headed|under the title|with the title)[ ,:]+[‘“\"'](?P<title>[^‘’“”\"\n]{3,140}(?:[’'][^‘’“”\"\n]{1,80})?)[’”\"']",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\bmotion (?:on|about|concerning|regarding) (?P<title>[^.,;:()\n]{3,90}?)(?= (?:that|which|agreed|passed|carried|at|of \d)\b|[.,;:(\n])"
)


def number_key(number: str) -> str:
    """A text that sorts as the numbers do, part by part: "3.6" before "3.16"."""
    return ".".join(part.zfill(4) for part in number.split("."))


def find(text: str, head: Letterhead) -> tuple[Reply, ...]:
    """The replies a letter makes, in the order of the letter; empty when it answers no motion."""
    spans = matter(text, head)
    found = (
        list(_explicit(text, spans))
        or list(_numbered(text, spans))
        or list(_named(text, spans))
        or list(_subject(text, head))
        or list(_inline(text, spans))
        or list(_listed(text, head))
        or list(_lone_title(text, head))
    )
    return tuple(_replies(text, head, spans, found))


def at(replies: tuple[Reply, ...], text: str, head: Letterhead, offset: int) -> Reply | None:
    """The reply to which the words at `offset` belong; a footnote belongs where its mark stands."""
    for reply in replies:
        if reply.start <= offset < reply.end:
            return reply
    if offset >= head.body_end and (marked := _marked(text, head, offset)) is not None:
        return at(replies, text, head, marked)
    return replies[0] if len(replies) == 1 else None


def _explicit(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Heading]:
    """Headings that name the motion by its number: "Motion 3.6 – Title", alone on a line or opening a paragraph."""
    for start, end in spans:
        for match in headings.EXPLICIT.finditer(text, start, end):
            rest = match.group("rest")
            several = re.match(r"(?:,|;| and| &)\s*(?:motion )?\d", rest, re.IGNORECASE)
            if several or re.match(r"\s*[a-z]|['’]s\b|[,;]", rest):
                continue
            whole = len(rest) <= 150 and not rest.rstrip().endswith((".", ";", "?"))
            if whole:
                name, day = headings.title(rest)
                stop = match.end()
                if not name:
                    name, stop = _next_line(text, match.end(), end)
                yield Heading(match.start(), stop, match.group("number"), name, day)
            elif run_in := headings.split_run_in(rest):
                name, day = headings.title(run_in[0])
                yield Heading(match.start(), match.start("rest") + run_in[1], match.group("number"), name, day)
            elif re.match(r"\s*[:.–—-]", rest):
                yield Heading(match.start(), match.start("rest"), match.group("number"), "")


def _next_line(text: str, at: int, end: int) -> tuple[str, int]:
    """The title that stands on the line below a bare "Motion 3.6"."""
    match = re.compile(r"\n{1,2}[ \t]*([^\n]+)").match(text, at, end)
    if match and headings.is_title(match.group(1).strip()) and not headings.EXPLICIT.match(match.group(1)):
        return headings.title(match.group(1))[0], match.end()
    return "", at


def _numbered(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Heading]:
    """Headings of a bare number and title, "3.4 River Crossings": in a letter about motions, of one report, in rising order."""
    found: list[Heading] = []
    for start, end in spans:
        if not _MOTION.search(text, 0, end):
            return
        for match in headings.NUMBERED.finditer(text, start, end):
            rest = match.group("rest")
            run_in = (
                headings.split_run_in(" " + rest) if len(rest) > 110 or rest.rstrip().endswith((".", ";")) else None
            )
            if run_in is None and (rest.rstrip().endswith((".", ";", ",", "?")) or len(rest) > 130):
                continue
            name, day = headings.title(run_in[0] if run_in else rest)
            stop = match.start("rest") - 1 + run_in[1] if run_in else match.end()
            found.append(Heading(match.start(), stop, match.group("number"), name, day))
    majors = [str(heading.number).split(".")[0] for heading in found]
    if majors and all(major == majors[0] for major in majors):
        yield from found


def _named(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Heading]:
    """Headings that give a title and no number: "Re: Title (agreed 8 December 2022)"."""
    seen: set[int] = set()
    for pattern in (headings.NAMED, headings.AGREED):
        for start, end in spans:
            for match in pattern.finditer(text, start, end):
                name, day = headings.title(match.group("rest"))
                if match.start() not in seen and headings.is_title(name) and not headings.SEVERAL.search(match.group()):
                    seen.add(match.start())
                    yield Heading(match.start(), match.end(), None, name, day)
        if seen:
            return


def _subject(text: str, head: Letterhead) -> Iterator[Heading]:
    """An e-mail's or a letter's subject line above the salutation that names one motion."""
    for line in _SUBJECT.finditer(text, 0, head.body_start):
        if match := headings.EXPLICIT.match(line.group()):
            name, day = headings.title(match.group("rest"))
            yield Heading(head.body_start, head.body_start, match.group("number"), name, day)
            return


def _inline(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Heading]:
    """Paragraphs or sentences that open with the motion they answer: "On motion 3.6, …"."""
    seen: set[str] = set()
    for start, end in spans:
        for match in headings.INLINE.finditer(text, start, end):
            number = match.group("number")
            if number not in seen:
                seen.add(number)
                name = match.group("title") or match.group("about") or _title_of(text, number)
                yield Heading(
                    match.start() + len(match.group()) - len(match.group().lstrip()),
                    match.start(),
                    number,
                    headings.title(name)[0],
                )


def _title_of(text: str, number: str) -> str:
    """The title that a letter gives to a motion in passing: "motions 3.6 (Prostitute's Caution) and 3.16 (…)"."""
    match = re.search(
        rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)\s*(?:\(([^()\n]{{3,120}})\)|,? on ([^,.;()\n]{{3,90}}))", text
    )
    return (match.group(1) or match.group(2)) if match else ""


def _listed(text: str, head: Letterhead) -> Iterator[Heading]:
    """Motions that the letter names without a heading of their own: one reply serves them all."""
    opening = _paragraph_end(text, head.body_start, 3)
    numbers: list[str] = []
    for start, end in ((0, min(opening, head.body_end)), (head.body_start, head.body_end)):
        for several in headings.SEVERAL.finditer(text, start, end):
            numbers += re.findall(
                r"(?<![\d.])\d{1,2}(?:\.\d{1,3})?(?![\d.]*\d)", re.sub(r"\([^()]*\)", "", several.group("list"))
            )
        numbers += [one.group("number") for one in headings.ONE.finditer(text, start, end)]
        if numbers:
            break
    unique = list(dict.fromkeys(numbers))
    for number in unique:
        name = _title_of(text, number) or (_own_title(text, head) if len(unique) == 1 else "")
        yield Heading(head.body_start, head.body_start, number, headings.title(name)[0])


def _own_title(text: str, head: Letterhead) -> str:
    lone = next(iter(_lone_title(text, head)), None)
    return lone.title if lone else ""


def _lone_title(text: str, head: Letterhead) -> Iterator[Heading]:
    """The subject line of a letter about one motion without a number, or the title its first sentences give."""
    if not _MOTION.search(text, head.body_start, head.body_end):
        return
    stop = text.find("\n", head.body_start, head.body_end)
    line = text[head.body_start : stop if stop >= 0 else head.body_end].strip()
    name, day = headings.title(line)
    if headings.is_title(name) and stop >= 0:
        yield Heading(head.body_start, stop, None, name, day)
        return
    for above in _SUBJECT.finditer(text, 0, head.body_start):
        name, day = headings.title(re.sub(r"^(?:(?:RE|FW|Fwd):\s*)+", "", above.group("rest"), flags=re.IGNORECASE))
        if headings.is_title(name):
            yield Heading(head.body_start, head.body_start, None, name, day)
            return
    opening = _paragraph_end(text, head.body_start, 3)
    for pattern in (_ENTITLED, _ABOUT):
        if match := pattern.search(text, head.body_start, min(opening, head.body_end)):
            yield Heading(head.body_start, head.body_start, None, headings.title(match.group("title"))[0])
            return


def _paragraph_end(text: str, at: int, count: int) -> int:
    for _ in range(count):
        stop = text.find("\n\n", at)
        if stop < 0:
            return len(text)
        at = stop + 2
    return at


def _replies(text: str, head: Letterhead, spans: tuple[tuple[int, int], ...], found: list[Heading]) -> Iterator[Reply]:
    found = sorted(found, key=lambda heading: heading.start)
    starts = [heading.start for heading in found]
    meetings = [
        (where, day) for where, day, full in meeting.dates(text, head.body_start, head.body_end, head.date) if full
    ]
    headed = [(where, day) for where, day in meetings if _alone(text, where)]
    for heading in found:
        span_end = next((end for start, end in spans if start <= heading.start < end), head.body_end)
        following = bisect_right(starts, heading.start)
        if following < len(starts):
            end = min(starts[following], span_end) if starts[following] > heading.start else span_end
        else:
            end = _without_courtesies(text, heading.end, span_end) if len(set(starts)) > 1 else span_end
        end = max(heading.start, len(text[:end].rstrip()))
        said = text[heading.end : end]
        section = next((day for where, day in reversed(headed) if where < heading.start), None)
        reply = Reply(
            heading.number,
            heading.title,
            "substantive",
            heading.start,
            end,
            heading.meeting or section or head.meeting_date,
        )
        yield replace(reply, kind=kinds.kind(said, text[heading.start : heading.end]))


def _alone(text: str, where: int) -> bool:
    """Does the day stand in a short line of its own, a heading over the motions of one meeting?"""
    start = text.rfind("\n", 0, where) + 1
    stop = text.find("\n", where)
    line = text[start : stop if stop >= 0 else len(text)].strip()
    return len(line) < 110 and not line.endswith((".", ";", ","))


def _without_courtesies(text: str, start: int, end: int) -> int:
    """The end of the last reply without the thanks and good wishes that close a letter about several motions."""
    while True:
        end = len(text[:end].rstrip())
        cut = text.rfind("\n\n", start, end)
        if (
            cut < 0
            or not _COURTESY.fullmatch(text, cut + 2, end)
            or _PROMISE.search(text, cut + 2, end)
            or end - cut > 400
        ):
            return end
        end = cut


def _marked(text: str, head: Letterhead, offset: int) -> int | None:
    """Where the mark of the footnote around `offset` stands in the body."""
    line = text.rfind("\n", 0, offset) + 1
    match = _MARK.match(text, line)
    if not match:
        return None
    raised, bracketed, plain, sign = match.groups()
    digits = plain and plain.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for mark in filter(None, (raised, bracketed and f"[{bracketed}]", digits, sign)):
        where = text.find(mark, head.body_start, head.body_end)
        if where >= 0:
            return where
    if plain and (glued := re.compile(rf"(?<=[a-z][.,;)]){plain}(?=\s)").search(text, head.body_start, head.body_end)):
        return glued.start()
    return None
