"""Reviewing a letter: one pledge after the other beside its words, by mouse or with one key for each decision."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from data import history, queries
from data.queries import LetterView, PledgeView
from data.store import get_store
from pages.components import (
    address,
    again_parts,
    changing,
    review_forms,
    review_parts,
    review_place,
    screen,
    wording,
)
from pages.components.markup import fill
from pages.components.rows import rows

KEYS = "Keys: A accept, E correct, X not a pledge, M same as another, S split, N next, P letter before."


def letter(view: LetterView) -> None:
    """The pledges of one letter that wait, one at a time; then the way to the next letter."""
    as_of = address.as_of()
    with get_store().session() as session:
        seq = history.head(session).seq
        found = rows(queries.found_in(session, view.id, as_of))
        onward = queries.next_letter(session, view.id, as_of)
        back = queries.previous_letter(session, view.id, as_of)
        waiting = [row["pledge_id"] for row in found if row["review"] == "unreviewed"]
        current = review_place.current(view.id, [row["pledge_id"] for row in found], waiting)
        pledge = queries.pledge(session, current, as_of) if current else None
        again = {row["pledge_id"]: row for row in rows(queries.repeats(session, as_of, view.id))}
    for row in again.values():
        changing.opened(row["earlier_id"], seq)
    for row in found:
        changing.opened(row["pledge_id"], seq)
    if review_place.doing(view.id) is None:
        changing.said()
    if pledge:
        _one(pledge, found, waiting, again.get(pledge.id))
    else:
        screen.text("Everything found in this letter has been reviewed.")
    others = [number for number in waiting if pledge is None or number != pledge.id]
    with st.container(horizontal=True):
        if back:
            st.button(
                "Letter before",
                on_click=address.put,
                args=("letter", back),
                shortcut=None if review_place.doing(view.id) else "P",
                key="back",
            )
        if onward:
            key = None if others or review_place.doing(view.id) else "N"
            st.button("Next letter", on_click=address.put, args=("letter", onward), shortcut=key, key="onward")
        # Whether it is the same pledge as an earlier one is a question of its own.
        plain = [number for number in waiting if number not in again]
        if len(plain) > 1:
            label = f"Accept the {len(plain)} that are left in this letter"
            st.button(label, on_click=_accept_rest, args=(view.id, plain), key="accept_rest")
    with st.expander("Add a pledge that was missed", key=f"missed {view.id}", on_change="rerun") as missed:
        if missed.open:
            review_forms.missed(view)


def _one(pledge: PledgeView, found: list[dict[str, Any]], waiting: list[int], again: dict[str, Any] | None) -> None:
    letter_id = pledge.letter_id
    left = f"{wording.count(len(waiting), 'pledge')} of this letter still to review."
    screen.show(fill("<p>{} <span class='pw-small'>{}</span></p>", left, KEYS), review_parts.entry(pledge))
    if pledge.review != "unreviewed":
        screen.text(wording.state(wording.REVIEW, pledge.review).meaning)
    mode = review_place.doing(letter_id)
    if again:
        screen.show(again_parts.beside(again))
    with st.container(horizontal=True):
        # While a form is open over the screen, the keys belong to the form.
        free = mode is None
        accept = "A" if free else None
        st.button("Accept", on_click=_accept, args=(pledge,), shortcut=accept, key="accept", type="primary")
        for name, (label, key) in review_forms.MODES.items():
            args: tuple[Any, ...] = (letter_id, pledge.id, name)
            st.button(label, on_click=review_place.stay, args=args, shortcut=key if free else None, key=name)
        if again:
            again_parts.same(again, "D" if free else None)
        order = [row["pledge_id"] for row in found]
        others = [number for number in waiting if number != pledge.id]
        if others:
            after = [number for number in others if order.index(number) > order.index(pledge.id)]
            args = (letter_id, (after or others)[0])
            later = "N" if free else None
            st.button("Next pledge", on_click=review_place.stay, args=args, shortcut=later, key="later")
    if mode:
        title, shut = f"Pledge {pledge.id}", partial(review_place.stay, letter_id, pledge.id)
        st.dialog(title, width="medium", position="left", on_dismiss=shut)(_form)(letter_id, pledge.id, mode)


def _form(letter_id: int, pledge_id: int, mode: str) -> None:
    """The form over the screen, where the keyboard goes at once. It runs by itself, so it reads the pledge anew."""
    if review_place.doing(letter_id) != mode:
        st.rerun()
    with get_store().session() as session:
        seq = history.head(session).seq
        pledge = queries.pledge(session, pledge_id, address.as_of())
        found = rows(queries.found_in(session, letter_id, address.as_of()))
    changing.opened(pledge_id, seq)
    changing.said()
    if pledge:
        screen.show(fill('<p class="pw-serif">{}</p>', pledge.quote))
        review_forms.FORMS[mode](pledge, found)


def _accept(pledge: PledgeView) -> None:
    done = f"Pledge {pledge.id} is accepted."
    if changing.send(done, pledge.id, lambda session, sent: history.accept(session, sent, pledge.id)):
        review_place.move_on(pledge.letter_id)
    else:
        review_place.stay(pledge.letter_id, pledge.id)


def _accept_rest(letter_id: int, waiting: list[int]) -> None:
    went = sum(changing.send("", number, _acceptance(number)) for number in waiting)
    if went:
        changing.tell(f"{wording.count(went, 'pledge')} accepted.")
    review_place.move_on(letter_id)


def _acceptance(number: int) -> changing.Change:
    return lambda session, sent: history.accept(session, sent, number)
