"""The parts of the Review screen: the queue, and one letter with the reason for every sentence."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from data.queries import LetterView, PledgeView
from etl.records import Decision
from pages.components import address, cells, letters, markup, wording
from pages.components.markup import Column, Row, fill


def entry(view: PledgeView) -> Markup:
    """One pledge of the queue beside the paragraphs it stands in."""
    row = {name: getattr(view, name) for name in ("motion_id", "motion", "motion_title", "meeting_date")}
    dated = f"{wording.interval(view.earliest, view.latest)}" + (f" (“{view.phrase}”)" if view.phrase else "")
    head = fill("<h3>{}</h3>", address.link(f"Pledge {view.id}", "pledge", id=view.id))
    facts = markup.facts(
        [
            ("Motion", cells.motion(row)),
            ("Who has to act", ", ".join(view.bodies) or "Not stated"),
            ("Strength", wording.state(wording.STRENGTH, view.strength).word),
            ("Due", dated if view.due_reason is None else f"{dated}. {view.due_reason}"),
            ("Rule", f"“{view.rule}”"),
            ("Letter", address.link(view.reference or view.letter_name, "review", letter=view.letter_id)),
        ]
    )
    letter = letters.around(view.letter_text, view.start, view.end, 0)
    return fill('<div class="pw-entry">{}</div>', markup.side_by_side(head + facts, letter))


def found(pledges: list[dict[str, Any]]) -> Markup:
    """The pledges of one letter."""
    if pledges:
        return markup.table(pledges, cells.PLEDGE, wording.count(len(pledges), "pledge"))
    return markup.empty("The pledges found in this letter will stand here.", "None was found; the reasons are below.")


def about(view: LetterView) -> Markup:
    """The letter's own particulars, as read."""
    return markup.facts(
        [
            ("File", view.name),
            ("Reference", view.reference or "None found"),
            ("Logged on", wording.day(view.logged_on, none="Not known")),
            ("Dated", wording.day(view.date)),
            ("From, to", f"{view.sender}, to {view.recipient or 'nobody named'}"),
            ("Meeting", wording.day(view.meeting_date, none="Not known")),
            ("Read by", f"Pledgewatch {view.extractor_version}"),
        ]
    )


def sentences(view: LetterView, decisions: list[Decision]) -> Markup:
    """Every sentence of the letter with what the program made of it and why."""
    rows = [{"text": view.text[d.start : d.end], "taken": d.taken, "rule": d.rule, "why": d.why} for d in decisions]
    return markup.table(rows, SENTENCES, f"{wording.count(len(rows), 'sentence')} in the order of the letter")


def _taken(row: Row) -> Markup:
    return markup.badge(wording.TAKEN["pledge" if row["taken"] else "none"])


SENTENCES = (
    Column("Sentence", lambda row: fill('<span class="pw-serif">{}</span>', row["text"]), 8),
    Column("Taken as", _taken, 3),
    Column("Why", lambda row: fill("{}<small>Rule “{}”</small>", row["why"], row["rule"]), 5),
)
