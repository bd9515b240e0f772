"""Time phrases: each rule on its own examples, then whole sentences, any text at all, and the labelled letters."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.transform.dates import Limit, Unplaced, limits
from etl.transform.dates.grammar import BOUNDS, PARTS, PERIODS
from etl.transform.dates.marks import PERIOD
from etl.transform.dates.openings import openings
from etl.transform.dates.read import mask_periods, places_of
from etl.transform.dates.rule import Grammar, Reading, Reads, Refuses, spaced
from etl.transform.dates.values import NO_DAYS, Bounds, Period
from etl.transform.dates.words import fold
from etl.transform.terms import Terms

ROOT = Path(__file__).parent.parent
TERMS = Terms.from_toml(tomllib.loads((ROOT / "data/reference/terms.toml").read_text(encoding="utf-8")))
LETTER = date(2025, 7, 15)

Found = tuple[str, str]


def reading(text: str, on: date) -> Reading:
    folded = fold(text)
    return Reading(text, folded, on, TERMS, masked=folded)


def run(masked: str, start: int) -> int:
    """How many characters the mark that begins at `start` covers."""
    return len(masked) - start - len(masked[start:].lstrip(masked[start]))


def periods_of(text: str, on: date, *, parts: bool) -> list[tuple[Found, Period]]:
    """The periods a sentence names, each with the rule that read it, after the parts have been read too or before."""
    r = reading(text, on)
    mask_periods(r, places_of(r.folded), passes=3 if parts else 0)
    names = [(period.rule, r.text[start : start + run(r.masked, start)]) for start, period in r.periods.items()]
    return list(zip(names, r.periods.values(), strict=True))


PERIOD_EXAMPLES = [
    (rule.name, example, grammar is PARTS)
    for grammar in (PERIODS, PARTS)
    for rule in grammar.rules
    for example in rule.examples
]
BOUND_EXAMPLES = [(rule.name, example) for rule in BOUNDS.rules for example in rule.examples]


@pytest.mark.parametrize(("name", "example", "parts"), PERIOD_EXAMPLES)
def test_each_example_of_a_period_is_read_whole_by_its_rule_alone(
    name: str, example: Reads | Refuses, parts: bool
) -> None:
    on = date.fromisoformat(example.on)
    [(found, period)] = periods_of(f"{example.lead} {example.phrase}.", on, parts=parts)
    assert found[1] == example.phrase
    assert f"{found[0]} of ".startswith(f"{name} of ")
    if isinstance(example, Refuses):
        with pytest.raises(NO_DAYS, match=example.because):
            period.span(on)
    else:
        span = period.span(on)
        assert (span.first.isoformat(), span.last.isoformat()) == (example.earliest, example.latest)


@pytest.mark.parametrize(("name", "example"), BOUND_EXAMPLES)
def test_each_example_of_a_limit_is_read_whole_by_its_rule_alone(name: str, example: Reads | Refuses) -> None:
    tail = example.tail if isinstance(example, Reads) else "."
    [found] = limits(f"{example.lead} {example.phrase}{tail}".strip(), date.fromisoformat(example.on), TERMS)
    assert found.phrase == example.phrase
    if isinstance(example, Refuses):
        assert isinstance(found, Unplaced)
        assert example.because in found.reason
    else:
        assert isinstance(found, Limit)
        assert found.rule.split(": ")[0] == name
        assert found.earliest.isoformat() == example.earliest
        assert (found.latest and found.latest.isoformat()) == example.latest


@pytest.mark.parametrize("grammar", [PERIODS, PARTS, BOUNDS])
def test_each_rule_has_examples_and_leaves_its_counter_examples_alone(
    grammar: Grammar[Period] | Grammar[Bounds],
) -> None:
    for rule in grammar.rules:
        assert rule.examples, rule.name
        assert rule.not_these, rule.name
        for phrase in rule.not_these:
            text = f"It will happen {phrase}."
            if grammar is BOUNDS:
                names = [(x.rule.split(": ")[0], x.phrase) for x in limits(text, LETTER, TERMS) if isinstance(x, Limit)]
            else:
                names = [(found[0].split(" of ")[0], found[1]) for found, _ in periods_of(text, LETTER, parts=True)]
            assert (rule.name, phrase) not in names


READABLE = st.characters(max_codepoint=0x7E, include_characters="".join(map(chr, range(0xE000, 0xE00B))))


@pytest.mark.parametrize(
    ("grammar", "number"),
    [(grammar, number) for grammar in (PERIODS, PARTS, BOUNDS) for number in range(len(grammar.rules))],
)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_rule_can_read_is_never_ruled_out_by_its_opening(
    grammar: Grammar[Period] | Grammar[Bounds], number: int, data: st.DataObject
) -> None:
    pattern = re.compile(spaced(grammar.rules[number].pattern))
    text = data.draw(st.from_regex(pattern, alphabet=READABLE))
    found = pattern.search(text)
    phrase = text[found.start() :] if found else ""
    if pattern.match(phrase):
        opening = grammar.gate[phrase[:1]](phrase, 0)
        assert opening is not None
        assert number in grammar.gate.rules(opening.group())


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("(?:by|until) (?:the )?end of", ["by end of", "by the end ", "until end of", "until the end "]),
        (r"(?<!x)may\b(?: [12]\d)?", ["may\b", "may 00"]),
        (f"in {PERIOD}(?: or so)?", ["in \ue000"]),
        ("[a-z]+ ago", [""]),
        (r"(?:next |last )*year", ["last ", "next ", "year"]),
    ],
)
def test_the_openings_of_a_pattern_are_its_first_words(pattern: str, begins: list[str]) -> None:
    assert openings(pattern) == begins


def test_no_two_rules_have_one_name() -> None:
    names = [rule.name for grammar in (PERIODS, PARTS, BOUNDS) for rule in grammar.rules]
    assert len(names) == len(set(names))


def latest(sentence: str, on: date = LETTER) -> list[str | None]:
    """The last day of each limit in a sentence."""
    return [x.latest.isoformat() if x.latest else None for x in limits(sentence, on, TERMS) if isinstance(x, Limit)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            "We shall open the bids in early 2026, and the first racks are due before October.",
            ["2026-04-30", "2025-09-30"],
        ),
        ("In the second half of the financial year the Fund will reopen.", ["2026-03-31"]),
        ("The lifts will be back in service by 5pm on Friday 25 July.", ["2025-07-25"]),
        ("The pilot runs from October 2025 to March 2026.", ["2026-03-31"]),
        ("A pilot is planned for the spring.", ["2026-05-31"]),
        ("Summer 2026", ["2026-08-31"]),
        ("Q1 2026", ["2026-03-31"]),
        ("By the end of the Fund's second round (2027-28), all 32 boroughs will have a scheme.", ["2028-03-31"]),
        ("The deadline for bids is 28 November 2025.", ["2025-11-28"]),
        ("I will write again as soon as the figures have been checked.", [None]),
        ("Officers will visit next year’s winners in due course.", [None]),
        ("It will open in June 2026 at the earliest.", [None]),
        ("It will open w/c 1 September.", ["2025-09-07"]),
        ("It will open on the first Monday in May.", ["2026-05-04"]),
        ("It will open just after Easter, on Monday week, or in May of that year.", [None]),
        ("From the autumn, and until March 2027, buses will run every ten minutes.", ["2025-11-30", "2027-03-31"]),
    ],
)
def test_sentences_are_read(sentence: str, days: list[str | None]) -> None:
    assert latest(sentence) == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Starting in the new year, we will send you the figures every quarter.",
        "The depot will reopen before the London Marathon in 2027.",
        "The consultation closed on 8 July.",
        "In March, we published the strategy.",
        "As we set out in August, we will go further.",
        "The Deputy Mayor made a statement to update the Assembly on 2 September.",
        "I raised this on my visit to Newham on 14 November.",
        "The policy, published in March, will guide officers.",
        "This year, the Service has opened three hubs.",
        "The attack on 2 April was appalling.",
        "On Tuesday 8 July officers met the residents.",
        "In 2024, forty homes were built.",
        "Demand is higher than in 2026.",
        "Bids rose to £2030.",
        "We have set targets for 2040.",
        "Costs are in 2026 prices.",
        "The scheme may march on.",
        "The Fire Safety Act 2026 will require it.",
        "The 2026 survey asks the same questions.",
        "We will say more in the spring statement.",
    ],
)
def test_what_dates_the_past_or_names_a_thing_sets_no_limit(sentence: str) -> None:
    assert latest(sentence) == []


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("before the summer recess", "terms.toml does not list the summer recess of 2099"),
        ("by the next general election", "the day of the next general election is not fixed"),
        ("within ten minutes", "it runs from or to an event whose day the letter does not give"),
        ("by 31 February", "the calendar of that year has no such day"),
        ("in 2025", "it was over before the day of the letter"),
        ("within 999 decades", "it ends too long after the letter for the calendar"),
    ],
)
def test_a_phrase_without_days_says_why(phrase: str, reason: str) -> None:
    [found] = limits(f"It will be done {phrase}.", date(2099, 2, 3), TERMS)
    assert found == Unplaced(16, 16 + len(phrase), phrase, reason)


def test_a_month_without_a_year_is_the_next_that_has_not_ended() -> None:
    assert latest("It will open in July.") == ["2025-07-31"]
    assert latest("It will open in June.") == ["2026-06-30"]
    assert latest("It will open before July.") == ["2026-06-30"]
    assert latest("It will close on 15 July.") == ["2025-07-15"]


def test_one_year_serves_both_ends_of_a_range() -> None:
    assert latest("It will run between November and February 2027.") == ["2027-02-28"]
    [found] = limits("It will run between November and February 2027.", LETTER, TERMS)
    assert isinstance(found, Limit)
    assert found.earliest == date(2026, 11, 1)


def test_a_limit_that_has_begun_starts_on_the_day_of_the_letter() -> None:
    [found] = limits("This summer we will open three hubs.", LETTER, TERMS)
    assert isinstance(found, Limit)
    assert (found.earliest, found.latest) == (LETTER, date(2025, 8, 31))


def test_the_mayoral_term_ends_with_the_next_ordinary_election() -> None:
    assert latest("It will be built by the end of this Mayoral term.", date(2024, 5, 1)) == ["2024-05-02"]
    assert latest("It will be built by the end of this Mayoral term.", date(2024, 5, 2)) == ["2028-05-04"]


def test_a_limit_in_the_subject_is_marked_as_weaker() -> None:
    found = limits("A list of the works planned in 2026/27 will be published in March.", LETTER, TERMS)
    assert [isinstance(x, Limit) and x.names_thing for x in found] == [True, False]


PHRASES = st.sampled_from([example.phrase for _, example in BOUND_EXAMPLES] + [e.phrase for _, e, _ in PERIOD_EXAMPLES])
ANCHORS = st.dates(date(1980, 1, 1), date(2120, 1, 1))


@given(
    st.lists(PHRASES, min_size=1, max_size=3),
    ANCHORS,
    st.sampled_from(["We will do it ", "It was ", "", "In May and "]),
)
def test_no_limit_ends_before_it_begins_or_begins_before_the_letter(phrases: list[str], on: date, lead: str) -> None:
    text = lead + " and ".join(phrases)
    check(text, on)


@given(st.text(), st.dates())
def test_any_text_on_any_day_is_read_without_error(text: str, on: date) -> None:
    check(text, on)


@given(st.text("0123456789/-–.,()' \ue000\ue001\ue009adehilmnoprstuyJMay", max_size=80), ANCHORS)
def test_texts_made_of_the_grammar_s_own_characters_are_read_without_error(text: str, on: date) -> None:
    check(text, on)


UNITS = st.sampled_from(
    "minute,hour,day,working day,weekend,week,fortnight,month,quarter,year,academic year,decade".split(",")
)


@given(
    st.integers(0, 999),
    UNITS,
    st.sampled_from(["within {}", "within {} of this letter", "in {}' time", "over the next {}", "{} before 1 May"]),
    ANCHORS,
)
def test_a_length_of_any_number_of_any_unit_is_read_without_error(count: int, unit: str, form: str, on: date) -> None:
    check(f"It will be done {form.format(f'{count} {unit}s')}.", on)


def check(text: str, on: date) -> None:
    end = 0
    for found in limits(text, on, TERMS):
        assert text[found.start : found.end] == found.phrase
        assert end <= found.start < found.end
        end = found.end
        if isinstance(found, Limit):
            assert found.earliest >= on
            assert found.latest is None or found.earliest <= found.latest


@pytest.mark.shared
def test_the_labelled_sentences_get_their_last_day_and_no_other(shared: Path) -> None:
    gold = shared / "gold/dev"
    days = {
        d["doc"]: date.fromisoformat(d["date"])
        for d in json.loads((gold / "documents.json").read_text(encoding="utf-8"))
    }
    right, dated, invented = 0, 0, []
    for line in (gold / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] != "pledge" or row["due"] == "disputed":
            continue
        found = latest(row["sentence"], days[row["doc"]])
        if row["due"]:
            dated += 1
            right += row["due"]["latest"] in found
        elif any(found):
            invented.append(row["sentence"])
    assert right >= 0.97 * dated
    assert not invented
