"""All the pledges of a letter, and a decision for each of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.records import Decision, Due, Letterhead, Nature, Pledge, Reply, Strength
from etl.transform import dates, motions, who
from etl.transform.dates import Limit
from etl.transform.gazetteer import Gazetteer
from etl.transform.letterhead import matter
from etl.transform.pledges import lists
from etl.transform.pledges.asked import asked
from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.decide import decide
from etl.transform.pledges.dues import Bound, bound, due_of
from etl.transform.pledges.verdict import NOT_TO_COME, Verdict
from etl.transform.sentences import Sentence, Span
from etl.transform.terms import Terms

_CONDITION = re.compile(
    r"\b(?:subject to|provided(?: that)?|providing that|depending on|as long as|so long as|"
    r"assuming|unless|in the event|"
    r"where (?:\w+ ){1,3}(?:allows?|permits?|possible|necessary|appropriate|can|is able)|[Ww]herever|"
    r"dependent on|contingent|"
    r"when parliamentary time allows|should (?:the|we|this|it))\b|^(?:If|Where|Subject to|Provided|"
    r"Should|Depending|When parliamentary)\b"
)
# Each condition holds one of these, and “if”, which most words that hold it are not, has a look of its own.
_CONDITION_CUES = (
    *("ubject to", "If", "rovided", "providing", "epending on", "dependent", "long as", "ssuming", "nless"),
    *("in the event", "where", "Where", "contingent", "hen parliamentary", "hould", "Depending"),
)
_IF = re.compile(r"if\b(?<!\wif)")
_NO = ("no", "neither", "never")
_NOBODY = re.compile(r"(?i)(?:[^,]{0,40}: )?(?:no|none|nobody|neither|nor|never)\b")
# An act that binds only with a time to come, whose time turns out to be past.
_OVER = re.compile(
    r"it says when something happened|it was over before|it runs from or to an event|it says how often|name of a thing"
)
_LAYOUT = {
    "heading": ("a heading", "it is a heading"),
    "quoted": ("a quotation", "it is quoted from somebody else's message"),
}
_ASKED = ("a question", "it is part of the question that is answered")
_FRAME = ("the letter's frame", "it stands in the address, the greeting or the signature")
_SOFT = frozenset(["consider", "explore", "aim", "seek", "look", "try", "hope", "endeavour"])


@dataclass(slots=True)
class _Reading:
    """What the reading of one letter needs at every sentence."""

    text: str
    head: Letterhead
    places: motions.Places
    terms: Terms
    page_starts: tuple[int, ...]
    sender: who.Sender
    speaker: str
    anchor: date | None
    year: int
    answering: who.Sender  # the sender, or the body that a heading says answers
    heading: str = ""
    stems: dict[Span, Verdict] = field(default_factory=dict)


def find(
    text: str,
    sentences: Sequence[Sentence],
    replies: tuple[Reply, ...],
    head: Letterhead,
    *,
    gazetteer: Gazetteer,
    terms: Terms,
    page_starts: tuple[int, ...] = (0,),
) -> tuple[tuple[Pledge, ...], tuple[Decision, ...]]:
    """The pledges of a letter in their order, and for every sentence the rule that took it or left it."""
    gazetteer = gazetteer.of_letter(text, head.date)
    sender = who.Sender.of(who.speaker_body(text, head, gazetteer), gazetteer)
    reading = _Reading(
        text=text,
        head=head,
        places=motions.Places(text, head, replies),
        terms=terms,
        page_starts=page_starts,
        sender=sender,
        speaker=who.speaker(head),
        anchor=head.date,
        year=head.date.year if head.date else 0,
        answering=sender,
    )
    spans = matter(text, head)
    begins = [begin for begin, _ in spans]
    begin = until = 0  # the span in which the sentence before stands
    questions = asked(text, sentences)
    pledges: list[Pledge] = []
    decisions: list[Decision] = []
    for sentence in sentences:
        start, end, kind = sentence.start, sentence.end, sentence.kind
        if kind == "heading":
            reading.heading = text[start:end]
            reading.answering = who.answering(reading.heading, sender)
        if not begin <= start < until:
            span = bisect_right(begins, start) - 1
            begin, until = spans[span] if span >= 0 else (0, 0)
            if start >= until and kind != "quoted":
                decisions.append(Decision(start, end, False, *_FRAME))
                continue
        if kind in _LAYOUT:
            decisions.append(Decision(start, end, False, *_LAYOUT[kind]))
            continue
        if start in questions:
            decisions.append(Decision(start, end, False, *_ASKED))
            continue
        quote = text[start:end]
        # Most sentences neither open a list nor stand in one.
        plain = sentence.stem is None and ":" not in quote
        verdict = decide(quote, reading.year) if plain else _verdict(reading, sentence, quote)
        if verdict.acts:
            made = _pledges(reading, sentence, quote, verdict)
            if made:
                pledges += made
                decisions.append(Decision(start, end, True, verdict.rule, verdict.why))
                continue
            verdict = NOT_TO_COME
        decisions.append(Decision(start, end, False, verdict.rule, verdict.why))
    return tuple(pledges), tuple(decisions)


def _verdict(reading: _Reading, sentence: Sentence, text: str) -> Verdict:
    """The decision on one sentence, which for an item or a cell may rest on its lead-in or its column's heading."""
    year = reading.year
    if sentence.stem is None:
        if not lists.leads_in(text):
            return decide(text, year)
        verdict = decide(lists.completed(text), year)
        return lists.lead_in(verdict) if verdict.acts else verdict
    verdict = decide(text, year)
    stem = reading.stems.get(sentence.stem)
    if stem is None:
        stem = reading.stems[sentence.stem] = decide(lists.completed(reading.text[slice(*sentence.stem)]), year)
    return lists.under(verdict, text, stem, reading.text[slice(*sentence.stem)], cell=sentence.kind == "cell")


def _pledges(reading: _Reading, sentence: Sentence, quote: str, verdict: Verdict) -> list[Pledge]:
    """One pledge for each limit the sentence sets, or a single one when it sets none."""
    bounds = _bounds(reading, sentence, verdict, quote)
    if len(bounds) == 1:
        [only] = bounds
        return [] if _is_over(only) else [_pledge(reading, sentence, quote, only)]
    if all(map(_is_over, bounds)):
        return []
    return [_pledge(reading, sentence, quote, b) for b in _distinct(bounds)]


def _is_over(b: Bound) -> bool:
    return b.due is None and b.reason is not None and b.act.take.needs_limit and _OVER.search(b.reason) is not None


def _distinct(bounds: list[Bound]) -> list[Bound]:
    """The bounds of different limits; one without a last day adds nothing to an act that has one."""
    kept: dict[tuple[date, date | None] | None, Bound] = {}
    for b in [b for b in bounds if b.due is not None] or bounds[:1]:
        kept.setdefault((b.due.earliest, b.due.latest) if b.due else None, b)
    firm = next((b.act for b in kept.values() if b.due and b.due.latest), None)
    return [b for b in kept.values() if b.act is not firm or (b.due and b.due.latest)]


def _bounds(reading: _Reading, sentence: Sentence, verdict: Verdict, quote: str) -> list[Bound]:
    anchor = reading.anchor
    if anchor is None:
        return [Bound(act, None, "the letter bears no date") for act in verdict.acts]
    bounds = bound(quote, verdict.acts, verdict.groups, anchor, reading.terms)
    beside = sentence.date_cell or (sentence.stem if sentence.kind == "item" else None)
    if beside and all(b.due is None for b in bounds) and (due := _first_limit(reading, beside, anchor)):
        return [Bound(bounds[0].act, due, None)]
    return bounds


def _first_limit(reading: _Reading, span: Span, anchor: date) -> Due | None:
    found = dates.limits(reading.text[slice(*span)], anchor, reading.terms)
    return next((due_of(limit) for limit in found if isinstance(limit, Limit)), None)


def _pledge(reading: _Reading, sentence: Sentence, quote: str, b: Bound) -> Pledge:
    place = reading.places.of(sentence.start)
    reply = reading.places.reply(place)
    return Pledge(
        quote=quote,
        start=sentence.start,
        end=sentence.end,
        page=max(1, bisect_right(reading.page_starts, sentence.start)),
        motion=reply.motion if reply else None,
        title=reply.title if reply else None,
        strength=_strength(quote, b.act),
        nature=_nature(quote, b.act),
        speaker=reading.speaker,
        body=tuple(filter(None, _bodies(reading, sentence, quote, b.act, reply, place))),
        rule=b.act.take.name,
        due=b.due,
        due_reason=b.reason,
    )


def _bodies(
    reading: _Reading, sentence: Sentence, quote: str, act: Clause, reply: Reply | None, place: int
) -> tuple[str, ...]:
    begin = reply.start if reply and reply.start <= sentence.start else reading.head.body_start
    heading = reply.title if reply else reading.heading
    if act.end == 0 and sentence.stem and sentence.kind == "item":
        stem = reading.stems[sentence.stem]
        if stem.acts:
            text, group = reading.text[slice(*sentence.stem)], stem.acts[-1]
            context = reading.text[max(begin, sentence.stem[0] - who.LOOK_BACK) : sentence.stem[0]]
            return who.bodies(text, (group.start, group.end), reading.answering, context=context, heading=heading)
    if sentence.owner_cell and (act.end == 0 or act.subject != "agent"):
        owner = reading.text[slice(*sentence.owner_cell)]
        named = tuple(dict.fromkeys(mention.body.name for mention in reading.sender.gazetteer.mentions(owner)))
        return named or (who.body_of(owner, reading.sender.gazetteer),)
    context = reading.text[max(begin, place - who.LOOK_BACK) : place]
    return who.bodies(quote, (act.start, act.end), reading.answering, context=context, heading=heading)


def _strength(quote: str, act: Clause) -> Strength:
    """Conditional when the sentence names a condition, soft for “will explore” and the like, else as the rule says."""
    if ("if" in quote and _IF.search(quote)) or (
        any(map(quote.__contains__, _CONDITION_CUES)) and _CONDITION.search(quote)
    ):
        return "conditional"
    return "soft" if act.verb in _SOFT else act.take.strength


def _nature(quote: str, act: Clause) -> Nature:
    if act.take.name in ("will do", "will be done"):
        clause = quote[act.begin :].lstrip()
        if (":" in clause[:41] or clause[:7].lower().startswith(_NO)) and _NOBODY.match(clause):
            return "negative"
    return act.take.nature
