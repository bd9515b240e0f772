"""What others say of a pledge: a correction that anybody may send, and a body's objection that staff record."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Mapping

import streamlit as st

from data import history
from data.faults import StoreError
from data.history import NotPossible
from data.history.voices import DECISIONS
from data.queries import PledgeView
from data.store import get_store
from pages.components import changing, evidence_form, screen
from pages.components.markup import notice

# Tells senders apart within an hour; new at every start, so that what is stored says nothing of where they sit.
SALT = secrets.token_bytes(16)
THANKS = "pledge_thanks"
PROMISE = "Staff read what you send. It is not published, and changes nothing by itself."


def correction(view: PledgeView) -> None:
    """Where anybody can say that something is wrong with a pledge."""
    form = f"wrong {view.id}"
    screen.show(*st.session_state.pop(THANKS, ()))
    with st.expander("Something wrong here? Tell the staff"), st.form(form, border=False):
        screen.text(PROMISE)
        st.text_area("What is wrong, and how do you know?", key=f"{form}.words", max_chars=4000)
        st.text_input("Your name (may stay empty)", key=f"{form}.name", max_chars=200)
        st.text_input("How to reach you, for questions (may stay empty)", key=f"{form}.contact", max_chars=200)
        st.form_submit_button("Send", on_click=_suggest, args=(form, view.id))


def objection(view: PledgeView) -> None:
    """Record what a body says against the register, or decide on what it said."""
    form = f"objection {view.id}"
    with st.container(border=True):
        if view.contested:
            screen.text("An objection stands against this pledge; it is in the history below. Decide on it here.")
            decision(form, view.id)
            return
        st.text_input("Which body objects", key=f"{form}.body", max_chars=200)
        st.text_area("What it says", key=f"{form}.words", max_chars=4000)
        evidence_form.ask(form, "Where it says so (may stay empty)")
        st.button("Record the objection", on_click=_object, args=(form, view.id), key=f"send {form}", type="primary")


def decision(form: str, pledge_id: int) -> None:
    """Take up or decline the objection that stands against a pledge."""
    st.text_input("Reason for the decision", key=f"{form}.reason", max_chars=1000)
    with st.container(horizontal=True):
        for word, label in zip(DECISIONS, ("Take up", "Decline"), strict=True):
            st.button(label, on_click=_decide, args=(form, pledge_id, word), key=f"{word} {form}")


def sender(visitor: str | None, headers: Mapping[str, str]) -> str:
    """Where the visitor sits, as a key that cannot be turned back. Behind a proxy, the address the proxy names."""
    near = visitor or "::1"
    passed = headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    place = passed if passed and _is_private(near) else near
    return hashlib.sha256(SALT + place.encode()).hexdigest()[:32]


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False


def _suggest(form: str, pledge_id: int) -> None:
    words, name = changing.typed(form, "words") or "", changing.typed(form, "name")
    key = sender(st.context.ip_address, st.context.headers)
    try:
        with get_store().writing() as session:
            history.suggest(session, pledge_id, words, key, name, changing.typed(form, "contact"))
    except (NotPossible, StoreError) as problem:
        st.session_state[THANKS] = [notice(f"{problem}", icon="report", strong=True)]
        return
    changing.clear(form)
    st.session_state[THANKS] = [notice("Thank you. Staff will read what you sent.", icon="check")]


def _object(form: str, pledge_id: int) -> None:
    body, words = changing.typed(form, "body") or "", changing.typed(form, "words") or ""
    proof = evidence_form.given(form)
    if changing.send(
        f"The objection against pledge {pledge_id} is recorded.",
        pledge_id,
        lambda db, sent: history.objection(db, sent, pledge_id, body, words, proof),
    ):
        changing.clear(form)


def _decide(form: str, pledge_id: int, word: str) -> None:
    reason = changing.typed(form, "reason") or ""
    if changing.send(
        f"The objection against pledge {pledge_id} is {word}.",
        pledge_id,
        lambda db, sent: history.decide_objection(db, sent, pledge_id, word, reason),
    ):
        changing.clear(form)
