"""What came of this motion?"""

import streamlit as st

from data import history, queries
from data.store import get_store
from pages.components import address, closing, markup, motion_parts, paging, screen, wording
from pages.components.rows import rows

QUESTION = "What was agreed, what came back, and what was promised."
as_of = address.as_of()


def one(motion_id: int) -> None:
    """One motion with everything that came of it."""
    with get_store().session() as session:
        seq = history.head(session).seq
        view = queries.motion(session, motion_id, as_of)
    if view is None:
        screen.head("Motion", QUESTION)
        screen.not_found("motion", "motions", "See all motions.")
        return
    st.set_page_config(page_title=f"{motion_parts.name(view)} · Pledgewatch")
    screen.head(motion_parts.name(view), f"Agreed on {wording.day(view.meeting_date, none='a day not known')}.")
    screen.section("Pledges")
    screen.show(motion_parts.pledges(view))
    closing.several(rows(view.pledges), seq)
    screen.section("Replies")
    screen.show(motion_parts.replies(view))
    screen.section("The motion")
    screen.show(motion_parts.words(view))


def every() -> None:
    """The list of all motions."""
    screen.head("Motions", QUESTION)
    with get_store().session() as session:
        total = queries.count_motions(session, as_of)
        found = rows(queries.motions(session, as_of, paging.page(total), paging.PER_PAGE))
    if not found:
        screen.show(screen.no_letters("every motion with its replies and pledges, the latest meeting first"))
        return
    screen.show(markup.table(found, motion_parts.LIST, paging.shown(total, "motion")))
    paging.turn(total)


chosen = address.number("id")
one(chosen) if chosen else every()
