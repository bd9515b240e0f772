"""Which motions a letter answers, and where the reply to each begins and ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from etl.records import Letterhead, Reply
from etl.transform import kinds
from etl.transform.letterhead import matter, meeting
from etl.transform.motions import headings, patterns, prose
from etl.transform.motions.headings import Heading, Spans
from etl.transform.motions.places import Places

__all__ = ["Places", "find", "number_key"]

_LINE = 200
_LEAD = 2000


def number_key(number: str) -> str:
    """A text that sorts as the numbers do, part by part: "3.6" before "3.16"."""
    return ".".join(part.zfill(4) for part in number.split("."))


def find(text: str, head: Letterhead) -> tuple[Reply, ...]:
    """The replies a letter makes, in the order of the letter; empty when it answers no motion."""
    spans = matter(text, head)
    found = headings.explicit(text, spans)
    found += headings.joint(text, spans, found)
    found = (
        found
        or headings.trailing(text, spans)
        or headings.numbered(text, spans)
        or headings.named(text, spans)
        or headings.subject(text, head)
        or prose.inline(text, spans, head)
        or prose.listed(text, head, opening=True)
        or headings.counted(text, head, spans)
        or prose.lone_title(text, head)
        or prose.listed(text, head, opening=False)
    )
    found = prose.told_apart(text, spans, head, found)
    return _replies(text, head, spans, sorted(found, key=lambda heading: heading.start))


def _start(reply: Reply) -> int:
    return reply.start


def _replies(text: str, head: Letterhead, spans: Spans, found: list[Heading]) -> tuple[Reply, ...]:
    ends = _ends(text, head, spans, found)
    dated = meeting.dates(text, head.body_start, head.body_end, head.date)
    above = patterns.SUBJECT.search(text, 0, head.body_start)
    subject = above.group("rest") if above and len(found) == 1 else ""
    over = [(where, day) for where, day, full in dated if full and _alone(text, where)]
    before = text[head.body_start : min(found[0].start, head.body_start + _LEAD)] if found else ""
    said = kinds.of_all(before, lone=len(found) == 1)
    replies: dict[tuple[str, date | None], Reply] = {}
    for heading in found:
        end = ends[heading.start]
        section = bisect_left(over, heading.start, key=lambda place: place[0]) - 1
        kind = kinds.kind(text[heading.end : end], text[heading.start : heading.end] or subject, said)
        day = heading.meeting or (over[section][1] if section >= 0 else head.meeting_date)
        reply = Reply(heading.number, heading.title, kind, heading.start, end, day)
        key = (heading.number or heading.title.casefold(), day)
        known = replies.get(key)
        if known is None or end - heading.end > known.end - known.start:  # a list of contents comes before the replies
            replies[key] = reply
    return tuple(sorted(replies.values(), key=_start))


def _ends(text: str, head: Letterhead, spans: Spans, found: list[Heading]) -> dict[int, int]:
    """Where the reply under each heading ends; headings that stand one upon another share the words below them."""
    ends: dict[int, int] = {}
    following: Heading | None = None
    numbers_below: set[str | None] = set()
    for heading in reversed(found):
        span = bisect_right(spans, heading.start, key=lambda span: span[0]) - 1
        span_end = spans[span][1] if span >= 0 and heading.start < spans[span][1] else head.body_end
        if following is None or following.start == heading.start or following.start > span_end:
            note = patterns.NOTE.search(text, heading.end, span_end)
            end = note.start() if note else span_end
            end = _without_courtesies(text, heading.end, end) if found[0].start != heading.start else end
            end = ends.get(heading.start, end)
        else:
            end = _without_headings(text, heading.end, following.start)
            if end <= heading.end and heading.number not in numbers_below:
                end = ends[following.start]
        ends[heading.start] = _stripped(text, heading.end, end)
        numbers_below.add(heading.number)
        following = heading
    return ends


def _stripped(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without the white space that closes it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return max(start, end)


def _alone(text: str, where: int) -> bool:
    """Does the day stand in a short line of its own, a heading over the motions of one meeting?"""
    start = text.rfind("\n", max(0, where - _LINE), where) + 1
    stop = text.find("\n", where, where + _LINE)
    line = text[start : stop if stop >= 0 else where + _LINE].strip()
    return len(line) < 110 and not line.endswith((".", ";", ","))


def _without_courtesies(text: str, start: int, end: int) -> int:
    """The end of the last reply without the thanks and good wishes that close a letter about several motions."""
    while True:
        end = _stripped(text, start, end)
        cut = text.rfind("\n\n", max(start, end - 400), end)
        if (
            cut < 0
            or not patterns.COURTESY.fullmatch(text, cut + 2, end)
            or patterns.PROMISE.search(text, cut + 2, end)
        ):
            return end
        end = cut


def _without_headings(text: str, start: int, end: int) -> int:
    """The end of a reply without the headings that stand over the next one ("Plenary meeting of 5 December 2024")."""
    while True:
        end = _stripped(text, start, end)
        cut = text.rfind("\n\n", max(start, end - _LINE), end)
        if cut < 0 or not patterns.HEADLINE.fullmatch(text, cut + 2, end):
            return end
        end = cut
