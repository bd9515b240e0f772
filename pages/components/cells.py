"""The columns that the lists share, so that a pledge looks the same on every screen."""

from __future__ import annotations

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
    said = []
    if row.get("review") == "unreviewed":
        said.append(wording.UNREVIEWED)
    if row.get("illustrative"):
        said.append(wording.ILLUSTRATIVE)
    return markup.join(fill("<small>{}</small>", text) for text in said)


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
    return fill("{}<small>{}</small>", markup.badge(wording.state(wording.CLOCK, row["clock"])), more)


def assessment(row: Row) -> Markup:
    """What a person has found."""
    return markup.badge(wording.state(wording.ASSESSMENT, row.get("assessment") or "not yet assessed"))


QUOTE = Column("Pledge", quote)
MOTION = Column("Motion", motion)
BODY = Column("Who has to act", body)
DUE = Column("Due", due)
CLOCK = Column("Clock", clock)
ASSESSMENT = Column("Assessment", assessment)
PLEDGE = (QUOTE, MOTION, BODY, DUE, CLOCK, ASSESSMENT)
