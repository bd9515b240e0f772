"""The characters of the text contract: composed, with plain spaces and line ends, and nothing that cannot be seen."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

LINE_ENDS = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
# Symbol fonts keep their bullets in the private use area.
BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▸", "\uf0fc": "✓", "\uf02d": "–", "\uf06f": "◦", "\uf0e0": "→"}
UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\ufeff\ufffe", "")
TABLE = str.maketrans(LINE_ENDS | BULLETS | UNSEEN)
ODD = re.compile(
    r"[^\n\t -~\u00a1-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff"
    r"\uf8ff-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
SPACES = re.compile(r"[ \t]*\n[ \n]*(?:\t+(?=\n)[ \n]*)*|[ \t]*\t[ \t]*| {2,}")
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x80-\x9f\ue000-\uefff\ufffd]+")
SAMPLE = 100_000  # characters


def characters(text: str) -> str:
    """The text with one spelling for each character; tabs and line ends stay."""
    if ODD.search(text):
        text = text.replace("\r\n", "\n").translate(TABLE)
        text = ODD.sub(lambda odd: " " if unicodedata.category(odd[0]) == "Zs" else "", text)
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> bool:
    """Has this nothing but visible characters, spaces, tabs and line ends? Then nothing in it is odd or garbled."""
    return text.replace("\n", " ").replace("\t", " ").isprintable() and "\ufffd" not in text


def garbled(text: str) -> bool:
    """Is much of this no text: characters of no script, or signs for what could not be read?"""
    bad = sum(len(odd[0]) for odd in NO_TEXT.finditer(text, 0, SAMPLE))
    return bad > 20 and bad * 10 > min(len(text), SAMPLE)


def tidy(text: str, page_starts: Sequence[int], *, clean: bool = False) -> tuple[str, tuple[int, ...]]:
    """The text by the contract, and where its pages begin in it. `clean` when it is known to be plain."""
    edges = [0, *sorted(min(max(start, 0), len(text)) for start in page_starts[1:]), len(text)]
    if (clean or not ODD.search(text)) and unicodedata.normalize("NFC", text) == text:
        return _spaces(text, edges[:-1])
    pieces = [characters(text[a:b]) for a, b in itertools.pairwise(edges)]
    starts, total = [], 0
    for piece in pieces:
        starts.append(total)
        total += len(piece)
    return _spaces("".join(pieces), starts)


def _loose(text: str) -> bool:
    """Are there spaces that stand for nothing: doubled ones, or some at the ends of lines, cells or the text?"""
    if "  " in text or "\n\n\n" in text or text != text.strip(" \n\t"):
        return True
    if "\t" in text and (" \t" in text or "\t " in text):
        return True
    lines = text.split("\n")  # a few: looking at their ends is quicker than for a pair of characters in the text
    return any(line[-1:] in (" ", "\t") or line[:1] == " " for line in lines)


def _spaces(text: str, starts: list[int]) -> tuple[str, tuple[int, ...]]:
    if not _loose(text):
        return text, tuple(starts)
    head = len(text) - len(text.lstrip(" \n\t"))
    tail = len(text.rstrip(" \n\t"))
    out: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    at, length = head, 0
    for run in SPACES.finditer(text, head, tail):
        kept = text[at : run.start()]
        if "\n" in run[0]:
            gap = "\n\n" if run[0].count("\n") > 1 else "\n"
        else:
            gap = "\t" * max(run[0].count("\t"), 0) or " "
        out += [kept, gap]
        length += len(kept) + len(gap)
        at = run.end()
        begins.append(run.start())
        ends.append(at)
        shifts.append(at - length)
    out.append(text[at:tail])
    result = "".join(out)

    def moved(start: int) -> int:
        place = bisect_right(ends, start)
        if place < len(ends) and begins[place] < start:  # inside a run: the page begins after it
            return ends[place] - shifts[place]
        shift = shifts[place - 1] if place else head
        return min(max(start - shift, 0), len(result))

    floor, moved_starts = 0, []
    for start in starts:
        floor = max(floor, moved(start))
        moved_starts.append(floor)
    return result, tuple(moved_starts)
