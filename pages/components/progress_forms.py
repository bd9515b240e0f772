"""What staff record of a pledge after it was made: progress, a judgement, a later date, and taking a decision back."""

from __future__ import annotations

import streamlit as st

from data import clock, history
from data.history.progress import LASTING, PROVEN
from data.queries import PledgeView
from pages.components import address, changing, evidence_form, screen, wording


def note(view: PledgeView) -> None:
    """Record progress in words; the judgement stays as it is."""
    form = f"note {view.id}"
    with st.container(border=True):
        st.text_area("What happened", key=f"{form}.words", max_chars=4000)
        evidence_form.ask(form, "Evidence (may stay empty)")
        _true_on(form, "When it happened")
        st.button("Record progress", on_click=_note, args=(form, view), key=f"send {form}", type="primary")


def assessment(view: PledgeView) -> None:
    """Judge a pledge. What is final needs evidence; "kept so far" is offered for what lasts."""
    form = f"assess {view.id}"
    offered = [name for name in clock.ASSESSMENTS if name != clock.KEPT_SO_FAR or view.nature in LASTING]
    with st.container(border=True):
        if view.nature in LASTING:
            screen.text("This pledge goes on. “Kept so far” says that it was kept when last checked.")
        st.selectbox(
            "Assessment",
            [name for name in offered if name != view.assessment or name == clock.KEPT_SO_FAR],
            None,
            lambda name: wording.ASSESSMENT[name].word,
            f"{form}.assessment",
        )
        st.text_area("Reason", key=f"{form}.reason", max_chars=4000)
        evidence_form.ask(form, f"Evidence (needed for {', '.join(PROVEN)})")
        _true_on(form, "True since, or last checked on")
        st.button("Record the assessment", on_click=_assess, args=(form, view), key=f"send {form}", type="primary")


def new_date(view: PledgeView) -> None:
    """Record a date that somebody gave later: who, where, why. The earlier dates stay in the ledger."""
    form = f"move {view.id}"
    first, last = screen.FIRST_DAY, screen.LAST_DAY
    with st.container(border=True):
        left, right = st.columns(2)
        left.date_input("New last day", None, first, last, f"{form}.latest", format="DD/MM/YYYY")
        right.date_input("New first day (may stay empty)", None, first, last, f"{form}.earliest", format="DD/MM/YYYY")
        st.text_input("Who gave the date", key=f"{form}.said_by", max_chars=200)
        st.text_input("Why it moved", key=f"{form}.reason", max_chars=1000)
        evidence_form.ask(form, "Where it was given")
        _true_on(form, "When it was given")
        st.button("Move the due date", on_click=_move, args=(form, view), key=f"send {form}", type="primary")


def taking_back(view: PledgeView) -> None:
    """Put a pledge back into the queue of Review, or take its assessment back; what was there stays in the history."""
    form = f"back {view.id}"
    ways = [*(["Review"] if view.review != "unreviewed" else [])]
    ways += ["Assessment"] if view.assessment != clock.NOT_ASSESSED else []
    if not ways:
        screen.text("Nothing has been decided on this pledge that could be taken back.")
        return
    words = {"Review": "The review: it waits in the queue again", "Assessment": "The assessment: not yet assessed"}
    with st.form(form, border=True):
        st.radio("What is taken back", ways, format_func=words.__getitem__, key=f"{form}.what")
        st.text_input("Reason", key=f"{form}.reason", max_chars=1000)
        st.form_submit_button("Take it back", on_click=_take_back, args=(form, view))


def _true_on(form: str, label: str) -> None:
    if f"{form}.on" not in st.session_state:
        st.session_state[f"{form}.on"] = address.today()
    st.date_input(label, None, screen.FIRST_DAY, address.today(), f"{form}.on", format="DD/MM/YYYY")


def _note(form: str, view: PledgeView) -> None:
    words, proof, on = changing.typed(form, "words") or "", evidence_form.given(form), changing.typed(form, "on")
    done = f"Progress on pledge {view.id} is recorded."
    if changing.send(done, view.id, lambda db, sent: history.note(db, sent, view.id, words, proof), on=on):
        changing.clear(form)


def _assess(form: str, view: PledgeView) -> None:
    chosen, reason = changing.typed(form, "assessment"), changing.typed(form, "reason") or ""
    proof, on = evidence_form.given(form), changing.typed(form, "on")
    if chosen is None:
        changing.ask("Choose the assessment first.")
        return
    done = f"Pledge {view.id} is assessed: {wording.ASSESSMENT[chosen].word.lower()}."
    if changing.send(done, view.id, lambda db, sent: history.assess(db, sent, view.id, chosen, reason, proof), on=on):
        changing.clear(form)


def _move(form: str, view: PledgeView) -> None:
    latest, earliest = changing.typed(form, "latest"), changing.typed(form, "earliest")
    said_by, reason = changing.typed(form, "said_by") or "", changing.typed(form, "reason") or ""
    proof, on = evidence_form.given(form), changing.typed(form, "on")
    if latest is None:
        changing.ask("Choose the new last day first.")
        return
    done = f"Pledge {view.id} is now due by {wording.day(latest)}."
    if changing.send(
        done,
        view.id,
        lambda db, sent: history.move_due(db, sent, view.id, latest, said_by, reason, proof, earliest),
        on=on,
    ):
        changing.clear(form)


def _take_back(form: str, view: PledgeView) -> None:
    reason = changing.typed(form, "reason") or ""
    if changing.typed(form, "what") == "Review":
        done = f"Pledge {view.id} waits for review again."
        went = changing.send(done, view.id, lambda db, sent: history.reopen(db, sent, view.id, reason))
    else:
        done = f"The assessment of pledge {view.id} is taken back."
        went = changing.send(
            done, view.id, lambda db, sent: history.assess(db, sent, view.id, clock.NOT_ASSESSED, reason)
        )
    if went:
        changing.clear(form)
