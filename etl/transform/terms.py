"""The days that have a name but no number: elections, recesses, terms. Read from data/reference/terms.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)


class NotInTable(LookupError):
    """A named day is not in the tables; the message says which line is missing."""


@dataclass(frozen=True, slots=True)
class Recess:
    """A recess of the House of Commons: the first and the last day on which it does not sit."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Terms:
    """Elections, recesses, Assembly years and school terms, as listed in terms.toml."""

    mayoral_elections: tuple[date, ...] = ()
    general_elections: tuple[date, ...] = ()
    annual_meetings: tuple[date, ...] = ()
    recesses: tuple[Recess, ...] = ()
    school_terms: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = ()

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> Terms:
        """The tables of terms.toml; a line that cannot be used is refused by name."""
        return cls(
            mayoral_elections=_days(table, "mayoral_elections"),
            general_elections=_days(table, "general_elections"),
            annual_meetings=_days(table, "assembly_annual_meetings"),
            recesses=tuple(_recess(line) for line in table.get("recesses", ())),
            school_terms=tuple(
                (name, _month_day(name, line, "first"), _month_day(name, line, "last"))
                for name, line in table.get("school_terms", {}).items()
            ),
        )

    def mayoral_election(self, on: date) -> date:
        """The first ordinary Mayoral election after `on`: the day on which the term that runs on `on` ends."""
        for day in self.mayoral_elections:
            if day > on:
                return day
        raise NotInTable(f"terms.toml lists no Mayoral election after {on.isoformat()}")

    def mayoral_election_in(self, year: int) -> date:
        """The ordinary Mayoral election of a year."""
        return _in_year(self.mayoral_elections, year, "Mayoral")

    def general_election_in(self, year: int) -> date:
        """The general election of a year."""
        return _in_year(self.general_elections, year, "general")

    def recess(self, name: str, year: int) -> Recess:
        """The recess of that name which begins in `year`."""
        for recess in self.recesses:
            if recess.name.casefold() == name.casefold() and recess.first.year == year:
                return recess
        raise NotInTable(f"terms.toml does not list the {name} recess of {year}")

    def assembly_year(self, year: int) -> tuple[date, date]:
        """The Assembly's year that begins in `year`: from its Annual Meeting to the day before the next one."""
        for first, following in zip(self.annual_meetings, self.annual_meetings[1:], strict=False):
            if first.year == year and following.year == year + 1:
                return first, following - DAY
        raise NotInTable(f"terms.toml does not list the Annual Meetings of the Assembly in {year} and {year + 1}")

    def school_term(self, name: str, year: int) -> tuple[date, date]:
        """The school term of that name in a calendar year."""
        for listed, first, last in self.school_terms:
            if listed == name:
                return date(year, *first), date(year, *last)
        raise NotInTable(f"terms.toml does not list the {name} term of schools")


def _days(table: Mapping[str, Any], name: str) -> tuple[date, ...]:
    days = table.get(name, ())
    for day in days:
        if type(day) is not date:
            raise ValueError(f"terms.toml, {name}: {day!r} is not a day. Write it as 2028-05-04, without quotes.")
    return tuple(sorted(days))


def _in_year(days: tuple[date, ...], year: int, kind: str) -> date:
    for day in days:
        if day.year == year:
            return day
    raise NotInTable(f"terms.toml lists no {kind} election in {year}")


def _recess(line: Mapping[str, Any]) -> Recess:
    try:
        name, rises, returns = line["name"], line["rises"], line["returns"]
        first, last = rises + DAY, returns - DAY
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"terms.toml, recesses: {dict(line)} needs name, rises and returns.") from wrong
    if first > last:
        raise ValueError(f"terms.toml, recesses: the {name} recess returns on {returns}, before it rises on {rises}.")
    return Recess(name, first, last)


def _month_day(name: str, line: Mapping[str, Any], key: str) -> tuple[int, int]:
    try:
        month, day = (int(part) for part in line[key].split("-"))
        date(2001, month, day)
    except (KeyError, ValueError, AttributeError) as wrong:
        raise ValueError(f"terms.toml, school_terms: {name} needs {key} as month-day, such as 09-01.") from wrong
    return month, day
