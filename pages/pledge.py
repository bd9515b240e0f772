"""What exactly was promised, and what happened since?"""

import streamlit as st

from data import history, queries
from data.settings import settings
from data.store import get_store
from pages.components import (
    address,
    history_parts,
    letters,
    people,
    pledge_edit,
    pledge_parts,
    said_again,
    screen,
    voices_forms,
)
from pages.components.rows import rows

number = address.number("id")
with get_store().session() as session:
    seq = history.head(session).seq
    view = queries.pledge(session, number, address.as_of()) if number else None
if view and view.review == "unreviewed" and settings().hide_unreviewed and not people.here().is_editor:
    view = None

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

said_again.show(view)
pledge_edit.show(view, seq)
screen.section("History")
screen.show(history_parts.told(rows(view.events)))
voices_forms.correction(view)
