"""Splitting a sentence that makes two promises: where to part it, and what each part says of itself."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data import history, queries
from data.queries import PledgeView
from data.store import get_store
from etl.explain import passage
from pages.components import address, changing, correction_form, escaping, passages, review_place, screen
from pages.components.markup import fill

REASON = "Two promises in one sentence"
DUE = ("phrase", "earliest", "latest")


def split(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Say where in the quote another promise begins; each part comes with the interval that it gives by itself."""
    form = f"split {pledge.id}"
    places = passages.joints(pledge.letter_text, pledge.start, pledge.end)
    chosen = st.session_state.setdefault(f"{form}.places", places if len(places) == 1 else [])
    screen.text("Where does another promise begin?" if places else "There is no place to part this sentence at.")
    for number, place in enumerate(places, 1):
        st.button(
            _cut(pledge, place),
            on_click=_turn,
            args=(f"{form}.places", place),
            key=f"choose {form} {number}",
            icon=":material/check:" if place in chosen else None,
            type="primary" if place in chosen else "secondary",
            shortcut=str(number) if number < 10 else None,
            width="stretch",
        )
    if not chosen:
        return
    spans = passages.parted(pledge.letter_text, pledge.start, pledge.end, chosen)
    with get_store().session() as session:
        bodies = queries.choices(session, address.as_of()).bodies
    with st.form(form):
        for span in spans:
            _part(_name(form, span), pledge, span, bodies)
        st.text_input("Reason", key=f"{form}.reason", placeholder=REASON, max_chars=1000)
        args = (form, pledge, spans)
        st.form_submit_button(f"Split into {len(spans)}", on_click=_split, args=args, shortcut="Ctrl+S")


def _part(name: str, pledge: PledgeView, span: passages.Span, bodies: list[str]) -> None:
    """The words of one part, and what a person may set of it."""
    due = passage(pledge.letter_text, *span, date=pledge.letter_date, sender=pledge.sender).due
    read = {"earliest": due.earliest, "latest": due.latest, "phrase": due.phrase} if due else dict.fromkeys(DUE)
    changing.follow(name, {**read, "phrase": read["phrase"] or "", "body": list(pledge.bodies)})
    screen.show(fill('<p class="pw-serif"><b>{}</b></p>', pledge.letter_text[slice(*span)]))
    correction_form.due(name)
    correction_form.body(name, bodies)


def _split(form: str, pledge: PledgeView, spans: list[passages.Span]) -> None:
    reason = changing.typed(form, "reason") or REASON
    fields = [_otherwise(_name(form, span), pledge) for span in spans]
    done = f"Pledge {pledge.id} is split into {len(spans)}."
    if changing.send(done, pledge.id, lambda db, sent: history.split(db, sent, pledge.id, spans, reason, fields)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id)


def _otherwise(name: str, pledge: PledgeView) -> dict[str, Any]:
    """What a part has otherwise than the whole had; an interval that stays keeps the rule that read it."""
    own: dict[str, Any] = {}
    due = {field: changing.typed(name, field) or None for field in DUE}
    if due != {"phrase": pledge.phrase, "earliest": pledge.earliest, "latest": pledge.first_latest}:
        own = {**due, "phrase": due["phrase"] or ""}
    if (body := changing.typed(name, "body")) != list(pledge.bodies):
        own["body"] = body
    return own


def _turn(key: str, place: passages.Span) -> None:
    chosen = st.session_state[key]
    st.session_state[key] = [one for one in chosen if one != place] if place in chosen else [*chosen, place]


def _name(form: str, span: passages.Span) -> str:
    return f"{form}.{span[0]}-{span[1]}"


def _cut(pledge: PledgeView, place: passages.Span) -> str:
    """The words on both sides of a place."""
    low, high = max(pledge.start, place[0] - 40), min(pledge.end, place[1] + 60)
    text = pledge.letter_text
    before, after = text[low : place[0]], text[place[1] : high]
    return escaping.markdown(" ".join(escaping.visible(f"… {before} | {after} …").split()))
