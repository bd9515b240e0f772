"""Who or what a clause is about: somebody who can act, a thing, or people whom something happens to."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.transform.pledges.lexicon import AGENTS, CAPITAL_AGENTS, PRONOUN_THINGS, PUBLIC
from etl.transform.pledges.rule import Subject, words

_TOKEN = re.compile(r"[\w’'&/-]+")
_SHORT_NAME = re.compile(r"[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+[A-Z]\w*")
_PREPOSITION = words(
    "of for in on to from with by at under across between about within into through over during against via"
)
# Bodies whose names begin with a thing or a place.
_NAMES = frozenset(
    [("Transport", "for", "London"), ("City", "of", "London"), ("Port", "of", "London"), ("Bank", "of", "England")]
)


def subject(segment: str) -> Subject:
    """Whether the subject of a segment is somebody who can act, a thing, or people whom something happens to."""
    # Most segments hold words and blanks only, and those are split fastest.
    return subject_of(segment.split() if segment.replace(" ", "").isalnum() else _TOKEN.findall(segment))


def subject_of(tokens: list[str]) -> Subject:
    """The same of a segment given by its words."""
    if not tokens:
        return "agent"
    if tokens[-1].lower() in PRONOUN_THINGS:
        return "thing"
    last = len(tokens) - 1
    if last < 2 or _PREPOSITION.isdisjoint(tokens):
        return _kind(tokens[last])
    head = next((i - 1 for i, t in enumerate(tokens) if i > 1 and t in _PREPOSITION), last)
    kind = "agent" if tuple(tokens[head : head + 3]) in _NAMES else _kind(tokens[head])
    if kind == "thing" and tokens[0].lower() in _PREPOSITION and head < last:
        kind = _kind(tokens[last])
    return kind


@lru_cache(maxsize=4096)
def _kind(token: str) -> Subject:
    word = token.lower().replace("’s", "").replace("'s", "")
    if _SHORT_NAME.fullmatch(token):
        return "agent"
    if word in CAPITAL_AGENTS:
        return "agent" if token[0].isupper() else "thing"
    if word in AGENTS:
        return "agent"
    return "public" if word in PUBLIC else "thing"
