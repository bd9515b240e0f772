"""What staff do on the screens, in headless Chromium on a real server: each test is one visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.serving import Server, serve, settle

pytestmark = pytest.mark.browser


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


def choose(page: Page, box: Locator, words: str) -> None:
    """Take the choice that begins with these words, by keyboard."""
    box.fill(words)
    page.keyboard.press("Enter")


def test_the_sample_letter_is_reviewed_by_keyboard(page: Page, desk: Server) -> None:
    page.goto(f"{desk.url}/review")
    settle(page)
    tab_to(page, page.get_by_role("link", name="Begin with the first letter."), 30)
    page.keyboard.press("Enter")
    expect(page.get_by_text("5 pledges of this letter still to review.")).to_be_visible()
    press(page, "a")
    expect(page.get_by_text("Pledge 1 is accepted.")).to_be_visible()

    press(page, "x")
    why = page.get_by_role("combobox", name=re.compile("^Why it is no pledge"))
    expect(why).to_be_visible()
    tab_to(page, why)
    choose(page, why, "Nobody could ever check it.")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="Not a pledge"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pledge 2 is rejected.")).to_be_visible()

    press(page, "e")
    title = page.get_by_label("Title (may stay empty)")
    expect(title).to_be_visible()
    tab_to(page, title)
    page.keyboard.type("Treatment of sellers")
    reason = page.get_by_label("Reason for the correction")
    tab_to(page, reason)
    page.keyboard.type("The motion has several parts")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pledge 3 is corrected.")).to_be_visible()
    expect(page.get_by_text("2 pledges of this letter still to review.")).to_be_visible()
    page.get_by_role("button", name="Accept the 2 that are left").click()
    expect(page.get_by_text("2 pledges accepted.")).to_be_visible()
    expect(page.get_by_text("Everything found in this letter has been reviewed.")).to_be_visible()


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
