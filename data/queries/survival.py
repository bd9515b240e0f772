"""How long until an answer, when some have not been answered yet: Kaplan and Meier's estimate. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Point:
    """After `days`, the share still without an answer, with a 95 % interval, and how many were counted until then."""

    days: int
    share: float
    low: float
    high: float
    at_risk: int


def kaplan_meier(days: Sequence[int], ended: Sequence[bool]) -> list[Point]:
    """The share still open after each number of days at which something ended; the open ones count while they last.

    The interval is Greenwood's on the log(-log) scale, which stays within 0 and 1.
    """
    ends = Counter(d for d, e in zip(days, ended, strict=True) if e)
    leaving = Counter(days)
    at_risk, share, variance = len(days), 1.0, 0.0
    points = [Point(0, 1.0, 1.0, 1.0, at_risk)] if days else []
    for day in sorted(leaving):
        if ends[day]:
            share *= 1 - ends[day] / at_risk
            if at_risk > ends[day]:
                variance += ends[day] / (at_risk * (at_risk - ends[day]))
            low, high = _interval(share, variance)
            points.append(Point(day, share, low, high, at_risk))
        at_risk -= leaving[day]
    return points


def median_of(points: Sequence[Point]) -> int | None:
    """The days after which half are answered; None while more than half are open."""
    return next((point.days for point in points if point.share <= 0.5), None)


def interval_of_median(points: Sequence[Point]) -> tuple[int | None, int | None]:
    """The 95 % interval of the median; None where the answers so far set no bound."""
    low = next((point.days for point in points if point.low <= 0.5), None)
    high = next((point.days for point in points if point.high <= 0.5), None)
    return low, high


def _interval(share: float, variance: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    width = NORMAL_95 * sqrt(variance) / log(share)
    return share ** exp(-width), share ** exp(width)
