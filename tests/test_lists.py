"""Items that name things and no acts are pledges where their lead-in promises them."""

from __future__ import annotations

import pytest

from etl.transform.pledges import lists
from tests.test_pledges import read

PERMIT, NO_CUT = "a single permit, valid on every ferry, by the end of 2031;", "no cut in the grant before March 2031;"
ITEMS = f"\n• {PERMIT}\n• {NO_CUT}\n• none of the rest; and\n• the pier was shut."


@pytest.mark.parametrize(
    "lead_in",
    [
        "We are nonetheless able to promise three things:",
        "I can promise Members the following:",
        "We will provide:",
        "The council commits itself to:",
        "We undertake to provide three things:",
        "By May 2031 we will introduce:",
        "Our commitments are as follows:",
    ],
)
def test_things_that_a_lead_in_promises_are_pledges(lead_in: str) -> None:
    found = [(p.quote, p.due and str(p.due.latest)) for p in read(f"{lead_in}{ITEMS}\n\nThanks.").pledges]
    assert found == [(PERMIT, "2031-12-31"), (NO_CUT, "2031-02-28")]


@pytest.mark.parametrize(
    "lead_in",
    [
        "The Government promised three things:",
        "We cannot promise any of these things:",
        "The motion asks us to promise three things:",
        "It would be rash to promise the following:",
        "The Assembly wants me to commit to:",
        "They were able to promise three things:",
        "The manifesto promises three things:",
        "The scheme offers three things:",
        "We already provide:",
        "We will need:",
        "If we were able to promise three things:",
    ],
)
def test_things_that_nobody_promises_are_none(lead_in: str) -> None:
    assert not read(f"{lead_in}{ITEMS}\n\nThanks.").pledges


def test_the_body_that_promises_in_the_lead_in_has_to_provide_what_the_items_name() -> None:
    found = read("TfL will fund the following:\n• 20 shelters by May 2031; and\n• £2 million for ramps.\n\nThanks.")
    assert [(p.quote, p.body) for p in found.pledges] == [
        ("20 shelters by May 2031; and", ("TfL",)),
        ("£2 million for ramps.", ("TfL",)),
    ]


@pytest.mark.parametrize(
    ("lead_in", "completed"),
    [
        ("TfL will:", "TfL will do"),
        ("TfL is able to promise three things:", "TfL will do"),
        ("TfL cannot promise three things:", "TfL cannot promise three things"),
    ],
)
def test_a_lead_in_is_completed_with_a_verb_where_its_items_give_theirs(lead_in: str, completed: str) -> None:
    assert lists.completed(lead_in) == completed
