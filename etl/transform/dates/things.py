"""Whether a time phrase names the thing beside it ("targets for 2040", "in 2024 prices") rather than dating an act."""

from __future__ import annotations

import re

from etl.transform.dates.past import opens_clause

_NOUNS = (
    r"(?:prices|terms|figures|levels?|values|rates?|budgets?|settlements?|surveys?|reports?|census|entry|intakes?|cohorts?|programmes?|"
    r"elections?|editions?|reviews?|data|statistics|results|publications?|plans?|strategy|strategies|statements?|rounds?|"
    r"allocations?|accounts|forecasts?|targets?|vaccines?|pressures|payments?|fuel|olympics|games|consultation|contract|"
    r"guidance|regulations|act|bill|order|financial|academic)"
)
_NOT_BEFORE_A_NOUN = (
    r"(?!(?:to|and|or|the|an?|as|for|with|when|our|its|their|this|that|by|of|in|on|we|i|which|will|so)\b)"
)
_FOLLOWED = re.compile(rf" (?:{_NOT_BEFORE_A_NOUN}[a-z]+ )?{_NOUNS}\b|'s\b")
_DATED_FOR = re.compile(
    r"\b(?:targets?|figures?|data|statistics|allocations?|settlements?|budgets?|forecasts?|awards?|contracts?|reports?|accounts|"
    r"surveys?|rates|guidance|estimates?|projections?|precepts?|returns?|results|prices|fares|plans?|strategy|programmes?|"
    r"timetables?|schedules?|calendars?|priorities|proposals|agendas?|applications|bids|limits?|thresholds?) $"
)
_SEASON_WORD = re.compile(r" ([a-z]+)")
_GOES_ON = frozenset(
    """of in on at by to for from with and or but so if as when where which who while after before until once unless
    through via then now again onwards too also this that these those the a an our its their his her all both each we i
    they it he she you there will shall is are was were has have may can must next last only instead rather not no
    subject following including alongside using depending working""".split()
)
_FINITE = re.compile(r" (?:will|shall|would|should|must|can|may|could|is|are|was|were|has|have)\b")


def may_name(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` can be part of a name or of a subject: one that ends its clause seldom is."""
    return folded.startswith((" ", "'s"), end) or folded.startswith("for", start)


def names_a_thing(text: str, folded: str, start: int, end: int, *, bare_season: bool) -> bool:
    """Whether `folded[start:end]` is part of the name of a thing, so that it sets no limit of its own."""
    if folded.startswith("for", start) and _DATED_FOR.search(folded[max(0, start - 16) : start]):
        return True
    if not folded.startswith((" ", "'s"), end) or (opens_clause(folded, start) and not folded.startswith("'s", end)):
        return False
    if _FOLLOWED.match(folded, end):
        return True
    word = _SEASON_WORD.match(folded, end) if bare_season else None
    if word is None or word[1] in _GOES_ON or re.search("(?:ing|ly|ed)$", word[1]):
        return False
    return text[word.start(1)].islower()


def stands_in_subject(folded: str, start: int, end: int) -> bool:
    """Whether the phrase belongs to the subject of the verb after it, as in "the works in 2026 will"."""
    return folded.startswith(" ", end) and _FINITE.match(folded, end) is not None and not opens_clause(folded, start)
