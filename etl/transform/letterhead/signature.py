"""Who signed: the sign-off, the signature under it, and the office or organisation it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.transform.gazetteer import ORGANISATION, Gazetteer

SIGN_OFF = re.compile(
    r"^[ \t]*(?:Yours (?:sincerely|faithfully|truly|ever|aye|in \w+)|Yours|Sincerely(?: yours)?|(?:With |My )?(?:very )?(?:Kind(?:est)?"
    r"|Best|Warm(?:est)?|Good) (?:regards|wishes)|With (?:thanks|regards|every good wish)|Many thanks|Regards|Respectfully)"
    r"(?P<rest>[ \t]*[,.!]?(?:[ \t]+[^\n]{0,120})?)$",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLIC_OFFICE = re.compile(
    r"\b(?:Deputy Mayor|Mayor of|Mayor$|Commissioner|Minister|Secretary|Under-?Secretary|Lord Chancellor|Chancellor"
    r"|Attorney General|Solicitor General|Chief Constable|Leader of|Whip|Paymaster General|Night Czar|Cabinet Member|Lord Mayor"
    r"|Director of Public Prosecutions|Speaker)\b"
)
_STAFF_OFFICE = re.compile(
    r"\b(?:Chief|Manager|Director|Head|Officer|Chair(?:man|woman|person)?|President|Secretary|Executive|Adviser|Advisor|Lead|Partner"
    r"|Principal|Superintendent|Inspector|Partner|Founder|Coordinator|Co-ordinator|Assistant|Clerk|Editor|Owner)\b"
)
_CONTACT = re.compile(
    r"@|www\.|https?:|\b(?:tel|telephone|phone|mobile|email|e-mail|fax|dd|direct line)\b\s*[:.]|^\+?[\d ()-]{7,}$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_AFTERMATH = re.compile(
    r"^(?:[>|]|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\[?\d{1,2}\]?[ .)]|cc\b|c\.c\.|copy to|copied to|encl?\b|enclosures?\b|annex|appendix|p\.?s\.?\b|note\b|--"
    r"|on .{0,80} wrote:|from:|sent:|-{2,}|_{2,})",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:pp|p\.p\.|for and on behalf of|on behalf of|for)\s+", re.IGNORECASE)
_GLUED = re.compile(
    r"\b((?:Deputy )?Mayor of London|Deputy Mayor,? (?:for )?[A-Z][^,]*|Commissioner (?:of|for) .+|Minister (?:of|for) .+|Secretary of State for .+)$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the letter's own matter stops (`start`), where the signature ends, and the office or organisation that signed."""

    start: int
    end: int
    sender: str | None


def find(text: str, start: int, gazetteer: Gazetteer) -> Signature | None:
    """The first sign-off after `start` and who signed under it; None when the letter has none."""
    for match in SIGN_OFF.finditer(text, start):
        rest = (match.group("rest") or "").strip(" ,.!\t")
        lines, end = _lines(text, match.end())
        if rest:
            lines.insert(0, rest)
        if rest and len(rest.split()) > 14:
            continue
        return Signature(match.start(), end, _sender(lines, gazetteer))
    return None


def _lines(text: str, start: int) -> tuple[list[str], int]:
    """The signature's own lines after the sign-off and the offset where they stop."""
    lines: list[str] = []
    at = end = start
    while at < len(text) and len(lines) < 8:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip()
        if line and (_AFTERMATH.match(line) or len(line) > 160 or (len(line) > 60 and line.endswith("."))):
            break
        if line:
            lines.append(line)
            end = stop
        at = stop + 1
    return lines, end


def _sender(lines: list[str], gazetteer: Gazetteer) -> str | None:
    lines = [
        _FOR.sub("", line).rstrip(",;") for line in lines if not _CONTACT.search(line) and not _POSTCODE.search(line)
    ]
    for position, line in enumerate(lines):
        office = _office(line, gazetteer, alone=position > 0 or len(lines) == 1)
        if office:
            return office
    for line in lines[1:] or lines:
        if body := gazetteer.named(line):
            return body.full if body.name == "GLA" else line
    below = lines[1:]
    organisations = [line for line in below if ORGANISATION.search(line) and not _STAFF_OFFICE.search(line)]
    if organisations:
        return organisations[-1]
    staff = [line for line in below if _STAFF_OFFICE.search(line)]
    if staff:
        others = [line for line in below if line not in staff]
        return others[-1] if others else staff[0]
    return below[-1] if below else None


def _office(line: str, gazetteer: Gazetteer, *, alone: bool) -> str | None:
    """The public office a line names: the whole line when it stands alone, its end when a name stands before it."""
    if gazetteer.is_role(line):
        return "Mayor of London" if line.isupper() and line.casefold() == "mayor of london" else line
    glued = _GLUED.search(line)
    if glued and not alone:
        return glued.group(1).strip()
    if not alone:
        mention = next((m for m in gazetteer.mentions(line) if m.role and m.end == len(line)), None)
        return line[mention.start : mention.end] if mention else None
    if _PUBLIC_OFFICE.search(line):
        if (
            glued
            and glued.start()
            and line.startswith(("Sir ", "Dame ", "Lord ", "Rt Hon", "The Rt Hon", "Mr ", "Ms ", "Mrs ", "Dr "))
        ):
            return glued.group(1).strip()
        return line
    return None
