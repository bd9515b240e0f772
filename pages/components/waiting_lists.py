"""What else waits for staff on Review: letters, repeated promises, other readings, corrections sent in, objections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from data import history, queries
from data.history.voices import DECISIONS
from data.store import get_store
from pages.components import address, changing, history_parts, markup, paging, screen, voices_forms, wording
from pages.components.markup import Column, fill
from pages.components.rows import rows

LABELS = ("Take up", "Decline")


def show() -> None:
    """Everything that waits, each kind under its own heading; a kind of which nothing waits is left out."""
    as_of = address.as_of()
    with get_store().session() as session:
        seq = history.head(session).seq
        counts = queries.waiting(session, as_of)
        letters = rows(queries.letters_waiting(session, as_of, address.number("page") or 1))
        again = rows(queries.repeats(session, as_of))[:25]
        otherwise = rows(queries.differences(session, as_of))
        sent = rows(queries.suggestions(session, as_of))
        contested = rows(queries.contested(session, as_of))
    changing.said()
    _letters(letters, counts["unreviewed"])
    for title, found, entry, names in (
        ("Promised again in a later letter", again, _again, ("pledge_id", "earlier_id")),
        ("Read otherwise by a newer version", otherwise, _otherwise, ("pledge_id",)),
        ("Corrections sent in", sent, _sent, ("pledge_id",)),
        ("Objections", contested, _objection, ("id",)),
    ):
        if found:
            screen.section(title)
        for row in found:
            for name in names:
                changing.opened(row[name] or 0, seq)
            with st.container(border=True):
                entry(row)


def _letters(letters: list[dict[str, Any]], pledges: int) -> None:
    screen.section("Letters to review")
    if not letters:
        screen.show(markup.empty("Each letter with pledges that nobody has checked will stand here.", "None waits."))
        return
    first = address.link("Begin with the first letter.", "review", letter=letters[0]["letter_id"])
    screen.show(
        fill("<p>{} to review. {}</p>", wording.count(pledges, "pledge"), first),
        markup.table(letters, LETTERS, "Letters with pledges not yet reviewed, in the order they came in"),
    )
    page = address.number("page") or 1
    if page > 1 or len(letters) == paging.PER_PAGE:
        before = address.link("Letters before", "review", page=page - 1) if page > 1 else ""
        after = address.link("More letters", "review", page=page + 1) if len(letters) == paging.PER_PAGE else ""
        screen.show(fill("<p>{} {}</p>", before, after))


def _again(row: dict[str, Any]) -> None:
    """An earlier pledge and what a later letter says of it: the same with another date, or one of its own."""
    new, old = row["pledge_id"], row["earlier_id"]
    screen.show(markup.side_by_side(_told(row, "earlier_", old), _told(row, "", new)))
    moves = row["latest"] and row["latest"] != row["earlier_latest"]
    same = "The same pledge: move its date" if moves else "The same pledge: nothing new"
    with st.container(horizontal=True):
        st.button(same, on_click=_join, args=(row,), key=f"again {new}", type="primary")
        st.button("A pledge of its own", on_click=_own, args=(new,), key=f"own {new}")


def _told(row: dict[str, Any], which: str, number: int) -> Markup:
    when = f"“{row[which + 'phrase']}”" if row[which + "phrase"] else ""
    return fill(
        '<h3>{}</h3><p class="pw-serif">{}</p><p>{} {}<br><span class="pw-small">{}, {}</span></p>',
        address.link(f"Pledge {number}", "pledge", id=number),
        row[which + "quote"],
        wording.interval(row[which + "earliest"], row[which + "latest"]),
        when,
        address.link(row[which + "reference"] or row[which + "name"], "review", letter=row[which + "letter_id"]),
        wording.day(row[which + "date"]),
    )


def _join(row: dict[str, Any]) -> None:
    """Move the date of the earlier pledge, on the evidence of the later letter, and merge the later one into it."""
    new, old = row["pledge_id"], row["earlier_id"]
    said = f"Promised again on {wording.day(row['date'])}"
    with get_store().session() as session:
        view = queries.pledge(session, new, address.as_of())
    if view is None:
        return
    proof = {"letter_id": view.letter_id, "start": view.start, "end": view.end}
    moved = view.latest is not None and view.latest != row["earlier_latest"]

    def change(session: Any, form: history.Form) -> None:
        if moved and view.latest:
            history.move_due(session, form, old, view.latest, view.speaker, said, proof, view.earliest)
        else:
            history.note(session, form, old, said, proof)
        history.merge(session, replace(form, seen=changing.seen(new)), new, old, said)

    changing.send(f"Pledge {old} goes on, with what the later letter says of it.", old, change, also=new)


def _own(number: int) -> None:
    why = "Not the same as the earlier pledge"
    done = f"Pledge {number} stands as a pledge of its own."
    changing.send(done, number, lambda session, form: history.accept(session, form, number, why))


def _otherwise(row: dict[str, Any]) -> None:
    """What holds and what is read now, side by side, and the two ways to decide."""
    of = address.link(f"Pledge {row['pledge_id']}", "pledge", id=row["pledge_id"]) if row["pledge_id"] else "Motion"
    letter = address.link(row["reference"] or row["name"], "review", letter=row["letter_id"])
    screen.show(
        fill("<p><b>{}</b>: {}, in {}</p>", of, row["kind"], letter),
        fill('<p class="pw-serif">{}</p>', row["quote"] or row["motion"] or ""),
        history_parts.differs(row["detail"]),
    )
    with st.container(horizontal=True):
        for take, label in ((True, "Take over what is read now"), (False, "Keep what the register has")):
            args = (row["id"], row["pledge_id"] or 0, take)
            st.button(label, on_click=_decide, args=args, key=f"difference {row['id']} {take}")


def _decide(number: int, pledge_id: int, take: bool) -> None:
    done = "Taken over." if take else "Kept as it was."
    changing.send(done, pledge_id, lambda session, form: history.decide(session, form, number, take=take))


def _sent(row: dict[str, Any]) -> None:
    """What somebody wrote, for staff only, and the two ways to decide; what it changes is recorded on the pledge."""
    form, by = f"sent {row['id']}", ", ".join(part for part in (row["name"], row["contact"]) if part)
    screen.show(
        fill("<p><b>{}</b></p>", address.link(f"Pledge {row['pledge_id']}", "pledge", id=row["pledge_id"])),
        fill('<p class="pw-serif">{}</p><p class="pw-pre">{}</p>', row["quote"], row["text"]),
        fill(
            '<p class="pw-small">{}, {}</p>',
            by or "No name given",
            wording.moment(row["received_at"], address.zone()),
        ),
    )
    st.text_input("Reason for the decision (it will be public)", key=f"{form}.reason", max_chars=1000)
    with st.container(horizontal=True):
        for word, label in zip(DECISIONS, LABELS, strict=True):
            st.button(label, on_click=_answer, args=(form, row["id"], row["pledge_id"], word), key=f"{word} {form}")


def _answer(form: str, number: int, pledge_id: int, word: str) -> None:
    reason = changing.typed(form, "reason") or ""
    done = f"The correction is {word}. Change the pledge on its page where it needs it."
    if changing.send(done, pledge_id, lambda db, sent: history.decide_suggestion(db, sent, number, word, reason)):
        changing.clear(form)


def _objection(row: dict[str, Any]) -> None:
    """A pledge that a body contests, what the body says, and the decision on it."""
    with get_store().session() as session:
        view = queries.pledge(session, row["id"], address.as_of())
    said = [event for event in rows(view.events) if event["seq"] == view.contested] if view else []
    screen.show(
        fill("<p><b>{}</b></p>", address.link(f"Pledge {row['id']}", "pledge", id=row["id"])),
        fill('<p class="pw-serif">{}</p>', row["quote"]),
        history_parts.told(said),
    )
    voices_forms.decision(f"objection {row['id']}", row["id"])


LETTERS = (
    Column("Letter", lambda row: address.link(row["reference"] or row["name"], "review", letter=row["letter_id"]), 4),
    Column("Dated", lambda row: wording.day(row["date"]), 3),
    Column("From", lambda row: row["sender"], 4),
    Column("To review", lambda row: f"{row['pledges']:,}", 2, number=True),
)
