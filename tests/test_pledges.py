"""Every rule finds its examples and leaves its counter-examples; a letter's pledges are bound, quoted and explained."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import Document, Letter
from etl.reference import load
from etl.transform import letter, sentences
from etl.transform.pledges import decide
from etl.transform.pledges.asked import asked
from etl.transform.pledges.guards import GUARDS, Guard
from etl.transform.pledges.leaves import LEAVES
from etl.transform.pledges.rule import Leave, Take
from etl.transform.pledges.takes import TAKES

YEAR = 2030


def pairs(rules: tuple[Take | Leave | Guard, ...], which: str) -> list[pytest.ParameterSet]:
    return [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in rules for text in getattr(rule, which)]


@pytest.mark.parametrize(("rule", "text"), pairs(TAKES, "examples"))
def test_a_taking_rule_takes_its_examples(rule: Take, text: str) -> None:
    assert rule.name in {act.take.name for act in decide(text, YEAR).acts}


@pytest.mark.parametrize(("rule", "text"), pairs(TAKES, "counter_examples"))
def test_a_taking_rule_leaves_its_counter_examples(rule: Take, text: str) -> None:
    assert rule.name not in {act.take.name for act in decide(text, YEAR).acts}


@pytest.mark.parametrize(("rule", "text"), pairs((*LEAVES, *GUARDS), "examples"))
def test_a_leaving_rule_rules_out_its_examples(rule: Leave | Guard, text: str) -> None:
    verdict = decide(text, YEAR)
    assert (verdict.acts, verdict.rule) == ((), rule.name)


@pytest.mark.parametrize(("rule", "text"), pairs((*LEAVES, *GUARDS), "counter_examples"))
def test_a_leaving_rule_spares_its_counter_examples(rule: Leave | Guard, text: str) -> None:
    assert decide(text, YEAR).rule != rule.name


def test_a_clause_that_only_tells_which_thing_is_meant_is_no_pledge() -> None:
    verdict = decide("The survey, which closes on 12 May, will inform the design.", YEAR)
    assert (verdict.acts, verdict.rule) == ((), "an effect")
    assert decide("The survey closes on 12 May.", YEAR).acts


@pytest.mark.parametrize(
    "text",
    [
        "The Port is choosing which of its quays it could open, and will say more in May.",
        "The part that clubs can play will be looked at.",
        "Once the pier is open the Port of Luff will run tours.",
        "Once this has been done my Deputy Mayor for Boats will make a choice.",
        "Wherever possible Port boats will be built to run on this fuel.",
        "Where boats are hired by the day we will ensure that they float.",
        "The Council is nearing the end of its plan for piers and intends to provide new ones.",
        "We have a harbour master in place and intend to meet this day.",
        "Our third leaflet is out (a longer one will be printed in May).",
        "In the run up to May and once it is running the Port of Luff will ask residents.",
        "Once complete it will be put before the Board.",
        "If a need for more becomes plain then I will look again.",
        "We have £3 million, the whole of which is to be spent in May.",
        "TfL has nevertheless been asked to begin.",
        "Nine were, and Transport for London (TfL) will pay for the others.",
    ],
)
def test_who_acts_is_found_past_the_clauses_that_hang_between(text: str) -> None:
    assert decide(text, YEAR).acts


@pytest.mark.parametrize(
    "text",
    [
        "If the Port is to act it needs those who will pay.",
        "The pier (which will be shut in May) is old.",
        "The tours that it will run are popular.",
        "Crews have told the public of it and have listened to what they think.",
    ],
)
def test_what_hangs_on_another_clause_is_no_promise(text: str) -> None:
    assert not decide(text, YEAR).acts


def test_every_rule_has_a_reason_an_example_and_the_taking_ones_a_name_of_their_own() -> None:
    told: tuple[Take | Leave | Guard, ...] = (*TAKES, *LEAVES, *GUARDS)
    assert all(rule.examples and rule.why for rule in told)
    assert max(Counter(rule.name for rule in TAKES).values()) == 1


@given(st.text(max_size=300))
def test_any_text_gets_a_verdict_with_a_reason(text: str) -> None:
    verdict = decide(text, YEAR)
    assert verdict.rule
    assert verdict.why
    assert all(0 <= act.start <= act.end <= len(text) for act in verdict.groups)


HEAD = (
    "MAYOR OF LONDON\n\nOur ref: MGLA010230-0001\n\nDate: 1 March 2030\n\nDear Chair,\n\nMotion 3.2 - Footbridges\n\n"
)
FOOT = "\n\nYours sincerely,\n\nA. N. Other\nMayor of London"


def read(body: str) -> Letter:
    return letter.read(Document("letter.txt", "0" * 64, HEAD + body + FOOT), load())


def dues(body: str) -> list[tuple[str, str | None]]:
    return [(p.quote, p.due.latest.isoformat() if p.due and p.due.latest else None) for p in read(body).pledges]


def test_two_acts_of_one_sentence_with_days_of_their_own_are_two_pledges() -> None:
    quote = "TfL will consult in May and publish the plan in October."
    assert dues(quote) == [(quote, "2030-05-31"), (quote, "2030-10-31")]


def test_two_things_under_one_verb_with_days_of_their_own_are_two_pledges() -> None:
    quote = "TfL will fit fans by June 2031 and better heaters by the end of 2032."
    assert dues(quote) == [(quote, "2031-06-30"), (quote, "2032-12-31")]


def test_a_limit_dates_the_act_it_stands_with_and_not_a_thing_beside_it() -> None:
    assert dues("The code, published in January 2029, will be revised by June.")[0][1] == "2030-06-30"
    assert dues("TfL will mend the bridge that was shut in January 2029.")[0][1] is None
    quote = "The first will open in April, and the second is due to open before 2032."
    assert dues(quote) == [(quote, "2030-04-30"), (quote, "2031-12-31")]


@pytest.mark.parametrize(
    ("sentence", "latest"),
    [
        ("We will write to tenants whose leases end by May 2031.", None),
        ("TfL will review the fares that apply from May 2031.", None),
        ("Under the contract that ends in 2031, TfL will mend the bridge.", None),
        ("The contract, which runs until 2032, will be reviewed.", None),
        ("We will urge Ministers to extend the fund until May 2031.", None),
        ("Our leaflets will focus on encouraging tenants to claim before 21 May 2031.", None),
        ("We will encourage tenants to claim before 21 May 2031.", None),
        ("We will encourage cycling by the end of 2031.", "2031-12-31"),
        ("We will press for powers from 2031.", None),
        ("I will make sure that Members have the map itself within nine days.", "2030-03-10"),
        ("Building on the talks after the floods this year, we will mend the quay.", None),
        ("This year, building on the talks, we will mend the quay.", "2030-12-31"),
        ("Following a trial in 2029, we will mend the quay by May 2031.", "2031-05-31"),
        ("We will share the map that the Port agreed in May 2029 with you by 6 June.", "2030-06-06"),
        ("We will share the map that the Port agreed by 6 June.", None),
        ("We will go on calling on Ministers to publish the map by May 2031.", None),
        ("We will urge Ministers by May 2031.", "2031-05-31"),
        ("TfL will match the £2m that the Government has set aside for 2031/32.", None),
        ("I am glad that the Government has set aside £2m for 2031/32.", "2032-03-31"),
        ("We will prepare for the ban on vans in 2031.", None),
        ("We will prepare for the 2032 elections.", None),
        ("We will have a plan for the ban by May 2031.", "2031-05-31"),
        ("We will write to those affected by the end of May.", "2030-05-31"),
        ("I will see that the findings of the survey now under way are shared with you in May.", "2030-05-31"),
        ("The team will ensure that lessons learned are shared in May.", "2030-05-31"),
        ("TfL will give a named guard to every train from 4 May.", "2030-05-04"),
        ("Every visit from the beginning of May will include a test.", "2030-05-10"),
        ("My officers will invite the Chartered Society of Bakers to talks in May.", "2030-05-31"),
        ("TfL aims to answer within nine days in nine cases out of ten by the end of 2031.", "2031-12-31"),
        ("TfL will answer every letter within nine days from May.", "2030-05-31"),
        ("A decision is due (by the end of May).", "2030-05-31"),
        ("Nine bridges will be mended by the time the lease ends in May 2031.", "2031-05-31"),
        ("TfL will mend the bridge (spring 2031).", "2031-05-31"),
        ("TfL will keep to the Bridges Plan (2031).", None),
        ("Tickets bought before 4 May will be honoured.", None),
        ("Leases due to end in 2031 will be renewed.", None),
        ("The report, due in May 2031, will say more.", "2031-05-31"),
        ("People who move before May 2031 will be paid.", None),
        ("The figures will cover April to June 2031.", None),
        ("Before May 2031 TfL will mend the bridge.", "2031-04-30"),
        ("TfL will explore how to end it by 2041.", None),
        ("TfL will explore how to end it by May 2031.", "2031-05-31"),
        ("We will help those preparing to open in 2031.", None),
        ("TfL will report on the nine months to May 2031.", None),
        ("TfL will report on the year to March 2032.", None),
        ("TfL will publish the minutes of the meeting on 4 May.", None),
        ("We will oppose any cut in 2031.", None),
        ("We will meet the standard that will apply from 2032.", None),
        ("TfL will mend the bridge shortly before Christmas.", "2030-12-24"),
        ("TfL will mend the bridge in May or at the latest June.", "2030-06-30"),
        ("The forum will be brought back, with a meeting pencilled in for 11 May.", "2030-05-11"),
    ],
)
def test_a_time_belongs_to_the_words_it_stands_with(sentence: str, latest: str | None) -> None:
    assert [due for _, due in dues(sentence)] == [latest]


def test_an_expectation_has_the_day_of_what_is_expected() -> None:
    assert dues("We expect that the works will end by July 2031.")[0][1] == "2031-07-31"


def test_items_are_the_pledges_and_their_lead_in_is_none() -> None:
    found = read(
        "By May 2031 we will:\n• mend the bridge;\n• light the path by June; and\n• it has been swept.\n\nThanks."
    )
    assert [(p.quote, p.due and str(p.due.latest)) for p in found.pledges] == [
        ("mend the bridge;", "2031-05-31"),
        ("light the path by June; and", "2030-06-30"),
    ]
    assert {p.rule for p in found.pledges} == {"an item of a promised list"}
    assert "a lead-in" in {d.rule for d in found.decisions}


def test_items_of_a_resolution_are_pledges_but_not_of_the_assembly_s() -> None:
    items = "\n1. that officers bring a costed plan for a shared hall by May 2031;\n2. that the report be noted."
    assert dues(f"The committee resolved as follows:{items}") == [
        ("that officers bring a costed plan for a shared hall by May 2031;", "2031-05-31")
    ]
    assert not read(f"The Assembly resolved as follows:{items}").pledges


OWN_ITEMS = "\n• wardens will mend the hide by May;\n• we intend to count the herons; and\n• the weir was shut."
WARDENS, HERONS = "wardens will mend the hide by May;", "we intend to count the herons; and"


@pytest.mark.parametrize(
    ("lead_in", "taken"),
    [
        ("The motion asks for a hide, and I agree that it is needed:", [WARDENS, HERONS]),
        ("You asked what is being done, and I can confirm that:", [WARDENS, HERONS]),
        ("The Assembly made three requests, all of which I accept:", [WARDENS, HERONS]),
        ("I agree with what the motion asks:", [WARDENS, HERONS]),
        ("Members should know that:", [WARDENS, HERONS]),
        ("The Assembly asks for three things:", [HERONS]),
        ("The Assembly asks for three things, but I cannot agree to them:", [HERONS]),
        ("The motion notes that:", []),
        ("The Assembly asks that:", []),
    ],
)
def test_a_lead_in_that_tells_the_request_may_open_the_answer(lead_in: str, taken: list[str]) -> None:
    assert [pledge.quote for pledge in read(f"{lead_in}{OWN_ITEMS}\n\nThanks.").pledges] == taken


def test_what_is_done_as_asked_is_promised_by_the_bare_items() -> None:
    items = "\n• mend the hide by May; and\n• pay for a warden."
    assert len(read(f"We will do what the Assembly asks:{items}").pledges) == 2
    assert not read(f"The motion asks for two things, and we have looked at both:{items}").pledges


@pytest.mark.parametrize(
    "state", ["Completed in March 2030", "Done", "Complete", "Already in place", "May 2030 (done)"]
)
def test_a_table_row_that_is_done_promises_nothing(state: str) -> None:
    rows = "Action\tOwner\tDate\nCount the herons\tTfL\tMay 2031\nMend the hide\tTfL\t"
    assert [pledge.quote for pledge in read(rows + state).pledges] == ["Count the herons"]
    assert len(read(f"{rows}Complete by June 2031").pledges) == 2
    assert len(read(f"{rows}Not yet done").pledges) == 2


def test_items_of_what_was_asked_are_none() -> None:
    assert not read("The Mayor should:\n(a) mend the bridge that will be shut in May;\n(b) light the path.").pledges


def test_a_cell_has_its_day_from_the_cell_beside_it() -> None:
    table = (
        "Bridge\tWhat we will do\tWhen\nHythe\tTfL will mend it.\tBy May 2031\nOld Lane\tPaint the rails\tMarch 2032"
    )
    assert dues(table) == [("TfL will mend it.", "2031-05-31"), ("Paint the rails", "2032-03-31")]


def test_a_letter_whose_sender_is_not_known_names_nobody_for_what_we_will_do() -> None:
    text = HEAD.removeprefix("MAYOR OF LONDON\n\n") + "We will mend it. TfL will pay."
    found = letter.read(Document("letter.txt", "0" * 64, text), load())
    assert [p.body for p in found.pledges] == [(), ("TfL",)]


def test_a_row_whose_act_names_nobody_takes_the_body_of_its_owner_cell() -> None:
    table = "Action\tLead\tDeadline\nPublish the code\tMOPAC\tJune 2031\nSigns will be mended.\tTfL\tMay 2031"
    assert [p.body for p in read(table).pledges] == [("MOPAC",), ("TfL",)]


def test_the_first_and_the_second_of_a_kind_have_days_of_their_own() -> None:
    quote = "TfL will open the first in May and the second in June."
    assert dues(quote) == [(quote, "2030-05-31"), (quote, "2030-06-30")]


def test_three_acts_of_one_sentence_with_days_of_their_own_are_three_pledges() -> None:
    assert [due for _, due in dues("TfL will consult in May, publish in June and report in July.")] == [
        "2030-05-31",
        "2030-06-30",
        "2030-07-31",
    ]


@pytest.mark.parametrize(
    ("text", "strength", "nature"),
    [
        ("TfL will mend the bridge.", "firm", "act"),
        ("TfL plans to mend the bridge.", "soft", "act"),
        ("TfL will explore how to mend the bridge.", "soft", "act"),
        ("Subject to funding, TfL will mend the bridge.", "conditional", "act"),
        ("If the tests fail, TfL will mend the bridge.", "conditional", "act"),
        ("TfL will continue to mend the bridge.", "firm", "continuing"),
        ("TfL will not shut the bridge.", "firm", "negative"),
        ("No bridge will be shut.", "firm", "negative"),
    ],
)
def test_how_firmly_and_of_what_nature(text: str, strength: str, nature: str) -> None:
    (pledge,) = read(text).pledges
    assert (pledge.strength, pledge.nature) == (strength, nature)


def test_a_pledge_knows_its_motion_its_speaker_and_its_page() -> None:
    body = "TfL will mend the bridge."
    document = Document("letter.txt", "0" * 64, HEAD + body + FOOT, (0, len(HEAD)))
    (pledge,) = letter.read(document, load()).pledges
    assert (pledge.motion, pledge.speaker, pledge.body, pledge.page) == ("3.2", "Mayor of London", ("TfL",), 2)


def test_every_sentence_has_its_decision() -> None:
    found = read("TfL will mend the bridge. It was shut in May. The Mayor should pay. I hope it helps.")
    text = found.document.text
    told = {text[d.start : d.end]: d.rule for d in found.decisions}
    assert told["TfL will mend the bridge."] == "will do"
    assert told["It was shut in May."] == "a past act"
    assert told["The Mayor should pay."] == "a request"
    assert told["I hope it helps."] == "a hope"
    assert told["Motion 3.2 - Footbridges"] == "a heading"
    assert told["Yours sincerely,"] == "the letter's frame"


HOSTILE = [
    "will ",
    "we will, ",
    "We hope that the ",
    "• will\n",
    "We will:\n• do it\n",
    "(",
    "'a b c d e f g ",
    ".",
    " \t",
    "by May 2030 ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_made_to_be_slow_is_read(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    found = letter.read(Document("letter.txt", "", text), load(), date=dt.date(2030, 3, 1), sender="Mayor of London")
    assert all(text[p.start : p.end] == p.quote for p in found.pledges)


PIECES = [*"aAmw .?;:,•-\t\n()>’'\"2", " will ", " by May ", "We ", " that ", " to ", " planned for "]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_reading_never_raises_and_quotes_are_the_text(text: str) -> None:
    found = letter.read(Document("letter.txt", "", text), load(), date=dt.date(2030, 3, 1), sender="Mayor of London")
    assert all(text[p.start : p.end] == p.quote for p in found.pledges)
    for pledge in found.pledges:
        assert pledge.due is None or pledge.due.earliest >= dt.date(2030, 3, 1)


QUESTIONS = """Boats

Question No: 2031/77

Ann Poole

The Port of Luff is to buy nine boats. The Mayor has told it to hurry. Who will pay for them?

Boats

The Mayor

The Port will pay for them.

Piers Question No: 2031/78 Ann Poole Who is to mend the pier? When will it open? The Council will mend it. It is old.

Question 3: The Council is to sell the quay. Will you stop it? I will stop it in May.
"""


def test_a_question_that_is_repeated_promises_nothing_and_its_answer_may() -> None:
    split = sentences.split(QUESTIONS)
    begins = asked(QUESTIONS, split)
    answers = [QUESTIONS[s.start : s.end] for s in split if s.start not in begins]
    assert [text for text in answers if "will" in text] == [
        "The Port will pay for them.",
        "The Council will mend it.",
        "I will stop it in May.",
    ]
    assert asked("The question is who will pay. Will you? We will.", split) == frozenset()
