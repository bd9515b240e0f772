"""What did the last refresh find?"""

from data import queries
from data.filters import Filters
from data.settings import settings
from data.store import get_store
from etl.explain import explain
from pages.components import (
    address,
    changing,
    markup,
    paging,
    people,
    review_desk,
    review_parts,
    run_parts,
    screen,
    waiting_lists,
)
from pages.components.markup import fill
from pages.components.rows import rows

PER_PAGE = 10
as_of = address.as_of()
UNREVIEWED = Filters(review="unreviewed")
hidden = settings().hide_unreviewed and not people.here().is_editor


def one(letter_id: int) -> None:
    """One letter: its pledges to review for staff, its particulars, and the reason for every sentence."""
    with get_store().session() as session:
        view = queries.letter(session, letter_id, as_of)
    if view is None:
        screen.head("Review", "Why each sentence of a letter was taken as a pledge, or was not.")
        screen.not_found("letter", "review", "See the queue.")
        return
    staff = changing.desk()
    asked = "Is each pledge read rightly?" if staff else "Why each sentence was taken as a pledge, or was not."
    screen.head(f"Letter {view.reference or view.name}", asked)
    if staff:
        review_desk.letter(view)
        screen.section("The letter")
    screen.show(review_parts.about(view))
    screen.section("Pledges found")
    screen.show(review_parts.found(rows(view.pledges)))
    screen.section("Sentence by sentence")
    if hidden:
        screen.text("What the program makes of each sentence is shown once staff have reviewed it.")
    else:
        screen.show(review_parts.sentences(view, explain(view.text, date=view.date, sender=view.sender)))


def queue() -> None:
    """What waits for staff, or what a visitor may see of it, and what could not be read."""
    screen.head("Review", "What the program read that nobody has checked yet, each pledge beside its sentence.")
    with get_store().session() as session:
        failed = rows(queries.failed_sources(session))
    if failed:
        screen.section("Letters that could not be read")
        screen.show(run_parts.failed(failed, True))
    if changing.desk():
        waiting_lists.show()
    else:
        unreviewed()


def unreviewed() -> None:
    """The pledges that nobody has checked, for a visitor to read."""
    screen.section("Not yet reviewed")
    if hidden:
        screen.text("Pledges are shown once staff have reviewed them.")
        return
    with get_store().session() as session:
        total = queries.count_pledges(session, UNREVIEWED, as_of)
        page = paging.page(total, PER_PAGE)
        listed = rows(queries.pledges(session, UNREVIEWED, as_of, page, PER_PAGE, "newest"))
        views = [view for row in listed if (view := queries.pledge(session, row["id"], as_of))]
    if views:
        screen.text(f"{paging.shown(total, 'pledge', PER_PAGE)}, the newest first.")
        screen.show(*map(review_parts.entry, views))
        paging.turn(total, PER_PAGE)
    else:
        screen.show(
            markup.empty(
                "Each pledge that the program found and nobody has checked will stand here, beside its sentence.",
                fill("None is waiting. {}", address.link("See all pledges.", "pledges")),
            )
        )


chosen = address.number("letter")
one(chosen) if chosen else queue()
