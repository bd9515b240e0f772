"""What staff do on the screens, in headless Chromium on a real server: each test is one visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from etl.records import ILLUSTRATIVE
from tests.serving import Server, serve, settle

pytestmark = pytest.mark.browser

LETTER = f"""MAYOR OF LONDON

Ines Thornbury AM
Chair of the London Assembly

Our ref: MGLA100625-0043

Date: 21 August 2025

Dear Ines,

London Assembly (Plenary) Meeting 5 June 2025 - Motions

Thank you for the motions agreed at the meeting on 5 June 2025. My reply is below.

Motion 3.4 - Stalking

MOPAC will continue to fund the advice centre. MOPAC intends to publish a survey of victims in spring 2026, with a
strategy in autumn 2026.

Motion 3.5 - Step-free access

TfL will begin work at Northolt in autumn 2025. The GLA will carry out a survey of ramps by 1 May 2026. I have agreed a
further £12 million for green skills. To repeat it, TfL will begin work at Northolt station in autumn 2025.

Yours sincerely,

Jordan Ashdown
Mayor of London

{ILLUSTRATIVE}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Server]:
    """A dashboard of its own with the sample letter and somebody who edits at this machine."""
    with serve(tmp_path, PLEDGES_LOCAL_EDITOR="Ann Officer") as running:
        yield running


def window(browser: Browser, width: int = 1280) -> Page:
    """A new window of a new visitor."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(20_000)
    return context.new_page()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    shown = window(browser)
    errors: list[str] = []
    shown.on("pageerror", lambda error: errors.append(str(error)))
    yield shown
    shown.context.close()
    assert not errors


def press(page: Page, key: str) -> None:
    """Press a key once the screen is at rest, as a person does who looks first."""
    settle(page)
    page.keyboard.press(key)


def tab_to(page: Page, wanted: Locator, at_most: int = 20) -> None:
    """Go on with Tab until the focus is where it is wanted."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard")


def said(page: Page, words: str) -> None:
    """The screen says that this was recorded."""
    expect(page.get_by_text(words)).to_be_visible()


def choose(page: Page, box: Locator, words: str) -> None:
    """Take the choice that begins with these words, by keyboard."""
    box.fill(words)
    page.keyboard.press("Enter")


def test_letters_are_reviewed_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "1-letter.txt").write_text(LETTER, encoding="utf-8")
    with serve(tmp_path, PLEDGES_LOCAL_EDITOR="Ann Officer") as desk:
        page.goto(f"{desk.url}/review")
        press(page, "n")
        expect(page.get_by_text("5 pledges of this letter still to review, 10 pledges in all.")).to_be_visible()
        press(page, "a")
        page.keyboard.press("a")
        said(page, "Pledge 1 is accepted.")
        expect(page.get_by_text("9 pledges in all.")).to_be_visible()
        expect(page.get_by_text("Not recorded")).not_to_be_visible()

        press(page, "s")
        expect(page.get_by_role("dialog").get_by_label("Phrase that sets the time").last).to_have_value(
            "in autumn 2026"
        )
        press(page, "Control+s")
        said(page, "Pledge 2 is split into 2.")

        press(page, "x")
        expect(page.get_by_text("Why is it no pledge?")).to_be_visible()
        press(page, "Escape")
        expect(page.get_by_text("Why is it no pledge?")).not_to_be_visible()
        press(page, "x")
        press(page, "6")
        said(page, "Pledge 3 is rejected.")
        press(page, "z")
        said(page, "Pledge 3 waits for review again.")
        press(page, "a")
        said(page, "Pledge 3 is accepted.")

        press(page, "e")
        press(page, "d")
        field = page.get_by_test_id("stDateInput").filter(has_text="Last day").get_by_role("spinbutton").first
        expect(field).to_be_visible()
        tab_to(page, field, 3)
        page.keyboard.type("30042026")
        page.keyboard.press("Control+s")
        said(page, "Pledge 4 is corrected.")

        press(page, "m")
        press(page, "1")
        said(page, "Pledge 5 is the same as pledge 3, which stays.")
        expect(page.get_by_text("Everything found in this letter has been reviewed.")).to_be_visible()

        press(page, "i")
        quote = page.get_by_role("combobox", name=re.compile("^Quote"))
        expect(quote).to_be_visible()
        tab_to(page, quote, 3)
        page.keyboard.type("green skills")
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Title (may stay empty)")).to_be_visible()
        tab_to(page, page.get_by_role("combobox", name="Who has to act"), 5)
        page.keyboard.type("GLA")
        page.keyboard.press("Enter")
        page.keyboard.press("Control+s")
        said(page, "The pledge is added.")

        press(page, "n")
        expect(page.get_by_text("5 pledges of this letter still to review.")).to_be_visible()
        press(page, "Shift+A")
        said(page, "5 pledges accepted.")
        expect(page.get_by_text("No other letter waits.")).to_be_visible()
        page.goto(f"{desk.url}/pledge?id=4")
        expect(page.locator(".pw-history")).to_contain_text("Because: Misread by the program")
        page.goto(f"{desk.url}/pledge?id=10")
        expect(page.locator(".pw-history")).to_contain_text("accepted by Ann Officer")


def test_a_pledge_is_assessed_on_evidence_and_its_date_moved_for_everybody_to_see(page: Page, desk: Server) -> None:
    page.goto(f"{desk.url}/pledge?id=1")
    page.get_by_text("New due date", exact=True).click()
    page.get_by_label("Who gave the date").fill("Mayor of London")
    page.get_by_label("Why it moved").fill("The consultation took longer")
    page.get_by_label("Address of a page or document").fill("https://example.org/letter")
    _date(page, "New last day", "30062026")
    page.get_by_role("button", name="Move the due date").click()
    expect(page.get_by_text("Pledge 1 is now due by 30 June 2026.")).to_be_visible()
    expect(page.get_by_text("181 days")).to_be_visible()
    expect(page.get_by_text("Late against the first date")).to_be_visible()

    page.get_by_text("Assessment", exact=True).last.click()
    choose(page, page.get_by_role("combobox", name="Assessment"), "Kept")
    page.get_by_label("Reason", exact=True).fill("The policy is out")
    page.get_by_role("button", name="Record the assessment").click()
    expect(page.get_by_text("needs evidence")).to_be_visible()
    expect(page.get_by_label("Reason", exact=True)).to_have_value("The policy is out")
    page.get_by_label("Address of a page or document").fill("https://example.org/policy")
    page.get_by_role("button", name="Record the assessment").click()
    expect(page.get_by_text("Pledge 1 is assessed: kept.")).to_be_visible()
    history = page.locator(".pw-history")
    expect(history).to_contain_text("assessed by Ann Officer")
    expect(history).to_contain_text("Because: The policy is out")
    expect(history.get_by_role("link", name="https://example.org/policy")).to_be_visible()
    expect(page.get_by_text("Clock (computed)")).to_be_visible()


def test_of_two_at_once_the_second_is_shown_what_changed_and_loses_nothing(
    page: Page, browser: Browser, desk: Server
) -> None:
    other = window(browser)
    for both in (page, other):
        both.goto(f"{desk.url}/review?letter=1")
        press(both, "e")
        press(both, "v")
        expect(both.get_by_label("Title (may stay empty)")).to_be_visible()
    page.get_by_label("Title (may stay empty)").fill("The policy")
    page.get_by_label("Reason for the correction").fill("For the table")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pledge 1 is corrected.")).to_be_visible()

    other.get_by_label("Who says it").fill("Deputy Mayor for Policing")
    other.get_by_label("Reason for the correction").fill("She signed it")
    other.keyboard.press("Enter")
    expect(other.get_by_text("Not recorded: the pledge was changed while you had it open.")).to_be_visible()
    expect(other.get_by_text("Title: from nothing to “The policy”")).to_be_visible()
    expect(other.get_by_label("Who says it")).to_have_value("Deputy Mayor for Policing")
    expect(other.get_by_label("Title (may stay empty)")).to_have_value("The policy")
    other.get_by_label("Reason for the correction").press("Enter")
    expect(other.get_by_text("Pledge 1 is corrected.")).to_be_visible()
    other.goto(f"{desk.url}/pledge?id=1")
    expect(other.locator(".pw-history")).to_contain_text("Title: from nothing to “The policy”")
    expect(other.locator(".pw-history")).to_contain_text("to “Deputy Mayor for Policing”")
    other.context.close()


def test_a_visitor_sends_a_correction_and_staff_decide_on_it(browser: Browser, desk: Server) -> None:
    page = window(browser, 375)
    page.goto(f"{desk.url}/pledge?id=1")
    page.get_by_text("Something wrong here? Tell the staff").click()
    page.get_by_label("What is wrong, and how do you know?").fill("The policy is older than that.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. Staff will read what you sent.")).to_be_visible()
    page.goto(f"{desk.url}/review")
    expect(page.get_by_text("The policy is older than that.")).to_be_visible()
    page.get_by_label("Reason for the decision").fill("It is another policy")
    page.get_by_role("button", name="Decline").click()
    expect(page.get_by_text("The correction is declined.")).to_be_visible()
    expect(page.get_by_text("The policy is older than that.")).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.context.close()


def _date(page: Page, label: str, digits: str) -> None:
    """Type a day into a date field, part by part."""
    page.get_by_test_id("stDateInput").filter(has_text=label).get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)
    page.keyboard.press("Tab")
