"""What a rule is: a value with a name, a pattern, the reason in a sentence, its examples and counter-examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from etl.records import Nature, Strength

Subject = Literal["agent", "thing", "public", "none"]


def words(text: str) -> frozenset[str]:
    """The words of a list, set apart by white space."""
    return frozenset(text.split())


def either(text: str) -> frozenset[str]:
    """The words of a list, each also with a capital."""
    return words(text) | {word.capitalize() for word in words(text)}


@dataclass(frozen=True, slots=True)
class Take:
    """A form of words that commits somebody.

    `pattern` finds the verb group in a sentence; its group `verb`, where it has one, is the word that says what is
    done. It is tried only on sentences that hold one of the words in `cues` and, where it names any, one of those in
    `also`. With `needs_limit` the clause has to say when as well, with `needs_agent` its subject has to be somebody who
    can act. A rule `at_will` begins with “will” or “shall”; one with words in `after_be` begins with a form of “to be”
    before one of them, adverbs apart, where “-ing” is any participle: such places are much quicker to look for. A rule
    with words in `ends` finds them at the end of a sentence only, its stop apart, and is tried on no other.
    """

    name: str
    why: str
    cues: frozenset[str]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    strength: Strength = "firm"
    nature: Nature = "act"
    needs_limit: bool = False
    needs_agent: bool = False
    also: frozenset[str] = frozenset()
    at_will: bool = False
    after_be: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """A circumstance in which such a form of words commits nobody. Every condition that is given has to hold.

    `before` is searched in the clause up to the verb group, if that holds one of the words in `cues` where the rule
    names any, `sentence` matched from the beginning of the sentence, `group` from the beginning of the verb group
    onward, if the sentence holds the letters of `needs` where the rule names any, `subjects` are the kinds of
    subject it is about, `embedded` the ways the clause hangs in its sentence, `takes` the rules whose finds it
    concerns; `unless_limit` exempts a clause that says by when.
    """

    name: str
    why: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    before: re.Pattern[str] | None = None
    cues: frozenset[str] = frozenset()
    sentence: re.Pattern[str] | None = None
    group: re.Pattern[str] | None = None
    needs: str = ""
    verbs: frozenset[str] = frozenset()
    subjects: frozenset[Subject] = frozenset()
    embedded: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    unless_limit: bool = False
