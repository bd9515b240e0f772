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

KEYS = "Each button shows its key. Escape leaves a form, Ctrl and S send it."
UNDONE = "Taken back at once"
Row = dict[str, Any]


def letter(view: LetterView) -> None:
    """The pledges of one letter that wait, one at a time; then the way to the next letter."""
    as_of = address.as_of()
    with get_store().session() as session:
        seq = history.head(session).seq
        in_all = queries.waiting(session, as_of)["unreviewed"]
        found = rows(queries.found_in(session, view.id, as_of))
        waiting = [row["pledge_id"] for row in found if row["review"] == "unreviewed"]
        current = review_place.current(view.id, [row["pledge_id"] for row in found], waiting)
        pledge = queries.pledge(session, current, as_of) if current else None
        again = {row["pledge_id"]: row for row in rows(queries.repeats(session, as_of, view.id))}
        onward = queries.next_letter(session, view.id, as_of)
        back = queries.previous_letter(session, view.id, as_of)
    for number in [*(row["earlier_id"] for row in again.values()), *(row["pledge_id"] for row in found)]:
        changing.opened(number, seq)
    mode = review_place.doing(view.id)
    if mode is None:
        changing.said()
    if pledge:
        screen.show(fill("<p>{} <span class='pw-small'>{}</span></p>", _left(len(waiting), in_all), KEYS))
        _one(pledge, found, waiting, again.get(pledge.id))
    else:
        screen.text(
            "Everything found in this letter has been reviewed." + ("" if in_all else " No other letter waits.")
        )
    # Whether it is the same pledge as an earlier one is a question of its own.
    plain = [number for number in waiting if number not in again]
    _letters(view.id, current, plain, len(waiting) > (current in waiting), back, onward)
    if mode:
        title = "A pledge that was missed" if mode == "missed" else f"Pledge {current}"
        shut = partial(review_place.stay, view.id, current)
        st.dialog(title, width="medium", position="left", on_dismiss=shut)(_form)(view.id, current, mode)


def _left(here: int, in_all: int) -> str:
    more = f", {wording.count(in_all, 'pledge')} in all" if in_all > here else ""
    return f"{wording.count(here, 'pledge')} of this letter still to review{more}."


def _one(pledge: PledgeView, found: list[Row], waiting: list[int], again: Row | None) -> None:
    """One pledge beside its words, and a button with a key for each thing that can be decided."""
    letter_id = pledge.letter_id
    review_place.shown(pledge.id)
    screen.show(review_parts.entry(pledge))
    if pledge.review != "unreviewed":
        screen.text(wording.state(wording.REVIEW, pledge.review).meaning)
    if again:
        screen.show(again_parts.beside(again))
    with st.container(horizontal=True):
        accept = _key(letter_id, "A")
        st.button("Accept", on_click=_accept, args=(pledge,), shortcut=accept, key="accept", type="primary")
        for name, (label, key) in review_forms.MODES.items():
            args: tuple[Any, ...] = (letter_id, pledge.id, name)
            st.button(label, on_click=_open, args=args, shortcut=_key(letter_id, key), key=name)
        if again:
            again_parts.same(again, _key(letter_id, "D"))
        order = [row["pledge_id"] for row in found]
        others = [number for number in waiting if number != pledge.id]
        if others:
            after = [number for number in others if order.index(number) > order.index(pledge.id)]
            args = (letter_id, (after or others)[0])
            later = _key(letter_id, "N")
            st.button("Next pledge", on_click=review_place.stay, args=args, shortcut=later, key="later")


def _letters(
    letter_id: int, current: int | None, plain: list[int], others: bool, back: int | None, onward: int | None
) -> None:
    """What is done with the whole letter: add to it, accept the rest, take the last decision back, leave it."""
    with st.container(horizontal=True):
        args: tuple[Any, ...] = (letter_id, current, "missed")
        st.button("Add a missed one …", on_click=_open, args=args, shortcut=_key(letter_id, "I"), key="missed")
        if len(plain) > 1:
            label, key = f"Accept the {len(plain)} that are left in this letter", _key(letter_id, "Shift+A")
            st.button(label, on_click=_accept_rest, args=(letter_id, plain), shortcut=key, key="accept_rest")
        if undo := review_place.decided(letter_id):
            label, args = f"Take back what was decided on pledge {undo}", (letter_id, undo)
            st.button(label, on_click=_take_back, args=args, shortcut=_key(letter_id, "Z"), key="undo")
        if back:
            key = _key(letter_id, "P")
            st.button("Letter before", on_click=address.put, args=("letter", back), shortcut=key, key="back")
        if onward:
            key = _key(letter_id, "L" if others else "N")
            st.button("Next letter", on_click=address.put, args=("letter", onward), shortcut=key, key="onward")


def _key(letter_id: int, key: str) -> str | None:
    """The key of a button, or none while a form is open over the screen: the keys belong to the form then."""
    return None if review_place.doing(letter_id) else key


def _open(letter_id: int, pledge_id: int | None, mode: str) -> None:
    changing.clear(f"{mode} {letter_id if mode == 'missed' else pledge_id}")
    review_place.stay(letter_id, pledge_id, mode)


def _form(letter_id: int, pledge_id: int | None, mode: str) -> None:
    """The form over the screen, where the keyboard goes at once. It runs by itself, so it reads the pledge anew."""
    if review_place.doing(letter_id) != mode:
        st.rerun()
    as_of = address.as_of()
    with get_store().session() as session:
        seq = history.head(session).seq
        pledge = queries.pledge(session, pledge_id, as_of) if pledge_id else None
        found = rows(queries.found_in(session, letter_id, as_of))
        view = queries.letter(session, letter_id, as_of) if mode == "missed" else None
    changing.opened(pledge_id or 0, seq)
    changing.said()
    if view:
        review_forms.missed(view)
    elif pledge:
        screen.show(fill('<p class="pw-serif">{}</p>', pledge.quote))
        review_forms.FORMS[mode](pledge, found)


def _accept(pledge: PledgeView) -> None:
    if review_place.decided(pledge.letter_id) == pledge.id or review_place.unseen(pledge.id):
        return
    done = f"Pledge {pledge.id} is accepted."
    if changing.send(done, pledge.id, lambda session, sent: history.accept(session, sent, pledge.id)):
        review_place.move_on(pledge.letter_id, pledge.id)
    else:
        review_place.stay(pledge.letter_id, pledge.id)


def _take_back(letter_id: int, pledge_id: int) -> None:
    done = f"Pledge {pledge_id} waits for review again."
    if changing.send(done, pledge_id, lambda session, sent: history.reopen(session, sent, pledge_id, UNDONE)):
        review_place.move_on(letter_id)
        review_place.stay(letter_id, pledge_id)


def _accept_rest(letter_id: int, waiting: list[int]) -> None:
    went = sum(changing.send("", number, _acceptance(number)) for number in waiting)
    if went:
        changing.tell(f"{wording.count(went, 'pledge')} accepted.")
    review_place.move_on(letter_id)


def _acceptance(number: int) -> changing.Change:
    return lambda session, sent: history.accept(session, sent, number)
