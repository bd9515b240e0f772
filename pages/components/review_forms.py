"""The decisions of a review that need a word or a choice: reject, merge, split, and add what was missed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data import history
from data.queries import LetterView, PledgeView
from pages.components import changing, correction_form, escaping, passages, review_place

MODES = {
    "correct": ("Correct …", "E"),
    "reject": ("Not a pledge …", "X"),
    "merge": ("Same as another …", "M"),
    "split": ("Split …", "S"),
}
REASONS = (
    "It tells what has been done already.",
    "It is a hope or an effect, not a commitment.",
    "It quotes what the motion asks for.",
    "It states the law or what usually happens.",
    "It is a refusal.",
    "Nobody could ever check it.",
)
MISSED = "Missed by the program"


def reject(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Say why a sentence is no pledge: one of the usual reasons, or in own words."""
    form = f"reject {pledge.id}"
    with st.form(form):
        st.selectbox(
            "Why it is no pledge (choose, or write your own)",
            REASONS,
            None,
            key=f"{form}.reason",
            accept_new_options=True,
        )
        st.form_submit_button("Not a pledge", on_click=_reject, args=(form, pledge))


def merge(pledge: PledgeView, found: list[dict[str, Any]]) -> None:
    """Say which other pledge this one is the same as; the other one stays."""
    form = f"merge {pledge.id}"
    quotes = {str(row["pledge_id"]): row["quote"] for row in found if row["pledge_id"] != pledge.id}
    with st.form(form):
        st.selectbox(
            "The pledge that stays (choose one of this letter, or write the number of another)",
            list(quotes),
            None,
            lambda n: f"{n}: {' '.join(escaping.visible(quotes[n]).split())[:100]}" if n in quotes else f"{n}",
            key=f"{form}.into",
            accept_new_options=True,
        )
        st.text_input("Reason (may stay empty)", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("The same pledge", on_click=_merge, args=(form, pledge))


def split(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Say where in the quote another promise begins."""
    form = f"split {pledge.id}"
    places = passages.joints(pledge.letter_text, pledge.start, pledge.end)
    with st.form(form):
        st.multiselect(
            "Where another promise begins",
            places,
            format_func=lambda place: _cut(pledge, place),
            key=f"{form}.places",
        )
        st.text_input("Reason", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("Split", on_click=_split, args=(form, pledge))


def missed(view: LetterView) -> None:
    """Add a pledge from the letter's own sentences."""
    form = f"missed {view.id}"
    spans = passages.sentences(view)
    start: dict[str, Any] = {"sentences": [], "body": [], "motion_id": None, "strength": "firm", "nature": "act"}
    blank = {"speaker": view.sender, "title": "", "phrase": "", "earliest": None, "latest": None}
    changing.follow(form, {**start, **blank})
    with st.form(form):
        correction_form.fields(form, view, spans)
        st.text_input("Reason", key=f"{form}.reason", placeholder=MISSED, max_chars=1000)
        st.form_submit_button("Add the pledge", on_click=_add, args=(form, view, spans))


def correct(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Put right what was read wrongly."""
    correction_form.correction(pledge)


FORMS = {"correct": correct, "reject": reject, "merge": merge, "split": split}


def _reject(form: str, pledge: PledgeView) -> None:
    reason = changing.typed(form, "reason") or ""
    done = f"Pledge {pledge.id} is rejected."
    if changing.send(done, pledge.id, lambda db, sent: history.reject(db, sent, pledge.id, reason)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id)


def _merge(form: str, pledge: PledgeView) -> None:
    into, reason = str(changing.typed(form, "into") or ""), changing.typed(form, "reason")
    if not (into.isascii() and into.isdigit() and len(into) < 10):
        changing.ask("Choose the pledge that stays, or write its number.")
        return
    done = f"Pledge {pledge.id} is the same as pledge {into}, which stays."
    if changing.send(done, pledge.id, lambda db, sent: history.merge(db, sent, pledge.id, int(into), reason)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id)


def _split(form: str, pledge: PledgeView) -> None:
    chosen, reason = changing.typed(form, "places") or [], changing.typed(form, "reason") or ""
    spans = passages.parted(pledge.letter_text, pledge.start, pledge.end, chosen)
    done = f"Pledge {pledge.id} is split into {len(spans)}."
    if changing.send(done, pledge.id, lambda db, sent: history.split(db, sent, pledge.id, spans, reason)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id)


def _add(form: str, view: LetterView, spans: list[passages.Span]) -> None:
    span = passages.joined(spans, changing.typed(form, "sentences") or [])
    if span is None:
        changing.ask("Choose the sentences of the pledge first.")
        return
    fields, reason = correction_form.values(form), changing.typed(form, "reason") or MISSED
    done = "The pledge is added."
    if changing.send(done, 0, lambda db, sent: history.add_missed(db, sent, view.id, *span, fields, reason)):
        changing.clear(form)


def _cut(pledge: PledgeView, place: passages.Span) -> str:
    """The words on both sides of a place."""
    low, high = max(pledge.start, place[0] - 40), min(pledge.end, place[1] + 60)
    text = pledge.letter_text
    before, after = text[low : place[0]], text[place[1] : high]
    return " ".join(escaping.visible(f"… {before} | {after} …").split())
