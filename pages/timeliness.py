"""How long do replies take?"""

import streamlit as st

from data import queries
from data.settings import settings
from data.store import get_store
from pages.components import address, charts, markup, paging, screen, timeliness_parts
from pages.components.rows import rows

as_of = address.as_of()
benchmark = settings().benchmark_working_days
with get_store().session() as session:
    summary = queries.timeliness_summary(session, as_of, benchmark)
    total = queries.count_motions(session, as_of)
    found = rows(queries.timeliness(session, as_of, paging.page(total), paging.PER_PAGE))

screen.head("Reply timeliness", "How long motions wait for a substantive reply. Holding replies do not stop the clock.")
if not found:
    screen.show(screen.no_letters("how long each motion waited for its reply, and the spread over the years"))
    st.stop()

screen.show(timeliness_parts.headline(summary, benchmark))

screen.section("Motion by motion")
listed = timeliness_parts.per_motion(benchmark)
screen.show(markup.table(found, listed, f"{paging.shown(total, 'motion')}, the latest meeting first"))
paging.turn(total)

screen.section("How long the replies took")
bands = timeliness_parts.bands(summary)
names, answered = [row["band"] for row in bands], [row["motions"] for row in bands]
screen.chart(
    charts.bars(names, answered, "Working days from the meeting to the reply", "Motions"),
    timeliness_parts.bands_sentence(bands, benchmark),
    markup.table(bands, timeliness_parts.BANDS, "Answered motions by how long the reply took"),
)

screen.section("How many were still waiting, day by day")
days, shares = list(summary.survival["days"]), list(summary.survival["share"])
screen.chart(
    charts.steps(days, shares, "Calendar days from the meeting", "Without a reply"),
    timeliness_parts.survival_sentence(summary),
    markup.table(timeliness_parts.shares(summary), timeliness_parts.SHARES, "Motions still without a reply"),
)

screen.section("By year of the meeting, and by who replied")
screen.show(
    timeliness_parts.groups(rows(summary.by_year), "year", "Year", summary),
    timeliness_parts.groups(rows(summary.by_responder), "responder", "Who replied", summary),
)
screen.benchmark_footer(benchmark)
