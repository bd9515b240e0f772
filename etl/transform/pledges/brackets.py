"""What stands in brackets: mostly an aside that commits nobody, sometimes a time or a clause of its own."""

from __future__ import annotations

import re

_PARENTHESIS = re.compile(r"\([^()]*\)")
# "is due (by the end of June)": the brackets hold no more than the time.
_A_TIME = re.compile(
    r"\((?:by|in|before|until|from|during|no later than|for)\s"
    r"(?:the |early |mid |mid-|late |end |start |of |this |next |spring |summer |autumn |winter |\d{1,2} |Q[1-4] )*"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|year|month|term|"
    r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?: 20\d\d)?|20\d\d(?:[/-]\d\d)?)\)"
)
# "(a report will follow)": the brackets hold a clause of its own.
_A_CLAUSE = re.compile(
    r"\((?:an?|the|this|these|I|we|our|my|it|its|they|their|more|further|[A-Z]\w+)\s[^()]{2,80}?\b(?:will|shall)\s"
)


def blank_brackets(text: str) -> str:
    """The text with what stands in brackets replaced by blanks, a plain time and a clause of its own excepted.

    Offsets do not change; a clause gets semicolons for its brackets.
    """
    return _PARENTHESIS.sub(_blank, text) if "(" in text else text


def _blank(found: re.Match[str]) -> str:
    within = found.group()
    if _A_CLAUSE.match(within):
        return f";{within[1:-1]};"
    return f" {within[1:-1]} " if _A_TIME.match(within) else " " * len(within)
