"""What else waits for staff on Review: letters, repeated promises, other readings, corrections sent in, objections."""

from __future__ import annotations

from typing import Any

import streamlit as st

from data import history, queries
from data.history.voices import DECISIONS
from data.store import get_store
from pages.components import (
    address,
    again_parts,
    changing,
    history_parts,
    markup,
    paging,
    screen,
    voices_forms,
    wording,
)
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
        ("Promised again in a later letter", again, again_parts.proposal, ("pledge_id", "earlier_id")),
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
        more = fill("None waits. {}", address.link("Hand in a letter or start a refresh.", "refreshes"))
        screen.show(markup.empty("Each letter with pledges that nobody has checked will stand here.", more))
        return
    screen.text(f"{wording.count(pledges, 'pledge')} to review.")
    first = ("letter", letters[0]["letter_id"])
    st.button(
        "Begin with the first letter", on_click=address.put, args=first, shortcut="N", key="first", type="primary"
    )
    screen.show(
        markup.table(letters, LETTERS, "Letters with pledges not yet reviewed, in the order they came in"),
    )
    page = address.number("page") or 1
    if page > 1 or len(letters) == paging.PER_PAGE:
        before = address.link("Letters before", "review", page=page - 1) if page > 1 else ""
        after = address.link("More letters", "review", page=page + 1) if len(letters) == paging.PER_PAGE else ""
        screen.show(fill("<p>{} {}</p>", before, after))


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
