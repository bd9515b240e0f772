"""The history of a pledge in words: what changed from what to what, when, by whom, why, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from pages.components import address, markup, wording
from pages.components.markup import Row, fill

# Fields in the words of the screens; those that are not here only say again what another field or the evidence says.
FIELDS = {
    "quote": "Quote",
    "body": "Who has to act",
    "speaker": "Who says it",
    "motion_id": "Motion",
    "title": "Title",
    "strength": "Strength",
    "nature": "Kind",
    "phrase": "Phrase",
    "earliest": "First day",
    "latest": "Last day",
    "first_latest": "Last day as first given",
    "review": "Review",
    "merged_into": "Same as",
    "assessment": "Assessment",
}


def told(events: Iterable[Row]) -> Markup:
    """The whole history, oldest first."""
    return fill('<ol class="pw-history">{}</ol>', markup.join(map(line, events)))


def line(event: Row) -> Markup:
    """One event. What the first reading found is the rest of the screen, so only later changes are told by field."""
    first = event["changes"].get("quote", ("",))[0] is None
    changes = [] if first else [_change(name, *pair) for name, pair in event["changes"].items() if name in FIELDS]
    before = f"{event['body']} says" if event["body"] else "Because"
    said = [fill("{}: {}", before, event["reason"])] if event["reason"] else []
    proof = [fill("Evidence: {}", evidence(event["evidence"]))] if event["evidence"] else []
    return fill(
        '<li><b>{}</b> {} by {}{}<br><span class="pw-small">Recorded {}</span></li>',
        wording.day(event["true_on"]),
        event["kind"],
        event["actor"],
        markup.join(fill("<br>{}", part) for part in changes + said + proof),
        wording.moment(event["recorded_at"], address.zone()),
    )


def differs(detail: Mapping[str, Any]) -> Markup:
    """What the register has and what is read now, field by field; of a motion, its two titles."""
    if "letter" in detail:
        return fill("<p>The title in the letter: “{}”</p>", detail["letter"])
    told = (_change(name, *pair) for name, pair in detail.items() if name in FIELDS and isinstance(pair, list | tuple))
    return markup.join(fill("<p>{}</p>", change) for change in told)


def evidence(found: Mapping[str, Any] | None) -> Markup:
    """What a judgement leans on: the address as a link, or the words of a letter with the way to it."""
    if not found:
        return Markup("None recorded")
    remark = f" ({found['note']})" if found.get("note") else ""
    if found.get("url"):
        return fill("{}{}", markup.outside(str(found["url"]), str(found["url"])), remark)
    letter = address.link(f"letter {found['letter_id']}", "review", letter=found["letter_id"])
    return fill("“{}” in {}{}", found.get("quote", ""), letter, remark)


def _change(name: str, before: Any, after: Any) -> Markup:
    return fill("{}: from {} to {}", FIELDS[name], _value(name, before), _value(name, after))


def _value(name: str, value: Any) -> str | Markup:
    if value in (None, "", []):
        return "nothing"
    if name == "motion_id":
        return address.link(f"motion {value}", "motions", id=value)
    if name == "merged_into":
        return address.link(f"pledge {value}", "pledge", id=value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, str) and (day := address.read_day(value)):
        return wording.day(day)
    return f"“{value}”"
