"""The abbreviations a letter defines for itself: "the Building Safety Regulator (BSR)"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

ORGANISATION = re.compile(
    r"\b(?:Academ(?:y|ies)|Agenc(?:y|ies)|Alliances?|Assembly|Associations?|Authorit(?:y|ies)|Banks?|Boards?|Brigade"
    r"|Bureau|Centres?|Colleges?|Collaboratives?|Commissions?|Commissioners?|Committees?|Compan(?:y|ies)|Consortium"
    r"|Corporations?|Councils?|Departments?|Directorate|Executive|Federation|Force|Foundation|Groups?|Inquiry"
    r"|Inspectorate|Institutes?|Librar(?:y|ies)|Limited|Ltd|Ministry|Museums?|Office|Ombudsman|Organisation|Panels?|Partnerships?|Police"
    r"|Regulators?|Review|Secretariat|Service|Society|Task ?[Ff]orces?|[Tt]askforces?|Teams?|Tribunals?|Trusts?"
    r"|Unions?|Units?|Universit(?:y|ies)|plc|LLP|ICBs?)\b"
)
# With two capitals at least.
_DEFINED = re.compile(r"\((?:the\s+)?[‘“\"']?([A-Z](?=[a-z&]*[A-Z])[A-Za-z&]{1,11})[’”\"']?\)")
_LINKING = frozenset(["of", "for", "and", "the", "in", "to", "on", "&", "de", "with", "from", "by"])
_MOST = 60
_REACH = 120


def defined(text: str, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Each abbreviation of an organisation that is not `known`, with the words it stands for, as written; at most
    sixty."""
    seen: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        short = match.group(1)
        if short in known or short in seen:
            continue
        written = _spelt_out(straight(text[max(0, match.start() - _REACH) : match.start()]), short)
        if written and ORGANISATION.search(written):
            seen[short] = written
            yield short, written
        if len(seen) == _MOST:
            return


def _spelt_out(before: str, short: str) -> str | None:
    """The capitalised words before "(BSR)" whose initials spell it; None when they do not."""
    initials = [letter.casefold() for letter in short if letter.isupper()]
    taken: list[str] = []
    for word in reversed(before.split()):
        if not initials:
            break
        if not (word[0].isupper() or word in _LINKING) or (word.endswith((",", ";", ".", ":")) and not taken):
            return None
        taken.append(word)
        if word[0].casefold() == initials[-1]:
            initials.pop()
        elif word not in _LINKING and not any(part[:1].casefold() == initials[-1] for part in re.split(r"[-&]", word)):
            if len(initials) < 2 or word[0].casefold() != initials[-2]:
                return None
            del initials[-2:]
    return None if initials else " ".join(reversed(taken))


def straight(text: str) -> str:
    """The text with plain apostrophes and blanks, of the same length."""
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
