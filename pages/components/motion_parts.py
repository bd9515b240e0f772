"""The parts of the screens of the motions: the list, and one motion with its text, asks, replies and pledges."""

from __future__ import annotations

from markupsafe import Markup

from data.queries import MotionView
from pages.components import address, cells, letters, markup, wording
from pages.components.markup import Column, Row, fill
from pages.components.rows import rows


def answered(row: Row) -> Markup:
    """Whether and when a motion got a substantive reply."""
    if row["replied_on"]:
        return fill(
            "{}<small>{}</small>", wording.day(row["replied_on"]), wording.count(row["replies"], "reply", "replies")
        )
    none = "No reply recorded" if not row["replies"] else "No substantive reply yet"
    return fill("{}", none)


def pledged(row: Row) -> Markup:
    """How many pledges a motion got, as the link to them, and how many of them are overdue."""
    if not row["pledges"]:
        return Markup("None")
    many = address.link(wording.count(row["pledges"], "pledge"), "motions", id=row["motion_id"])
    late = markup.badge(wording.CLOCK["overdue"], f"{row['overdue']:,}") if row["overdue"] else Markup("")
    return fill("{}<br>{}", many, late) if late else many


def name(view: MotionView) -> str:
    """The number and title of a motion."""
    return f"Motion {view.motion}: {view.title}" if view.motion else f"Motion: {view.title}"


def words(view: MotionView) -> Markup:
    """The motion's own text and what it asks for, where they are recorded."""
    if not view.text:
        return markup.empty(
            "The motion's own words and what it asks for will stand here. They are not recorded yet.",
            "Staff add them with the command: python -m etl import motions FILE",
        )
    asks = markup.join(fill("<li>{}</li>", ask) for ask in view.asks)
    listed = fill('<p>What it asks for:</p><ol class="pw-asks">{}</ol>', asks) if view.asks else Markup("")
    return letters.whole(view.text) + listed


def reply(row: Row) -> Markup:
    """One reply: its kind, who sent it when, and its words."""
    look = wording.state(wording.REPLY, row["kind"])
    return fill(
        '<p>{} from {}, {} <span class="pw-small">{}</span></p>'
        '<details class="pw-fold"><summary>What it says</summary>{}</details>',
        markup.badge(look),
        row["sender"],
        wording.day(row["date"]),
        address.link(row["reference"] or row["name"], "review", letter=row["letter_id"]),
        letters.whole(row["text"]),
    )


def replies(view: MotionView) -> Markup:
    """Every reply, oldest first."""
    found = rows(view.replies)
    if found:
        return markup.join(reply(row) for row in found)
    return markup.empty(
        "What the Mayor and others replied will stand here. No reply is recorded.",
        address.link("See how long replies take", "timeliness"),
    )


def pledges(view: MotionView) -> Markup:
    """Every pledge made in the replies."""
    found = rows(view.pledges)
    if found:
        return markup.table(found, cells.OF_MOTION, wording.count(len(found), "pledge"))
    return markup.empty(
        "The pledges made in reply will stand here. None is recorded.",
        "If a reply above holds one, the Review screen is the place to add it.",
    )


LIST = (
    Column("Motion", cells.motion, 8),
    Column("Substantive reply", answered, 4),
    Column("Pledges", pledged, 4),
)
