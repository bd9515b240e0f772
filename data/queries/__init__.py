"""The questions one can ask of the register: one function a question, a frame or a small value as the answer."""

from data.queries.again import said_again
from data.queries.lists import (
    Choices,
    body_counts,
    choices,
    clock_counts,
    count_pledges,
    next_dates,
    overdue,
    pledges,
)
from data.queries.motions import MotionView, count_motions, motion, motions
from data.queries.one import LetterView, PledgeView, letter, pledge
from data.queries.overview import Overview, changes_since_last_refresh, illustrative, overview
from data.queries.queue import contested, differences, refusals, suggestions, waiting
from data.queries.repeats import repeats
from data.queries.reviewing import (
    found_in,
    letter_choices,
    letters_waiting,
    motion_choices,
    next_letter,
    previous_letter,
)
from data.queries.runs import count_runs, failed_sources, last_good_refresh, run_items, runs
from data.queries.search import Found, Results, search
from data.queries.timeliness import Summary, timeliness, timeliness_summary

__all__ = [
    "Choices",
    "Found",
    "LetterView",
    "MotionView",
    "Overview",
    "PledgeView",
    "Results",
    "Summary",
    "body_counts",
    "changes_since_last_refresh",
    "choices",
    "clock_counts",
    "contested",
    "count_motions",
    "count_pledges",
    "count_runs",
    "differences",
    "failed_sources",
    "found_in",
    "illustrative",
    "last_good_refresh",
    "letter",
    "letter_choices",
    "letters_waiting",
    "motion",
    "motion_choices",
    "motions",
    "next_dates",
    "next_letter",
    "overdue",
    "overview",
    "pledge",
    "pledges",
    "previous_letter",
    "refusals",
    "repeats",
    "run_items",
    "runs",
    "said_again",
    "search",
    "suggestions",
    "timeliness",
    "timeliness_summary",
    "waiting",
]
