"""Who or what a clause is about: somebody who can act, a thing, or people whom something happens to."""

from __future__ import annotations

import re

from etl.transform.pledges.lexicon import AGENTS, CAPITAL_AGENTS, PRONOUN_THINGS, PUBLIC
from etl.transform.pledges.rule import Subject, words

_TOKEN = re.compile(r"[\w’'&/-]+")
_SHORT_NAME = re.compile(r"[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]+[A-Z]\w*")
_PREPOSITION = words(
    "of for in on to from with by at under across between about within into through over during against via"
)


def subject(segment: str) -> Subject:
    """Whether the subject of a segment is somebody who can act, a thing, or people whom something happens to."""
    tokens = _TOKEN.findall(segment)
    if not tokens:
        return "agent"
    if tokens[-1].lower() in PRONOUN_THINGS:
        return "thing"
    head = next((i - 1 for i, t in enumerate(tokens) if i > 1 and t in _PREPOSITION), len(tokens) - 1)
    kind = _kind(tokens, head)
    if kind == "thing" and tokens[0].lower() in _PREPOSITION and head < len(tokens) - 1:
        kind = _kind(tokens, len(tokens) - 1)
    return kind


def _kind(tokens: list[str], at: int) -> Subject:
    token = tokens[at]
    word = token.lower().replace("’s", "").replace("'s", "")
    if _SHORT_NAME.fullmatch(token):
        return "agent"
    if word in CAPITAL_AGENTS:
        return "agent" if token[0].isupper() else "thing"
    if word in AGENTS:
        return "agent"
    return "public" if word in PUBLIC else "thing"
