"""`python -m docs.screenshots`: every page as a picture, on a desk and on a telephone, as of one fixed day."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.serving import CHROMIUM_ARGUMENTS, ROOT, chromium, serve, settle

DAY = "2026-01-15"  # the first weeks in which a pledge of the sample letter is overdue
WIDTHS = (1280, 375)
HEIGHT = 800
PAGES = {
    "overview": "",
    "pledges": "pledges",
    "pledge": "pledge?id=1",
    "motions": "motions",
    "overdue": "overdue",
    "search": "search?q=policy",
    "timeliness": "timeliness",
    "review": "review",
    "refreshes": "refreshes",
    "reading": "reading",
}


def main() -> None:
    """Take the pictures, of the sample letter or of a register with illustrative letters beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--letters", type=int, default=0, help="illustrative letters to add")
    options = parser.parse_args()
    program = chromium()
    if program is None:
        sys.exit("Chromium is absent: install it, or name the program in PLEDGES_TEST_CHROMIUM.")
    options.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder), illustrative=options.letters, PLEDGES_TODAY=DAY) as server,
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": HEIGHT})
            for name, address in PAGES.items():
                take(page, f"{server.url}/{address}", options.out / f"{name}-{width}.png", width)
        browser.close()


def take(page: Page, url: str, path: Path, width: int) -> None:
    """Photograph the whole of one page: the window is made as high as what it shows."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.goto(url)
    settle(page)
    height = page.locator("[data-testid=stMainBlockContainer]").evaluate("element => element.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(HEIGHT, int(height) + 80)})
    settle(page)
    page.screenshot(path=path)
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


if __name__ == "__main__":
    main()
