"""A body as data/reference/bodies.toml describes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_ROYAL = ("Greenwich", "Kensington and Chelsea", "Kingston upon Thames")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may have to act, by the short name the register uses; bodies.toml explains the fields."""

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


def from_row(row: Mapping[str, Any]) -> Body:
    """One [[body]] of bodies.toml."""
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


def borough(name: str) -> Body:
    """A London borough by the name of its place: for Lambeth acts Lambeth Council, the London Borough of Lambeth."""
    if name == "Westminster":
        return Body(
            f"{name} City Council", f"{name} City Council", "borough", aliases=(f"{name} Council", f"City of {name}")
        )
    aliases = [f"London Borough of {name}", f"{name} Borough Council", f"{name} London Borough Council"]
    aliases += [f"Royal Borough of {name}"] if name in _ROYAL else []
    aliases += [f"{name.replace(' and ', ' & ')} Council"] if " and " in name else []
    return Body(f"{name} Council", aliases[-1], "borough", aliases=tuple(aliases), words=("Council", "borough"))


def common_words(body: Body) -> Iterator[str]:
    """What a letter may call a body once it is known: "brigade", and the last words of its name: "fire brigade"."""
    yield from (word.casefold() for word in body.words)
    words = body.full.casefold().split(" ")
    yield from (" ".join(words[at:]) for at in range(1, len(words)))
