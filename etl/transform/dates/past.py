"""Whether a time phrase dates a past act: the nearest verb before it, or after it where the phrase opens the clause."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[,;:(]")
_FUTURE = frozenset(
    ["will", "shall", "'ll", "won't", "going", "must", "should", "can", "may", "could", "would", "due", "plans", "plan", "planning", "aims", "aim", "aiming", "intends", "intend", "intending", "expects", "expect", "expecting", "hopes", "hope", "looks", "look", "seeks", "seek", "commits", "scheduled", "planned", "expected", "intended", "anticipated", "programmed", "projected", "proposed", "targeted", "timetabled", "earmarked", "committed", "set", "forecast", "to"]
)
_PAST = frozenset(
    ["was", "were", "had", "did", "made", "began", "took", "gave", "wrote", "held", "met", "came", "went", "saw", "ran", "brought", "led", "won", "laid", "said", "sent", "spent", "became", "got", "told", "left", "built", "found", "rose", "fell", "grew", "paid", "kept", "heard", "chose", "drew", "spoke", "stood", "stated", "since", "has", "have", "having", "been"]
)
_NOT_PAST = frozenset(
    ["need", "speed", "indeed", "feed", "hundred", "agreed", "embed", "seed", "red", "bed", "shed", "proceed", "exceed", "succeed", "unprecedented", "dedicated", "detailed", "limited", "united", "increased", "combined", "related", "based", "advanced", "armed"]
)


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)


def dates_the_past(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` says when something happened rather than when something will."""
    before = _WORD.findall(folded[max(0, start - 200) : start])
    if (
        not before
        or before[-1] in (",", ";", ":")
        or (len(before) < 3 and before[-1] in ("and", "but", "that", "the", "in"))
    ):
        return _after(folded, end)
    return _before(before)


def _before(words: list[str]) -> bool:
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word in _FUTURE or word in ("is", "are", "be", "am"):
            return False
        if word.endswith("'ll"):
            return False
        if _is_past(word):
            return not any(w in _FUTURE or w.endswith("'ll") for w in words[max(0, i - 4) : i] if w not in ("set",))
    return False


def _after(folded: str, end: int) -> bool:
    for word in _WORD.findall(folded[end : end + 120]):
        if word in _FUTURE or word in ("is", "are") or word.endswith("'ll"):
            return False
        if _is_past(word):
            return True
    return False
