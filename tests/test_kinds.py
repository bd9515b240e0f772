"""Acknowledgement, holding, correction or the reply itself."""

from __future__ import annotations

import pytest

from etl.transform.kinds import kind

LONG = "The fund has paid for much. " * 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I write to acknowledge receipt of the motion. The Mayor aims to respond within 20 working days.",
            "acknowledgement",
        ),
        ("Your letter has been logged under the reference A1. You can expect a reply in March.", "acknowledgement"),
        ("Your letter has been given the reference A1.", "acknowledgement"),
        ("TfL is counting the replies. You will have my answer by May.", "holding"),
        ("We await the count. I will write to you with a full response when we have it.", "holding"),
        ("Officers are drafting a response.", "holding"),
        ("I am not yet in a position to answer this motion in full. I will write again by May.", "holding"),
        (
            "It is too early for me to give a full reply. A detailed response will follow once the trial has ended.",
            "holding",
        ),
        ("I cannot give Members a full answer today.", "holding"),
        ("I shall come back to Members by May.", "holding"),
        (
            "TfL will try it in ten streets, as the motion asks, and pay for it. " * 3 + "I will write to you by May.",
            "substantive",
        ),
        ("There was an error in my last letter. The sum was £4.", "correction"),
        (LONG + "On point (c), I will write to you again in full by May.", "substantive"),
        ("I do not accept this motion.", "substantive"),
        ("I have no plans to do so. TfL will review it in June.", "substantive"),
        ("My letter of 3 May was wrong, and I want to put the record straight. It was 41.", "correction"),
        ("I am writing to correct what I told you in June. The sum was £4.", "correction"),
        ("The corrected map will be published.", "substantive"),
        ("We will correct the signs by May.", "substantive"),
    ],
)
def test_the_kind_of_a_reply(text: str, expected: str) -> None:
    assert kind(text) == expected


def test_a_heading_may_say_that_it_is_a_correction() -> None:
    assert kind("The sum was £4.", "Correction to my reply of 3 May: Motion 3.1 – Fees") == "correction"
