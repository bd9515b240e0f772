"""Which time limit of a sentence bounds which of its acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from etl.records import Due
from etl.transform import dates
from etl.transform.dates import Limit, Unplaced
from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.dated import TELLING, bounds_it, is_of_what_is_told
from etl.transform.pledges.lexicon import ACTS
from etl.transform.terms import Terms


class Bound(NamedTuple):
    """An act with the limit that bounds it, or with the reason why a time it names sets none."""

    act: Clause
    due: Due | None
    reason: str | None


_RELATIVE = re.compile(r"\b(?:which|who|that|where|when|as|because|since|following|after|whose)\b[^,;]*$", re.I)
# "by June and heaters by May": a second thing under the same verb.
_NEXT_THING = re.compile(
    r",? and (?:(?!(?:which|who|that|when|where|is|are|was|were|has|have|had|will)\b)[\w’'-]+ ){1,6}$"
)
# "… in May and publish in June": a second verb under the same “will”.
_NEXT_ACT = re.compile(
    r"\band (?:after that|thereafter|from then on)\b|"
    r"\band (?:the |a |its |their )?(?:second|third|fourth|others?|rest|remainder|last|next|final|remaining|"
    r"another)\b|"
    r"(?:\b(?:and|then|but|before)|[;,])\s+(?:and\s+|then\s+|also\s+|to\s+|be\s+|will\s+)*(?:"
    + "|".join(sorted(ACTS))
    + r"|published|opened|completed|launched|delivered|reviewed|laid|finalised|introduced|rolled|opening|completing)\b"
)


def bound(text: str, acts: Sequence[Clause], groups: Sequence[Clause], anchor: date, terms: Terms) -> list[Bound]:
    """Each act of a sentence with its limit; an act with two limits, each for a verb of its own, comes twice."""
    found = dates.limits(text, anchor, terms)
    if not found:
        return [Bound(act, None, None) for act in acts]
    times = [(time.start, time.end) for time in found]
    limits = [limit for limit in found if isinstance(limit, Limit)]
    owned = [(limit, _owner(limit, groups)) for limit in limits]
    bounds: list[Bound] = []
    for act in acts:
        own = [
            limit
            for limit, owner in owned
            if owner is act
            and bounds_it(text, limit, act, times)
            and not (act.verb in TELLING and is_of_what_is_told(text, limit, act, anchor))
        ]
        if not own and len(acts) == 1:
            own = [limit for limit in limits if limit.latest is None and limit.start > act.end]
        if own:
            bounds += [Bound(act, due_of(limit), None) for limit in _choose(text, own, act)]
        else:
            bounds.append(Bound(act, None, _reason(found)))
    return bounds


def _reason(found: Sequence[Limit | Unplaced]) -> str | None:
    """Why the first time phrase that sets no limit sets none."""
    other = next((other for other in found if isinstance(other, Unplaced)), None)
    return f"“{other.phrase}”: {other.reason}" if other else None


def due_of(limit: Limit) -> Due:
    """The limit as the register keeps it."""
    return Due(limit.phrase, limit.earliest, limit.latest, limit.rule)


def _owner(limit: Limit, groups: Sequence[Clause]) -> Clause:
    """The verb group in whose clause a limit stands: the last one whose clause has begun, else the first."""
    owner = groups[0]
    for group in groups[1:]:
        if group.begin <= limit.start and not limit.start < group.start < limit.end:
            owner = group
    return owner


def _choose(text: str, limits: list[Limit], act: Clause) -> list[Limit]:
    """The limits that bound the act: one, or one for each verb where “will … in May and … in June” joins two acts."""
    if len(limits) == 1:
        return limits
    plain = [limit for limit in limits if not limit.names_thing] or limits
    if len(plain) <= 1:
        return plain
    joined = [plain[0]]
    for earlier, later in pairwise(plain):
        if (
            later.start > act.end
            and earlier.start >= act.begin
            and (
                _NEXT_ACT.search(text, earlier.end, later.start)
                or (
                    earlier.phrase.split(" ", 1)[0] == later.phrase.split(" ", 1)[0]
                    and _NEXT_THING.fullmatch(text, earlier.end, later.start)
                )
            )
        ):
            joined.append(later)
    if len(joined) > 1:
        return joined
    # "within ten days by next March": the one is the pace, the other the day by which it is kept.
    plain = [limit for limit in plain if not limit.rule.startswith("within N")] or plain
    plain = [limit for limit in plain if limit.phrase.startswith("at the latest")] or plain
    # "shortly before Christmas" is one time in two phrases.
    plain = [limit for limit in plain if limit.latest or all(other.start != limit.end + 1 for other in plain)] or plain
    beside = [limit for limit in plain if act.start <= limit.start <= act.end + 1]
    if beside:
        return beside[:1]
    free = [limit for limit in plain if limit.end > act.start or _leads(text, limit, act)] or plain
    main = [limit for limit in free if not _RELATIVE.search(text[act.end : limit.start])] or free
    return [min(main, key=lambda limit: abs(limit.start - act.end))]


def _leads(text: str, limit: Limit, act: Clause) -> bool:
    """Whether a limit before the verb opens the clause (“In May the Council will”) and so is no part of its subject."""
    return len(text[act.begin : limit.start].split()) <= 2 or text[limit.end : limit.end + 1] == ","
