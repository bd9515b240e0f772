"""One page of a long list at a time: which page the address asks for, and the way to the others."""

from __future__ import annotations

import streamlit as st

from pages.components import address, wording

PER_PAGE = 25


def page(total: int, per_page: int = PER_PAGE) -> int:
    """The page the address asks for, no further than the last there is."""
    return min(address.number("page") or 1, pages(total, per_page))


def pages(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list of `total` rows has; an empty list has one."""
    return max(1, -(-total // per_page))


def shown(total: int, one: str, per_page: int = PER_PAGE) -> str:
    """Which rows are on screen, in words: "Pledges 26 to 50 of 1,204"."""
    first = (page(total, per_page) - 1) * per_page + 1
    last = min(total, first + per_page - 1)
    return wording.count(total, one) if total <= per_page else f"{one.capitalize()}s {first:,} to {last:,} of {total:,}"


def turn(total: int, per_page: int = PER_PAGE) -> None:
    """The buttons to the other pages, when there are any; the page stands in the address."""
    if pages(total, per_page) > 1:
        changed = address.follow("turn", "page", page(total, per_page))
        st.pagination(pages(total, per_page), key="turn", on_change=changed)
