"""The bodies a text names, and the traps among the names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reference import load
from etl.transform.gazetteer import Gazetteer

TODAY = date(2025, 9, 1)


def names(text: str, gazetteer: Gazetteer | None = None) -> list[str]:
    return [mention.body.name for mention in (gazetteer or load(TODAY).gazetteer).mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Met and MOPAC", ["MPS", "MOPAC"]),
        ("I met the Met Office about Met Engage", ["Met Office"]),
        ("Met officers, said nobody", []),
        ("the Mayor’s Office for Policing and Crime", ["MOPAC"]),
        ("the Mayor's Transport Strategy", []),
        ("the Lord Mayor of London", []),
        ("the Mayor of Greater Manchester", []),
        ("Transport for London (TfL)", ["TfL", "TfL"]),
        ("the London Fire Commissioner", ["LFB"]),
        ("the Commissioner of Police of the Metropolis", ["MPS"]),
        ("London Borough of Lambeth and Westminster City Council", ["Lambeth Council", "Westminster City Council"]),
        ("the Department for Levelling Up, Housing and Communities", ["DLUHC"]),
        ("NHS England (London)", ["NHS England"]),
        ("a TfLx and an XTfL", []),
        ("MPS's and MPS’s", ["MPS", "MPS"]),
    ],
)
def test_a_name_is_found_whole_and_a_trap_is_none(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_shared_by_two_bodies_belongs_to_the_one_that_existed() -> None:
    table = {
        "body": [
            {"name": "Old", "aliases": ["Housing Ministry"], "until": date(2018, 1, 7)},
            {"name": "New", "aliases": ["Housing Ministry"], "from": date(2018, 1, 8)},
        ]
    }
    assert names("the Housing Ministry", Gazetteer.from_toml(table, date(2017, 5, 1))) == ["Old"]
    assert names("the Housing Ministry", Gazetteer.from_toml(table, date(2019, 5, 1))) == ["New"]
    assert names("the Housing Ministry", Gazetteer.from_toml(table)) == ["New"]


def test_a_shared_name_changes_hands_on_the_day_the_one_body_begins() -> None:
    table = {
        "body": [
            {"name": "Old", "aliases": ["Housing Ministry"], "until": date(2018, 1, 7)},
            {"name": "New", "aliases": ["Housing Ministry"], "from": date(2018, 1, 8)},
        ]
    }
    gazetteer = Gazetteer.from_toml(table)
    days = [date(2018, 1, 7), date(2018, 1, 8), date(2018, 1, 7), date(1900, 1, 1), date(2025, 1, 1)]
    found = [names("the Housing Ministry", gazetteer.of_letter("", day)) for day in days]
    assert found == [["Old"], ["New"], ["Old"], ["Old"], ["New"]]


@pytest.mark.parametrize(("day", "body"), [(date(2019, 5, 1), "FCO"), (date(2021, 5, 1), "FCDO")])
def test_a_letter_speaks_of_the_bodies_of_its_day(day: date, body: str) -> None:
    assert names("the Foreign Office", load().gazetteer.of_letter("", day)) == [body]


def test_a_body_that_is_gone_is_still_known_by_its_own_name() -> None:
    assert names("LFEPA and the Metropolitan Police Authority") == ["LFEPA", "MPA"]


@pytest.mark.parametrize(
    ("letter", "later", "expected"),
    [
        ("the River Wardens' Panel (RWP) met.", "RWP will act", ["RWP"]),
        ("the Kerb and Pavement Authority (‘KPA’)", "the KPA and the Kerb and Pavement Authority", ["KPA", "KPA"]),
        ("a spatial development strategy (SDS)", "SDS will act", []),
        ("the Heat Map Programme (HMP)", "HMP will act", []),
        ("nothing of the sort (RWP)", "RWP will act", []),
    ],
)
def test_a_letter_may_define_its_own_abbreviations(letter: str, later: str, expected: list[str]) -> None:
    assert names(later, load(TODAY).gazetteer.of_letter(letter)) == expected


def test_a_sender_that_is_not_listed_can_be_added() -> None:
    gazetteer = load(TODAY).gazetteer.including("Zipwheel")
    assert names("Zipwheel and Lambeth Council", gazetteer) == ["Zipwheel", "Lambeth Council"]
    assert gazetteer.including("TfL") is gazetteer


def test_every_name_in_the_table_finds_its_body() -> None:
    gazetteer = load(TODAY).gazetteer
    for body in gazetteer.bodies:
        assert names(f"the {body.name} will", gazetteer) == [body.name], body.name
        if body.parent:
            assert gazetteer.named(body.parent), body.name


@given(st.text(max_size=400))
def test_any_text_gives_mentions_in_order_and_in_place(text: str) -> None:
    gazetteer = load(TODAY).gazetteer.of_letter(text)
    end = 0
    for mention in gazetteer.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
