"""What a time limit beside an act dates: the act itself, or something else that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from etl.transform.dates import Limit
from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.lexicon import PUBLIC
from etl.transform.pledges.rule import words

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
# "call on Ministers to publish it by May": the day is theirs, however it is put.
_THEIR_ACT = re.compile(
    r"(?:(?:continue|continuing|keep|go on)(?: on)? (?:to )?)?(?:urg(?:e|ing)|lobby(?:ing)?|press(?:ing)?|push(?:ing)?|"
    r"campaign(?:ing)?|call(?:ing)? (?:on|for|upon))\s+(?:[\w’'-]+\s+){1,8}?to\s+[a-z]+\b[^,;]*$"
)
_ADDRESSING = words("encourage encouraging remind reminding advise advising")
# "encouraging tenants to apply before May": the day is that by which the public may act.
_PUBLIC_ACTS = re.compile(
    rf"\b(?:encourag(?:e|ing)|remind(?:ing)?|advis(?:e|ing)) (?:[\w’'-]+ ){{0,3}}?(?:{'|'.join(sorted(PUBLIC))}) to "
    r"[^,;]*$"
)
# What is told or looked into, which has a time of its own; nobody explores anything for two years.
TELLING = words(
    """set inform explain describe outline show consider explore look assess examine identify determine review discuss
    detail"""
)
_WHAT_IS_TOLD = re.compile(r"\b(?:how|what|whether|when|(?:needed|required|necessary) to)\b")
_FAR = timedelta(days=730)
_AHEAD_OF = ("by", "before", "ahead", "no later", "over", "this", "next", "later", "within")
# "I will see that the lessons learned are shared": what is seen to is the act, with its time.
_SEES_TO_IT = re.compile(
    r"\b(?:see|sees|seeing|ensure|ensures|ensuring|make sure|making sure) (?:that )?[^,;]*?"
    r"\b(?:is|are|be|have|has|gets?|receives?)\b[^,;]*$"
)
# Without one of these words none of the patterns for them is tried.
_SEEING = words("see sees seeing ensure ensures ensuring sure")
_RELATIVES = words("which who whose that where when as because since those")
# "Following the talks this year, we will": the time is that of what came before.
_COMES_FIRST = re.compile(
    r"(?:Building on|Following|Further to|Based on|Drawing on|In response to|As a result of|Given|Since|Having|"
    r"Because of|In (?:the )?light of)\b[^,;]*$"
)
# Most words between an act and its time are none of these: they are looked up once.
_TURNS = _SEEING | _RELATIVES | _ADDRESSING
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Aa]ll|[Aa]ny)\b")
# "Should the strategy appear this year, I will": the time is that of the condition.
_IN_CONDITION = re.compile(r"(?:If|Should|Were|Unless)\b[^,;]*$")


def bounds_it(text: str, limit: Limit, act: Clause, times: Sequence[tuple[int, int]]) -> bool:
    """Whether a limit in the clause dates the act itself and not a thing or a past act named beside it."""
    if act.start <= limit.start <= act.end or act.start <= limit.end <= act.end + 1:
        return True
    if limit.end <= act.start:
        if _IN_CONDITION.match(text, 0, limit.start) or _COMES_FIRST.match(text, 0, limit.start):
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
    if _speaks_for_others(text, limit, act):
        return False
    between = text[act.end : limit.start]
    if _dates_a_thing(between, said) and len(between.split()) > 1 and not limit.phrase.startswith(("later", "next")):
        return False
    if not turns.isdisjoint(_ADDRESSING) and _PUBLIC_ACTS.search(text, act.start, limit.start):
        return False
    if turns.isdisjoint(_RELATIVES):
        return True
    if len(times) > 1:
        between = text[_after_own_time(text, limit, act, times) : limit.start]
    return not _RELATIVE_PAST.search(between) and not _TELLS_WHICH.search(between)


def _after_own_time(text: str, limit: Limit, act: Clause, times: Sequence[tuple[int, int]]) -> int:
    """Where what a limit may date begins: a relative clause with a time of its own ("that was agreed in May 2024") has
    no second one."""
    own = (
        end
        for start, end in times
        if act.end < start and end < limit.start and _RELATIVE_PAST.search(text, act.end, start) and text[end] == " "
    )
    return max(own, default=act.end)


def is_of_what_is_told(text: str, limit: Limit, act: Clause, anchor: date) -> bool:
    """Whether a far day is that of what will be set out or looked into: "will explore how to end it by 2041"."""
    return (
        limit.latest is not None
        and limit.latest > anchor + _FAR
        and limit.start > act.end
        and _WHAT_IS_TOLD.search(text, act.end, limit.start) is not None
    )


def _speaks_for_others(text: str, limit: Limit, act: Clause) -> bool:
    until = limit.start + len("for" if limit.phrase.startswith("for ") else "")
    others = _THEIR_ACT if limit.phrase.startswith(_AHEAD_OF) else _OF_OTHERS
    return others.match(text, act.end - len(act.verb), until) is not None


def _dates_a_thing(lead: str, words: list[str]) -> bool:
    """Whether the words that lead to a time phrase end so that it dates something else; only their end is searched."""
    return not _DATING.isdisjoint(words[-2:]) and _DATES_A_THING.search(lead, max(0, len(lead) - _REACH)) is not None
