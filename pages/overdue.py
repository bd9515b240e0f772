"""What is late?"""

from dataclasses import replace

from data import history, queries
from data.store import get_store
from pages.components import address, cells, closing, filters, markup, paging, screen, wording
from pages.components.markup import fill
from pages.components.rows import rows

as_of = address.as_of()
screen.head("Overdue", "Pledges whose last day has passed and that nobody has closed, longest first.")
with get_store().session() as session:
    seq = history.head(session).seq
    chosen = filters.bar(queries.choices(session, as_of), without=("clock", "due"))
    total = queries.count_pledges(session, replace(chosen, clock="overdue"), as_of)
    found = rows(queries.overdue(session, chosen, as_of, paging.page(total), paging.PER_PAGE))

if found:
    screen.show(
        fill("<p><b>{} overdue</b>{}.</p>", wording.count(total, "pledge"), filters.narrowed(chosen)),
        markup.table(found, cells.OVERDUE, paging.shown(total, "pledge")),
    )
    paging.turn(total)
    closing.several(found, seq)
else:
    screen.show(
        markup.empty(
            f"Pledges overdue on {wording.day(as_of)} will stand here. None is recorded{filters.narrowed(chosen)}.",
            fill(
                "This says nothing of {} and of {}.",
                address.link("pledges without a date", "pledges", clock="no date"),
                address.link("letters that could not be read", "refreshes"),
            ),
        )
    )
screen.show(fill('<p class="pw-footer">{}</p>', wording.OVERDUE_RULE))
