"""The frame around every screen: the menu, the day spoken about, how fresh the data is; then the screen itself."""

import streamlit as st

from data import queries
from data.settings import settings
from data.store import get_store
from pages.components import address, fresh, screen

st.set_page_config(page_title="Pledgewatch", page_icon=str(screen.ICON), layout="wide")
screen.style()

MENU = [
    st.Page("overview.py", title="Overview", icon=":material/home:", default=True),
    st.Page("pledges.py", title="Pledges", icon=":material/format_quote:", url_path="pledges"),
    st.Page("overdue.py", title="Overdue", icon=":material/running_with_errors:", url_path="overdue"),
    st.Page("motions.py", title="Motions", icon=":material/gavel:", url_path="motions"),
    st.Page("timeliness.py", title="Reply timeliness", icon=":material/timer:", url_path="timeliness"),
    st.Page("review.py", title="Review", icon=":material/manage_search:", url_path="review"),
    st.Page("refreshes.py", title="Refreshes", icon=":material/sync:", url_path="refreshes"),
]
PLEDGE = st.Page("pledge.py", title="Pledge", icon=":material/format_quote:", url_path="pledge")
chosen = st.navigation([*MENU, PLEDGE], position="hidden")

with st.sidebar:
    st.html('<p class="pw-brand">Pledgewatch</p><p class="pw-small">What the Mayor promised the London Assembly</p>')
    with st.container(key="menu", gap=None):
        for page in MENU:
            st.page_link(page, query_params=address.carried(), width="stretch")
    changed = address.follow("as_of_day", address.AS_OF, address.day(address.AS_OF))
    first, last = screen.FIRST_DAY, screen.LAST_DAY
    st.date_input("As of (empty: today)", None, first, last, "as_of_day", on_change=changed, format="DD/MM/YYYY")

with get_store().session() as session:
    last_good = queries.last_good_refresh(session)
    made_up = queries.overview(session, address.as_of()).illustrative
today = address.today()
screen.show(
    fresh.line(last_good, address.as_of(), today, settings()),
    fresh.warning(last_good, today, settings()),
    fresh.made_up(made_up),
)
chosen.run()
