"""The parts of the screen of one pledge: where it stands, what was promised, when it is due, what happened since."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from data.clock import KEPT_SO_FAR
from data.queries import PledgeView
from pages.components import address, cells, history_parts, markup, wording
from pages.components.markup import Column, Row, facts, fill, notice
from pages.components.rows import rows

KINDS = {"read": "Read from the letter", "corrected": "Reading corrected", "moved": "Moved"}


def standing(view: PledgeView) -> Markup:
    """The quote, what to know before trusting it, and the two things that are never mixed: clock and assessment."""
    known = []
    if view.review == "unreviewed":
        told = address.link("How well are letters read?", "reading")
        check = fill("{}. Check it against the letter below. {}", wording.UNREVIEWED, told)
        known.append(notice(check, icon="manage_search"))
    elif view.review != "accepted":
        look = wording.state(wording.REVIEW, view.review)
        known.append(notice(fill("{}. {}", look.meaning, _merged(view)), icon=look.icon, strong=True))
    if view.illustrative:
        known.append(notice(wording.ILLUSTRATIVE + ".", icon="science", strong=True))
    quote = fill('<blockquote class="pw-quote"><bdi>{}</bdi></blockquote>', view.quote)
    now = view.clock
    more = wording.clock_more(now.state, now.since, now.days, view.latest)
    if now.state == "no date":
        more = "(" + wording.age(view.letter_date, address.as_of()) + ")"
    judged = fill(
        '{} <span class="pw-small">{}</span>',
        markup.badge(wording.state(wording.ASSESSMENT, view.assessment)),
        _checked(view),
    )
    both = facts(
        [
            ("Clock (computed)", markup.badge(wording.state(wording.CLOCK, now.state), more)),
            ("Assessment (set by people)", judged),
            ("Evidence", history_parts.evidence(view.evidence)),
        ]
    )
    return fill("{}{}{}", quote, markup.join(known), both)


def promise(view: PledgeView) -> Markup:
    """Who promised what to whom on which motion, and how the program came to take it as a pledge."""
    strength = wording.state(wording.STRENGTH, view.strength)
    named = {name: getattr(view, name) for name in ("motion_id", "motion", "motion_title", "title", "meeting_date")}
    return facts(
        [
            ("Who has to act", ", ".join(view.bodies) or "Not stated"),
            ("Who says it", view.speaker),
            (
                "Motion",
                cells.motion(named),
            ),
            ("Strength", fill("{} <small class='pw-small'>{}</small>", strength.word, strength.meaning)),
            ("Kind", wording.NATURE.get(view.nature, view.nature)),
            ("Rule that found it", fill("“{}”", view.rule)),
        ]
    )


def source(view: PledgeView) -> Markup:
    """Where the quote stands: which letter, page and paragraph."""
    return facts(
        [
            ("Letter", address.link(view.reference or view.letter_name, "review", letter=view.letter_id)),
            ("Dated", wording.day(view.letter_date)),
            ("From, to", f"{view.sender}, to {view.recipient or 'nobody named'}"),
            ("Place", f"Page {view.page}, paragraph {view.paragraph}"),
        ]
    )


def due(view: PledgeView) -> Markup:
    """The phrase, the rule that read it, the interval, and in words from when the pledge is overdue."""
    phrase = fill("“{}”", view.phrase) if view.phrase else Markup("None")
    read_by = fill("“{}”, counted from the date of the letter", view.due_rule) if view.due_rule else Markup("None")
    pairs = [
        ("Phrase in the letter", phrase),
        ("Rule that read it", read_by),
        (
            "Due interval" if view.latest == view.first_latest else "Due interval, as moved",
            wording.interval(view.earliest, view.latest),
        ),
        ("Overdue", wording.overdue_from(view.latest)),
    ]
    if view.first_latest != view.latest and view.first_latest and view.clock.state != "closed":
        pairs.append(("Late against the first date", _late(view.first_latest)))
        pairs.append(("Late against the latest date", _late(view.latest)))
    if view.due_reason:
        pairs.append(("Why there is no date", view.due_reason))
    return facts(pairs)


def ledger(view: PledgeView) -> Markup | None:
    """Every date that was ever given; only where there is more than one; one is in the facts above."""
    lines = rows(view.due_dates)
    return markup.table(lines, LEDGER, "Every date given, the first one first") if len(lines) > 1 else None


def _late(latest: date | None) -> str:
    """How late the pledge is, on the day the screen speaks of, against a date that was given."""
    days = (address.as_of() - latest).days if latest else 0
    return f"{wording.overdue(days) if days > 0 else 'Not late'} (due by {wording.day(latest)})"


def _checked(view: PledgeView) -> str:
    """When somebody last recorded something; of a pledge that goes on, when it was last checked."""
    if view.assessment == KEPT_SO_FAR:
        return f"last checked {wording.day(view.assessed_on)}"
    return wording.day(view.last_update, none="no update recorded")


def _merged(view: PledgeView) -> Markup | str:
    if view.merged_into is None:
        return ""
    return address.link(f"See pledge {view.merged_into}", "pledge", id=view.merged_into)


def _why(row: Row) -> Markup:
    """Where a date was given, and the reason or the phrase."""
    where = markup.outside(row["url"], row["url"]) if row["url"] else Markup("")
    if row["letter_id"] and not where:
        where = address.link(f"Letter {row['letter_id']}", "review", letter=row["letter_id"])
    return fill("{} <small>{}</small>", where, row["reason"] or (f"“{row['phrase']}”" if row["phrase"] else ""))


LEDGER = (
    Column("Given on", lambda row: wording.day(row["said_on"]), 3),
    Column("By", lambda row: row["said_by"] or "", 3),
    Column("What", lambda row: KINDS.get(row["kind"], row["kind"].capitalize()), 2),
    Column("Due", lambda row: wording.interval(row["earliest"], row["latest"]), 5),
    Column("Moved by", lambda row: wording.count(row["slip"], "day") if row["slip"] else "", 2),
    Column("Where and why", _why, 6),
)
