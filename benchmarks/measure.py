"""Time two things in turn, many times, and compare their medians: a ratio means the same on any machine."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One line of the table: what was measured, how much more one takes than the other, and how much more it may."""

    what: str
    value: float
    limit: float | None  # none where nothing is asked of it
    detail: str

    @property
    def good(self) -> bool:
        """Whether the ratio stays within its limit, if it has one."""
        return self.limit is None or self.value <= self.limit


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, with nothing left over to collect from before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median seconds of each, called one after the other `rounds` times after a first call that does not count."""
    one()
    other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def shown(time_taken: float) -> str:
    """A time for the table: "3.2 ms", "41 s"."""
    return f"{time_taken * 1000:.3g} ms" if time_taken < 1 else f"{time_taken:.3g} s"


def table(ratios: list[Ratio]) -> str:
    """The ratios beside their limits, and whether each holds."""
    wide = max(len(ratio.what) for ratio in ratios)
    lines = [
        f"{ratio.what:{wide}}  {ratio.value:7.3f}  {'' if ratio.limit is None else f'{ratio.limit:.2f}':>6}  "
        f"{'' if ratio.limit is None else 'holds' if ratio.good else 'FAILS':5}  {ratio.detail}"
        for ratio in ratios
    ]
    return "\n".join([f"{'':{wide}}    ratio   limit", *lines])
