"""What people write of a pledge, and their names, are text on every screen, in a browser, and in every export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from data import exports, history
from data.filters import Filters
from data.history import Actor, Form
from data.store import Store, get_store, open_store
from pages.components import escaping
from tests.serving import Server, serve, settle
from tests.test_escaping import HOSTILE, read
from tests.test_exports import sheets
from tests.test_pages import OURS, bodies, inbox, sample, show, words

__all__ = ["inbox", "sample"]

DAY = date(2025, 8, 1)
HARM = " ".join(" ".join(HOSTILE).split())
SPOKEN = f"=HYPERLINK(1) zebra {HARM} \u202edesrever"
LINK = {"url": "https://council.test/?a='b'&c=$x$", "note": SPOKEN}
SCREENS = (
    *(("pledge", {"id": number}) for number in ("1", "2", "3")),
    *(("search", {"q": word}) for word in ("zebra", "script alert", HARM)),
    *(("review", {}), ("overview", {}), ("refreshes", {})),
)


def write(store: Store) -> None:
    """Everything a person can write into the history, with characters that mean harm, under a name that does."""

    def form() -> Form:
        with store.session() as session:
            return Form(Actor(f"Ann {SPOKEN}", "editor"), history.head(session).seq, DAY)

    first = form()
    with store.writing() as session:
        history.note(session, first, 1, SPOKEN, LINK)
    second = form()
    with store.writing() as session:
        history.assess(session, second, 1, "kept", SPOKEN, {"letter_id": 1, "start": 0, "end": 90, "note": SPOKEN})
    third = form()
    with store.writing() as session:
        history.objection(session, third, 2, f"MPS {SPOKEN}", SPOKEN, LINK)
        history.reject(session, third, 3, SPOKEN)
        history.move_due(session, third, 4, date(2026, 5, 1), f"TfL {SPOKEN}", SPOKEN, LINK)


@pytest.mark.parametrize(("screen", "asked"), SCREENS)
def test_what_people_write_is_text_on_the_screen(sample: Path, screen: str, asked: dict[str, str]) -> None:
    write(get_store())
    app = show(screen, **asked)
    for body in bodies(app):
        assert set(read(body).tags) <= OURS, body
    assert not [part.value for part in app.markdown if "zebra" in str(part.value) and "**bold**" in str(part.value)]
    assert "\u202e" not in words(app)
    if screen == "pledge":
        assert escaping.visible(SPOKEN) in words(app).replace(f"Ann {escaping.visible(SPOKEN)}", "")
        assert f"by Ann {escaping.visible(SPOKEN)}" in words(app)


@pytest.mark.parametrize("form", sorted(exports.FORMS))
def test_what_people_write_runs_in_no_export(sample: Path, form: str) -> None:
    write(get_store())
    about = exports.about(get_store(), DAY, "1")
    made = b"".join(exports.written(exports.FORMS[form], get_store(), Filters(), about))
    assert b"<script" not in made
    assert b"=HYPERLINK" not in made
    if form == "xlsx":
        assert sheets(made)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("hostile"), PLEDGES_LOCAL_EDITOR=f"Ann {HARM}") as running:
        store = open_store(running.environment["DATABASE_URL"])
        write(store)
        store.close()
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("address", ["pledge?id=1", "pledge?id=2", "pledge?id=3", "search?q=zebra", "review"])
def test_what_people_write_is_text_in_a_browser(server: Server, page: Page, address: str) -> None:
    said: list[str] = []

    def script_ran(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", script_ran)
    page.goto(f"{server.url}/{address}")
    page.locator("h1").wait_for()
    settle(page)
    whole = page.locator("[data-testid=stApp]")
    expect(whole).to_contain_text("<script>alert(1)</script>")
    assert whole.locator(".katex, .stHtml script, .stHtml img, iframe, a[href*='example.org']").count() == 0
    assert whole.locator(".stMarkdown strong, .stMarkdown em, .stMarkdown code").count() == 0
    assert said == []
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
