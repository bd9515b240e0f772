"""What people come for, in headless Chromium on a real server: each test is one visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.records import ILLUSTRATIVE
from tests.serving import Server, serve

pytestmark = pytest.mark.browser

QUOTE = "This year, the MPS will publish a policy that parallels the stance taken by MOPAC."
LETTER = f"""MAYOR OF LONDON

Ines Thornbury AM
Chair of the London Assembly

Our ref: MGLA100625-0042

Date: 21 August 2025

Dear Ines,

London Assembly (Plenary) Meeting 5 June 2025 - Motions

Thank you for the motion agreed at the meeting on 5 June 2025. My reply is below.

Motion 3.7 - Drinking fountains

The GLA will install forty drinking fountains by 30 June 2026. Last summer was the driest for a decade.

Yours sincerely,

Sir Sadiq Khan
Mayor of London

{ILLUSTRATIVE}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window of a new visitor; an error in the page's own scripts fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    window = context.new_page()
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    yield window
    context.close()
    assert not errors


def rows(page: Page) -> list[str]:
    """The text of each pledge listed."""
    return page.locator(".pw-quotelink").all_inner_texts()


def upload(page: Page, server: Server, letter: Path) -> None:
    """Choose a file on the page Refreshes and hand it in."""
    page.goto(f"{server.url}/refreshes")
    page.locator("input[type=file]").set_input_files(letter)
    expect(page.get_by_text(letter.name)).to_be_visible()
    page.get_by_role("button", name="Hand in and read").click()


def test_from_the_overview_to_the_quote_in_its_letter(page: Page, server: Server) -> None:
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.get_by_role("link", name=QUOTE).first.click()
    expect(page.locator("mark")).to_have_text(QUOTE)
    expect(page).to_have_url(re.compile(r"/pledge\?id=\d+"))
    expect(page.get_by_text("15 July 2025 to 31 December 2025").first).to_be_visible()
    expect(page.get_by_text("Due now").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()


def test_filter_by_motion_and_share_the_address(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/pledges")
    expect(page.get_by_role("link", name=QUOTE)).to_be_visible()
    everything = len(rows(page))
    number = page.get_by_label("Motion number")
    number.fill("3.6")
    number.press("Enter")
    expect(page).to_have_url(re.compile(r"/pledges\?motion=3\.6$"))
    expect(page.get_by_role("link", name=QUOTE)).to_be_visible()
    expect(page.locator(".pw-quotelink")).not_to_have_count(everything)
    filtered = rows(page)
    page.goto(page.url)
    expect(page.get_by_label("Motion number")).to_have_value("3.6")
    expect(page.locator(".pw-quotelink")).to_have_text(filtered)


def test_a_day_in_the_address_turns_due_now_into_overdue(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/overdue?as_of=2025-12-31")
    expect(page.get_by_text("Pledges overdue on 31 December 2025 will stand here")).to_be_visible()
    page.goto(f"{server.url}/overdue?as_of=2026-01-01")
    expect(page.get_by_role("link", name=QUOTE)).to_be_visible()
    expect(page.get_by_text("1 day overdue").first).to_be_visible()


def test_upload_a_letter_and_see_its_pledges(page: Page, server: Server, tmp_path: Path) -> None:
    letter = tmp_path / "fountains.txt"
    letter.write_text(LETTER, encoding="utf-8")
    upload(page, server, letter)
    page.get_by_role("link", name="See what was found in fountains.txt").click()
    expect(page.get_by_text("The GLA will install forty drinking fountains by 30 June 2026.").first).to_be_visible()
    page.goto(f"{server.url}/pledges?motion=3.7")
    expect(page.get_by_role("link", name="The GLA will install forty drinking fountains")).to_be_visible()
    expect(page.get_by_text("Illustrative").first).to_be_visible()


def test_a_letter_that_cannot_be_read_is_shown_with_its_reason(page: Page, server: Server, tmp_path: Path) -> None:
    letter = tmp_path / "broken.pdf"
    letter.write_bytes(b"%PDF-1.7 cut off")
    upload(page, server, letter)
    expect(page.get_by_role("row").filter(has_text="broken.pdf").first).to_be_visible()
    expect(page.get_by_text("could not be read").first).to_be_visible()


def test_the_first_visit_to_a_fresh_server_may_be_a_deep_link(page: Page, tmp_path: Path) -> None:
    with serve(tmp_path) as fresh:
        page.goto(f"{fresh.url}/pledges?motion=3.6")
        expect(page.get_by_role("link", name=QUOTE)).to_be_visible()
        expect(page.get_by_role("link", name="Reply timeliness")).to_be_visible()
        expect(page.get_by_label("Motion number")).to_have_value("3.6")


def test_no_screen_can_be_reached_round_the_frame(page: Page, tmp_path: Path) -> None:
    with serve(tmp_path) as fresh:
        for address in ("frame", "desk", "refreshes.py", "pages/refreshes"):
            page.goto(f"{fresh.url}/{address}")
            expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
        page.get_by_role("link", name="Go to the Overview").click()
        expect(page.get_by_role("link", name="Reply timeliness")).to_be_visible()
