"""Which time limit of a sentence bounds which of its acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.records import Due
from etl.transform import dates
from etl.transform.dates import Limit
from etl.transform.pledges.clauses import Clause
from etl.transform.terms import Terms


@dataclass(frozen=True, slots=True)
class Bound:
    """An act with the limit that bounds it, or with the reason why a time it names sets none."""

    act: Clause
    due: Due | None
    reason: str | None


# Directly before a time phrase these say that it dates something else: "the policy published in March".
_DATES_A_THING = re.compile(
    r"\b(?:published|agreed|announced|launched|made|held|adopted|issued|introduced|passed|reported|established|created|completed|"
    r"started|commissioned|set out|met|wrote|written|received|closed|opened|began|ended|dated|signed|elected|approved|laid|sent|"
    r"compared (?:to|with)|was|were|since|than|letter|statement|meeting|election|survey|budget|report|response|reply|plan|act|bill|"
    r"guidance|strategy|figures?|data|manifesto|agreement|guarantee|summit|conference|review|regulations?|ended)\s*(?:on|in|at|of|by|for|from|during)?\s*$",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:which|who|that|where|when|as|because|since|following|after|whose)\b[^,;]*$", re.I)
_RELATIVE_PAST = re.compile(
    r"\b(?:which|who|that|where|when|as|because|since)\b[^,;]*\b(?:was|were|had|has|have|did|[a-z]{2,}ed)\b[^,;]*$",
    re.I,
)
_NEXT_ACT = re.compile(
    r"\b(?:and|then|before|but|or)\b(?:\s+(?:then|also|to))?\s+(?!(?:the|a|an|in|by|on|from|of|for|until|early|late|mid|next|this|its|our|other|all)\b)[a-z]+\b"
)


def bound(text: str, acts: Sequence[Clause], groups: Sequence[Clause], anchor: date, terms: Terms) -> list[Bound]:
    """Each act of a sentence with its limit; an act with two limits, each for a verb of its own, comes twice."""
    found = dates.limits(text, anchor, terms)
    limits = [limit for limit in found if isinstance(limit, Limit)]
    reasons = [f"“{other.phrase}”: {other.reason}" for other in found if not isinstance(other, Limit)]
    bounds: list[Bound] = []
    for act in acts:
        own = [limit for limit in limits if _owner(limit, groups) is act and _bounds_it(text, limit, act)]
        chosen = _choose(text, own, act)
        bounds.extend(Bound(act, due_of(limit), None) for limit in chosen)
        if not chosen:
            bounds.append(Bound(act, None, reasons[0] if reasons else None))
    return bounds


def due_of(limit: Limit) -> Due:
    """The limit as the register keeps it."""
    return Due(limit.phrase, limit.earliest, limit.latest, limit.rule)


def _owner(limit: Limit, groups: Sequence[Clause]) -> Clause:
    """The verb group in whose clause a limit stands: the last one whose clause has begun, else the first."""
    owner = groups[0]
    for group in groups[1:]:
        if group.begin <= limit.start:
            owner = group
    return owner


def _bounds_it(text: str, limit: Limit, act: Clause) -> bool:
    """Whether a limit in the clause dates the act itself and not a thing or a past act named beside it."""
    if act.start <= limit.start <= act.end or act.start <= limit.end <= act.end + 1:
        return True
    if limit.end <= act.start:
        lead = text[act.begin if act.begin <= limit.start else 0 : limit.start]
        return not _DATES_A_THING.search(lead) and not _RELATIVE_PAST.search(lead)
    between = text[act.end : limit.start]
    if _DATES_A_THING.search(between) and len(between.split()) > 1:
        return False
    return not _RELATIVE_PAST.search(between)


def _choose(text: str, limits: list[Limit], act: Clause) -> list[Limit]:
    """The limits that bound the act: one, or one for each verb where “will … in May and … in June” joins two acts."""
    plain = [limit for limit in limits if not limit.names_thing] or limits
    if len(plain) <= 1:
        return plain
    after = [limit for limit in plain if limit.start >= act.start]
    joined = [plain[0]]
    for earlier, later in zip(plain, plain[1:], strict=False):
        if later.start > act.end and earlier.start >= act.begin and _NEXT_ACT.search(text, earlier.end, later.start):
            joined.append(later)
    if len(joined) > 1:
        return joined
    firm = [limit for limit in plain if limit.latest is not None]
    main = [
        limit for limit in (firm or plain) if not _RELATIVE.search(text[act.end : limit.start]) or limit.start < act.end
    ]
    nearest = main or firm or after or plain
    return [min(nearest, key=lambda limit: abs(limit.start - act.end))]
