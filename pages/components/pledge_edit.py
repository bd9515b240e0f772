"""What staff can record on the screen of one pledge: one thing at a time, chosen from a row of choices."""

from __future__ import annotations

import streamlit as st

from data.queries import PledgeView
from pages.components import changing, correction_form, progress_forms, screen, voices_forms

FORMS = {
    "Progress": progress_forms.note,
    "Assessment": progress_forms.assessment,
    "New due date": progress_forms.new_date,
    "Correction": correction_form.correction,
    "Objection": voices_forms.objection,
    "Take back": progress_forms.taking_back,
}


def show(view: PledgeView, seq: int) -> None:
    """The section for editors; a visitor sees nothing of it. `seq` is the last event when the pledge was read."""
    if changing.desk() is None:
        return
    changing.opened(view.id, seq)
    screen.section("Record a change")
    changing.said()
    key = f"record {view.id}"
    chosen = st.radio("What do you want to record?", list(FORMS), None, key=key, horizontal=True)
    if chosen:
        FORMS[chosen](view)
