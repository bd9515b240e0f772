"""What a reader hands back before it is tidied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from etl.records import Problem


class Attachment(NamedTuple):
    """A file inside a file."""

    name: str
    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """The text a reader found, where its pages begin, what came with it, and what a person should know about it."""

    text: str
    page_starts: tuple[int, ...] = (0,)
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()


def at_pages(text: str) -> Found:
    """The text with its form feeds taken out and kept as the places where its pages begin."""
    starts, length = [0], 0
    pieces = text.strip("\f\n ").split("\f")
    for piece in pieces[:-1]:
        length += len(piece)
        starts.append(length)
    return Found("".join(pieces), tuple(starts))
