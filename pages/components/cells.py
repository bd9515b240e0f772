"""The columns that the lists share, so that a pledge looks the same on every screen."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from pages.components import address, markup, wording
from pages.components.markup import Column, Row, fill

LONGEST = 320


def quote(row: Row) -> Markup:
    """The quote as the link to its pledge, with what a reader has to know about it."""
    text = str(row["quote"])
    shown = text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
    opened = fill('<span class="pw-quotelink">{}</span>', address.link(shown, "pledge", id=row["id"]))
    return opened + marks(row)


def marks(row: Row) -> Markup:
    """That nobody has reviewed it, or that it is made up, in small type below."""
    unreviewed = wording.UNREVIEWED if row.get("review") == "unreviewed" else ""
    made_up = wording.ILLUSTRATIVE if row.get("illustrative") else ""
    return markup.join(fill("<small>{}</small>", text) for text in (unreviewed, made_up) if text)


def motion(row: Row) -> Markup:
    """The motion's number and title as the link to the motion, and its meeting below."""
    if row.get("motion_id") is None:
        return Markup("No motion named")
    title = row.get("motion_title") or row.get("title") or ""
    name = " ".join(part for part in (row.get("motion"), title) if part) or "Motion without a number"
    meeting = row.get("meeting_date")
    return fill(
        "{}<small>{}</small>",
        address.link(name, "motions", id=row["motion_id"]),
        f"Agreed {wording.day(meeting)}" if meeting else "Meeting not known",
    )


def body(row: Row) -> Markup:
    """Who has to act, and below who said so."""
    return fill(
        "{}<small>Said by {}</small>", row.get("body") or "Not stated", row.get("speaker") or "an unnamed sender"
    )


def due(row: Row) -> Markup:
    """The due interval, and below the phrase it was read from."""
    phrase = row.get("phrase")
    shown = wording.interval(row.get("earliest"), row.get("latest"))
    return fill("{}<small>{}</small>", shown, f"“{phrase}”" if phrase else "")


def clock(row: Row) -> Markup:
    """What the clock says: word, icon, colour, and since when."""
    more = wording.clock_more(row["clock"], row.get("since"), row.get("days"), row.get("latest"))
    if row["clock"] == "no date" and row.get("letter_date"):
        more = wording.age(row["letter_date"], address.as_of())
    return fill("{}<small>{}</small>", markup.badge(wording.state(wording.CLOCK, row["clock"])), more)


def late_against_first(row: Row) -> str:
    """How late it is against the first date that was given."""
    if row.get("first_latest") == row.get("latest"):
        return "The same: it has not moved"
    return _late(row.get("days_first"), row.get("first_latest"))


def late_against_latest(row: Row) -> Markup:
    """How late it is against the latest date that was given: what the clock goes by."""
    badge = markup.badge(wording.CLOCK["overdue"])
    return fill("{}<small>{}</small>", badge, _late(row.get("days"), row.get("latest")))


def last_update(row: Row) -> str:
    """When somebody last recorded anything about it."""
    return wording.day(row.get("last_update"), none="No update recorded")


def _late(days: int | None, latest: date | None) -> str:
    if days is None or latest is None:
        return "No date"
    return f"{wording.overdue(days)} (due by {wording.day(latest)})"


def assessment(row: Row) -> Markup:
    """What a person has found."""
    return markup.badge(wording.state(wording.ASSESSMENT, row.get("assessment") or "not yet assessed"))


def clock_link(row: Row) -> Markup:
    """A state of the clock, as the link to the pledges in it."""
    look = markup.badge(wording.state(wording.CLOCK, row["clock"]))
    return address.link(look, "pledges", clock=row["clock"])


def body_link(row: Row) -> Markup:
    """A body, as the link to its pledges."""
    return address.link(row["body"], "pledges", body=row["body"])


QUOTE = Column("Pledge", quote, 11)
MOTION = Column("Motion", motion, 6)
BODY = Column("Who has to act", body, 4)
DUE = Column("Due", due, 5)
CLOCK = Column("Clock", clock, 5)
ASSESSMENT = Column("Assessment", assessment, 4)
FIRST_DATE = Column("Late against the first date", late_against_first, 5)
LATEST_DATE = Column("Late against the latest date", late_against_latest, 5)
UPDATE = Column("Last update", last_update, 4)
NUMBER = Column("Pledges", lambda row: f"{row['pledges']:,}", 1, number=True)
BY_CLOCK = (Column("Clock", clock_link, 3), NUMBER)
BY_BODY = (Column("Who has to act", body_link, 3), NUMBER)
COMING = (QUOTE, MOTION, BODY, DUE, CLOCK)
OF_MOTION = (QUOTE, BODY, DUE, CLOCK, ASSESSMENT)
OVERDUE = (QUOTE, MOTION, BODY, FIRST_DATE, LATEST_DATE, UPDATE)
PLEDGE = (QUOTE, MOTION, BODY, DUE, CLOCK, ASSESSMENT)
