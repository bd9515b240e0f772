"""The verb groups of a sentence that could commit somebody: which rules are worth trying, and what they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, reduce
from itertools import islice
from operator import itemgetter, or_
from typing import NamedTuple

from etl.transform.pledges.clauses import Clause, clause
from etl.transform.pledges.guards import CUES as GUARD_CUES
from etl.transform.pledges.rule import Take
from etl.transform.pledges.takes import ADVERBS, BE_AT, EXPECTS, FORMS_OF_BE, TAKES, WILL_AT
from etl.transform.pledges.verdict import TELLING
from etl.transform.pledges.when import TIME_WORDS, may_say_when

# One bit a rule that a word is a cue for, and one a rule that it goes on with: each word is looked up once. With the
# words that say when, make a guard worth trying or tell what a quiet sentence says, it is all that any word is asked.
_ALL = (1 << len(TAKES)) - 1
_NEED_LIMIT = sum(1 << i for i, take in enumerate(TAKES) if take.needs_limit)
_NEED_NO_MORE = sum(1 << i for i, take in enumerate(TAKES) if not take.also)
_BITS = {
    word: sum(
        (1 << i if word in take.cues else 0) | (1 << len(TAKES) + i if word in take.also else 0)
        for i, take in enumerate(TAKES)
    )
    for word in TIME_WORDS.union(FORMS_OF_BE, GUARD_CUES, TELLING, *(take.cues | take.also for take in TAKES))
}
WORDS = frozenset(_BITS)
_AFTER_BE = sum(1 << i for i, take in enumerate(TAKES) if take.after_be)
# No sentence a person wrote has more; a text made to be slow may.
_MOST_GROUPS = 24
_PAUSE = re.compile(r"[,;]")
_APOSTROPHES = ("’", "'")
_BEEN = ("has ", "have ")
# A pattern that can stand anywhere and begins with a word is looked for after what is no letter: a text is passed over
# much faster from blank to blank than letter by letter. It has a blank put before it, so that its offsets are one on.
_AT_A_WORD = re.compile(r"(?:\(\?:|\(\?<![^)]*\))*\\b")
_AT_THE_BEGINNING = re.compile(r"(?<![\[\\])\^")
_SOUGHT = [
    (1, re.compile(rf"[^A-Za-z0-9_](?:{take.pattern.pattern})"))
    if not (take.at_will or take.after_be)
    and _AT_A_WORD.match(take.pattern.pattern)
    and not _AT_THE_BEGINNING.search(take.pattern.pattern)
    else (0, take.pattern)
    for take in TAKES
]
# For each rule the group that its verb group begins with, and those that name the verb.
_NAMED = [
    (
        take.pattern.groupindex.get("at", 0),
        tuple(index for name, index in take.pattern.groupindex.items() if name.startswith("verb")),
    )
    for take in TAKES
]

Hit = tuple[int, int, re.Match[str]]  # the place of the rule, and by how much its offsets are on
Match = Callable[[str, int], re.Match[str] | None]
Sought = tuple[int, int, re.Pattern[str]]


class Tried(NamedTuple):
    """The rules to try on a sentence, by the place in the table, and by where they can begin.

    Those anywhere come with a 1 when their pattern is looked for in the sentence with a blank before it, else a 0; so
    do those at its end, for which it has to end with one of `ends`.
    """

    at_will: tuple[tuple[int, Match], ...]
    after_be: Mapping[str, tuple[int, ...]]
    anywhere: tuple[Sought, ...]
    at_end: tuple[Sought, ...]
    ends: tuple[str, ...]


def tried(text: str, words: list[str], known: frozenset[str]) -> Tried | None:
    """The rules worth trying on a sentence that holds these words: those with a cue, and a time if they need it."""
    bits = reduce(or_, map(_BITS.__getitem__, known), 0)
    worth = bits & (bits >> len(TAKES) | _NEED_NO_MORE) & _ALL
    if worth & _NEED_LIMIT and not may_say_when(text, known):
        worth &= ~_NEED_LIMIT
    # Words in brackets are passed over, and what stands behind them is not the next word.
    if worth & _AFTER_BE and "(" not in text:
        worth &= ~_AFTER_BE | _after_forms(words, known)
    return _of_bits(worth) if worth else None


def _after_forms(words: list[str], known: frozenset[str]) -> int:
    """The rules whose word comes next to a form of “to be”, or may come behind its adverbs."""
    bits = 0
    for form in FORMS_OF_BE.intersection(known):
        at = -1
        for _ in range(words.count(form)):
            at = words.index(form, at + 1)
            for word in islice(words, at + 1, None):
                meant, adverb = _after_form(word)
                bits |= meant
                if not adverb:
                    break
    return bits


@lru_cache(maxsize=4096)
def _after_form(word: str) -> tuple[int, bool]:
    """The rules that a word next to a form of “to be” can be meant by, and whether the word behind it may be meant."""
    meant = sum(
        1 << i
        for i, take in enumerate(TAKES)
        if word in take.after_be or ("-ing" in take.after_be and word.endswith("ing"))
    )
    return meant if word.isalpha() else _AFTER_BE, word in ADVERBS or word.endswith("ly")


@lru_cache(maxsize=4096)
def _of_bits(bits: int) -> Tried:
    takes = [(i, take) for i, take in enumerate(TAKES) if bits >> i & 1]
    after_be: dict[str, tuple[int, ...]] = {}
    for i, take in takes:
        for word in take.after_be:
            after_be[word] = (*after_be.get(word, ()), i)
    return Tried(
        tuple((i, take.pattern.match) for i, take in takes if take.at_will),
        after_be,
        tuple((i, *_SOUGHT[i]) for i, take in takes if not (take.at_will or take.after_be or take.ends)),
        tuple((i, *_SOUGHT[i]) for i, take in takes if take.ends),
        tuple(end for _, take in takes for end in take.ends),
    )


def groups_of(text: str, tried: Tried) -> tuple[Clause, ...]:
    """The verb groups of a sentence in their order; where two rules find the same words, the earlier rule has them."""
    hits = _hits(text, tried)
    if not hits:
        return ()
    found: list[tuple[int, int, Take, str]] = []
    for i, led, match in hits:
        at, verbs = _NAMED[i]
        start, end = match.span()
        if at and match[at] is not None:
            start = match.start(at) - led
        end -= led
        if start > 1 and text[start - 1] in _APOSTROPHES and text[start - 2].isalpha():
            start -= 1
        for other in found:
            if other[0] < end and start < other[1]:
                break
        else:
            verb = ""
            for index in verbs:
                if verb := match[index] or "":
                    break
            found.append((start, end, TAKES[i], verb))
    if len(found) > 1:
        found.sort(key=itemgetter(0))
    groups: list[Clause] = []
    for start, end, take, verb in found[:_MOST_GROUPS]:
        group = clause(text, take, start, end, verb, groups[-1] if groups else None)
        if groups and groups[-1].take.name == EXPECTS and not _PAUSE.search(text, groups[-1].end, start):
            # "We expect that the works will end": the act is what is expected, as firm as an expectation.
            expects = groups.pop()
            group = group._replace(take=expects.take, begin=expects.begin, embedded="main")
        groups.append(group)
    return tuple(groups)


def _hits(text: str, tried: Tried) -> list[Hit]:
    """What the rules find: first those at “will”, of which the first has the place, then the others in their order."""
    hits: list[Hit] = list(_after_be(text, tried.after_be)) if tried.after_be else []
    anywhere = tried.anywhere
    if tried.ends and text.rstrip().rstrip(".!;").endswith(tried.ends):
        anywhere += tried.at_end
    if anywhere:
        texts = (text, f" {text}")
        for i, led, pattern in anywhere:
            for match in pattern.finditer(texts[led]):
                hits.append((i, led, match))
    if len(hits) > 1:
        hits.sort(key=itemgetter(0))
    return _at_will(text, tried.at_will) + hits if tried.at_will else hits


def _wills(text: str) -> list[int]:
    """Where a rule that begins at “will” can begin; a text without its other forms is searched for plain letters."""
    if "’" in text or "'" in text or "shall" in text or "Will" in text:
        return [found.start() for found in WILL_AT.finditer(text)]
    starts: list[int] = []
    at = text.find("will")
    while at >= 0:
        starts.append(at)
        at = text.find("will", at + 1)
    return starts


def _at_will(text: str, rules: tuple[tuple[int, Match], ...]) -> list[Hit]:
    hits: list[Hit] = []
    for start in _wills(text):
        for i, match_at in rules:
            if match := match_at(text, start):
                hits.append((i, 0, match))
                break
    return hits


def _after_be(text: str, rules: Mapping[str, tuple[int, ...]]) -> Iterator[Hit]:
    """What the rules find at the forms of “to be”, by the word that comes next; “has been” begins with “has”."""
    participles = rules.get("-ing", ())
    for found in BE_AT.finditer(f" {text}"):
        word = found["next"]
        chosen = rules.get(word, ())
        if participles and word.endswith("ing"):
            chosen += participles
        if not chosen:
            continue
        # One back for the blank before the text, and one on from what stands before the word.
        start = found.start()
        before = text.rfind(" ", 0, max(0, start - 1)) + 1
        for i in chosen:
            pattern = TAKES[i].pattern
            match = pattern.match(text, before) if text[before:start] in _BEEN else None
            if match := match or pattern.match(text, start):
                yield i, 0, match
