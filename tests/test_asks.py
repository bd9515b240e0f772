"""The asks of a motion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.asks import split


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (
            "This Assembly notes the wait. This Assembly therefore calls on the Mayor to:\n"
            "• Publish a plan for lifts by 2026;\n• write to the Secretary of State; and\n• report back.",
            [
                "calls on the Mayor to publish a plan for lifts by 2026",
                "calls on the Mayor to write to the Secretary of State",
                "calls on the Mayor to report back",
            ],
        ),
        (
            "The London Assembly calls upon the Mayor to publish a plan, and also urges the Commissioner to review it.",
            ["calls upon the Mayor to publish a plan", "urges the Commissioner to review it"],
        ),
        (
            "This Assembly asks the Mayor to (a) open a hub; (b) fund it until 2027; and (c) report each year.",
            [
                "asks the Mayor to open a hub",
                "asks the Mayor to fund it until 2027",
                "asks the Mayor to report each year",
            ],
        ),
        ("This Assembly welcomes the news and thanks the Mayor.", []),
        ("Londoners ask for better buses. The Mayor calls for patience.", []),
        ("", []),
    ],
)
def test_each_limb_is_an_ask(text: str, asks: list[str]) -> None:
    assert split(text) == asks


@given(st.text(max_size=400))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(ask.strip() for ask in split(text))
