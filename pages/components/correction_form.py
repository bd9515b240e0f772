"""Putting right what the program read wrongly of a pledge, and the same fields for one that it missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data import history, queries
from data.queries import LetterView, PledgeView
from data.store import get_store
from pages.components import address, changing, passages, review_place, screen, wording
from pages.components.rows import rows

STRENGTHS, NATURES = list(wording.STRENGTH), list(wording.NATURE)
NAMES = ("sentences", "body", "motion_id", "strength", "nature", "speaker", "title", "latest", "earliest", "phrase")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that may have been misread: what it is called, its key, and the fields that belong to it."""

    label: str
    key: str
    names: tuple[str, ...]


PARTS = {
    "body": Part("Who has to act", "B", ("body",)),
    "due": Part("When it is due", "D", ("latest", "earliest", "phrase")),
    "quote": Part("The quote", "Q", ("sentences",)),
    "motion": Part("The motion", "M", ("motion_id",)),
    "strength": Part("How firm it is, and of what kind", "S", ("strength", "nature")),
    "title": Part("The title", "T", ("title",)),
    "speaker": Part("Who says it", "W", ("speaker",)),
    "all": Part("Several of these", "V", NAMES),
}


def correction(view: PledgeView, names: Sequence[str] = NAMES, usual: str = "") -> None:
    """The form for these fields of a pledge as it stands; `usual` is the reason where none is written.

    Fields that nobody touched follow what the register says.
    """
    form = f"correct {view.id}"
    with get_store().session() as session:
        letter = queries.letter(session, view.letter_id, address.as_of())
    if letter is None:
        return
    spans = passages.sentences(letter)
    held = {
        "sentences": passages.holding(spans, view.start, view.end),
        "body": list(view.bodies),
        "motion_id": view.motion_id,
        "strength": view.strength,
        "nature": view.nature,
        "speaker": view.speaker,
        "title": view.title or "",
        "phrase": view.phrase or "",
        "earliest": view.earliest,
        "latest": view.first_latest,
    }
    shown = {name: held[name] for name in names}
    changing.follow(form, shown)
    with st.form(form, border=True):
        fields(form, letter, spans, names)
        st.text_input("Reason for the correction", key=f"{form}.reason", placeholder=usual, max_chars=1000)
        args = (form, view, shown, spans, usual)
        st.form_submit_button("Record the correction", on_click=_correct, args=args, shortcut="Ctrl+S")


def fields(form: str, letter: LetterView, spans: Sequence[passages.Span], names: Sequence[str] = NAMES) -> None:
    """These fields of a pledge, each to be filled by keyboard."""
    if "sentences" in names:
        sentences(f"{form}.sentences", letter, spans)
    if "body" in names:
        with get_store().session() as session:
            body(form, queries.choices(session, address.as_of()).bodies)
    if "motion_id" in names:
        _motions(form, letter.id)
    if "strength" in names:
        left, right = st.columns(2)
        left.selectbox("Strength", STRENGTHS, format_func=lambda n: wording.STRENGTH[n].word, key=f"{form}.strength")
        right.selectbox("Kind", NATURES, format_func=lambda name: wording.NATURE[name], key=f"{form}.nature")
    if "speaker" in names:
        st.text_input("Who says it", key=f"{form}.speaker", max_chars=200)
    if "title" in names:
        st.text_input("Title (may stay empty)", key=f"{form}.title", max_chars=300)
    if "latest" in names:
        due(form)


def sentences(key: str, letter: LetterView, spans: Sequence[passages.Span]) -> None:
    """Where a quote is chosen by its sentences."""
    st.multiselect(
        "Quote: the sentences of the letter, from the first to the last of them",
        range(len(spans)),
        format_func=lambda number: passages.label(letter.text, spans[number], number),
        key=key,
        select_all=False,
    )


def body(form: str, known: Sequence[str]) -> None:
    """Who has to act: bodies of the register, or any name."""
    mine = [name for name in changing.typed(form, "body") or [] if name not in known]
    st.multiselect("Who has to act", [*known, *mine], key=f"{form}.body", accept_new_options=True, select_all=False)


def due(form: str) -> None:
    """The due interval and the words that set it."""
    first, last = screen.FIRST_DAY, screen.LAST_DAY
    left, right = st.columns(2)
    left.date_input("Last day it is due", None, first, last, f"{form}.latest", format="DD/MM/YYYY")
    right.date_input("First day it is due", None, first, last, f"{form}.earliest", format="DD/MM/YYYY")
    st.text_input("Phrase that sets the time (may stay empty)", key=f"{form}.phrase", max_chars=300)


def values(form: str, names: Sequence[str] = NAMES) -> dict[str, Any]:
    """What stands in these fields, without the quote."""
    return {name: changing.typed(form, name) for name in names if name != "sentences"}


def _motions(form: str, letter_id: int) -> None:
    with get_store().session() as session:
        motions = {row["id"]: row for row in rows(queries.motion_choices(session, letter_id))}
    given = changing.typed(form, "motion_id")
    known = [*motions, *([given] if given is not None and given not in motions else [])]
    named, none = lambda number: _motion(motions.get(number), number), "No motion"
    st.selectbox("Motion", known, None, named, f"{form}.motion_id", placeholder=none)


def _correct(
    form: str, view: PledgeView, held: dict[str, Any], spans: Sequence[passages.Span], usual: str = ""
) -> None:
    changed = {name: value for name, value in values(form, list(held)).items() if value != held[name]}
    chosen = changing.typed(form, "sentences") or []
    if "sentences" in held and sorted(chosen) != held["sentences"] and (span := passages.joined(spans, chosen)):
        changed["start"], changed["end"] = span
    reason = changing.typed(form, "reason") or usual
    if changing.send(
        f"Pledge {view.id} is corrected.",
        view.id,
        lambda session, sent: history.correct(session, sent, view.id, changed, reason),
    ):
        changing.clear(form)
        review_place.move_on(view.letter_id)


def _motion(row: dict[str, Any] | None, number: int) -> str:
    if row is None:
        return f"Motion {number} of the register"
    name = " ".join(part for part in (row["number"], row["title"]) if part)
    return f"{name} ({wording.day(row['meeting_date'], none='meeting not known')})"
