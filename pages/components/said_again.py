"""What other letters say that is close to a pledge, so that a repeated or forgotten promise is noticed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data import queries
from data.queries import Found, PledgeView
from data.store import get_store
from pages.components import address, markup, screen, search_parts, wording
from pages.components.markup import Column, Row, fill


def show(view: PledgeView) -> None:
    """The passages nearest to the pledge, looked for only when somebody opens the part."""
    screen.section("Said again")
    screen.text("Other letters with a sentence close to this pledge, found by their words alone.")
    with st.expander("Compare with other letters", key="said_again", on_change="rerun") as part:
        if part.open:
            with get_store().session() as session:
                found = queries.said_again(session, view.id, address.as_of())
            screen.show(compared(view, found))


def compared(view: PledgeView, found: Sequence[Found]) -> Markup:
    """Both quotes beside each other, the nearest first."""
    if not found:
        return markup.empty(
            "Sentences of other letters that say nearly the same will stand here, beside the quote.",
            fill(
                "No letter of {} or before has one. {} to look further.",
                wording.day(address.as_of()),
                address.link("Search for some of its words", "search"),
            ),
        )
    columns = (Column("This pledge", lambda row: _mine(view), 5), Column("The other letter", _other, 5))
    return markup.table([{"found": place} for place in found], columns, wording.count(len(found), "passage"))


def _mine(view: PledgeView) -> Markup:
    told = f"{view.reference or view.letter_name}, {wording.day(view.letter_date)}"
    return fill('<span class="pw-quotelink" dir="auto">{}</span><small>{}</small>', view.quote, told)


def _other(row: Row) -> Markup:
    found: Found = row["found"]
    link = search_parts.passage_link(search_parts.marked(found), found)
    told = f"{found.name}, {wording.day(found.day)}; {found.weight:.0%} of the words are the same"
    return fill('<span class="pw-quotelink" dir="auto">{}</span><small>{}</small>', link, told)
