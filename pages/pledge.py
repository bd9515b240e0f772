"""What exactly was promised, and what happened since?"""

import streamlit as st

from data import queries
from data.store import get_store
from pages.components import address, letters, pledge_parts, screen

number = address.number("id")
with get_store().session() as session:
    view = queries.pledge(session, number, address.as_of()) if number else None

if view is None:
    screen.head("Pledge", "What exactly was promised, and what happened since.")
    screen.not_found("pledge", "pledges", "See all pledges.")
    st.stop()

st.set_page_config(page_title=f"Pledge {view.id} · Pledgewatch")
screen.head(f"Pledge {view.id}", "What exactly was promised, and what happened since.")
screen.show(pledge_parts.standing(view))

screen.section("What was promised")
screen.show(pledge_parts.promise(view))

screen.section("In the letter")
screen.show(pledge_parts.source(view), letters.around(view.letter_text, view.start, view.end))
with st.expander("The whole letter", key="whole", on_change="rerun") as whole:
    if whole.open:
        screen.show(letters.whole(view.letter_text, view.start, view.end))

screen.section("When it is due")
screen.show(pledge_parts.due(view), pledge_parts.ledger(view))

screen.section("History")
screen.show(pledge_parts.history(view))
