"""Which time limit of a sentence bounds which of its acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from etl.records import Due
from etl.transform import dates
from etl.transform.dates import Limit, Unplaced
from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.lexicon import ACTS, PUBLIC
from etl.transform.pledges.rule import words
from etl.transform.terms import Terms


class Bound(NamedTuple):
    """An act with the limit that bounds it, or with the reason why a time it names sets none."""

    act: Clause
    due: Due | None
    reason: str | None


_REACH = 80
# Directly before a time phrase these say that it dates something else: "the policy published in March".
_DATES_A_THING = re.compile(
    r"(?<!\band )(?<!\bor )(?<!\bthen )(?<!\bbe )(?<!\bis )(?<!\bare )\b(?:published|agreed|announced|launched|made|"
    r"held|adopted|issued|introduced|passed|"
    r"reported|established|created|completed|started|commissioned|set out|met|wrote|written|received|"
    r"closed|opened|began|ended|dated|"
    r"signed|elected|approved|laid|sent|compared (?:to|with)|was|were|since|than|"
    r"(?:minutes|papers|notes?|record|transcript)\s+of\s+(?:the|our|your)\s+(?:[a-z]+\s+)?(?:meeting|vote|"
    r"hearing|session|debate)|"
    r"(?:letter|statement|meeting|election|survey|report|reply|plan|act|guidance|strategy|figures?|"
    r"data|manifesto|agreement|review)\s+(?:of|from|for))"
    r"\s*(?:on|in|at|of|by|for|from|during)?\s*$",
    re.I,
)
# Without one of these among its last two words no lead does; most leads end here.
_DATING = words(
    """
    published agreed announced launched made held adopted issued introduced passed reported established created
    completed started commissioned out met wrote written received closed opened began ended dated signed elected
    approved laid sent to with was were since than of from for meeting vote hearing session debate
    """
)
_LETTERS = re.compile(r"[A-Za-z]+")
_RELATIVE = re.compile(r"\b(?:which|who|that|where|when|as|because|since|following|after|whose)\b[^,;]*$", re.I)
_RELATIVE_PAST = re.compile(
    r"\b(?:which|who|that|where|when|as|because|since)\b[^,;]*\b(?:was|were|had|has|have|did|"
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\ba )(?<!\ban )(?<!\bthe )"
    r"(?!(?:affected|concerned|involved|interested|need|indeed)\b)[a-z]{2,}ed)\b[^,;]*$"
    r"|\b(?:which|who|that) (?:is|are) [a-z]+(?:ed|n)(?: \w+)?\s*$",
    re.I,
)
# "tenants whose leases end in May", "fares that apply from March": the time tells which are meant.
_TELLS_WHICH = re.compile(
    r"\bthose (?:needing|preparing|hoping|wishing|wanting) to\b[^,;]{0,40}$"
    r"|\b(?:who|whose(?: \w+){1,2}|that|which)\s+(?:\w+ly\s+)?(?:will\s+)?(?:appl(?:y|ies)|moves? in|turns?|joins?|"
    r"starts?|leaves?|ends?|expires?|arrives?|registers?|enrols?|retires?|reach(?:es)?|opens?|begins?|closes?|signs?|"
    r"buys?|books?|submits?|runs? (?:out|until)|falls? due|comes? (?:into|up)|takes? effect)\b[^,;]{0,30}$"
)
# "We will urge Ministers to pay from 2031", "prepare for the ban in 2031": the time is that of what others do.
_OF_OTHERS = re.compile(
    r"(?:continue(?:ing)? (?:to )?|keep |go on )?(?:urg(?:e|ing)|lobby(?:ing)?|"
    r"(?:press|push)(?:ing)?(?! (?:ahead|on|forward)\b)|"
    r"campaign(?:ing)?|argu(?:e|ing)|call(?:ing)? (?:on|for)|mak(?:e|ing) the case|oppos(?:e|ing)|resist(?:ing)?|"
    r"fight(?:ing)?|object(?:ing)? to|"
    r"(?:prepar|plann?)(?:e|ing)? (?:\w+ )?for)\b[^,;]*$"
)
_ADDRESSING = words("encourage encouraging remind reminding advise advising")
# "encouraging tenants to apply before May": the day is that by which the public may act.
_PUBLIC_ACTS = re.compile(
    rf"\b(?:encourag(?:e|ing)|remind(?:ing)?|advis(?:e|ing)) (?:[\w’'-]+ ){{0,3}}?(?:{'|'.join(sorted(PUBLIC))}) to "
    r"[^,;]*$"
)
# What is told or looked into, which has a time of its own; nobody explores anything for two years.
_TELLING = words(
    """set inform explain describe outline show consider explore look assess examine identify determine review discuss
    detail"""
)
_WHAT_IS_TOLD = re.compile(r"\b(?:how|what|whether|when|(?:needed|required|necessary) to)\b")
_FAR = timedelta(days=730)
_AHEAD_OF = ("by", "before", "ahead", "no later", "over", "this", "next", "later", "within")
# "I will see that the lessons learned are shared": what is seen to is the act, with its time.
_SEES_TO_IT = re.compile(
    r"\b(?:see|sees|seeing|ensure|ensures|ensuring|make sure|making sure) (?:that )?[^,;]*?\b(?:is|are|be)\b[^,;]*$"
)
# Without one of these words none of the patterns for them is tried.
_SEEING = words("see sees seeing ensure ensures ensuring sure")
_RELATIVES = words("which who whose that where when as because since those")
# Most words between an act and its time are none of these: they are looked up once.
_TURNS = _SEEING | _RELATIVES | _ADDRESSING
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Aa]ll|[Aa]ny)\b")
# "Should the strategy appear this year, I will": the time is that of the condition.
_IN_CONDITION = re.compile(r"(?:If|Should|Were|Unless)\b[^,;]*$")
# "… in May and publish in June": a second verb under the same “will”.
_NEXT_ACT = re.compile(
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
    limits = [limit for limit in found if isinstance(limit, Limit)]
    bounds: list[Bound] = []
    for act in acts:
        own = [
            limit
            for limit in limits
            if _owner(limit, groups) is act
            and _bounds_it(text, limit, act)
            and not (act.verb in _TELLING and _is_of_what_is_told(text, limit, act, anchor))
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


def _bounds_it(text: str, limit: Limit, act: Clause) -> bool:
    """Whether a limit in the clause dates the act itself and not a thing or a past act named beside it."""
    if act.start <= limit.start <= act.end or act.start <= limit.end <= act.end + 1:
        return True
    if limit.end <= act.start:
        if _IN_CONDITION.match(text, 0, limit.start):
            return False
        if limit.names_thing:
            # "every visit from May will include": the practice begins then, whatever it is a practice of.
            return limit.phrase.startswith("from") and _EVERY.search(text, act.begin, limit.start) is not None
        lead = text[act.begin if act.begin <= limit.start else 0 : limit.start]
        led = _LETTERS.findall(lead.lower())
        relative = not _RELATIVES.isdisjoint(led)
        told_which = relative and (_RELATIVE_PAST.search(lead) or _TELLS_WHICH.search(lead))
        return not _dates_a_thing(lead, led) and not told_which
    if act.verb == "cover" and not limit.phrase.startswith(("by", "before")):
        return False
    said = _LETTERS.findall(text[act.start : limit.start].lower())
    turns = _TURNS.intersection(said)
    if turns and not turns.isdisjoint(_SEEING) and _SEES_TO_IT.search(text, act.start, limit.start):
        return True
    if not limit.phrase.startswith(_AHEAD_OF) and _speaks_for_others(text, limit, act):
        return False
    between = text[act.end : limit.start]
    if _dates_a_thing(between, said) and len(between.split()) > 1 and not limit.phrase.startswith(("later", "next")):
        return False
    if not turns.isdisjoint(_ADDRESSING) and _PUBLIC_ACTS.search(text, act.start, limit.start):
        return False
    if turns.isdisjoint(_RELATIVES):
        return True
    return not _RELATIVE_PAST.search(between) and not _TELLS_WHICH.search(between)


def _is_of_what_is_told(text: str, limit: Limit, act: Clause, anchor: date) -> bool:
    """Whether a far day is that of what will be set out or looked into: "will explore how to end it by 2041"."""
    return (
        limit.latest is not None
        and limit.latest > anchor + _FAR
        and limit.start > act.end
        and _WHAT_IS_TOLD.search(text, act.end, limit.start) is not None
    )


def _speaks_for_others(text: str, limit: Limit, act: Clause) -> bool:
    until = limit.start + len("for" if limit.phrase.startswith("for ") else "")
    return _OF_OTHERS.match(text, act.end - len(act.verb), until) is not None


def _dates_a_thing(lead: str, words: list[str]) -> bool:
    """Whether the words that lead to a time phrase end so that it dates something else; only their end is searched."""
    return not _DATING.isdisjoint(words[-2:]) and _DATES_A_THING.search(lead, max(0, len(lead) - _REACH)) is not None


def _choose(text: str, limits: list[Limit], act: Clause) -> list[Limit]:
    """The limits that bound the act: one, or one for each verb where “will … in May and … in June” joins two acts."""
    if len(limits) == 1:
        return limits
    plain = [limit for limit in limits if not limit.names_thing] or limits
    if len(plain) <= 1:
        return plain
    joined = [plain[0]]
    for earlier, later in pairwise(plain):
        if later.start > act.end and earlier.start >= act.begin and _NEXT_ACT.search(text, earlier.end, later.start):
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
