"""Which bodies a text names: an index of names, offices and the abbreviations a letter defines for itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from etl.transform.gazetteer.abbreviations import ORGANISATION, defined, straight
from etl.transform.gazetteer.bodies import Body, borough, common_words, from_row

__all__ = ["ORGANISATION", "Body", "Gazetteer", "Mention", "common_words"]

# The look behind comes after the capital, so that only capitals are looked at.
_FIRST_WORD = re.compile(r"[A-Z](?<![\w&].)[A-Za-z]*")
_ARTICLE = re.compile(r"\b(?:the|The|THE|this|This)\s+$")


class Mention(NamedTuple):
    """A place in a text where a body is named; `role` when by an office ("London Fire Commissioner")."""

    start: int
    end: int
    body: Body
    role: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    body: Body | None  # None for a trap: a name that looks like a body and is none
    role: bool = False
    article: bool = False


# The names that begin with one word, by the few letters after it, the longest first; under "" those that have fewer.
_Names = Mapping[str, tuple[_Name, ...]]
_FEW = 6
_SHORT = 64
_MOST = 1 << 12


@dataclass(frozen=True)
class Gazetteer:
    """The bodies and all their names."""

    bodies: tuple[Body, ...] = ()
    index: Mapping[str, _Names] = field(default_factory=dict, repr=False)
    folded: Mapping[str, _Name] = field(default_factory=dict, repr=False)
    shared: tuple[tuple[_Name, ...], ...] = field(default=(), repr=False)
    fielded: tuple[Body, ...] = field(default=(), repr=False)
    fields: tuple[str, ...] = field(default=(), repr=False)  # of all those
    common: frozenset[str] = field(default=frozenset(), repr=False)
    turns: tuple[int, ...] = field(default=(), repr=False)  # the ordinals of the days from which `shared` may differ
    eras: dict[int | None, Gazetteer] = field(default_factory=dict, repr=False, compare=False)
    known: dict[str, list[Mention]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_toml(cls, table: Mapping[str, Any], on: date | None = None) -> Gazetteer:
        """Build the gazetteer of data/reference/bodies.toml, as it was on a day."""
        bodies = [from_row(row) for row in table.get("body", ())]
        bodies += [borough(name) for name in table.get("boroughs", ())]
        names: dict[str, list[_Name]] = {trap: [_Name(trap, None)] for trap in table.get("traps", ())}
        for body in bodies:
            for name in _names(body):
                names.setdefault(name.text, []).append(name)
        shared = tuple(tuple(group) for group in names.values() if len({name.body for name in group}) > 1)
        fielded = tuple(body for body in bodies if body.fields)
        turns = tuple(sorted({turn for group in shared for name in group if name.body for turn in _turns(name.body)}))
        fields = tuple(field for body in fielded for field in body.fields)
        whole = cls(tuple(bodies), shared=shared, fielded=fielded, fields=fields, turns=turns)
        return whole._with(group[-1] for group in names.values()).on(on)

    def on(self, day: date | None) -> Gazetteer:
        """The gazetteer of a day: a name that bodies share belongs to the one that existed; None is the present."""
        era = bisect_right(self.turns, day.toordinal()) if day else None
        if era not in self.eras:
            self.eras[era] = self._on(day)
        return self.eras[era]

    def _on(self, day: date | None) -> Gazetteer:
        chosen = (next((n for n in group if n.body and n.body.valid(day)), group[-1]) for group in self.shared)
        changed = [name for name in chosen if self.folded.get(_fold(name.text)) != name]
        return self._with(changed) if changed else self

    def named(self, name: str) -> Body | None:
        """The body that goes by exactly this name or office, whatever its capitals; None when there is none."""
        found = self.folded.get(_fold(name))
        return found.body if found else None

    def is_role(self, name: str) -> bool:
        """Is this exactly the name of an office ("Commissioner of Police of the Metropolis")?"""
        found = self.folded.get(_fold(name))
        return bool(found and found.role)

    def spelt(self, name: str) -> str:
        """A name written in capitals, as it is usually written."""
        found = self.folded.get(_fold(name))
        return found.text if found else name

    def mentions_in(self, phrase: str) -> list[Mention]:
        """Every naming of a body in a phrase; a short one is kept in mind, since letters name few bodies, and often."""
        if len(phrase) > _SHORT:
            return self.mentions(phrase)
        found = self.known.get(phrase)
        if found is None:
            if len(self.known) >= _MOST:
                self.known.clear()
            found = self.known[phrase] = self.mentions(phrase)
        return found

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Every naming of a body in `text[start:end]`, longest name first, none overlapping another."""
        flat = straight(text)
        stop = len(flat) if end is None else end
        found: list[Mention] = []
        at = start
        index = self.index
        for word in _FIRST_WORD.finditer(flat, start, stop):
            names = index.get(word.group())
            if names is None or (begin := word.start()) < at:
                continue
            rest = word.end()
            for name in names.get(flat[rest : rest + _FEW]) or names[""]:
                if not flat.startswith(name.text, begin, stop):
                    continue
                after = begin + len(name.text)
                if flat[after : after + 1].isalnum():
                    continue
                if name.article and not _ARTICLE.search(flat, max(start, begin - 8), begin):
                    continue
                if name.body is not None:
                    found.append(Mention(begin, after, name.body, name.role))
                at = after
                break
        return found

    def including(self, name: str) -> Gazetteer:
        """The gazetteer with one more body of this name, such as a sender it does not list; a Deputy Mayor, whatever
        for, is of the Mayor's team."""
        if self.named(name) or not _FIRST_WORD.match(name):
            return self
        known = next(iter(self.mentions(name)), None)
        if known and known.start == 0 and known.body.kind == "team":
            return self._with(_names(replace(known.body, name=name, full=name, aliases=(), roles=())))
        return self._with(_names(Body(name, name)))

    def of_letter(self, text: str, day: date | None = None) -> Gazetteer:
        """The gazetteer for one letter: with the abbreviations it defines for itself, and names as on its day."""
        base = self.on(day) if day else self
        fresh: list[_Name] = []
        for short, written in defined(text, self.index):
            known = base.named(written)
            body = known or Body(short, written)
            if not base.named(short):
                fresh.append(_Name(short, body))
            if not known:
                fresh.append(_Name(written, body))
        return base._with(fresh) if fresh else base

    def _with(self, names: Iterable[_Name]) -> Gazetteer:
        """The gazetteer with these names, in place of any that are spelt the same."""
        folded, touched = dict(self.folded), dict[str, dict[str, _Name]]()
        common: set[str] = set()
        for name in names:
            if name.body:
                common.update(common_words(name.body))
            folded[_fold(name.text)] = name
            if first := _FIRST_WORD.match(name.text):
                word = first.group()
                touched.setdefault(word, _all(self.index.get(word, {})))[name.text] = name
        index = {word: _by_rest(word, group.values()) for word, group in touched.items()}
        return replace(
            self, index={**self.index, **index}, folded=folded, common=self.common | common, eras={}, known={}
        )


def _names(body: Body) -> list[_Name]:
    names: dict[str, _Name] = {}
    for role, group in ((False, (body.name, body.full, *body.aliases)), (True, body.roles)):
        for written in group:
            text = straight(written).removeprefix("the ")
            names[text] = _Name(text, body, role, article=written.startswith("the ") and text not in group)
    return list(names.values())


def _all(names: _Names) -> dict[str, _Name]:
    return {name.text: name for group in names.values() for name in group}


def _by_rest(word: str, names: Iterable[_Name]) -> _Names:
    """The names that begin with a word, so that a text after the word leads to the few that it may go on with."""
    longest = sorted(names, key=lambda name: -len(name.text))
    rests = {name.text: name.text[len(word) :][:_FEW] for name in longest}
    whole = {rest for rest in rests.values() if len(rest) == _FEW} | {""}
    return {
        key: tuple(name for name in longest if rests[name.text] == key or len(rests[name.text]) < _FEW) for key in whole
    }


def _turns(body: Body) -> Iterable[int]:
    """The ordinals of the days on which a body begins to exist, or no longer does."""
    if body.valid_from:
        yield body.valid_from.toordinal()
    if body.valid_to:
        yield body.valid_to.toordinal() + 1


def _fold(name: str) -> str:
    return " ".join(straight(name).removeprefix("the ").split()).casefold()
