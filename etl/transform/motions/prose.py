"""Motions that a letter names in its sentences, without a heading of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.records import Letterhead
from etl.transform.motions import patterns
from etl.transform.motions.headings import Heading, Spans, numbers, title_in_passing
from etl.transform.motions.titles import announces, is_title, title

_MOTION = re.compile(r"\bmotions?\b", re.IGNORECASE)
_DEMANDS = re.compile(r"\b(?:should|must|calls? (?:on|for|upon)|urges|notes|welcomes|resolves|believes)\b")
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|asks?|asked|sent|reached|says|came|refers?|concerns?)\b")
_OPENING = 6000
_MOST = 40
_NEAR_TOP = 6
_REPLY_TO = re.compile(r"^(?:(?:RE|FW|Fwd):\s*)+", re.IGNORECASE)


def inline(text: str, spans: Spans, head: Letterhead) -> list[Heading]:
    """Paragraphs or sentences that open with the motion they answer: "On motion 3.6, …", "Your second motion, on …,
    …"; and the sentences that speak of another that the letter says it is about."""
    found: dict[str, Heading] = {}
    for start, end in spans:
        for match in patterns.INLINE.finditer(text, start, end):
            number = match.group("number")
            where = match.end() - len(match.group().lstrip())
            if number in found:
                continue
            raw = match.group("title") or match.group("about") or title_in_passing(text[:_OPENING], number)
            found[number] = Heading(where, where, number, title(raw)[0])
    if found:
        return [*found.values(), *_spoken_of(text, head, set(found))]
    ordinal = [match for start, end in spans for match in patterns.ORDINAL.finditer(text, start, end)]
    return [
        Heading(match.start(), match.start(), None, title(match.group("quoted") or match.group("about"))[0])
        for match in ordinal
    ]


def told_apart(text: str, spans: Spans, head: Letterhead, found: list[Heading]) -> list[Heading]:
    """The headings found, and the paragraphs that open with a motion which a line over the letter announces together
    with others ("Motions 3.2 and 3.5")."""
    about, stop = _announced(text, head)
    if not about or not found:
        return found
    below = [heading for heading in found if heading.start >= stop and heading.end > heading.start]
    known = {heading.number for heading in below}
    opened = [heading for heading in inline(text, spans, head) if heading.number in about - known]
    titles = {heading.number: heading.title for heading in found}
    if opened and len(opened) + len(known) > 1:
        below += opened
        known = {heading.number for heading in below}
        found = [heading for heading in found if heading.number not in known] + below
    return [_titled(heading, titles.get(heading.number, ""), text) for heading in found]


def _titled(heading: Heading, known: str, text: str) -> Heading:
    """The heading with the title it gives, else with the one known for its motion or given in passing near the top."""
    if heading.title or not heading.number:
        return heading
    return replace(heading, title=known or title(title_in_passing(text[:_OPENING], heading.number))[0])


def _announced(text: str, head: Letterhead) -> tuple[set[str], int]:
    """The numbers of the motions, two or more, that the subject or a line near the top names; and where it ends."""
    lines = [(above.group(), above.end()) for above in patterns.SUBJECT.finditer(text, 0, head.body_start)]
    at = head.body_start
    for line in text[at : min(head.body_end, at + _OPENING)].split("\n", _NEAR_TOP)[:_NEAR_TOP]:
        if not line.rstrip().endswith((".", ",", "?")):
            lines.append((line, at + len(line)))
        at += len(line) + 1
    for line, stop in lines:
        about = {match.group("number") for match in patterns.ONE.finditer(line)}
        about.update(number for match in patterns.SEVERAL.finditer(line) for number in numbers(match.group("list")))
        if len(about) > 1:
            return about, stop
    return set(), 0


def _spoken_of(text: str, head: Letterhead, known: set[str]) -> list[Heading]:
    """The sentences on motions that the head or the opening lists and that no sentence opens with."""
    about = {
        number
        for match in patterns.SEVERAL.finditer(text, 0, head.body_start)
        for number in numbers(match.group("list"))
    }
    found: list[Heading] = []
    for match in patterns.ONE.finditer(text, head.body_start, head.body_end):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start()) + 1) + 1
        number = match.group("number")
        if number in about - known and text[start : start + 1].isupper():
            known = known | {number}
            found.append(Heading(start, start, number, title(title_in_passing(text[:_OPENING], number))[0]))
    return found


def listed(text: str, head: Letterhead, *, opening: bool) -> list[Heading]:
    """Motions named by number, in the opening paragraphs or anywhere in the body: one reply serves them all."""
    stop = min(_paragraphs(text, head.body_start, 3), head.body_end) if opening else head.body_end
    found = [number for match in patterns.SEVERAL.finditer(text, 0, stop) for number in numbers(match.group("list"))]
    found += [match.group("number") for match in patterns.ONE.finditer(text, 0, stop)]
    unique = list(dict.fromkeys(found))[:_MOST]
    headings: list[Heading] = []
    for number in unique:
        lone = lone_title(text, head)[:1] if len(unique) == 1 else []
        name = (lone[0].title if lone else "") or title(title_in_passing(text[: min(stop, _OPENING)], number))[0]
        headings.append(Heading(head.body_start, head.body_start, number, name, lone[0].meeting if lone else None))
    return headings


def lone_title(text: str, head: Letterhead) -> list[Heading]:
    """The subject line of a letter about one motion without a number, or the title that its first sentences give."""
    if not _MOTION.search(text, head.body_start, head.body_end):
        return []
    at = head.body_start
    for line in text[at : min(head.body_end, at + 800)].split("\n\n", 3)[:3]:
        bare = _REPLY_TO.sub("", line)
        name, day = title(bare)
        # "Re: Response to Hate Crime" is a title, whatever it begins with.
        if (
            (is_title(name) or (bare != line and is_title(f"Re {name}")))
            and not announces(line)
            and "\n" not in line
            and at + len(line) < head.body_end
            and not (line.rstrip().endswith((".", ":")) and _TELLS.search(line))
        ):
            return [Heading(at, at + len(line), None, name, day)]
        if line.rstrip().endswith((".", "?")) or len(line) > 160:
            break
        at += len(line) + 2
    for above in patterns.SUBJECT.finditer(text, 0, head.body_start):
        name, day = title(_REPLY_TO.sub("", above.group("rest")))
        if is_title(name):
            return [Heading(head.body_start, head.body_start, None, name, day)]
    opening = min(_paragraphs(text, head.body_start, 3), head.body_end)
    if match := patterns.NUMBER_WITH_TITLE.search(text, head.body_start, opening):
        return [Heading(head.body_start, head.body_start, match.group("number"), title(match.group("title"))[0])]
    for pattern in (
        patterns.ENTITLED,
        patterns.QUOTED,
        patterns.QUOTED_BEFORE,
        patterns.UNQUOTED,
        patterns.TITLE_BEFORE,
        patterns.ABOUT,
    ):
        for match in pattern.finditer(text, head.body_start, opening):
            name = title(match.group(match.lastindex or 0))[0]
            if not _DEMANDS.search(name):
                return [Heading(head.body_start, head.body_start, None, name)]
    return []


def _paragraphs(text: str, at: int, count: int) -> int:
    """Where the paragraph after the next `count` begins."""
    for _ in range(count):
        stop = text.find("\n\n", at)
        if stop < 0:
            return len(text)
        at = stop + 2
    return at
