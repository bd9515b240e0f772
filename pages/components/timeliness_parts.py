"""The parts of the screen on reply times: each chart with its sentence and its table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from data.queries import Summary
from pages.components import cells, markup, wording
from pages.components.markup import Column, Row, fill
from pages.components.rows import rows

MILESTONES = (30, 60, 90, 180, 365, 730)


def headline(summary: Summary, benchmark: int) -> Markup:
    """How many motions were answered, how fast, and how many within the benchmark."""
    answered = f"{summary.answered:,} of {wording.count(summary.motions, 'motion')} had a substantive reply"
    within = f"{summary.within_benchmark:,} within {wording.count(benchmark, 'working day')} ({wording.BENCHMARK})"
    waiting = f"{wording.count(summary.outstanding, 'motion')} still without one"
    return fill("<p><b>{}</b>, {}; {}. {}</p>", answered, within, waiting, median(summary))


def median(summary: Summary) -> str:
    """After how many days half of the motions had their reply, the unanswered ones counted as still open."""
    if summary.median_days is None:
        return "More than half are still open, so there is no median yet."
    low, high = summary.median_low, summary.median_high
    bounds = f", 95% interval {low:,} to {high:,}" if low is not None and high is not None and low != high else ""
    return f"Half were answered within {wording.count(summary.median_days, 'calendar day')}{bounds}."


def bands(summary: Summary) -> list[dict[str, Any]]:
    """The answered motions by how long the reply took, each band with its name."""
    found, low = [], 1
    for row in rows(summary.distribution):
        high = row["working_days"]
        found.append({"band": f"over {low - 1}" if high is None else f"{low} to {high}", "motions": row["motions"]})
        low = (high or 0) + 1
    return found


def bands_sentence(found: Sequence[Row], benchmark: int) -> str:
    """What the bars show, in words."""
    answered = sum(row["motions"] for row in found)
    if not answered:
        return "No motion has had a substantive reply yet."
    most = max(found, key=lambda row: int(row["motions"]))
    return (
        f"Of {wording.count(answered, 'answered motion')}, {found[0]['motions']:,} had the reply within "
        f"{wording.count(benchmark, 'working day')}; most often it took {most['band']} working days."
    )


def survival_sentence(summary: Summary) -> str:
    """What the curve shows, in words."""
    known = shares(summary)
    open_after = f" After {known[-1]['days']:,} days, {known[-1]['share']:.0%} are still open." if known else ""
    return f"{median(summary)}{open_after} Motions without a reply count as still open for as long as they have waited."


def shares(summary: Summary) -> list[dict[str, Any]]:
    """The share of motions still open after a month, two, three, half a year, … and on the last day that is known."""
    points = rows(summary.survival)
    days = [point["days"] for point in points]
    marks = [*(mark for mark in MILESTONES if mark < days[-1]), days[-1]] if days else []
    return [points[bisect_right(days, mark) - 1] | {"days": mark} for mark in marks]


def groups(lines: Sequence[Row], name: str, head: str, summary: Summary) -> Markup:
    """The median by year or by responder, told only where enough were answered."""
    columns = (
        Column(head, lambda row: str(row[name]), 4),
        Column("Motions", lambda row: f"{row['motions']:,}", 2, number=True),
        Column("Answered", lambda row: f"{row['answered']:,}", 2, number=True),
        Column("Median days", _median_of, 3, number=True),
        Column("95% interval", _interval_of, 3, number=True),
    )
    return markup.table(lines, columns, f"Medians are told for {summary.fewest} answered motions or more")


def _median_of(row: Row) -> str:
    return "Too few" if row["median_days"] is None else f"{row['median_days']:,}"


def _interval_of(row: Row) -> str:
    if row["median_days"] is None:
        return ""
    ends = (f"{end:,}" if end is not None else "open" for end in (row["low"], row["high"]))
    return " to ".join(ends)


def _took(row: Row, calendar: str, working: str) -> str:
    if row[calendar] is None:
        return "Not known"
    days = wording.count(row[calendar], "calendar day")
    return f"{days}, {row[working]:,} working" if row[working] is not None else days


def _reply(row: Row) -> Markup:
    if row["open"]:
        return fill("{}", "No substantive reply yet")
    return fill("{}<small>{}</small>", wording.day(row["replied_on"]), row["responder"])


def _from_logged(row: Row) -> Markup:
    if row["logged_on"] is None:
        return Markup("Not known")
    took = _took(row, "calendar_from_logged", "working_from_logged")
    return fill("{}<small>Logged {}</small>", took, wording.day(row["logged_on"]))


def _from_meeting(row: Row) -> Markup:
    so_far = "so far" if row["open"] else ""
    return fill("{}<small>{}</small>", _took(row, "calendar_days", "working_days"), so_far)


def per_motion(benchmark: int) -> tuple[Column, ...]:
    """The columns of the list of motions, the last one against the benchmark."""

    def against(row: Row) -> str:
        if row["working_days"] is None:
            return "Not known"
        return (
            "Within" if row["working_days"] <= benchmark else f"{row['working_days'] - benchmark:,} working days above"
        )

    return (
        Column("Motion", cells.motion, 7),
        Column("Substantive reply", _reply, 4),
        Column("From the meeting", _from_meeting, 4),
        Column("From the day logged", _from_logged, 4),
        Column(f"Benchmark ({benchmark} working days)", against, 4),
    )


BANDS = (
    Column("Working days", lambda row: row["band"], 2),
    Column("Motions answered", lambda row: f"{row['motions']:,}", 2, number=True),
)
SHARES = (
    Column("After calendar days", lambda row: f"{row['days']:,}", 2),
    Column("Still open", lambda row: f"{row['share']:.0%}", 1, number=True),
    Column(
        "95% interval",
        lambda row: "" if row["low"] == row["high"] else f"{row['low']:.0%} to {row['high']:.0%}",
        2,
        number=True,
    ),
)
