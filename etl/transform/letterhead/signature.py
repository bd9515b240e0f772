"""Who signed: the sign-off, the signature under it, and the office or organisation it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.transform.gazetteer import ORGANISATION, Gazetteer

SIGN_OFF = re.compile(
    r"^[ \t]*(?:Yours\s?(?:sincerely|faithfully|truly|ever|aye|in \w+)|Yours|Sincerely(?: yours)?"
    r"|(?:With (?:all )?(?:my |our )?"
    r"|My |All )?(?:very )?(?:Kind(?:est)?|Best|Warm(?:est)?|Good) (?:regards|wishes)|With (?:thanks|regards"
    r"|every good wish)|Many thanks|Regards|Respectfully)(?P<rest>[ \t]*[,.!]?(?:[ \t]+(?-i:[A-Z])[^\n]{0,120})?)$",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLIC_OFFICE = re.compile(
    r"\b(?:Deputy Mayor|Mayor of|Mayor$|Commissioner|Minister|Secretary|Under-?Secretary|Lord Chancellor|Chancellor"
    r"|Attorney General|Solicitor General|Chief Constable|Leader of|Whip|Paymaster General|Night Czar|Cabinet Member"
    r"|Lord Mayor|Director of Public Prosecutions|Speaker)\b"
)
_STAFF_OFFICE = re.compile(
    r"\b(?:Chief|Manager|Director|Head|Officer|Chair(?:man|woman|person)?|President|Secretary|Executive|Adviser"
    r"|Advisor|Lead|Partner|Principal|Superintendent|Inspector|Partner|Founder|Coordinator|Co-ordinator|Assistant"
    r"|Clerk|Editor|Owner)\b"
)
_CONTACT = re.compile(
    r"@|www\.|https?:|\b(?:tel|telephone|phone|mobile|email|e-mail|fax|dd|direct line)\b\s*[:.]|^\+?[\d ()-]{7,}$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_AFTERMATH = re.compile(
    r"^(?:[>|]|[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\[?\d{1,2}\]?[ .)]|cc\b|c\.c\.|copy to|copied to|encl?\b|enclosures?\b|annex|appendix"
    r"|p\.?s\.?\b|note\b|--|on .{0,80} wrote:|from:|sent:|-{2,}|_{2,})",
    re.IGNORECASE,
)
# What the foot of a page puts between the lines of a signature, or below them.
_PAGE_FOOT = re.compile(
    r"^(?:(?:our|your|my|case|file|office) )?ref(?:erence)?\b[ .:]|^page \d+|^[-–— ]*\d{1,3}[-–— ]*$|^MGLA\d{6}-\d+$",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\t+| {4,}")
_NAME = (
    r"(?:(?:(?:The )?(?:Rt\.? Hon(?:ourable)?\.?|Right Honourable)|Sir|Dame|Cllr\.?|Councillor|Alderman|Dr\.?"
    r"|Prof(?:essor|\.)?|Rev(?:erend|d)?\.?|Lord|Lady|Baroness|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?) )*"
    r"(?!(?:The|New|City|House|London|Greater|Deputy|Vice|Chief|Head|Royal|St|Parliamentary|Permanent|Under|Executive|Non"
    r"|Assistant|Associate|Acting|Interim|Joint|Group|Senior|Managing|Metropolitan|National|Regional|Lead|Cabinet|First"
    r"|Second|Corporate|General|Police)\b)[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3}"
    r"(?:,? (?:AM|MP|MBE|OBE|CBE|KBE|DBE|KC|QC|MS|QPM|QFSM))*"
)
_PERSON = re.compile(_NAME)
_PERSON_WITH_OFFICE = re.compile(
    rf"{_NAME}?,? (?=(?:Deputy |Vice )?(?:Mayor|Chair(?:man|woman|person)?|Chief|President|Leader|Commissioner|Minister"
    r"|Managing Director|Director|Secretary of State)\b)(?P<office>.+)"
)
_BESIDE_THE_SENDER = re.compile(r"\b(?:Assistant|Private Secretary|Adviser|Advisor|Clerk|Secretary to|Officer)\b")
_FOR = re.compile(r"^(?:(?:pp|p\.p\.|for and on behalf of|on behalf of|for)\s+(?:the\s+)?|the\s+)", re.IGNORECASE)
_GLUED = re.compile(
    r"\b((?:Deputy )?Mayor of London|Deputy Mayor,? (?:for )?[A-Z][^,]*|Commissioner (?:of|for) .+|Minister (?:of"
    r"|for) .+|Secretary of State for .+)$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the letter's own matter stops (`start`), where the signature ends, and the office or organisation that
    signed."""

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
        return Signature(match.start(), end, _senders(lines, gazetteer))
    return None


def _lines(text: str, start: int) -> tuple[list[str], int]:
    """The signature's own lines after the sign-off, one column after the other, and the offset where they stop."""
    rows: list[list[str]] = []
    at = end = start
    while at < len(text) and len(rows) < 8:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip()
        if line and (_AFTERMATH.match(line) or len(line) > 160 or (len(line) > 60 and line.endswith("."))):
            break
        if line and not _PAGE_FOOT.match(line):
            rows.append([cell.strip() for cell in _COLUMNS.split(line)])
            end = stop
        at = stop + 1
    columns = max(map(len, rows), default=0)
    return [row[i] for i in range(columns) for row in rows if i < len(row) and row[i]], end


def _senders(lines: list[str], gazetteer: Gazetteer) -> str | None:
    """Who signed: the office or the organisation, or those of several that sign one letter together."""
    begins = [0]
    for i in range(1, len(lines)):
        signed = any(_has_office(line) for line in lines[begins[-1] : i])
        if signed and (_PERSON_WITH_OFFICE.fullmatch(lines[i]) or _is_person_above_office(lines, i, gazetteer)):
            begins.append(i)
    ends = [*begins[1:], len(lines)]
    groups = [lines[begin:end] for begin, end in zip(begins, ends, strict=True)]
    found = [sender for group in groups if (sender := _sender(group, gazetteer))]
    return " and ".join(dict.fromkeys(found)) or None


def _has_office(line: str) -> bool:
    return bool(_PUBLIC_OFFICE.search(line) or _STAFF_OFFICE.search(line))


def _is_person_above_office(lines: list[str], i: int, gazetteer: Gazetteer) -> bool:
    """Is this line the name of one more person who signs, with that person's office below it?"""
    name, below = lines[i], lines[i + 1] if i + 1 < len(lines) else ""
    return (
        bool(_PERSON.fullmatch(name) and _has_office(below))
        and not (_has_office(name) or ORGANISATION.search(name) or gazetteer.mentions(name))
        and not _BESIDE_THE_SENDER.search(below)
    )


def _sender(lines: list[str], gazetteer: Gazetteer) -> str | None:
    lines = [
        _FOR.sub("", line).rstrip(",;") for line in lines if not _CONTACT.search(line) and not _POSTCODE.search(line)
    ]
    if not lines:
        return None
    for office in (office_beside_name(lines[0], gazetteer), *(_office(line, gazetteer) for line in lines[1:])):
        if office:
            return gazetteer.spelt(office) if office.isupper() else office
    below = lines[1:]
    for line in below or lines:
        if body := gazetteer.named(line):
            return body.full if body.name == "GLA" else line
    organisations = [line for line in below if ORGANISATION.search(line) and not _STAFF_OFFICE.search(line)]
    if organisations:
        return organisations[-1]
    staff = [line for line in below if _STAFF_OFFICE.search(line)]
    others = [line for line in below if line not in staff]
    return (others[-1] if others else staff[0]) if staff else below[-1] if below else _whole(lines[0])


def _office(line: str, gazetteer: Gazetteer) -> str | None:
    """The public office that a line names: the whole line, without "the"."""
    line = line.removeprefix("the ").removeprefix("The ")
    return line if gazetteer.is_role(line) or _PUBLIC_OFFICE.search(line) else None


def office_beside_name(line: str, gazetteer: Gazetteer) -> str | None:
    """The office that stands after the signer's name on one line: "Sir Sadiq Khan Mayor of London"."""
    _, comma, after = line.partition(", ")
    if comma and _office(after, gazetteer):
        return _office(after, gazetteer)
    if gazetteer.is_role(line):
        return line
    if glued := _GLUED.search(line):
        return glued.group(1).strip()
    return next((line[m.start : m.end] for m in gazetteer.mentions(line) if m.role and m.end == len(line)), None)


def _whole(line: str) -> str | None:
    """A signature of one line that is itself an office ("Head of Correspondence"), or a name and an office."""
    if named := _PERSON_WITH_OFFICE.fullmatch(line):
        return named.group("office")
    return line if _PUBLIC_OFFICE.search(line) or _STAFF_OFFICE.search(line) or ORGANISATION.search(line) else None
