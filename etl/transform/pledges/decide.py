"""One sentence to a verdict: the acts it commits somebody to, or the rule that says why it commits nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from etl.transform.pledges.brackets import blank_brackets
from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.embedding import Embedding
from etl.transform.pledges.groups import WORDS, groups_of, tried
from etl.transform.pledges.guards import guards
from etl.transform.pledges.leaves import LEAVES
from etl.transform.pledges.rule import Leave, Subject, Take
from etl.transform.pledges.takes import DUE, HAPPENS
from etl.transform.pledges.verdict import ACTIVITY, NOT_TO_COME, Verdict, quiet
from etl.transform.pledges.when import may_say_when, says_when


class _Leaves(NamedTuple):
    """Rules in their order, each with its place in the screen, or 0 when it is not in it.

    The screen matches where a rule does that looks at nothing but the words of the verb group; its last group is the
    place of the first such rule. Most verb groups are past these rules with one look. The others are found by the verb
    they are about, by a cue before it or by what they need; `always` are those with nothing of the kind.
    """

    screen: re.Pattern[str]
    rules: tuple[tuple[int, Leave], ...]
    always: tuple[int, ...]
    of_verb: Mapping[str, tuple[int, ...]]
    of_cue: Mapping[str, tuple[int, ...]]
    cues: frozenset[str]
    needing: tuple[tuple[str, int], ...]


_ALIKE = r"(?:will|shall|(?:is|are|am) going to)"
_QUOTE = re.compile(r"[\"“][^\"“”]{12,}[\"”]|(?:(?<=\s)|^)[‘'][^‘’']{12,}(?:[’'][^‘’'\s][^‘’']*)*[’'](?=[\s.,;:)]|$)")
# "As set out in my letter of 9 May,": its day is not that of what follows.
_AS_SAID = re.compile(
    r"(?:As (?:set out|announced|stated|confirmed|noted|outlined|explained|mentioned|agreed|I (?:said|told|"
    r"wrote))|Following (?:the|my|"
    r"your|our)|Further to)\b[^,;]{0,160},"
)
_HOLDS_GOOD = frozenset({"apply", "expire", "end", "run"})
_ENDINGS = frozenset({"ends", "runs", "concludes", "closes"})
# "the money that Ministers have set aside for May": nobody is bound by what tells which money is meant.
_SETTLED_BEFORE = frozenset({"has set money aside, with a day", "has agreed to"})
_WHICH_IS_MEANT = ("that ", "which ", "who ")


def decide(text: str, year: int) -> Verdict:
    """Which acts a sentence written in `year` commits somebody to, and by which rule; or why it commits nobody."""
    words = _words(text)
    known = WORDS.intersection(words)
    takes = tried(text, words, known)
    if takes is None:
        return quiet(text, words, known)
    plain = _blank_quotes(blank_brackets(text))
    groups = groups_of(plain, takes)
    if not groups:
        return quiet(text, words, known)
    acts: list[Clause] = []
    left: Leave | None = None
    undated: Take | None = None
    as_said = _AS_SAID.match(plain) if plain.startswith(("As ", "Following ", "Further ")) else None
    said = as_said.end() if as_said else 0
    for i, group in enumerate(groups):
        until = groups[i + 1].begin if i + 1 < len(groups) and groups[i + 1].begin > group.end else len(plain)
        since = group.begin if i or group.embedded == "relative" else said
        stretch = (since, until, year)
        reason = _leave(text, known, plain, group, stretch)
        if reason is not None:
            left = left or reason
        elif (group.take.needs_limit and not says_when(plain, *stretch)) or (
            group.take.needs_agent and group.subject != "agent"
        ):
            undated = undated or group.take
        else:
            acts.append(group)
    if acts and len(groups) > 1:
        acts = [act for act in acts if not _only_describes(act, acts)] or ([] if left else acts)
    if acts:
        for guard in guards(text, known):
            if guard.pattern.search(text):
                return Verdict((), groups, guard.name, guard.why)
        main = acts[0].take
        if main.needs_limit and len(acts) > 1:
            main = next((act.take for act in acts if not act.take.needs_limit), main)
        return Verdict(tuple(acts), groups, main.name, main.why)
    if left is not None:
        return Verdict((), groups, left.name, left.why)
    if undated is not None and undated.needs_agent:
        return Verdict((), groups, ACTIVITY.rule, ACTIVITY.why)
    return NOT_TO_COME._replace(groups=groups)


def _only_describes(act: Clause, acts: list[Clause]) -> bool:
    """Whether what stands beside another act only tells what is meant: "the lease, which ends in May, will"."""
    if act.take.name == DUE:
        # "Leases due to end in May will": no pause before the other verb
        return any(other.begin == act.end for other in acts)
    if act.take.name == HAPPENS:
        return act.embedded == "relative" or act.verb in _ENDINGS
    if act.take.name in _SETTLED_BEFORE:
        return act.before.startswith(_WHICH_IS_MEANT)
    return act.verb in _HOLDS_GOOD and (act.embedded == "relative" or act.before in ("that", "which"))


def _leave(text: str, known: frozenset[str], plain: str, group: Clause, stretch: tuple[int, int, int]) -> Leave | None:
    """The first rule by which this verb group commits nobody; `stretch` is where its clause may say when."""
    leaves = _leaves(group.take.name, group.subject, group.embedded)
    hit = leaves.screen.match(plain, group.start)
    first = (hit.lastindex or 0) if hit else 0
    worth: Iterable[int] = range(len(leaves.rules)) if hit else _worth(leaves, plain, group)
    for i in worth:
        place, rule = leaves.rules[i]
        if (
            (place == 0 or place >= first)
            and (not rule.verbs or group.verb in rule.verbs)
            and (not rule.cues or not group.words.isdisjoint(rule.cues))
            and (rule.group is None or place == first != 0 or rule.group.match(plain, group.start))
            and (rule.before is None or rule.before.search(group.before))
            and (rule.sentence is None or rule.sentence.match(plain))
            and not (rule.unless_limit and may_say_when(text, known) and says_when(plain, *stretch))
        ):
            return rule
    return None


def _worth(leaves: _Leaves, text: str, group: Clause) -> Iterable[int]:
    """Which rules out of the screen can be about a verb group, by its verb and the words before it, in their order."""
    worth = leaves.always
    if group.verb in leaves.of_verb:
        worth += leaves.of_verb[group.verb]
    for cue in leaves.cues.intersection(group.words):
        worth += leaves.of_cue[cue]
    for needed, i in leaves.needing:
        if needed in text:
            worth += (i,)
    return worth if worth is leaves.always else sorted(set(worth))


def _blank_quotes(text: str) -> str:
    # An apostrophe within a word opens no quotation.
    if not ('"' in text or "“" in text or " ‘" in text or " '" in text or text.startswith(("‘", "'"))):
        return text
    return _QUOTE.sub(lambda found: " " * (found.end() - found.start()), text)


def _words(text: str) -> list[str]:
    plain = text.replace(",", " ").replace(".", " ").replace(";", " ").replace(":", " ").replace("/", " ")
    return (plain.replace("(", " ").replace(")", " ") if "(" in plain or ")" in plain else plain).split()


@lru_cache(maxsize=4096)
def _leaves(take: str, subject: Subject, embedded: Embedding) -> _Leaves:
    """The rules that can be about a verb group of this kind."""
    rules = [
        rule
        for rule in LEAVES
        if (not rule.takes or take in rule.takes)
        and (not rule.subjects or subject in rule.subjects)
        and (not rule.embedded or embedded in rule.embedded)
    ]
    by_words = [
        rule
        for rule in rules
        if rule.group is not None
        and rule.before is None
        and rule.sentence is None
        and not rule.verbs
        and not rule.needs
    ]
    # Those that begin alike stand together, so that their beginning is looked at once.
    by_words.sort(key=lambda rule: not _begins_alike(rule))
    alike = [rule.group.pattern.removeprefix(_ALIKE) for rule in by_words if rule.group and _begins_alike(rule)]
    others = [rule.group.pattern for rule in by_words if rule.group and not _begins_alike(rule)]
    ways = [f"{_ALIKE}(?:{_either(alike)})"] if alike else []
    screen = re.compile("|".join(ways + ([_either(others)] if others else [])) or "(?!)")
    placed = tuple((by_words.index(rule) + 1 if rule in by_words else 0, rule) for rule in rules)
    always: list[int] = []
    needing: list[tuple[str, int]] = []
    of_verb: dict[str, tuple[int, ...]] = {}
    of_cue: dict[str, tuple[int, ...]] = {}
    for i, (place, rule) in enumerate(placed):
        if place == 0 and rule.needs:
            needing.append((rule.needs, i))
        elif place == 0 and not rule.verbs and not rule.cues:
            always.append(i)
        elif place == 0:
            index, names = (of_verb, rule.verbs) if rule.verbs else (of_cue, rule.cues)
            for name in names:
                index[name] = (*index.get(name, ()), i)
    return _Leaves(screen, placed, tuple(always), of_verb, of_cue, frozenset(of_cue), tuple(needing))


def _begins_alike(rule: Leave) -> bool:
    return rule.group is not None and rule.group.pattern.startswith(_ALIKE)


def _either(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})()" for pattern in patterns)
