"""What is decided on a sentence, and the verdicts on one without any form of words that could bind."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from etl.transform.pledges.clauses import Clause


class Verdict(NamedTuple):
    """What was decided: the clauses that commit somebody, every verb group looked at, the rule and why."""

    acts: tuple[Clause, ...]
    groups: tuple[Clause, ...]
    rule: str
    why: str


_NOTHING = Verdict((), (), "no commitment", "it holds no form of words that commits anybody to an act to come")
_ASK = Verdict((), (), "a request", "it says what should be done, which is a request or an opinion")
_HOPE = Verdict((), (), "a hope", "it says what somebody hopes or wants, not what anybody will do")
_PAST = Verdict((), (), "a past act", "it tells what has been done")
_NO_PLAN = Verdict((), (), "no plans", "it says that nothing is planned")
_COURTESY = Verdict((), (), "a courtesy", "it is a courtesy")
NOT_TO_COME = Verdict((), (), "no time to come", "its words would bind only with a time to come, and it names none")
ACTIVITY = Verdict((), (), "present activity", "it tells what is being done now, and names no act to come")
_PAST_WORDS = frozenset({"was", "were", "had", "did", "began", "met", "took", "made", "been"})
_PRESENT = frozenset({"is", "are", "am", "can", "may"})
# After what is no letter, so that a text is passed over from blank to blank, with a blank put before it.
_PROGRESSIVE = re.compile(
    r"[^A-Za-z0-9_]\b(?:is|are|am)\s+(?:[a-z]+ly\s|also\s|now\s|still\s)?(?!during\b|nothing\b)[a-z]+ing\b"
)
_POLITE = frozenset({"Thank", "Thanks", "sorry", "grateful", "apologise", "apologies", "Please", "forward"})
TELLING = _POLITE | _PAST_WORDS | _PRESENT | {"should", "hope", "want", "plans", "no"}


def quiet(text: str, words: list[str], known: Collection[str]) -> Verdict:
    """Why a sentence that could bind nobody is none; `known` are those of its words that anything is asked by."""
    found = TELLING.intersection(known)
    if not found.isdisjoint(_POLITE):
        return _COURTESY
    if "should" in found:
        return _ASK
    if "hope" in found or "want" in found:
        return _HOPE
    if "plans" in found and "no" in found:
        return _NO_PLAN
    present = not found.isdisjoint(_PRESENT)
    if present and "ing" in text and _PROGRESSIVE.search(f" {text}"):
        return ACTIVITY
    if not found.isdisjoint(_PAST_WORDS) or (not present and "ed" in text and "ed " in f"{' '.join(words)} "):
        return _PAST
    return _NOTHING
