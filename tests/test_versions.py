"""Another version of the program reads a letter otherwise: through the refresh, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import history, queries
from data.history import Actor, Form
from data.store import Store
from etl.records import Document, Due, Letter
from etl.reference import Reference
from etl.transform import letter as transform
from tests.refreshing import inbox_in, outcomes, run
from tests.serving import SAMPLE

EDITOR = Actor("Ruth Adler", "editor")
TODAY = date(2025, 9, 1)
NEXT = "9.9+00000000"
POLICY, TREATED, ENGAGE = "This year, the MPS will publish", "As such, these individuals", "Officers will use"
LATER = Due("This year", date(2025, 7, 15), date(2026, 7, 14), "a rule of the next version")
read_now = transform.read


def read_next(document: Document, reference: Reference, **stated: Any) -> Letter:
    """What the next version reads: the policy by another day and as soft, one pledge no longer, one as MOPAC's."""
    letter = read_now(document, reference, **stated)
    pledges = []
    for pledge in letter.pledges:
        if pledge.quote.startswith(POLICY):
            pledges.append(replace(pledge, due=LATER, strength="soft"))
        elif pledge.quote.startswith(ENGAGE):
            pledges.append(replace(pledge, body=("MOPAC",)))
        elif not pledge.quote.startswith(TREATED):
            pledges.append(pledge)
    return replace(letter, pledges=tuple(pledges))


def next_version(patch: pytest.MonkeyPatch) -> None:
    """From here on, the next version runs."""
    for module in ("etl.refresh", "etl.recording", "etl.load"):
        patch.setattr(f"{module}.VERSION", NEXT)
    patch.setattr("etl.load.load.__kwdefaults__", {"illustrative": False, "on": None, "version": NEXT})
    patch.setattr(transform, "read", read_next)


def found(store: Store, words: str) -> queries.PledgeView:
    """The pledge whose quote begins with these words."""
    with store.session() as session:
        for pledge_id in range(1, 6):
            view = queries.pledge(session, pledge_id, TODAY)
            if view and view.quote.startswith(words):
                return view
    raise LookupError(words)


def accept(store: Store, *words: str) -> None:
    for quote in words:
        with store.writing() as session:
            history.accept(session, Form(EDITOR, history.head(session).seq, TODAY), found(store, quote).id)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return inbox_in(tmp_path)


def test_what_a_person_accepted_stays_and_the_difference_is_listed(
    store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, inbox)
    accept(store, POLICY, TREATED)
    before = [found(store, quote) for quote in (POLICY, TREATED)]
    next_version(monkeypatch)
    assert outcomes(run(store, inbox)) == {SAMPLE.name: "changed"}

    kept = ("quote", "strength", "earliest", "latest", "phrase", "bodies", "review", "assessment", "motion_id")
    for old, quote in zip(before, (POLICY, TREATED), strict=True):
        now = found(store, quote)
        assert [getattr(now, name) for name in kept] == [getattr(old, name) for name in kept]
        assert now.review == "accepted"

    with store.session() as session:
        listed = {row["kind"]: row for row in queries.differences(session, TODAY).to_dict("records")}
        assert history.verify(session).sound
    assert set(listed) == {"read otherwise", "no longer read"}
    otherwise, gone = listed["read otherwise"], listed["no longer read"]
    assert (otherwise["pledge_id"], gone["pledge_id"]) == (before[0].id, before[1].id)
    assert otherwise["detail"]["latest"] == ["2025-12-31", "2026-07-14"]
    assert otherwise["detail"]["strength"] == ["firm", "soft"]


def test_what_nobody_has_looked_at_is_read_anew(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, inbox)
    accept(store, POLICY, TREATED)
    assert found(store, ENGAGE).bodies == ("MPS",)
    next_version(monkeypatch)
    run(store, inbox)
    assert found(store, ENGAGE).bodies == ("MOPAC",)
    with store.session() as session:
        assert found(store, ENGAGE).id not in set(queries.differences(session, TODAY)["pledge_id"])


def test_the_same_version_again_lists_nothing_twice(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, inbox)
    accept(store, POLICY, TREATED)
    next_version(monkeypatch)
    run(store, inbox)
    assert run(store, inbox).items == []
    assert outcomes(run(store, inbox, inbox / SAMPLE.name)) == {SAMPLE.name: "unchanged"}
    with store.session() as session:
        assert len(queries.differences(session, TODAY)) == 2
