"""Every rule finds its own examples and leaves its counter-examples; a letter's pledges are bound, quoted and explained."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import Document, Letter
from etl.reference import load
from etl.transform import letter
from etl.transform.pledges import decide
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


def test_every_rule_has_a_reason_an_example_and_the_taking_ones_a_name_of_their_own() -> None:
    assert all(rule.examples and rule.why for rule in (*TAKES, *LEAVES, *GUARDS))
    assert max(Counter(rule.name for rule in TAKES).values()) == 1


@given(st.text(max_size=300))
def test_any_text_gets_a_verdict_with_a_reason(text: str) -> None:
    verdict = decide(text, YEAR)
    assert verdict.rule and verdict.why
    assert all(0 <= act.start <= act.end <= len(text) for act in verdict.groups)
