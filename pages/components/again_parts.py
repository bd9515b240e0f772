"""What a later letter promises again: both quotes beside each other, and what becomes of the two pledges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from data import history, queries
from data.store import get_store
from pages.components import address, changing, markup, review_place, screen, wording
from pages.components.markup import fill


def proposal(row: dict[str, Any]) -> None:
    """Both quotes, and the two ways to decide: the same pledge with another date, or one of its own."""
    new, old = row["pledge_id"], row["earlier_id"]
    screen.show(markup.side_by_side(_told(row, "earlier_", old), _told(row, "", new)))
    with st.container(horizontal=True):
        same(row)
        st.button("A pledge of its own", on_click=_own, args=(new,), key=f"own {new}")


def same(row: dict[str, Any], key: str | None = None) -> None:
    """The button that says that both are the same pledge; `key` is the key of the keyboard that presses it."""
    moves = row["latest"] and row["latest"] != row["earlier_latest"]
    label = "The same pledge: move its date" if moves else "The same pledge: nothing new"
    name = f"again {row['pledge_id']}"
    st.button(
        label, on_click=_join, args=(row,), key=name, shortcut=key, type="primary" if key is None else "secondary"
    )


def beside(row: dict[str, Any]) -> Markup:
    """For a pledge under review: what an earlier letter promised in nearly the same words."""
    head = Markup("<p><b>An earlier letter promised this, so it may be the same pledge with another date:</b></p>")
    return fill('<div class="pw-notice"><div>{}{}</div></div>', head, _told(row, "earlier_", row["earlier_id"]))


def _told(row: dict[str, Any], which: str, number: int) -> Markup:
    when = f"“{row[which + 'phrase']}”" if row[which + "phrase"] else ""
    return fill(
        '<h3>{}</h3><p class="pw-serif">{}</p><p>{} {}<br><span class="pw-small">{}, {}</span></p>',
        address.link(f"Pledge {number}", "pledge", id=number),
        row[which + "quote"],
        wording.interval(row[which + "earliest"], row[which + "latest"]),
        when,
        address.link(row[which + "reference"] or row[which + "name"], "review", letter=row[which + "letter_id"]),
        wording.day(row[which + "date"]),
    )


def _join(row: dict[str, Any]) -> None:
    """Move the date of the earlier pledge, on the evidence of the later letter, and merge the later one into it."""
    new, old = row["pledge_id"], row["earlier_id"]
    said = f"Promised again on {wording.day(row['date'])}"
    with get_store().session() as session:
        view = queries.pledge(session, new, address.as_of())
    if view is None:
        return
    proof = {"letter_id": view.letter_id, "start": view.start, "end": view.end}
    moved = view.latest is not None and view.latest != row["earlier_latest"]

    def change(session: Any, form: history.Form) -> None:
        if moved and view.latest:
            history.move_due(session, form, old, view.latest, view.speaker, said, proof, view.earliest)
        else:
            history.note(session, form, old, said, proof)
        history.merge(session, replace(form, seen=changing.seen(new)), new, old, said)

    done = f"Pledge {old} goes on, with what the later letter says of it."
    if changing.send(done, old, change, on=view.letter_date, also=new):
        review_place.move_on(view.letter_id)


def _own(number: int) -> None:
    why = "Not the same as the earlier pledge"
    done = f"Pledge {number} stands as a pledge of its own."
    changing.send(done, number, lambda session, form: history.accept(session, form, number, why))
