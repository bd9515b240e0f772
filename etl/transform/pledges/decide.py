"""One sentence to a verdict: the acts it commits somebody to, or the rule that says why it commits nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from etl.transform.pledges.clauses import Clause, Embedding, blank_brackets, clause
from etl.transform.pledges.guards import GUARDS
from etl.transform.pledges.leaves import LEAVES
from etl.transform.pledges.rule import Leave, Subject, Take
from etl.transform.pledges.takes import EXPECTS, HAPPENS, TAKES
from etl.transform.pledges.when import TIME_WORDS, says_when


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
_ACTIVITY = Verdict((), (), "present activity", "it tells what is being done now, and names no act to come")
# One bit a rule, in the order of the table, and one for words of time: each word of a sentence is looked up once.
_DATED = 1 << len(TAKES)
_ALL = _DATED - 1
_NEED_LIMIT = sum(1 << i for i, take in enumerate(TAKES) if take.needs_limit)
_CUES = {
    word: sum(1 << i for i, take in enumerate(TAKES) if word in take.cues) | (_DATED if word in TIME_WORDS else 0)
    for word in TIME_WORDS.union(*(take.cues for take in TAKES))
}
_CUE_WORDS = frozenset(_CUES)
# No sentence a person wrote has more; a text made to be slow may.
_MOST_GROUPS = 24
_QUOTE = re.compile(r"[\"“][^\"“”]{12,}[\"”]|(?:(?<=\s)|^)[‘'][^‘’']{12,}(?:[’'][^‘’'\s][^‘’']*)*[’'](?=[\s.,;:)]|$)")
_ENDINGS = frozenset({"ends", "runs", "concludes", "closes"})
_PAUSE = re.compile(r"[,;]")
_PAST_WORDS = frozenset({"was", "were", "had", "did", "began", "met", "took", "made", "been"})
_PRESENT = frozenset({"is", "are", "am", "can", "may"})
_PROGRESSIVE = re.compile(r"\b(?:is|are|am)\s+(?:[a-z]+ly\s|also\s|now\s|still\s)?(?!during\b|nothing\b)[a-z]+ing\b")
_POLITE = frozenset({"Thank", "Thanks", "sorry", "grateful", "apologise", "apologies", "Please", "forward"})
_FIGURES = re.compile(r"\d")


def decide(text: str, year: int) -> Verdict:
    """Which acts a sentence written in `year` commits somebody to, and by which rule; or why it commits nobody."""
    found = _words(text)
    takes = _tried(text, found)
    if not takes:
        return _quiet(text, found)
    plain = _blank_quotes(blank_brackets(text))
    groups = _groups(plain, takes)
    if not groups:
        return _quiet(text, found)
    acts: list[Clause] = []
    left: Leave | None = None
    undated: Take | None = None
    for i, group in enumerate(groups):
        until = groups[i + 1].begin if i + 1 < len(groups) and groups[i + 1].begin > group.end else len(plain)
        since = group.begin if i or group.embedded == "relative" else 0
        reason = _leave(plain, group, (since, until), year)
        if reason is not None:
            left = left or reason
        elif (group.take.needs_limit and not says_when(plain, since, until, year)) or (
            group.take.needs_agent and group.subject != "agent"
        ):
            undated = undated or group.take
        else:
            acts.append(group)
    if len(acts) > 1:
        acts = [act for act in acts if not _only_describes(act)] or acts
    if acts:
        for guard in GUARDS:
            if any(cue in text for cue in guard.cues) and guard.pattern.search(text):
                return Verdict((), groups, guard.name, guard.why)
        main = next((act.take for act in acts if not act.take.needs_limit), acts[0].take)
        return Verdict(tuple(acts), groups, main.name, main.why)
    if left is not None:
        return Verdict((), groups, left.name, left.why)
    if undated is not None and undated.needs_agent:
        return Verdict((), groups, _ACTIVITY.rule, _ACTIVITY.why)
    return NOT_TO_COME._replace(groups=groups)


def _only_describes(act: Clause) -> bool:
    """Whether a present tense beside another act only tells what is meant: "the lease, which ends in May, will"."""
    return act.take.name == HAPPENS and (act.embedded == "relative" or act.verb in _ENDINGS)


def _groups(text: str, takes: tuple[Take, ...]) -> tuple[Clause, ...]:
    """The verb groups of a sentence in their order; where two rules find the same words, the earlier rule has them."""
    found: list[tuple[int, int, Take, str]] = []
    covered = bytearray(len(text))
    for take, match in _matches(text, takes):
        named = match.groupdict()
        start, end = match.start("at") if named.get("at") else match.start(), match.end()
        if 1 not in covered[start:end]:
            covered[start:end] = b"\1" * (end - start)
            verb = next((v for k, v in named.items() if k.startswith("verb") and v), "")
            found.append((start, end, take, verb))
    found.sort(key=lambda item: item[0])
    groups: list[Clause] = []
    for start, end, take, verb in found[:_MOST_GROUPS]:
        group = clause(text, take, start, end, verb, groups[-1] if groups else None)
        if groups and groups[-1].take.name == EXPECTS and not _PAUSE.search(text, groups[-1].end, start):
            # "We expect that the works will end": the act is what is expected, as firm as an expectation.
            expects = groups.pop()
            group = group._replace(take=expects.take, begin=expects.begin, embedded="main")
        groups.append(group)
    return tuple(groups)


def _matches(text: str, takes: tuple[Take, ...]) -> Iterator[tuple[Take, re.Match[str]]]:
    """What the rules find, in the order of the table; rules with an anchor are tried together wherever that stands."""
    anchored = [take for take in takes if take.anchor]
    if anchored and anchored[0].anchor:
        for at in anchored[0].anchor.finditer(text):
            for take in anchored:
                if match := take.pattern.match(text, at.start()):
                    yield take, match
                    break
    for take in takes:
        if not take.anchor:
            for match in take.pattern.finditer(text):
                yield take, match


def _leave(text: str, group: Clause, clause_span: tuple[int, int], year: int) -> Leave | None:
    """The first rule by which this verb group commits nobody."""
    for rule in _leaves(group.take.name, group.subject, group.embedded):
        if (
            (not rule.verbs or group.verb in rule.verbs)
            and (rule.group is None or rule.group.match(text, group.start))
            and (rule.before is None or rule.before.search(group.before))
            and not (rule.unless_limit and says_when(text, *clause_span, year))
        ):
            return rule
    return None


def _blank_quotes(text: str) -> str:
    if not any(mark in text for mark in "\"“‘'"):
        return text
    return _QUOTE.sub(lambda found: " " * (found.end() - found.start()), text)


def _words(text: str) -> set[str]:
    for mark in ",.;:()":
        text = text.replace(mark, " ")
    return set(text.split())


def _tried(text: str, found: set[str]) -> tuple[Take, ...]:
    """The rules worth trying on a sentence: it holds one of their cues, and a time where they need one."""
    bits = 0
    for word in found & _CUE_WORDS:
        bits |= _CUES[word]
    if bits & _ALL == 0:
        return ()
    if not bits & _DATED and bits & _NEED_LIMIT and not _FIGURES.search(text):
        bits &= ~_NEED_LIMIT
    return _takes(bits & _ALL)


@lru_cache(maxsize=4096)
def _takes(bits: int) -> tuple[Take, ...]:
    return tuple(take for i, take in enumerate(TAKES) if bits >> i & 1)


@lru_cache(maxsize=4096)
def _leaves(take: str, subject: Subject, embedded: Embedding) -> tuple[Leave, ...]:
    """The rules that can be about a verb group of this kind, in the order of the table."""
    return tuple(
        rule
        for rule in LEAVES
        if (not rule.takes or take in rule.takes)
        and (not rule.subjects or subject in rule.subjects)
        and (not rule.embedded or embedded in rule.embedded)
    )


def _quiet(text: str, found: set[str]) -> Verdict:
    """Why a sentence without any form of words that could bind is none."""
    if not found.isdisjoint(_POLITE):
        return _COURTESY
    if "should" in found:
        return _ASK
    if "hope" in found or "want" in found:
        return _HOPE
    if "plans" in found and "no" in found:
        return _NO_PLAN
    if _PROGRESSIVE.search(text):
        return _ACTIVITY
    if not found.isdisjoint(_PAST_WORDS) or (found.isdisjoint(_PRESENT) and any(word.endswith("ed") for word in found)):
        return _PAST
    return _NOTHING
