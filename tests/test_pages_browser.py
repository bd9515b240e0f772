"""The screens in a real browser: text stays text, nothing sticks out, the keyboard reaches it, Back goes back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from pages.components import screen, wording
from tests.serving import ROOT, Server, serve
from tests.test_escaping import HOSTILE
from tests.test_pages import LETTER

pytestmark = pytest.mark.browser

ADDRESSES = (
    *("", "pledges", "pledge?id=1", "motions", "motions?id=1", "overdue", "timeliness", "review", "review?letter=1"),
    *("refreshes", "refreshes?run=1", "reading", "search", "search?q=publish", "search?letter=2&start=5&end=900"),
)
WIDEST = (
    "Math.max(...[...document.querySelectorAll('.stHtml :not(thead *)')].map(e => e.getBoundingClientRect().right))"
)
ICON_WIDTH = """async name => {
    await document.fonts.load("20px 'Material Symbols Rounded'");
    const icon = document.createElement("span");
    icon.style.cssText = "font: 20px 'Material Symbols Rounded'; position: absolute; white-space: nowrap";
    icon.textContent = name;
    document.body.append(icon);
    return Math.round(icon.getBoundingClientRect().width);
}"""
TITLE = "<script>alert(1)</script> **bold** $x$ :smile: here"


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard with the sample letter and one that means harm."""
    with serve(tmp_path_factory.mktemp("harmed"), PLEDGES_LOCAL_EDITOR="Test Editor") as running:
        act = " ".join(" ".join(HOSTILE).split())
        (running.letters / "harm.txt").write_text(LETTER.format(title=TITLE, act=act), encoding="utf-8")
        command = [sys.executable, "-m", "etl", "refresh"]
        subprocess.run(command, cwd=ROOT, env=running.environment, check=True, capture_output=True)
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when the browser reports an error or asks another site for anything."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []

    def script_ran(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", script_ran)
    opened.on("request", lambda request: wrong.append(request.url) if "://127.0.0.1" not in request.url[:20] else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert [what for what in wrong if not what.startswith(("data:", "blob:"))] == []


def go(page: Page, url: str) -> None:
    """Open an address and wait until its script has run."""
    page.goto(url)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.locator("h1").wait_for()


@pytest.mark.parametrize("address", ["pledges", "pledge?id=6", "motions", "motions?id=3", "review?letter=2"])
def test_what_a_letter_says_is_shown_letter_by_letter(harmed: Server, page: Page, address: str) -> None:
    go(page, f"{harmed.url}/{address}")
    main = page.locator("[data-testid=stMainBlockContainer]")
    expect(main).to_contain_text(TITLE)
    assert main.locator("script, img, iframe, .katex, strong, em, code, a[href*='example']").count() == 0


def test_nothing_sticks_out_on_a_telephone(harmed: Server, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    for address in ADDRESSES:
        go(page, f"{harmed.url}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address
        assert page.evaluate(WIDEST) <= 376, address


def test_back_undoes_a_filter_and_then_leaves(harmed: Server, page: Page) -> None:
    go(page, f"{harmed.url}/pledges?motion=3.6")
    expect(page.get_by_text("4 pledges").first).to_be_visible()
    page.get_by_role("textbox", name="Words in the pledge").fill("publish")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 pledge").first).to_be_visible()
    assert page.url.endswith("motion=3.6&text=publish")
    page.go_back()
    expect(page.get_by_text("4 pledges").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Words in the pledge")).to_have_value("")


def test_the_keyboard_reaches_a_pledge_and_shows_where_it_is(harmed: Server, page: Page) -> None:
    go(page, f"{harmed.url}/pledges")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "pledge?id=" in str(page.evaluate("document.activeElement.getAttribute('href')")):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Pledge ")
    expect(page.locator("mark")).to_be_visible()


def test_the_menu_keeps_the_as_of_day(harmed: Server, page: Page) -> None:
    go(page, f"{harmed.url}/?as_of=2026-01-01")
    page.get_by_role("link", name="Overdue", exact=True).click()
    expect(page.locator("h1")).to_have_text("Overdue")
    assert page.url.endswith("/overdue?as_of=2026-01-01")
    expect(page.get_by_text("1 January 2026").first).to_be_visible()


def test_the_search_box_is_on_every_screen_and_keeps_the_day(harmed: Server, page: Page) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        go(page, f"{harmed.url}/overdue?as_of=2026-01-01")
        page.get_by_role("searchbox").press_sequentially("publish policy")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Search")
        assert page.url.endswith("/search?q=publish+policy&as_of=2026-01-01")
        expect(page.locator("mark").first).to_have_text("publish")
        expect(page.get_by_role("searchbox")).to_have_value("publish policy")


def test_paper_shows_the_list_without_the_controls(harmed: Server, page: Page) -> None:
    go(page, f"{harmed.url}/pledges")
    page.emulate_media(media="print")
    expect(page.locator(".pw-table").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Words in the pledge")).to_be_hidden()
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()


def test_an_uploaded_letter_shows_its_pledges(harmed: Server, page: Page, tmp_path: Path) -> None:
    letter = tmp_path / "Another reply.txt"
    letter.write_text(LETTER.format(title="Street trees", act="street trees.").replace("3.7", "3.8"), encoding="utf-8")
    go(page, f"{harmed.url}/refreshes")
    page.locator("input[type=file]").set_input_files(letter)
    page.get_by_role("button", name="Hand in and read").click()
    page.get_by_role("link", name="See what was found in Another reply.txt").click()
    expect(page.get_by_text("publish a plan for street trees").first).to_be_visible()
    assert (harmed.letters / "Another reply.txt").read_text(encoding="utf-8") == letter.read_text(encoding="utf-8")


def test_a_telephone_has_its_menu_above_the_screen(harmed: Server, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    go(page, f"{harmed.url}/?as_of=2026-01-01")
    page.get_by_role("navigation", name="Screens").get_by_role("link", name="Overdue").click()
    expect(page.locator("h1")).to_have_text("Overdue")
    assert page.url.endswith("/overdue?as_of=2026-01-01")


def test_every_icon_is_in_the_font_that_the_server_sends(harmed: Server, page: Page) -> None:
    go(page, f"{harmed.url}/pledges")
    tables = [table for table in vars(wording).values() if isinstance(table, dict)]
    looks = [look for table in tables for look in table.values() if isinstance(look, wording.State)]
    names = {look.icon for look in looks} | {icon for _, _, icon in screen.MENU}
    for name in sorted(names | {"info", "warning", "science", "question_mark"}):
        width = page.evaluate(ICON_WIDTH, name)
        assert width == 20, f"{name} is no icon: it is {width} wide"
