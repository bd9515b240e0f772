"""Where do we stand?"""

import streamlit as st

from data import queries
from data.store import get_store
from pages.components import address, cells, markup, screen, wording
from pages.components.markup import fill
from pages.components.rows import rows

as_of = address.as_of()
with get_store().session() as session:
    now = queries.overview(session, as_of)
    coming = rows(queries.next_dates(session, as_of, limit=10))
    changes = rows(queries.changes_since_last_refresh(session, as_of, 10, address.past()))

screen.head("Overview", "Where the Mayor's pledges to the London Assembly stand, and what comes next.")
if not now.letters:
    screen.show(screen.no_letters("how many pledges are overdue, due soon, open without a date, kept and not kept"))
    st.stop()

late = wording.CLOCK["overdue"] if now.overdue else None
screen.show(
    markup.figures(
        [
            (now.overdue, address.link("overdue", "overdue"), late),
            (now.due_30_days, address.link("due within 30 days", "pledges", due=30), None),
            (now.open_no_date, address.link("open without a date", "pledges", clock="no date"), None),
            (now.kept, address.link("kept", "pledges", assessment="kept"), None),
            (now.not_kept, address.link("not kept", "pledges", assessment="not kept"), None),
            (now.replies_outstanding, address.link("motions without a reply", "timeliness"), None),
        ]
    ),
    fill(
        '<p class="pw-small">{} from {}. The latest letter is dated {}. Only people set “kept” and “not kept”.</p>',
        address.link(wording.count(now.pledges, "pledge"), "pledges"),
        wording.count(now.letters, "letter"),
        wording.day(now.last_letter_date),
    ),
)

screen.section("The next dates")
if coming:
    screen.show(markup.table(coming, cells.COMING, "Open pledges by the last day of their due interval, soonest first"))
else:
    screen.show(
        markup.empty(
            "The open pledges that fall due next will stand here. None has a last day still to come.",
            fill("{} or {}.", address.link("See what is overdue", "overdue"), address.link("all pledges", "pledges")),
        )
    )

screen.section("Since the last refresh")
if changes:
    screen.show(markup.table(changes, cells.COMING, "Pledges that the last refresh added"))
else:
    screen.show(
        markup.empty(
            "The pledges that the last refresh up to that day added or changed will stand here. There was none, or it "
            "found nothing new."
            if address.past()
            else "The pledges that the last refresh added or changed will stand here. It found nothing new.",
            fill(
                "{} or {}.",
                address.link("See what each refresh did", "refreshes"),
                address.link("all pledges", "pledges"),
            ),
        )
    )
