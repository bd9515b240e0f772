"""The body that a sender speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.transform.gazetteer import Body, Gazetteer

_COMPANY = re.compile(
    r"[\s,]+(?:UK|GB|Limited|Ltd|plc|PLC|LLP|Inc|Group|Holdings|\(UK\)|Co|Company)\.?$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_STAFF = re.compile(r"\b(?:Chief|Director|Manager|Chair\w*|President|Executive|Head|Secretary)\b")


def body_of(sender: str, gazetteer: Gazetteer) -> str:
    """The body a sender speaks for: "Mayor of London" the Mayor, "Commissioner, Transport for London" TfL, a company
    by its name."""
    bare = (_IN_BRACKETS.sub("", sender) if "(" in sender else sender).strip()
    if body := gazetteer.named(sender) or gazetteer.named(bare):
        return body.name
    if found := gazetteer.mentions(sender):
        if found[0].body.kind == "team":
            return sender[found[0].start :]
        return found[-1].body.name
    office, _, rest = bare.partition(", ")
    if rest and _STAFF.search(office) and not _STAFF.search(rest):
        bare = rest
    while (short := _COMPANY.sub("", bare)) != bare and short:
        bare = short
    return bare


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose letter it is, among the bodies that it may name."""

    body: str
    gazetteer: Gazetteer
    known: Body | None
    mayoral: bool  # a letter of the Mayor, his team or the GLA, who report on what other bodies do
    default: str  # who answers when nobody else is named: the GLA for the Mayor's passive sentences, else the sender

    @classmethod
    def of(cls, body: str, gazetteer: Gazetteer) -> Sender:
        """The sender that goes by the name of a body, which the gazetteer need not list."""
        gazetteer = gazetteer.including(body)
        known = gazetteer.named(body)
        mayoral = body in ("Mayor", "GLA") or bool(known and known.kind == "team")
        default = (known.runs if known and known.runs else "GLA") if mayoral else body
        return cls(body, gazetteer, known, mayoral, default)
