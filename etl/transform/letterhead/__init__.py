"""Who wrote to whom, when, under which reference, about which meeting, and where the letter's own matter begins and
ends."""

from __future__ import annotations

import re
from datetime import date as Date

from etl.records import Letterhead
from etl.transform.gazetteer import Gazetteer
from etl.transform.letterhead import days, meeting, signature

_SALUTATION = re.compile(r"^[ \t]*(?:Dear(?![a-z])|To whom it may concern|To Members of)[^\n]{0,90}$", re.MULTILINE)
_PROSE = re.compile(r"^(?![ \t]*(?:From|To|Cc|Date|Sent|Subject|Re|Our|Your|Ref)\b)[^\n]{130,}$", re.MULTILINE)
_HEAD_LIMIT = 6000
_LABEL = (
    r"(?:(?:Our|My|City Hall|Case|File|Office|Internal|Council|Department(?:al)?|Correspondence|Complaint|MPS|TfL|GLA"
    r"|MOPAC|LFB)\s*ref(?:erence)?|Case(?=\s+(?:no|number)\b)|(?:in (?:any )?reply,? )?please quote(?: (?:the |our "
    r"|this )?ref(?:erence)?)?"
    r"|(?<![A-Za-z] )Ref(?:erence)?)(?:\s+(?:no|number)\b)?"
)
_OWN = r"(?P<ref>(?-i:[A-Z]{1,6} )?(?=[\w/.-]*\d)[A-Za-z0-9][\w/.()-]*(?: ?/ ?\d+|(?: \d{2,6})+(?=[ \t]*(?:\n|\Z)))?)"
_REFERENCE = re.compile(rf"(?<![\w])(?:{_LABEL})\.?\s*(?:[:.–-]\s*|is\s+)?{_OWN}", re.IGNORECASE)
_YOUR = re.compile(r"\b(?:your|their)(?: \w+)?\s*$", re.IGNORECASE)
_SAID = re.compile(
    r"(?:\b(?:our|my) (?:own |case |file |internal )?(?:reference|ref|case(?= n))(?: (?:number|no\.?))?"
    r"(?: for (?:this|your|the|all) [\w ]{3,30}?)?(?: is|:)|\bplease (?:always )?quote(?: (?:the |our |this )?(?:case"
    r" )?"
    r"ref(?:erence)?(?: (?:number|no\.?))?)?|\b(?:letter|motion|correspondence|e-?mail) (?:is|has been|was) filed as"
    r"|^[ \t]*(?:our )?ref(?:erence)?(?: (?:number|no\.?))?:)\s+(?P<ref>(?=[\w/-]*\d)[A-Za-z0-9][\w/-]{3,})",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKETED = re.compile(r"^(?:Subject|Re)\b[^\n]*[\[(](?P<ref>MGLA\d{6}-\d{1,6})[\])]", re.IGNORECASE | re.MULTILINE)
_LOGGED = re.compile(
    r"\b(?:logged|registered|recorded|filed|numbered|allocated|given|assigned)\b[^.\n]{0,40}?\b(?:reference"
    r"|ref)(?:\s+(?:number|no\.?))?\s*:?\s+(?P<ref>(?=[\w/-]*\d)[A-Z][\w/-]*)"
)
_BARE = re.compile(r"^[ \t]*(?P<ref>MGLA\d{6}-\d{1,6})[ \t]*$", re.MULTILINE)
_LOGGED_DAY = re.compile(r"^MGLA(\d\d)(\d\d)(\d\d)-")
_DATE_LABEL = re.compile(r"(?<!\w)(?:Date|Dated|Sent|Date sent)\s*:\s*", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"^[ \t]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+|London,?\s+"
    r"|City Hall,?\s+)?(?P<day>[\w/.,-][\w/., -]{5,24}?)\.?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NOT_ITS_DATE = re.compile(r"\b(?:your|meeting|plenary|motions?|received|agreed|letter of|in reply)\b", re.IGNORECASE)
_RECIPIENT = re.compile(
    r"^(?:To:|Dear)?[ \t]*(?P<name>[A-Z][^\n,<]{2,60}? AM)(?=$|[\s,;.]|Chair|Deputy)"
    r"|^(?P<before>[A-Z][^\n,]{3,60})\n(?:Deputy )?Chair,? (?:of the )?(?:London )?Assembly",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^>[^\n]*(?:\n|$)", re.MULTILINE)
_EARLIER = re.compile(
    r"^(?:On [^\n]{6,120} wrote:[ \t]*$|-{3,} ?(?:Original|Forwarded) [Mm]essage|Begin forwarded message|_{20,}$"
    r"|From: [^\n]{2,120}\n+(?:Sent|Date|To):)",
    re.MULTILINE,
)
_TAIL = re.compile(
    r"^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]|\[\d{1,2}\]|\d{1,2}(?:[ .)]|$)|[*†‡]|P\.?S\.?\b|(?:Annexe?|ANNEXE?|Appendix|APPENDIX"
    r"|Attachment|Note)\b|(?![^\n]*(?:e-?mail|confidential|[Rr]egistered|disclaimer|recipient))[A-Z][^\n]{60,}\.$)",
    re.MULTILINE,
)


def read(text: str, gazetteer: Gazetteer, *, date: Date | None = None, sender: str | None = None) -> Letterhead:
    """Read the letterhead; a given date and sender stand in for what the letter does not say itself."""
    salutation = _SALUTATION.search(text, 0, _HEAD_LIMIT)
    prose = _PROSE.search(text, 0, _HEAD_LIMIT)
    head_end = salutation.start() if salutation else prose.start() if prose else min(len(text), 1500)
    body_start = _skip_blank(text, salutation.end()) if salutation else 0
    signed = signature.find(text, body_start, gazetteer)
    labels_end = body_start if salutation else _labels_end(text, head_end)
    body_end = signed.start if signed else _own_end(text, labels_end)
    head = text[:head_end]
    written = _date(head, labelled_only=salutation is None and signed is None)
    if written is None and signed:
        written = _date(text[signed.start : signed.end + 200], labelled_only=False)
    day = written or date
    reference = _reference(text, head_end, body_end, _own_end(text, body_end))
    if salutation is None and (reference or written):
        body_start = _skip_blank(text, labels_end)
    return Letterhead(
        reference=reference,
        logged_on=_logged(reference, day),
        date=day,
        sender=(signed.sender if signed else None) or _sender_above(head, gazetteer) or sender,
        recipient=_recipient(text[: min(len(text), body_start + 1)]),
        meeting_date=meeting.date_of(text, body_start, body_end, day) or meeting.date_of(text, 0, head_end, day),
        body_start=body_start,
        body_end=max(body_start, body_end),
    )


def matter(text: str, head: Letterhead) -> tuple[tuple[int, int], ...]:
    """The spans of what the letter itself says: the body, and notes, postscripts and annexes after the signature;
    quoted mail is left out."""
    spans = [(head.body_start, head.body_end)]
    stop = _own_end(text, head.body_end)
    if tail := _TAIL.search(text, head.body_end, stop):
        spans.append((tail.start(), stop))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        for quoted in _QUOTED.finditer(text, start, end) if ">" in text else ():
            kept.append((start, quoted.start()))
            start = quoted.end()
        kept.append((start, end))
    return tuple((start, end) for start, end in kept if text[start:end].strip())


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _own_end(text: str, start: int) -> int:
    """Where the writer's own words end: at the mail that is quoted below them, else at the end."""
    earlier = _EARLIER.search(text, start)
    return earlier.start() if earlier else len(text.rstrip())


def _labels_end(text: str, head_end: int) -> int:
    """The end of the last labelled line of a head without a salutation (a memo, an e-mail)."""
    stop = 0
    for match in re.finditer(
        r"^(?:From|To|Cc|Date|Sent|Our ref|Your ref|Ref|Reference)\b[^\n]*$",
        text[:head_end],
        re.MULTILINE | re.IGNORECASE,
    ):
        stop = match.end()
    return stop


def _date(head: str, *, labelled_only: bool) -> Date | None:
    for label in _DATE_LABEL.finditer(head):
        if found := days.first(head, label.end(), label.end() + 40):
            return found
    if labelled_only:
        return None
    for line in head.split("\n"):
        if len(line) < 40 and not _NOT_ITS_DATE.search(line) and _DATE_LINE.match(line) and (found := days.first(line)):
            return found
    for line in head.split("\n"):
        if len(line) < 120 and not _NOT_ITS_DATE.search(line) and (found := days.first(line)):
            return found
    return None


def _reference(text: str, head_end: int, body_end: int, own_end: int) -> str | None:
    for match in _REFERENCE.finditer(text, 0, head_end):
        if not _YOUR.search(text, max(0, match.start() - 12), match.start()):
            return _closed(match.group("ref"))
    for pattern, stop in ((_BRACKETED, head_end + 300), (_BARE, head_end), (_LOGGED, body_end), (_SAID, own_end)):
        if bare := pattern.search(text, 0, stop):
            return _closed(bare.group("ref"))
    return None


def _closed(reference: str) -> str:
    """The reference without the stop or the bracket that closes what it stands in."""
    bare = reference.rstrip(".,;")
    return bare.rstrip(")") if "(" not in bare else bare


def _logged(reference: str | None, day: Date | None) -> Date | None:
    """MGLA + DDMMYY: the day the correspondence was logged, unless there is no such day or it is later than the
    letter."""
    match = _LOGGED_DAY.match(reference or "")
    logged = days.real(2000 + int(match[3]), int(match[2]), int(match[1])) if match else None
    return None if logged and day and logged > day else logged


def _sender_above(head: str, gazetteer: Gazetteer) -> str | None:
    """For an unsigned letter: the office or body on the "From:" line, or the first line of the letterhead."""
    lines = [line.strip() for line in head.split("\n") if line.strip()][:12]
    for line in lines:
        if line.casefold().startswith("from:"):
            writer = re.sub(r"\s*<[^>]*>|^from:\s*", "", line, flags=re.IGNORECASE).strip()
            return signature.office_beside_name(writer, gazetteer) or writer or None
    body = gazetteer.named(lines[0]) if lines else None
    return (body.roles[0] if body.kind == "mayor" else body.full) if body else None


def _recipient(head: str) -> str | None:
    match = _RECIPIENT.search(head)
    if not match:
        return None
    name = (match.group("name") or match.group("before")).strip()
    return re.sub(r"^(?:Dear |(?:[A-Z]{2,} ){2,}(?=[A-Z][a-z]))", "", name)
