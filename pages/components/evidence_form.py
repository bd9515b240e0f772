"""Giving evidence: a web address, or a passage in a letter of the register, chosen by its sentences."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data import queries
from data.store import get_store
from pages.components import address, changing, passages, wording
from pages.components.rows import rows

WAYS = ("A web address", "A passage of a letter")


def ask(form: str, label: str = "Evidence", of: str = "") -> None:
    """The widgets for evidence; `given` reads them. `of` tells them apart where a screen has several."""
    if st.radio(label, WAYS, key=f"{form}.way", horizontal=True) == WAYS[0]:
        address_label = f"Address of a page or document{of}"
        st.text_input(address_label, key=f"{form}.url", placeholder="https://", max_chars=2000)
    else:
        _passage(form, of)
    st.text_input(f"Note on the evidence{of} (may stay empty)", key=f"{form}.remark", max_chars=500)


def given(form: str) -> dict[str, Any] | None:
    """The evidence that stands in the widgets; None when there is none. The register makes sure of it."""
    remark = changing.typed(form, "remark") or ""
    if changing.typed(form, "way") == WAYS[1]:
        spans = st.session_state.get(f"{form}.spans", [])
        letter_id = changing.typed(form, "letter")
        span = passages.joined(spans, changing.typed(form, f"sentences {letter_id}") or [])
        if not letter_id or not span:
            return None
        return {"letter_id": letter_id, "start": span[0], "end": span[1], "note": remark}
    url = (changing.typed(form, "url") or "").strip()
    return {"url": url, "note": remark} if url else None


def _passage(form: str, of: str) -> None:
    with get_store().session() as session:
        letters = {row["id"]: row for row in rows(queries.letter_choices(session, address.as_of()))}
        chosen = st.selectbox(f"Letter{of}", letters, None, lambda number: _name(letters[number]), f"{form}.letter")
        view = queries.letter(session, chosen, address.as_of()) if chosen else None
    if view is None:
        return
    spans = passages.sentences(view)
    st.session_state[f"{form}.spans"] = spans
    st.multiselect(
        f"Sentences{of}, from the first to the last of them",
        range(len(spans)),
        format_func=lambda number: passages.label(view.text, spans[number], number),
        key=f"{form}.sentences {chosen}",
        select_all=False,
    )


def _name(letter: dict[str, Any]) -> str:
    return f"{letter['reference'] or letter['name']}, {wording.day(letter['date'])}, {letter['sender']}"
