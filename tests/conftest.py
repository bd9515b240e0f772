"""What the tests share: one fixed day, the letters to measure with, a browser and a running dashboard."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data.store import Store
from tests.serving import CHROMIUM_ARGUMENTS, ROOT, Server, chromium, serve
from tests.stores import fresh_store

hypothesis.settings.register_profile("untimed", deadline=None)  # no test depends on how busy the machine is
hypothesis.settings.load_profile("untimed")


def cannot_run(reason: str) -> NoReturn:
    """Skip the test, or fail it in CI, where nothing may be skipped."""
    if "true" in (os.environ.get("CI"), os.environ.get("PLEDGES_TEST_NOTHING_SKIPPED")):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the server said and what the visitor saw when a visit failed."""
    report = yield
    if report.failed and isinstance(server := item.funcargs.get("server"), Server):
        report.sections.append(("The server's log", server.log.read_text(errors="replace")[-5000:]))
    if report.failed and isinstance(page := item.funcargs.get("page"), Page) and not page.is_closed():
        report.sections.append(("The page", f"{page.url}\n{page.locator('body').inner_text()}"))
    return report


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Put pytest's own main module back: a screen run by AppTest takes its place, and new processes would start it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def today() -> date:
    """The day that all tests speak about."""
    return date(2025, 9, 1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the letters and sentences that reading is measured with."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        cannot_run("../shared is absent: this test measures on the letters that lie there")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium. A module at a time, because its event loop would be in the way of other modules' own."""
    path = chromium()
    if path is None:
        cannot_run("Chromium is absent: install the package chromium, or name the program in PLEDGES_TEST_CHROMIUM")
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard with the sample letter, as of the fixed day, with an editor; the tests that use it share one."""
    with serve(tmp_path_factory.mktemp("server"), PLEDGES_LOCAL_EDITOR="Test Editor") as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty register, once on each database."""
    with fresh_store(request.param, tmp_path) as fresh:
        yield fresh
