"""The frame around every screen: the menu, the day spoken about, how fresh the data is; then the screen itself."""

import streamlit as st

from data import queries
from data.settings import settings
from data.store import get_store
from pages.components import address, fresh, people, screen, search_parts

st.set_page_config(page_title="Pledgewatch", page_icon=str(screen.ICON), layout="wide")
screen.style()

MENU = [
    st.Page(f"{file}.py", title=title, icon=f":material/{icon}:", url_path=file, default=file == screen.HOME)
    for file, title, icon in screen.MENU
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
    people.corner()

with get_store().session() as session:
    last_good = queries.last_good_refresh(session)
    made_up = queries.illustrative(session, address.as_of())
today = address.today()
screen.show(
    screen.narrow_menu(chosen.title),
    search_parts.box(),
    fresh.line(last_good, address.as_of(), today, settings()),
    fresh.warning(last_good, today, settings()),
    fresh.made_up(made_up),
)
chosen.run()
