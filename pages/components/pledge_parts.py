"""The parts of the screen of one pledge: where it stands, what was promised, when it is due, what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from data.queries import PledgeView
from pages.components import address, cells, markup, wording
from pages.components.markup import Column, Row, facts, fill, notice
from pages.components.rows import rows

KINDS = {"read": "Read from the letter", "corrected": "Reading corrected", "moved": "Moved"}


def standing(view: PledgeView) -> Markup:
    """The quote, what to know before trusting it, and the two things that are never mixed: clock and assessment."""
    known = []
    if view.review == "unreviewed":
        known.append(notice(f"{wording.UNREVIEWED}. Check it against the letter below.", icon="manage_search"))
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
        wording.day(view.last_update, none="no update recorded"),
    )
    both = facts(
        [
            ("Clock (computed)", markup.badge(wording.state(wording.CLOCK, now.state), more)),
            ("Assessment (set by people)", judged),
            ("Evidence", _evidence(view.evidence)),
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
            ("Letter", view.reference or view.letter_name),
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
        ("Due interval", wording.interval(view.earliest, view.latest)),
        ("Overdue", wording.overdue_from(view.latest)),
    ]
    if view.due_reason:
        pairs.append(("Why there is no date", view.due_reason))
    return facts(pairs)


def ledger(view: PledgeView) -> Markup | None:
    """Every date that was ever given; only where there is more than one; one is in the facts above."""
    lines = rows(view.due_dates)
    return markup.table(lines, LEDGER, "Every date given, the first one first") if len(lines) > 1 else None


def history(view: PledgeView) -> Markup:
    """What happened, oldest first: when it was true, who recorded it when, why, on what evidence, what changed."""
    return fill('<ol class="pw-history">{}</ol>', markup.join(map(_event, rows(view.events))))


def _event(event: Row) -> Markup:
    # What the first reading found is the rest of the screen; only what changed afterwards is told field by field.
    changes = [_change(name, *pair) for name, pair in event["changes"].items() if pair[0] != pair[1]]
    first = event["changes"].get("quote", ("",))[0] is None
    said = [f"Because: {event['reason']}"] if event["reason"] else []
    evidence = [fill("Evidence: {}", _evidence(event["evidence"]))] if event["evidence"] else []
    return fill(
        '<li><b>{}</b> {} by {}{}<span class="pw-small">Recorded {}</span></li>',
        wording.day(event["true_on"]),
        event["kind"],
        event["actor"],
        markup.join(fill("<br>{}", line) for line in ([] if first else changes) + said + evidence) + Markup("<br>"),
        wording.moment(event["recorded_at"], address.zone()),
    )


def _change(name: str, before: Any, after: Any) -> str:
    return f"{name.replace('_', ' ').capitalize()}: from {_value(before)} to {_value(after)}"


def _value(value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, str) and (day := address.read_day(value)):
        return wording.day(day)
    return f"“{value}”"


def _evidence(evidence: Mapping[str, Any] | None) -> Markup:
    if not evidence:
        return Markup("None recorded")
    parts = [markup.outside(str(value), str(value)) for value in evidence.values() if value not in (None, "")]
    return markup.join(parts, ", ")


def _merged(view: PledgeView) -> Markup | str:
    if view.merged_into is None:
        return ""
    return address.link(f"See pledge {view.merged_into}", "pledge", id=view.merged_into)


LEDGER = (
    Column("Given on", lambda row: wording.day(row["said_on"]), 3),
    Column("By", lambda row: row["said_by"] or "", 3),
    Column("What", lambda row: KINDS.get(row["kind"], row["kind"].capitalize()), 2),
    Column("Due", lambda row: wording.interval(row["earliest"], row["latest"]), 5),
    Column("Moved by", lambda row: wording.count(row["slip"], "day") if row["slip"] else "", 2),
    Column("Reason", lambda row: row["reason"] or (f"“{row['phrase']}”" if row["phrase"] else ""), 5),
)
