"""What a list is narrowed by. Every choice stands in the address, and the address fills in every choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup

from data.filters import Filters
from data.queries import Choices
from pages.components import address, markup, wording

ABREAST = 4
DAYS = ("7", "30", "90", "365")
FILES = (("CSV", "pledges.csv"), ("Excel", "pledges.xlsx"), ("JSON", "pledges.json"), ("calendar", "pledges.ics"))
WORDS_HELP = (
    "Finds the pledges that Search finds: in the quote and its title, every word in each of its forms, words in "
    "“double quotes” one after the other. Search looks in letters and notes as well."
)


@dataclass(frozen=True, slots=True)
class Field:
    """One filter: its name in the address, its label, and what can be chosen; without choices it is typed."""

    name: str
    label: str
    example: str = ""
    choices: Sequence[str] | None = None
    words: Callable[[str], str] = str
    help: str | None = None


def bar(choices: Choices, without: Sequence[str] = ()) -> Filters:
    """The filters above a list, and what they now say."""
    fields = [field for field in _fields(choices) if field.name not in without]
    with st.container(key="filters"):
        _row(fields[:ABREAST])
        rest = fields[ABREAST:]
        with st.expander("More filters", expanded=any(address.get(field.name) for field in rest)):
            for begin in range(0, len(rest), ABREAST):
                _row(rest[begin : begin + ABREAST])
    asked = {field.name: address.get(field.name) for field in fields}
    return Filters(
        motion=asked["motion"],
        meeting=address.day("meeting"),
        body=asked["body"],
        clock=asked.get("clock"),
        assessment=asked["assessment"],
        strength=asked["strength"],
        text=asked["text"],
        review=asked["review"],
        due=asked.get("due"),
    )


def said(filters: Filters) -> str:
    """The filters in words, for the sentence above the list and for paper; empty when nothing is filtered."""
    parts = {
        "motion": f"motion {filters.motion}",
        "meeting": f"agreed on {wording.day(filters.meeting)}",
        "body": f"for {filters.body} to act",
        "clock": f"clock “{wording.state(wording.CLOCK, filters.clock or '').word.lower()}”",
        "due": f"due within {filters.due} days",
        "assessment": f"assessment “{filters.assessment}”",
        "strength": f"{filters.strength} ones",
        "text": f"with the words “{filters.text}”",
        "review": wording.state(wording.REVIEW, filters.review or "").word.lower(),
    }
    return ", ".join(words for name, words in parts.items() if getattr(filters, name) is not None)


def narrowed(filters: Filters) -> str:
    """The filters in words, in brackets after a number; empty when nothing is filtered."""
    return f" ({said(filters)})" if said(filters) else ""


def empty_because(filters: Filters, page: str) -> Markup:
    """What stands in place of a list that the filters leave empty."""
    return markup.empty(
        f"No pledge matches: {said(filters)}.",
        markup.fill("Take a filter away, or {}.", address.link("show all", page)),
    )


def download(filters: Filters) -> Markup:
    """The links to the same pledges as files, and to what was recorded last of them."""
    values = {name: getattr(filters, name) for name in filters.__slots__}
    links = [address.link(word, file, **values) for word, file in FILES]
    feed = markup.link("feed", "feed.atom", **values)
    return markup.fill("<p>Download these pledges: {}. Subscribe: {}.</p>", markup.join(links, ", "), feed)


def _fields(choices: Choices) -> list[Field]:
    meetings = [day.isoformat() for day in choices.meetings]
    return [
        Field("text", "Words in the pledge", "such as policy", help=WORDS_HELP),
        Field("motion", "Motion number", choices=choices.motions),
        Field("body", "Who has to act", choices=choices.bodies),
        Field("clock", "Clock", choices=list(wording.CLOCK), words=_word(wording.CLOCK)),
        Field("due", "Due within", choices=DAYS, words=lambda days: f"{days} days"),
        Field("meeting", "Meeting", choices=meetings, words=_meeting),
        Field("assessment", "Assessment", choices=list(wording.ASSESSMENT), words=_word(wording.ASSESSMENT)),
        Field("strength", "Strength", choices=list(wording.STRENGTH), words=_word(wording.STRENGTH)),
        Field("review", "Review", choices=["unreviewed", "accepted"], words=_word(wording.REVIEW)),
    ]


def _row(fields: Sequence[Field]) -> None:
    for place, field in zip(st.columns(ABREAST), fields, strict=False):
        _widget(place, field, f"filter_{field.name}", address.get(field.name))


def _widget(place: Any, field: Field, key: str, wanted: str | None) -> None:
    if field.choices is None:
        changed = address.follow(key, field.name, wanted or "")
        place.text_input(
            field.label, key=key, placeholder=field.example, help=field.help, on_change=changed, max_chars=200
        )
        return
    options = [*field.choices] if wanted is None or wanted in field.choices else [*field.choices, wanted]
    changed = address.follow(key, field.name, wanted)
    place.selectbox(field.label, options, None, field.words, key, placeholder="Any", on_change=changed)


def _word(table: dict[str, wording.State]) -> Callable[[str], str]:
    return lambda value: table[value].word if value in table else f"{value} (unknown)"


def _meeting(value: str) -> str:
    return wording.day(address.read_day(value), none=f"{value} (no such day)")
