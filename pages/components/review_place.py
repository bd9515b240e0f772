"""At which pledge of a letter a person is, what they are doing with it, and what they decided last."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

# Nobody reads a pledge in less; a key that is held down, or pressed twice, comes sooner.
GLANCE_SECONDS = 0.4
SHOWN = "pledge shown"


def current(letter_id: int, found: Sequence[int], waiting: Sequence[int]) -> int | None:
    """The pledge the person is at. It stays until they are done with it, even when somebody else was faster."""
    at: int | None = st.session_state.get(_at(letter_id))
    if at in found:
        return at
    return waiting[0] if waiting else None


def stay(letter_id: int, pledge_id: int | None, mode: str | None = None) -> None:
    """Stay at a pledge, with this form open."""
    st.session_state[_at(letter_id)] = pledge_id
    st.session_state[_doing(letter_id)] = mode


def doing(letter_id: int) -> str | None:
    """Which form is open."""
    mode: str | None = st.session_state.get(_doing(letter_id))
    return mode


def move_on(letter_id: int, decided: int | None = None) -> None:
    """Be done with a pledge: the next one that waits comes up. What was `decided` can be taken back at once."""
    st.session_state.pop(_at(letter_id), None)
    st.session_state.pop(_doing(letter_id), None)
    st.session_state[_decided(letter_id)] = decided


def decided(letter_id: int) -> int | None:
    """The pledge of this letter that was decided on last, where that can be taken back with one key."""
    pledge_id: int | None = st.session_state.get(_decided(letter_id))
    return pledge_id


def shown(pledge_id: int) -> None:
    """Remember since when the person can see this pledge."""
    if st.session_state.get(SHOWN, (0, 0.0))[0] != pledge_id:
        st.session_state[SHOWN] = (pledge_id, time.monotonic())


def unseen(pledge_id: int) -> bool:
    """Whether a key was pressed before anybody can have read the pledge. A key held down stays too early."""
    number, since = st.session_state.get(SHOWN, (0, 0.0))
    now = time.monotonic()
    if number == pledge_id and now - since >= GLANCE_SECONDS:
        return False
    st.session_state[SHOWN] = (pledge_id, now)
    return True


def _at(letter_id: int) -> str:
    return f"reviewing {letter_id}"


def _doing(letter_id: int) -> str:
    return f"doing {letter_id}"


def _decided(letter_id: int) -> str:
    return f"decided {letter_id}"
