"""At which pledge of a letter a person is, what they are doing with it, and what they decided last."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


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


def _at(letter_id: int) -> str:
    return f"reviewing {letter_id}"


def _doing(letter_id: int) -> str:
    return f"doing {letter_id}"


def _decided(letter_id: int) -> str:
    return f"decided {letter_id}"
