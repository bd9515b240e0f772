"""Closing several pledges of a list at once: one assessment, but a reason and the evidence for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from data import clock, history
from data.history.progress import PROVEN
from pages.components import changing, escaping, evidence_form, screen, wording
from pages.components.markup import fill

FORM = "closing"
LONGEST = 90


def several(listed: Sequence[Mapping[str, Any]], seq: int) -> None:
    """Below a list, for editors: choose pledges of this page of it, and say of each why it is closed.

    `seq` is the register's last event when the list was read.
    """
    open_ones = {row["id"]: str(row["quote"]) for row in listed if row["assessment"] in clock.OPEN_ASSESSMENTS}
    if not open_ones or changing.desk() is None:
        return
    changing.said()
    chosen_before = bool(changing.typed(FORM, "pledges"))
    with st.expander("Close several pledges", expanded=chosen_before):
        screen.text(f"Evidence is needed for {', '.join(PROVEN)}.")
        left = [number for number in changing.typed(FORM, "pledges") or [] if number in open_ones]
        if left != (changing.typed(FORM, "pledges") or []):
            st.session_state[f"{FORM}.pledges"] = left
        chosen = st.multiselect(
            "Pledges of this page",
            open_ones,
            format_func=lambda n: _label(n, open_ones[n]),
            key=f"{FORM}.pledges",
            select_all=False,
        )
        if not chosen:
            return
        words = wording.ASSESSMENT
        st.selectbox("Assessment", clock.CLOSED_ASSESSMENTS, None, lambda n: words[n].word, f"{FORM}.assessment")
        for number in chosen:
            changing.opened(number, seq)
            with st.container(border=True):
                screen.show(fill('<p class="pw-serif"><b>{}</b> {}</p>', f"Pledge {number}.", open_ones[number]))
                st.text_input(f"Reason for pledge {number}", key=f"{FORM}.reason {number}", max_chars=1000)
                evidence_form.ask(_evidence(number), f"Evidence for pledge {number}", f" for pledge {number}")
        st.button(f"Close {wording.count(len(chosen), 'pledge')}", on_click=_close, args=(chosen,), key=f"send {FORM}")


def _close(chosen: Sequence[int]) -> None:
    """Close one after the other; what does not go through stays in the form with its reason."""
    assessment = changing.typed(FORM, "assessment")
    if assessment is None:
        changing.ask("Choose the assessment first.")
        return
    left = [number for number in chosen if not _closed(number, assessment)]
    if left:
        st.session_state[f"{FORM}.pledges"] = left
    else:
        changing.clear(FORM)


def _closed(number: int, assessment: str) -> bool:
    reason, proof = changing.typed(FORM, f"reason {number}") or "", evidence_form.given(_evidence(number))
    if not reason.strip():
        changing.ask(f"Pledge {number} is not closed: give a reason for it.")
        return False
    return changing.send(
        f"Pledge {number} is closed: {assessment}.",
        number,
        lambda db, sent: history.assess(db, sent, number, assessment, reason, proof),
    )


def _evidence(number: int) -> str:
    return f"{FORM}.evidence {number}"


def _label(number: int, quote: str) -> str:
    words = " ".join(escaping.visible(quote).split())
    return f"{number}: {words if len(words) <= LONGEST else words[:LONGEST] + ' …'}"
