"""Is the machine working?"""

from data import queries
from data.settings import settings
from data.store import get_store
from pages.components import address, desk, markup, paging, run_parts, screen, wording
from pages.components.markup import fill
from pages.components.rows import rows

screen.head("Refreshes", "When the letters were read, what each run did, and what could not be read.")
desk.counter()

with get_store().session() as session:
    failed = rows(queries.failed_sources(session))
    total = queries.count_runs(session)
    found = rows(queries.runs(session, paging.page(total), paging.PER_PAGE))
    chosen = address.number("run")
    items = rows(queries.run_items(session, chosen)) if chosen else []

screen.section("Letters that could not be read")
screen.show(run_parts.failed(failed, bool(total)))

if chosen:
    screen.section(f"What refresh {chosen} did")
    screen.show(run_parts.items(items))

screen.section("Runs")
if found:
    screen.show(markup.table(found, run_parts.RUNS, f"{paging.shown(total, 'run')}, the latest first"))
    paging.turn(total)
else:
    screen.show(
        markup.empty(
            "Each run of the refresh will stand here: when, how long, and what it added, changed and could not read.",
            f"Press “Refresh now” above. The schedule does it too, {wording.weekly(settings())}.",
        )
    )

screen.show(fill("<p>{}</p>", address.link("How well are letters read?", "reading")))
