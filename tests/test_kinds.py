"""Acknowledgement, holding, correction or the reply itself."""

from __future__ import annotations

import pytest

from etl.transform.kinds import kind, of_all

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
        (
            "I am not able to answer this motion now. The court has still to rule. I will write within a month.",
            "holding",
        ),
        ("I cannot respond to this motion yet. I will do so by May.", "holding"),
        ("I would rather not comment on this motion until the count is over.", "holding"),
        ("A reply to this motion will follow separately.", "holding"),
        ("I ask Members for a little more time.", "holding"),
        ("The Commissioner will reply to this motion directly.", "holding"),
        ("The sign will return once the shelter is mended.", "substantive"),
        ("The council's reply in April said as much.", "substantive"),
        ("It would be wrong to answer before the panel reports. I will return to this in July.", "holding"),
        ("I was asked to answer this motion directly, and do so gladly.", "substantive"),
        ("I cannot answer for the boroughs, but TfL will publish its own count by May.", "substantive"),
        ("I am not able to answer this motion in the way that Members would like.", "substantive"),
        ("I cannot comment on it, as that is for the coroner.", "substantive"),
        ("TfL will build it. The Mayor will write to the Government to ask for the powers.", "substantive"),
        ("I have received your letter and the motion. TfL will build 20 toilets by May.", "substantive"),
        ("We have your letter and have passed it to the Commissioner, who will reply.", "acknowledgement"),
        ("Your e-mail of 3 May has reached us. It will be answered within a month.", "acknowledgement"),
        ("Receipt of your letter is acknowledged.", "acknowledgement"),
        ("We write to put right two figures in our answer of 3 May.", "correction"),
        ("In our reply we said that entry was free. That was a mistake.", "correction"),
        ("We told you that 31 trees had been felled; the figure should have been 13.", "correction"),
        ("Please read this in place of our reply, and disregard the letter that we sent in May.", "correction"),
        ("The figures I gave you in May were wrong.", "correction"),
        ("Here is a corrected version of our response.", "correction"),
        ("The motion says that my reply of last year was wrong. I do not agree.", "substantive"),
        ("The Assembly asks me to correct the record of the panel. I will not.", "substantive"),
        ("TfL's reply to the consultation contained mistakes, and we will ask for another.", "substantive"),
        ("In my letter I said that the bridge would be shut. It was, and it will open in June.", "substantive"),
        ("Our response to the flood was wrong in several ways, and LFB will say why.", "substantive"),
        (
            "I have to ask for the Assembly’s patience. "
            + LONG[:400]
            + "My full answer will come before the end of May.",
            "holding",
        ),
        ("I must beg for your forbearance, as the survey is not done.", "holding"),
        ("You will have a substantive response to this motion, one way or the other, in June.", "holding"),
        ("You should have a proper answer from me in July.", "holding"),
        ("A full response can be expected before Christmas.", "holding"),
        ("I will let you have my answer by June.", "holding"),
        ("My answer will reach you before the recess.", "holding"),
        ("I will set out my position in a further letter next month.", "holding"),
        ("The count came late. The Mayor will write to you with her conclusions in the week of 9 June.", "holding"),
        ("The Mayor will let the Assembly have her decision once the court has ruled.", "holding"),
        ("TfL will publish its full response to the consultation by May, and mend the bridge in June.", "substantive"),
        ("I ask passengers for their patience. TfL will mend the bridge by May.", "substantive"),
        ("I thank the Assembly for its patience. TfL will mend the bridge by May.", "substantive"),
        ("I do not agree. As you will have a full answer from the Minister, I say no more.", "substantive"),
        ("You will have the full report of the panel by May. The bridge will be mended then.", "substantive"),
        ("We gave the boroughs a grant. The sums should have been published sooner.", "substantive"),
    ],
)
def test_the_kind_of_a_reply(text: str, expected: str) -> None:
    assert kind(text) == expected


def test_a_heading_may_say_that_it_is_a_correction() -> None:
    assert kind("The sum was £4.", "Correction to my reply of 3 May: Motion 3.1 – Fees") == "correction"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("CORRECTION: Motion 3.1 – Fees", "correction"),
        ("Subject: RE: Corrected reply - Motion 3.1", "correction"),
        ("Holding reply – Motion 3.1", "holding"),
        ("Acknowledgement of your letter: Motion 3.1", "acknowledgement"),
        ("Motion 3.1 – Correction of Street Signs", "substantive"),
        ("Motion 3.1 – Holding Landlords to Account", "substantive"),
    ],
)
def test_a_heading_tells_the_kind_where_it_is_not_the_title_that_does(heading: str, expected: str) -> None:
    assert kind("The ferry is free.", heading) == expected


@pytest.mark.parametrize(
    ("before", "lone", "expected"),
    [
        ("The Mayor is not yet in a position to give a full answer to either of these motions.", False, "holding"),
        ("I cannot yet answer any of the three motions.", False, "holding"),
        ("I am not yet able to give a full answer.", True, "holding"),
        ("I am not yet able to give a full answer to the last of them.", False, "substantive"),
        ("I write to acknowledge receipt of the four motions below.", False, "acknowledgement"),
        ("Thank you for the two motions, which I answer below.", False, "substantive"),
        ("I am writing to correct my letter of 3 May.", True, "correction"),
    ],
)
def test_a_letter_may_say_of_what_kind_its_replies_are_before_the_first(before: str, lone: bool, expected: str) -> None:
    assert of_all(before, lone=lone) == expected


def test_what_a_letter_says_of_its_replies_holds_for_those_that_say_little_more() -> None:
    assert kind("The report has come late.", said="holding") == "holding"
    assert kind("The report has come late. The Mayor will write to you about it in May.", said="holding") == "holding"
    assert kind(LONG * 3, said="holding") == "substantive"
    assert kind(
        "The bridge was shut in May, and it will be mended before the summer is over.", said="acknowledgement"
    ) == ("substantive")
