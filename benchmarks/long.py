"""Long texts, and texts made to lead patterns astray: ten times the text takes little more than ten times as long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Ratio, shown
from etl import reference
from etl.records import Document
from etl.transform import letter

SAMPLE = Path("data/letters/MGLA191124-5230.txt")
LONG, HOSTILE = 5_000_000, 500_000  # characters; each is measured against a tenth of it
# Of so many texts the worst is also the one that was disturbed most; time that grows with the square would give 100.
LIMIT, WORST_LIMIT, ROUNDS = 12.0, 15.0, 2
PIECES = (
    *(" ", "\n", "a", ". ", "1 ", "“", "(", "-", "a\t", "Alpha ", "Mayor's ", "will be ", "by the end of "),
    *("no plans to, ", "within six weeks of ", "we will consult and publish and ", "we plan, subject to funding, to "),
    *("who said that ", "\n• will", "Motion 3.", "Motion 3.6 - Title\n\n", "Dear Sir,\n\n", "Yours sincerely,\n\n"),
    *("Date: 1 May 2025\n\n", "Question No: 2031/77 Will you? We will.\n\n"),
)


def measure() -> Iterator[Ratio]:
    """A letter of five million characters against one of half a million; then the worst of the hostile texts."""
    known = reference.load()

    def read(text: str) -> None:
        letter.read(Document("long", "0" * 64, text), known, date=date(2025, 7, 15), sender="Mayor of London")

    long, short = _letter(LONG), _letter(LONG // 10)
    slow, fast = _busy(read, long), _busy(read, short)
    detail = f"{shown(slow)} for {LONG:,} characters, {shown(fast)} for a tenth of them"
    yield Ratio("a letter ten times as long, the whole transform", slow / fast, LIMIT, detail)
    yield max((_hostile(read, piece) for piece in PIECES), key=lambda ratio: ratio.value)


def _hostile(read: Callable[[str], None], piece: str) -> Ratio:
    """One piece of text over and over, against a tenth of it."""
    long = (piece * (HOSTILE // len(piece) + 1))[:HOSTILE]
    slow, fast = _busy(read, long), _busy(read, long[: HOSTILE // 10])
    detail = f"{piece!r} over and over, {shown(slow)} for {HOSTILE:,} characters"
    return Ratio(f"the worst of {len(PIECES)} hostile texts ten times as long", slow / fast, WORST_LIMIT, detail)


def _busy(read: Callable[[str], None], text: str) -> float:
    """The least seconds of processor time that reading takes, so that what else runs on the machine does not count."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


def _letter(length: int) -> str:
    """The sample letter with its middle repeated until it is as long as asked."""
    text = SAMPLE.read_text(encoding="utf-8")
    start, end = text.index("I recognise"), text.index("Motion 3.16")
    middle = text[start:end]
    return text[:end] + middle * ((length - len(text)) // len(middle)) + text[end:]
