"""Putting right what the program read wrongly of a pledge, and the same fields for one that it missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from data import history, queries
from data.queries import LetterView, PledgeView
from data.store import get_store
from pages.components import address, changing, passages, review_place, screen, wording
from pages.components.rows import rows

STRENGTHS, NATURES = list(wording.STRENGTH), list(wording.NATURE)


def correction(view: PledgeView) -> None:
    """The form for a pledge as it stands. Fields that nobody touched follow what the register says."""
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
    changing.follow(form, held)
    with st.form(form, border=True):
        fields(form, letter, spans)
        st.text_input("Reason for the correction", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("Record the correction", on_click=_correct, args=(form, view, held, spans))


def fields(form: str, letter: LetterView, spans: Sequence[passages.Span]) -> None:
    """The fields of a pledge, each to be filled by keyboard."""
    with get_store().session() as session:
        motions = {row["id"]: row for row in rows(queries.motion_choices(session, letter.id))}
        bodies = queries.choices(session, address.as_of()).bodies
    given = changing.typed(form, "motion_id")
    st.multiselect(
        "Quote: the sentences of the letter, from the first to the last of them",
        range(len(spans)),
        format_func=lambda number: passages.label(letter.text, spans[number], number),
        key=f"{form}.sentences",
    )
    mine = [name for name in changing.typed(form, "body") or [] if name not in bodies]
    left, right = st.columns(2)
    left.multiselect("Who has to act", [*bodies, *mine], key=f"{form}.body", accept_new_options=True)
    known = [*motions, *([given] if given is not None and given not in motions else [])]
    right.selectbox(
        "Motion", known, None, lambda n: _motion(motions.get(n), n), f"{form}.motion_id", placeholder="No motion"
    )
    left, right = st.columns(2)
    left.selectbox("Strength", STRENGTHS, format_func=lambda n: wording.STRENGTH[n].word, key=f"{form}.strength")
    right.selectbox("Kind", NATURES, format_func=lambda name: wording.NATURE[name], key=f"{form}.nature")
    left, right = st.columns(2)
    left.text_input("Who says it", key=f"{form}.speaker", max_chars=200)
    right.text_input("Title (may stay empty)", key=f"{form}.title", max_chars=300)
    first, last = screen.FIRST_DAY, screen.LAST_DAY
    left, right = st.columns(2)
    left.date_input("First day it is due", None, first, last, f"{form}.earliest", format="DD/MM/YYYY")
    right.date_input("Last day it is due", None, first, last, f"{form}.latest", format="DD/MM/YYYY")
    st.text_input("Phrase that sets the time (may stay empty)", key=f"{form}.phrase", max_chars=300)


def values(form: str) -> dict[str, Any]:
    """What stands in the fields, without the quote."""
    names = ("body", "motion_id", "strength", "nature", "speaker", "title", "phrase", "earliest", "latest")
    return {name: changing.typed(form, name) for name in names}


def _correct(form: str, view: PledgeView, held: dict[str, Any], spans: Sequence[passages.Span]) -> None:
    changed = {name: value for name, value in values(form).items() if value != held[name]}
    chosen = changing.typed(form, "sentences") or []
    if sorted(chosen) != held["sentences"] and (span := passages.joined(spans, chosen)):
        changed["start"], changed["end"] = span
    reason = changing.typed(form, "reason") or ""
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
