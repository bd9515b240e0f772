"""What the screens call things: each state has one word, one icon and one tone, the same everywhere."""

from __future__ import annotations

from calendar import day_name
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from data.settings import Settings

Tone = Literal["overdue", "accent", "strong", "quiet"]
BENCHMARK = "benchmark, not a legal deadline"
OVERDUE_RULE = "A pledge is overdue from the day after the last day of its due interval, never on it."
UNREVIEWED = "As read by the program, not yet reviewed"
ILLUSTRATIVE = "Illustrative, from a made-up letter"


@dataclass(frozen=True, slots=True)
class State:
    """How one state is shown: the word, the Material icon, the tone, and a sentence that says what it means."""

    word: str
    icon: str
    tone: Tone
    meaning: str


CLOCK = {
    "overdue": State("Overdue", "running_with_errors", "overdue", "The last day of the due interval has passed."),
    "due now": State("Due now", "event_available", "accent", "Today is within the due interval."),
    "not due": State("Not due", "hourglass_empty", "quiet", "The first day of the due interval is still to come."),
    "no date": State("No date given", "event_busy", "quiet", "The letter sets no day that can be fixed."),
    "closed": State("Closed", "inventory_2", "quiet", "A person has made the final assessment."),
}
ASSESSMENT = {
    "not yet assessed": State("Not yet assessed", "radio_button_unchecked", "quiet", "Nobody has recorded an update."),
    "in progress": State("In progress", "more_horiz", "accent", "Work is recorded, the pledge is still open."),
    "kept": State("Kept", "check_circle", "accent", "Done, with evidence."),
    "partly kept": State("Partly kept", "rule", "strong", "Done in part, with evidence."),
    "not kept": State("Not kept", "cancel", "strong", "Not done, with evidence."),
    "withdrawn": State("Withdrawn", "undo", "strong", "Taken back, with evidence."),
    "cannot be assessed": State("Cannot be assessed", "help", "quiet", "Nobody can tell whether it was kept."),
    "kept so far": State("Kept so far", "update", "accent", "A continuing pledge, kept when last checked."),
}
REVIEW = {
    "unreviewed": State("Not yet reviewed", "manage_search", "quiet", UNREVIEWED + "."),
    "accepted": State("Reviewed", "fact_check", "accent", "A person has checked it against the letter."),
    "rejected": State("Rejected", "block", "strong", "A person found that this is no pledge."),
    "merged": State("Merged", "merge", "strong", "The same pledge as another one, which goes on."),
}
REPLY = {
    "acknowledgement": State("Acknowledgement", "mark_email_read", "quiet", "Says that the motion has arrived."),
    "holding": State("Holding reply", "hourglass_top", "quiet", "Says that a reply will come; the clock runs on."),
    "substantive": State("Substantive reply", "mark_email_unread", "accent", "Answers the motion; stops the clock."),
    "correction": State("Correction", "edit_note", "strong", "Mends an earlier reply."),
}
STRENGTH = {
    "firm": State("Firm", "looks_one", "quiet", "Will, shall, commits to, has agreed to."),
    "soft": State("Soft", "looks_two", "quiet", "Plans, aims, expects, is considering."),
    "conditional": State("Conditional", "call_split", "quiet", "Subject to something else happening."),
}
NATURE = {"act": "One act", "continuing": "Continuing", "negative": "Not to do something"}
TAKEN = {
    "pledge": State("Pledge", "format_quote", "accent", "Recorded as a pledge."),
    "none": State("Not a pledge", "remove", "quiet", "Left out; the reason is beside it."),
}
RUN = {
    "running": State("Running", "sync", "accent", "Still at work."),
    "good": State("Good", "check", "quiet", "Every file was read."),
    "failed files": State("Some files failed", "report", "strong", "The rest was recorded; see the reasons."),
    "crashed": State("Stopped before the end", "dangerous", "strong", "The next refresh takes up what is left."),
}
ITEM = {
    "left out": State("Left out", "filter_alt_off", "quiet", "Not a letter, or named as one to leave out."),
    "removed": State("Removed", "remove", "quiet", "No longer in the inbox; the letter stays recorded."),
    "added": State("Added", "add", "accent", "A new letter."),
    "changed": State("Changed", "edit", "accent", "Read again with another result."),
    "unchanged": State("Unchanged", "drag_handle", "quiet", "Already recorded."),
    "failed": State("Failed", "report", "strong", "Could not be read; see the reason."),
}


def state(table: dict[str, State], value: str) -> State:
    """The look of a value; one that this version does not know is shown by its own name."""
    return table.get(value) or State(value.capitalize(), "question_mark", "quiet", "")


def day(value: date | None, none: str = "No date") -> str:
    """A day as it is written in a letter: 31 December 2025."""
    return f"{value.day} {value:%B %Y}" if value else none


def interval(earliest: date | None, latest: date | None) -> str:
    """The days between which something is due, both inclusive, as one reads them aloud."""
    if earliest is None:
        return f"By {day(latest)}" if latest else "No date given"
    if latest is None:
        return f"From {day(earliest)}, no last day"
    return day(earliest) if earliest == latest else f"{day(earliest)} to {day(latest)}"


def moment(value: datetime | None, zone: str, none: str = "Never") -> str:
    """A moment in local time: 1 September 2025 at 06:00. A moment without a zone is taken as UTC."""
    if value is None:
        return none
    local = (value if value.tzinfo else value.replace(tzinfo=ZoneInfo("UTC"))).astimezone(ZoneInfo(zone))
    return f"{day(local.date())} at {local:%H:%M}"


def weekly(settings: Settings) -> str:
    """When the schedule refreshes the register: every Monday at 06:00."""
    days = {name[:3].lower(): name for name in day_name}
    return f"every {days[settings.schedule_day]} at {settings.schedule_hour:02}:{settings.schedule_minute:02}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 pledge, 1,204 pledges."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def overdue(days: int | None) -> str:
    """How late something is: 326 days overdue."""
    return "" if days is None else f"{count(days, 'day')} overdue"


def overdue_from(latest: date | None) -> str:
    """The rule of the deadline in words, beside the date."""
    if latest is None:
        return "Never, since no last day is given"
    return f"From {day(latest + timedelta(days=1))}, the day after the last day"


def age(letter_date: date, as_of: date) -> str:
    """How long ago a pledge was made that has no date to be late against."""
    return f"made {count((as_of - letter_date).days, 'day')} ago"


def clock_more(clock: str, since: date | None, days: int | None, latest: date | None) -> str:
    """What follows the clock's word: since when and how late, until when and how long, or from when."""
    if clock == "overdue":
        return f"since {day(since)}, {overdue(days)}"
    if clock == "due now":
        left = "the last day" if days == 0 else f"{count(days or 0, 'day')} left"
        return f"until {day(latest)}, {left}"
    if clock == "not due" and since:
        return f"from {day(since)}, in {count(days or 0, 'day')}"
    return ""
