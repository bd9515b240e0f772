"""One page of a long list at a time: which page the address asks for, and the way to the others."""

from __future__ import annotations

import streamlit as st

from pages.components import address, wording

PER_PAGE = 25


def page(total: int, name: str = "page") -> int:
    """The page the address asks for, no further than the last there is."""
    return min(address.number(name, 1) or 1, pages(total))


def pages(total: int) -> int:
    """How many pages a list of `total` rows has; an empty list has one."""
    return max(1, -(-total // PER_PAGE))


def shown(total: int, one: str, name: str = "page") -> str:
    """Which rows are on screen, in words: "Pledges 26 to 50 of 1,204"."""
    first = (page(total, name) - 1) * PER_PAGE + 1
    last = min(total, first + PER_PAGE - 1)
    return wording.count(total, one) if total <= PER_PAGE else f"{one.capitalize()}s {first:,} to {last:,} of {total:,}"


def turn(total: int, name: str = "page") -> None:
    """The buttons to the other pages, when there are any; the page stands in the address."""
    if pages(total) > 1:
        key = f"turn_{name}"
        changed = address.follow(key, name, page(total, name))
        st.pagination(pages(total), key=key, on_change=changed)
