"""The decisions of a review that need a word or a choice: correct, reject, merge, split, and add what was missed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data import history
from data.queries import LetterView, PledgeView
from etl.explain import passage
from pages.components import changing, correction_form, escaping, passages, review_place, review_split, screen
from pages.components.rows import rows

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
MISREAD = "Misread by the program"
SEND = "Ctrl+S"
OFFERED, LONGEST = 9, 100


def correct(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Put right what was read wrongly: first say what it is, so that one field comes up and not ten."""
    form = f"correct {pledge.id}"
    chosen = changing.typed(form, "part")
    if chosen:
        correction_form.correction(pledge, correction_form.PARTS[chosen].names, MISREAD)
        return
    screen.text("What was read wrongly?")
    for name, part in correction_form.PARTS.items():
        args = (f"{form}.part", name)
        st.button(part.label, on_click=_set, args=args, key=f"choose {form} {name}", shortcut=part.key, width="stretch")


def reject(pledge: PledgeView, _: list[dict[str, Any]]) -> None:
    """Say why a sentence is no pledge: one of the usual reasons, or in own words."""
    form = f"reject {pledge.id}"
    screen.text("Why is it no pledge?")
    for number, reason in enumerate(REASONS, 1):
        args, key = (form, pledge, reason), f"choose {form} {number}"
        st.button(reason, on_click=_reject, args=args, key=key, shortcut=str(number), width="stretch")
    with st.form(form):
        st.text_input("Another reason", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("Not a pledge", on_click=_reject, args=(form, pledge), shortcut=SEND)


def merge(pledge: PledgeView, found: list[dict[str, Any]]) -> None:
    """Say which other pledge this one is the same as; the other one stays."""
    form = f"merge {pledge.id}"
    others = [row for row in found if row["pledge_id"] != pledge.id and row["review"] in ("unreviewed", "accepted")]
    nearest = sorted(others, key=lambda row: passages.likeness(row["quote"], pledge.quote), reverse=True)[:OFFERED]
    if nearest:
        screen.text("Which one stays? The nearest of this letter first.")
    for number, row in enumerate(nearest, 1):
        args, key = (form, pledge, row["pledge_id"]), f"choose {form} {number}"
        st.button(_told(row), on_click=_merge, args=args, key=key, shortcut=str(number), width="stretch")
    with st.form(form):
        st.text_input("Number of a pledge of another letter", key=f"{form}.into", max_chars=9)
        st.text_input("Reason (may stay empty)", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("The same pledge", on_click=_merge, args=(form, pledge), shortcut=SEND)


def missed(view: LetterView) -> None:
    """Add a pledge from the letter's own sentences; what they say of body and interval is filled in."""
    form = f"missed {view.id}"
    spans = passages.sentences(view)
    correction_form.sentences(f"{form}.sentences", view, spans)
    span = passages.joined(spans, changing.typed(form, "sentences") or [])
    if span is None:
        screen.text("Type some words of the sentence, and take it with Enter.")
        return
    changing.follow(form, _read(view, span))
    with st.form(form):
        correction_form.fields(form, view, spans, [name for name in correction_form.NAMES if name != "sentences"])
        st.text_input("Reason", key=f"{form}.reason", placeholder=MISSED, max_chars=1000)
        st.form_submit_button("Add the pledge", on_click=_add, args=(form, view, span), shortcut=SEND)


FORMS = {"correct": correct, "reject": reject, "merge": merge, "split": review_split.split}


def _read(view: LetterView, span: passages.Span) -> dict[str, Any]:
    """What the program reads in a passage, and the motion in whose reply it stands."""
    found = passage(view.text, *span, date=view.date, sender=view.sender)
    replies = [row["motion_id"] for row in rows(view.replies) if row["start"] <= span[0] < row["end"]]
    return {
        "body": list(found.body),
        "motion_id": replies[0] if replies else None,
        "strength": found.strength or "firm",
        "nature": found.nature or "act",
        "speaker": view.sender,
        "title": "",
        "phrase": found.due.phrase if found.due else "",
        "earliest": found.due.earliest if found.due else None,
        "latest": found.due.latest if found.due else None,
    }


def _set(key: str, value: str) -> None:
    st.session_state[key] = value


def _reject(form: str, pledge: PledgeView, reason: str | None = None) -> None:
    if review_place.decided(pledge.letter_id) == pledge.id:
        return
    why = reason or changing.typed(form, "reason") or ""
    done = f"Pledge {pledge.id} is rejected."
    if changing.send(done, pledge.id, lambda db, sent: history.reject(db, sent, pledge.id, why)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id, pledge.id)


def _merge(form: str, pledge: PledgeView, chosen: int | None = None) -> None:
    if review_place.decided(pledge.letter_id) == pledge.id:
        return
    into, reason = str(chosen or changing.typed(form, "into") or "").strip(), changing.typed(form, "reason")
    if not (into.isascii() and into.isdigit() and len(into) < 10):
        changing.ask("Choose the pledge that stays, or write its number.")
        return
    done = f"Pledge {pledge.id} is the same as pledge {into}, which stays."
    if changing.send(done, pledge.id, lambda db, sent: history.merge(db, sent, pledge.id, int(into), reason)):
        changing.clear(form)
        review_place.move_on(pledge.letter_id, pledge.id)


def _add(form: str, view: LetterView, span: passages.Span) -> None:
    fields, reason = correction_form.values(form), changing.typed(form, "reason") or MISSED
    done = "The pledge is added."
    if changing.send(done, 0, lambda db, sent: history.add_missed(db, sent, view.id, *span, fields, reason)):
        changing.clear(form)
        review_place.move_on(view.id)


def _told(row: dict[str, Any]) -> str:
    words = " ".join(escaping.visible(row["quote"]).split())
    return escaping.markdown(f"{row['pledge_id']}: {words if len(words) <= LONGEST else words[:LONGEST] + ' …'}")
