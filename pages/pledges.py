"""What was promised?"""

from data import history, queries
from data.store import get_store
from pages.components import address, cells, closing, filters, markup, paging, screen, wording
from pages.components.markup import fill
from pages.components.rows import rows

as_of = address.as_of()
screen.head("Pledges", "What was promised, on which motion, by when, and what is known of it.")
with get_store().session() as session:
    seq = history.head(session).seq
    chosen = filters.bar(queries.choices(session, as_of))
    total = queries.count_pledges(session, chosen, as_of)
    found = rows(queries.pledges(session, chosen, as_of, paging.page(total), paging.PER_PAGE))
    clocks = rows(queries.clock_counts(session, chosen, as_of))
    bodies = rows(queries.body_counts(session, chosen, as_of))

if found:
    by_clock = ", ".join(f"{row['pledges']:,} {wording.CLOCK[row['clock']].word.lower()}" for row in clocks)
    screen.show(
        fill("<p><b>{}</b>{}: {}.</p>", wording.count(total, "pledge"), filters.narrowed(chosen), by_clock),
        markup.table(found, cells.PLEDGE, paging.shown(total, "pledge")),
    )
    paging.turn(total)
    closing.several(found, seq)
    screen.show(filters.download(chosen))
    screen.section("By clock and by body")
    screen.show(
        markup.side_by_side(
            markup.table(clocks, cells.BY_CLOCK, "Pledges by clock"),
            markup.table(bodies, cells.BY_BODY, "Pledges by who has to act; a pledge can have two"),
        )
    )
elif filters.said(chosen):
    screen.show(filters.empty_because(chosen, "pledges"))
else:
    screen.show(screen.no_letters("every pledge of every letter, with its motion, its date and its state"))
