"""Where are these words?"""

import streamlit as st

from data import queries
from data.store import get_store
from pages.components import address, letters, paging, screen, search_parts

as_of = address.as_of()
words = search_parts.asked()


def passage(letter_id: int) -> None:
    """One passage in its letter, with the way back to what was found."""
    with get_store().session() as session:
        view = queries.letter(session, letter_id, as_of)
    if view is None:
        screen.head("Search", search_parts.QUESTION)
        screen.not_found("letter of this day or before", "search", "Search again.")
        return
    start, end = search_parts.place(view.text)
    screen.head(f"Letter {view.reference or view.name}", "The passage, marked, and what stands around it.")
    screen.show(search_parts.back(words), search_parts.about(view), letters.around(view.text, start, end))
    with st.expander("The whole letter", key="whole", on_change="rerun") as whole:
        if whole.open:
            screen.show(letters.whole(view.text, start, end))


def every() -> None:
    """All places with the words, the best first."""
    screen.head("Search", search_parts.QUESTION)
    if not words:
        screen.show(search_parts.nothing_asked())
        return
    with get_store().session() as session:
        results = queries.search(session, words, as_of, address.number("page") or 1)
        if results.total and not results.found:
            results = queries.search(session, words, as_of, paging.page(results.total))
    if not results.total:
        screen.show(search_parts.nothing_found(words))
        return
    screen.show(search_parts.table(results, words))
    paging.turn(results.total)


chosen = address.number("letter")
passage(chosen) if chosen else every()
