"""Which bodies a text names: an index of names, offices and the abbreviations a letter defines for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

_FIRST_WORD = re.compile(r"(?<![\w&])[A-Z][A-Za-z]*")
_ARTICLE = re.compile(r"\b(?:the|The|THE|this|This)\s+$")
_DEFINED = re.compile(r"\((?:the\s+)?[‘“\"']?([A-Z][A-Za-z&]{1,11})[’”\"']?\)")
ORGANISATION = re.compile(
    r"\b(?:Academ(?:y|ies)|Agenc(?:y|ies)|Alliances?|Assembly|Associations?|Authorit(?:y|ies)|Banks?|Boards?|Brigade"
    r"|Bureau|Centres?|Colleges?|Collaboratives?|Commissions?|Commissioners?|Committees?|Compan(?:y|ies)|Consortium"
    r"|Corporations?|Councils?|Departments?|Directorate|Executive|Federation|Force|Foundation|Groups?|Inquiry"
    r"|Inspectorate|Institutes?|Limited|Ltd|Ministry|Office|Ombudsman|Organisation|Panels?|Partnerships?|Police"
    r"|Regulators?|Review|Secretariat|Service|Society|Task ?[Ff]orces?|[Tt]askforces?|Teams?|Tribunals?|Trusts?"
    r"|Unions?|Units?|Universit(?:y|ies)|plc|LLP|ICBs?)\b"
)
_LINKING = frozenset(["of", "for", "and", "the", "in", "to", "on", "&", "de", "with", "from", "by"])
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})
_OWNED_ARTICLE = re.compile(r"(?:the|The)\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may have to act, under the short name by which the register knows it."""

    name: str
    full: str
    kind: str = "other"
    parent: str | None = None
    runs: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    owner: bool = True
    valid_from: date | None = None
    valid_to: date | None = None

    def valid(self, on: date | None) -> bool:
        """Did the body exist on that day? Without a day: does it exist still?"""
        if on is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a body is named; `role` when it is named through an office ("London Fire
    Commissioner")."""

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


@dataclass(frozen=True)
class Gazetteer:
    """The bodies known on a day, found by any of their names."""

    bodies: tuple[Body, ...] = ()
    index: Mapping[str, tuple[_Name, ...]] = field(default_factory=dict, repr=False)
    folded: Mapping[str, tuple[Body, bool]] = field(default_factory=dict, repr=False)

    @classmethod
    def from_toml(cls, table: Mapping[str, Any], on: date | None = None) -> Gazetteer:
        """Build the gazetteer of data/reference/bodies.toml; where two bodies share a name, the one that exists on the
        day has it."""
        bodies = [_body(row) for row in table.get("body", ())]
        bodies += [_borough(name) for name in table.get("boroughs", ())]
        bodies.sort(key=lambda body: body.valid(on))
        return _indexed(tuple(bodies), tuple(table.get("traps", ())))

    def named(self, name: str) -> Body | None:
        """The body that goes by exactly this name or office, whatever its capitals; None when there is none."""
        found = self.folded.get(_fold(name))
        return found[0] if found else None

    def is_role(self, name: str) -> bool:
        """Is this exactly the name of an office ("Commissioner of Police of the Metropolis")?"""
        found = self.folded.get(_fold(name))
        return bool(found and found[1])

    def spelt(self, name: str) -> str:
        """A name written in capitals, as it is usually written."""
        body = self.named(name)
        return next(
            (known for known in ((*body.roles, body.full) if body else ()) if _fold(known) == _fold(name)), name
        )

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Every naming of a body in `text[start:end]`, longest name first, none overlapping another."""
        flat = text.translate(_STRAIGHT)
        stop = len(flat) if end is None else end
        found: list[Mention] = []
        at = start
        for word in _FIRST_WORD.finditer(flat, start, stop):
            if word.start() < at:
                continue
            for name in self.index.get(word.group(), ()):
                after = word.start() + len(name.text)
                if after > stop or not flat.startswith(name.text, word.start()) or flat[after : after + 1].isalnum():
                    continue
                if name.article and not _ARTICLE.search(flat, max(start, word.start() - 8), word.start()):
                    continue
                if name.body is not None:
                    found.append(Mention(word.start(), after, name.body, name.role))
                at = after
                break
        return found

    def including(self, name: str) -> Gazetteer:
        """The gazetteer with one more body of this name, such as a sender it does not list."""
        first = _FIRST_WORD.match(name)
        if first is None or self.named(name):
            return self
        body = Body(name, name)
        names = (_Name(name.translate(_STRAIGHT), body), *self.index.get(first.group(), ()))
        index = {**self.index, first.group(): tuple(sorted(names, key=lambda known: -len(known.text)))}
        return Gazetteer((*self.bodies, body), index, {**self.folded, _fold(name): (body, False)})

    def of_letter(self, text: str) -> Gazetteer:
        """The gazetteer with the abbreviations this letter defines for itself: "the Building Safety Unit (BSU)"."""
        flat = text.translate(_STRAIGHT)
        fresh: list[tuple[str, Body]] = []
        for match in _DEFINED.finditer(flat):
            short = match.group(1)
            if short in self.index or sum(c.isupper() for c in short) < 2:
                continue
            written = _spelt_out(flat[max(0, match.start() - 120) : match.start()], short)
            if written and ORGANISATION.search(written):
                body = self.named(written) or Body(short, written)
                fresh += [(short, body)] if body.name != short else [(short, body), (written, body)]
        if not fresh:
            return self
        index = dict(self.index)
        for text_of_name, body in fresh:
            first = _FIRST_WORD.match(text_of_name)
            if first and all(name.text != text_of_name for name in index.get(first.group(), ())):
                names = (*index.get(first.group(), ()), _Name(text_of_name, body))
                index[first.group()] = tuple(sorted(names, key=lambda name: -len(name.text)))
        folded = {_fold(name): (body, False) for name, body in fresh} | dict(self.folded)
        return Gazetteer((*self.bodies, *{body.name: body for _, body in fresh}.values()), index, folded)


def _body(row: Mapping[str, Any]) -> Body:
    return Body(
        name=row["name"],
        full=row.get("full", row["name"]),
        kind=row.get("kind", "other"),
        parent=row.get("parent"),
        runs=row.get("runs"),
        aliases=tuple(row.get("aliases", ())),
        roles=tuple(row.get("roles", ())),
        words=tuple(row.get("words", ())),
        fields=tuple(row.get("fields", ())),
        owner=row.get("owner", True),
        valid_from=row.get("from"),
        valid_to=row.get("until"),
    )


def _borough(name: str) -> Body:
    style = (
        "Royal Borough of"
        if name in ("Greenwich", "Kensington and Chelsea", "Kingston upon Thames")
        else "London Borough of"
    )
    aliases = [
        f"{style} {name}",
        f"{name} Borough Council",
        f"{name} London Borough Council",
        f"London Borough of {name}",
    ]
    aliases += [f"Royal Borough of {name} Council", f"{name} & {name}"][:1] if style.startswith("Royal") else []
    if name == "Westminster":
        return Body(
            f"{name} City Council", f"{name} City Council", "borough", aliases=(f"{name} Council", f"City of {name}")
        )
    return Body(
        f"{name} Council",
        f"{style} {name}",
        "borough",
        aliases=tuple(dict.fromkeys(aliases)),
        words=("Council", "borough"),
    )


def _indexed(bodies: tuple[Body, ...], traps: Iterable[str]) -> Gazetteer:
    names: dict[str, _Name] = {trap: _Name(trap, None) for trap in traps}
    folded: dict[str, tuple[Body, bool]] = {}
    for body in bodies:
        for role, group in ((False, (body.name, body.full, *body.aliases)), (True, body.roles)):
            for written in group:
                text = written.removeprefix("the ").translate(_STRAIGHT)
                names[text] = _Name(text, body, role, article=written.startswith("the ") and text not in group)
                folded[_fold(written)] = (body, role)
    index: dict[str, list[_Name]] = {}
    for name in names.values():
        first = _FIRST_WORD.match(name.text)
        if first:
            index.setdefault(first.group(), []).append(name)
    return Gazetteer(
        bodies, {word: tuple(sorted(group, key=lambda name: -len(name.text))) for word, group in index.items()}, folded
    )


def _fold(name: str) -> str:
    return " ".join(name.translate(_STRAIGHT).removeprefix("the ").split()).casefold()


def _spelt_out(before: str, short: str) -> str | None:
    """The capitalised words before "(BSR)" whose initials spell it, as written; None when they do not."""
    words = before.split()
    initials = [c.casefold() for c in short if c.isupper()]
    taken: list[str] = []
    for word in reversed(words):
        if not initials:
            break
        if not (word[0].isupper() or word in _LINKING) or (word.endswith((",", ";", ".", ":")) and not taken):
            return None
        taken.append(word)
        if word[0].casefold() == initials[-1]:
            initials.pop()
        elif word not in _LINKING and not any(part[:1].casefold() == initials[-1] for part in re.split(r"[-&]", word)):
            if len(initials) > 1 and word[0].casefold() == initials[-2]:
                del initials[-2:]
            elif word[0].isupper():
                return None
    if initials:
        return None
    return " ".join(reversed(taken))
