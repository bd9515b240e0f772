"""The address of a screen carries everything the reader chose, so that it can be linked, and Back works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.settings import settings
from pages.components import markup

AS_OF = "as_of"


def get(name: str) -> str | None:
    """What the address says under this name; None when it says nothing."""
    return st.query_params.get(name, "").strip() or None


def number(name: str) -> int | None:
    """A whole number of at least 1 from the address; None for anything else."""
    value = get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 and int(value) > 0 else None


def day(name: str) -> date | None:
    """A day such as 2025-09-01 from the address; None when there is none, or what stands there is no day."""
    return read_day(get(name) or "")


def read_day(value: str) -> date | None:
    """A day written as 2025-09-01; None for anything else."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def put(name: str, value: object) -> None:
    """Write one choice into the address; an empty one leaves it. A new choice starts at the first page of a list."""
    if value in (None, ""):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value.isoformat() if isinstance(value, date) else str(value)
    if name != "page":
        st.query_params.pop("page", None)


def follow(key: str, name: str, value: object) -> Callable[[], None]:
    """Make the widget `key` show `value`, which the address gave, and return what writes a change there."""
    st.session_state[key] = value
    return lambda: put(name, st.session_state[key])


def today() -> date:
    """The day it is where the register is kept, or the day set for a demonstration."""
    return settings().this_day()


def zone() -> str:
    """The time zone in which moments are told."""
    return settings().timezone


def as_of() -> date:
    """The day this screen speaks about: the one in the address, otherwise today."""
    return day(AS_OF) or today()


def past() -> date | None:
    """The day this screen speaks about, where the reader chose one before today."""
    chosen = day(AS_OF)
    return chosen if chosen and chosen < today() else None


def link(text: str | Markup, page: str, /, **values: object) -> Markup:
    """A link to a screen that keeps the day the reader speaks about."""
    return markup.link(text, page, **values, **carried())


def carried() -> dict[str, str]:
    """What every link takes along."""
    chosen = day(AS_OF)
    return {AS_OF: chosen.isoformat()} if chosen else {}
