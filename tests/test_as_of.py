"""A day in the address, on every screen and in every export: what was true on that day, and links that keep it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data import exports, history, queries, runs
from data.filters import Filters
from data.history import Actor, Form, MotionName, Reading
from data.store import Store, open_store
from pages.components import wording
from tests.letters_made import a_letter, a_pledge
from tests.test_pages import bodies, inbox, show, words

__all__ = ["inbox"]

EARLY = date(2024, 1, 10)
FIRST = MotionName(date(2023, 11, 2), "4.1", "Cycle lanes")
SECOND = MotionName(date(2024, 11, 7), "3.6", "Bus shelters")
LANE = "In 2024, TfL will open the lane on Ash Road."
SHELTER = "This year, TfL will mend every shelter."
ANN = Actor("Ann Archer", "editor")
EVIDENCE = {"url": "https://example.org/lane-open"}
SCREENS: tuple[tuple[str, dict[str, str]], ...] = (
    *((name, dict[str, str]()) for name in ("overview", "pledges", "overdue", "motions", "timeliness", "review")),
    ("pledge", {"id": "1"}),
    ("motions", {"id": "1"}),
    ("review", {"letter": "1"}),
    ("search", {"q": "lane"}),
)


@pytest.fixture
def store(inbox: Path, tmp_path: Path) -> Iterator[Store]:
    """Two letters a year apart; the first one's pledge was moved on one day and found kept on a later one."""
    now = [datetime(2024, 1, 10, 9, 0, tzinfo=UTC)]
    store = open_store(f"sqlite:///{tmp_path / 'pledges.db'}", now=lambda: now[0])

    def read(letter: Reading) -> None:
        with store.writing() as session:
            history.record(session, letter)

    def form(on: date) -> Form:
        now[0] = datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC)
        with store.session() as session:
            return Form(ANN, history.head(session).seq, on)

    year = {"phrase": "In 2024", "earliest": EARLY, "latest": date(2024, 12, 31), "body": ("TfL",)}
    read(a_letter(a_pledge(LANE, FIRST, **year), date=EARLY, logged_on=None, meeting_date=FIRST.meeting_date))
    moved = form(date(2024, 6, 3))
    with store.writing() as session:
        history.move_due(session, moved, 1, date(2025, 3, 31), "TfL", "Steel came late.", EVIDENCE)
    kept = form(date(2025, 4, 14))
    with store.writing() as session:
        history.assess(session, kept, 1, "kept", "The lane is open.", EVIDENCE)
    now[0] = datetime(2025, 7, 20, 9, 0, tzinfo=UTC)
    read(a_letter(a_pledge(SHELTER, SECOND, body=("TfL",)), path="2.txt", reference="MGLA191124-0002"))
    yield store
    store.close()


def on(screen: str, day: str, **asked: str) -> str:
    return words(show(screen, as_of=day, **asked))


def links(app: AppTest) -> list[str]:
    found = [link for body in bodies(app) for link in re.findall(r'href="([^"]*)"', body)]
    return [html.unescape(link) for link in found if not link.startswith(("http", "feed.atom"))]


@pytest.mark.parametrize(("screen", "asked"), SCREENS)
def test_every_link_of_every_screen_keeps_the_day(store: Store, screen: str, asked: dict[str, str]) -> None:
    app = show(screen, as_of="2024-07-01", **asked)
    assert links(app)
    assert [link for link in links(app) if parse_qs(urlsplit(link).query).get("as_of") != ["2024-07-01"]] == []
    assert "As of 1 July 2024 (chosen by you)" in words(app)
    assert "What was true on that day, as it is known now" in words(app)


@pytest.mark.parametrize(("screen", "asked"), SCREENS)
def test_no_screen_of_a_past_day_knows_what_came_later(store: Store, screen: str, asked: dict[str, str]) -> None:
    said = on(screen, "2024-07-01", **asked)
    assert "shelter" not in said.lower()
    assert "The lane is open." not in said
    assert "14 April 2025" not in said


def test_a_pledge_stands_as_it_stood_on_each_day(store: Store) -> None:
    read = on("pledge", "2024-05-01", id="1")
    assert "Due now until 31 December 2024" in read
    assert "Steel came late." not in read
    moved = on("pledge", "2025-01-15", id="1")
    assert "Due now until 31 March 2025" in moved
    assert "15 days overdue (due by 31 December 2024)" in moved
    assert "Overdue since 1 April 2025, 13 days overdue" in on("pledge", "2025-04-13", id="1")
    kept = on("pledge", "2025-04-14", id="1")
    assert "Closed" in kept
    assert "Because: The lane is open." in kept
    for day, screen, asked in (
        ("2024-01-09", "pledge", {"id": "1"}),
        ("2024-11-06", "motions", {"id": "2"}),
        ("2025-07-14", "review", {"letter": "2"}),
    ):
        assert f"under this address on {wording.day(date.fromisoformat(day))}" in on(screen, day, **asked)


@pytest.mark.parametrize(
    ("day", "overdue", "kept", "outstanding", "pledges"),
    [
        ("2023-12-01", 0, 0, 1, 0),
        ("2024-05-01", 0, 0, 0, 1),
        ("2024-12-01", 0, 0, 1, 1),
        ("2025-04-13", 1, 0, 1, 1),
        ("2025-04-14", 0, 1, 1, 1),
        ("2025-07-15", 0, 1, 0, 2),
    ],
)
def test_the_numbers_of_the_day(
    store: Store, day: str, overdue: int, kept: int, outstanding: int, pledges: int
) -> None:
    with store.session() as session:
        now = queries.overview(session, date.fromisoformat(day))
    assert (now.overdue, now.kept, now.replies_outstanding, now.pledges) == (overdue, kept, outstanding, pledges)
    if pledges:
        assert f"{pledges} pledge" in on("pledges", day)
        assert ("1 pledge overdue" in on("overdue", day)) is bool(overdue)


def test_lists_of_motions_and_choices_end_with_the_day(store: Store) -> None:
    assert "Bus shelters" not in on("motions", "2024-11-06")
    assert "No reply recorded" in on("motions", "2024-11-07")
    assert "Bus shelters" in on("timeliness", "2024-11-07")
    with store.session() as session:
        assert queries.choices(session, date(2024, 11, 6)).motions == ["4.1"]
        assert queries.choices(session, date(2024, 11, 7)).motions == ["3.6", "4.1"]


@pytest.mark.parametrize("form", ["csv", "json", "atom"])
def test_an_export_of_a_past_day_holds_that_day(store: Store, form: str) -> None:
    def made(day: date) -> str:
        about = exports.about(store, day, "1")
        return b"".join(exports.written(exports.FORMS[form], store, Filters(), about)).decode()

    before, after = made(date(2025, 4, 13)), made(date(2025, 7, 15))
    assert LANE in before
    assert "shelter" not in before
    assert "closed" not in before.lower()
    assert SHELTER in after
    assert "closed" in after.lower()


def test_the_refresh_before_the_end_of_a_day_is_the_last_one_of_that_day(store: Store) -> None:
    now = [datetime(2025, 7, 18, 6, 0, tzinfo=UTC)]
    machine = open_store(store.engine.url.render_as_string(hide_password=False), now=lambda: now[0])
    for day, path, quote in ((18, "a.txt", "We will count swans."), (21, "b.txt", "We will count owls.")):
        now[0] = datetime(2025, 7, day, 6, 0, tzinfo=UTC)
        hold = runs.open_run(machine, "command", "1")
        with machine.writing() as session:
            history.record(session, a_letter(a_pledge(quote, SECOND), path=path, reference=path))
        with machine.writing() as session:
            runs.close_run(session, hold, now[0], runs.GOOD, {})
    machine.close()
    with store.session() as session:

        def found(until: date | None) -> list[str]:
            return list(queries.changes_since_last_refresh(session, date(2025, 8, 1), until=until)["quote"])

        assert found(None) == ["We will count owls."]
        assert found(date(2025, 7, 21)) == ["We will count owls."]
        assert found(date(2025, 7, 19)) == ["We will count swans."]
        assert found(date(2025, 7, 17)) == []
