"""Signing in with a real OpenID Connect provider on loopback: who may edit, and who only looks on."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.datastructures import Headers

from pages.components import shell
from tests.serving import Server, free_port, serve

pytestmark = pytest.mark.browser

EDITOR = {"sub": "rosa", "name": "Rosa Quill", "email": "rosa@assembly.example", "email_verified": True}
READER = {"sub": "ben", "name": "Ben Marsh", "email": "ben@assembly.example", "email_verified": True}
TOKEN_SECONDS = 600


@dataclass(frozen=True)
class Office:
    """A dashboard with a sign-in, and the file that says who edits."""

    server: Server
    settings: Path

    def editors(self, *addresses: str) -> None:
        """Write down who edits from now on."""
        self.settings.write_text(f"PLEDGES_EDITORS={','.join(addresses)}\n", encoding="utf-8")

    def refusals(self) -> list[tuple[str, str, str]]:
        """Who was refused what, as whom."""
        with closing(sqlite3.connect(self.settings.parent / "pledges.db")) as register:
            return register.execute("SELECT actor, role, verb FROM refusals ORDER BY id").fetchall()


@contextmanager
def office(folder: Path, token_seconds: int) -> Iterator[Office]:
    """A provider that knows two people, and a dashboard that trusts it."""
    provider_port, port = free_port(), free_port()
    issuer = f"http://127.0.0.1:{provider_port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(provider_port)]
    command += ["--token-max-age", str(token_seconds)]
    command += [part for person in (EDITOR, READER) for part in ("--user-claims", json.dumps(person))]
    secrets = folder / "secrets.toml"
    secrets.write_text(
        "[auth]\n"
        f'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        'cookie_secret = "for this test and nothing else"\n'
        'client_id = "pledgewatch"\nclient_secret = "of this test"\n'
        f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    settings = folder / "settings.env"
    settings.write_text(f"PLEDGES_EDITORS={EDITOR['email']}\n", encoding="utf-8")
    with (folder / "provider.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as provider:
        try:
            _wait_for(f"{issuer}/.well-known/openid-configuration")
            # The local editor counts for nothing where a sign-in is set up.
            with serve(
                folder,
                port=port,
                PLEDGES_LOCAL_EDITOR="Nobody At All",
                PLEDGES_SETTINGS_FILE=str(settings),
                STREAMLIT_SECRETS_FILES=str(secrets),
            ) as running:
                yield Office(running, settings)
        finally:
            provider.terminate()


def _wait_for(url: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="module")
def signing_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("office"), TOKEN_SECONDS) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window of a new visitor."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, server: Server, person: dict[str, object]) -> None:
    """Go through the sign-in as this person, as far as the Overview."""
    page.goto(server.url)
    page.get_by_role("button", name="Staff sign-in").click()
    page.wait_for_url(re.compile(r"/oauth2/authorize"))
    page.get_by_role("button", name=str(person["sub"])).click()
    page.wait_for_url(re.compile(re.escape(server.url)))
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def open_refreshes(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name="Refreshes").click()
    expect(page.get_by_role("heading", name="Refreshes", exact=True)).to_be_visible()


def test_a_visitor_looks_and_cannot_touch(signing_in: Office, page: Page) -> None:
    page.goto(f"{signing_in.server.url}/refreshes")
    expect(page.get_by_text("Sign in to edit.")).to_be_visible()
    expect(page.get_by_role("button", name="Refresh now")).to_have_count(0)
    expect(page.get_by_text("Hand in and read")).to_have_count(0)


def test_a_listed_address_edits_and_anybody_else_does_not(signing_in: Office, page: Page, browser: Browser) -> None:
    sign_in(page, signing_in.server, EDITOR)
    expect(page.get_by_text("Editing as Rosa Quill (rosa@assembly.example)")).to_be_visible()
    open_refreshes(page)
    expect(page.get_by_role("button", name="Refresh now")).to_be_visible()
    with closing(browser.new_context()) as other:
        second = other.new_page()
        sign_in(second, signing_in.server, READER)
        expect(second.get_by_text("You are signed in, but not listed as an editor.").first).to_be_visible()
        open_refreshes(second)
        expect(second.get_by_role("button", name="Refresh now")).to_have_count(0)


def test_after_signing_in_one_is_back_on_the_screen_one_came_from(signing_in: Office, page: Page) -> None:
    page.goto(f"{signing_in.server.url}/pledges?motion=3.6&as_of=2026-01-01")
    page.get_by_role("button", name="Staff sign-in").click()
    page.get_by_role("button", name=str(EDITOR["sub"])).click()
    page.wait_for_url(f"{signing_in.server.url}/pledges?motion=3.6&as_of=2026-01-01")
    expect(page.get_by_text("Editing as Rosa Quill")).to_be_visible()
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == shell.COOKIE]


@pytest.mark.parametrize(
    ("kept", "leads_to"),
    [
        ("/pledge?id=3", "/pledge?id=3"),
        ("/pledges?text=é\r\nX: y", "/pledges?text=%C3%A9X%3A%20y"),
        ("//evil.example/pledges", None),
        ("https://evil.example/pledges", None),
        ("/frame", None),
        ("/../pledge", None),
        ("", "/"),
    ],
)
def test_a_forged_way_back_leads_nowhere_else(kept: str, leads_to: str | None) -> None:
    forged = Headers({"cookie": f"{shell.COOKIE}={quote(kept, safe='')}"})
    assert shell.kept_in(forged) == leads_to
    came = Headers({"host": "pledges.example", "referer": f"https://evil.example{kept}"})
    assert shell.left_from(came) is None


def test_who_loses_the_role_is_refused_on_the_screen_they_still_have(signing_in: Office, page: Page) -> None:
    sign_in(page, signing_in.server, EDITOR)
    open_refreshes(page)
    button = page.get_by_role("button", name="Refresh now")
    expect(button).to_be_visible()
    signing_in.editors("somebody.else@assembly.example")
    try:
        button.click()
        expect(page.get_by_text("Only an editor may change the register.")).to_be_visible()
        expect(button).to_have_count(0)
    finally:
        signing_in.editors(str(EDITOR["email"]))
    assert ("Rosa Quill (rosa@assembly.example)", "viewer", "start a refresh") in signing_in.refusals()
    log = signing_in.server.log.read_text(encoding="utf-8")
    assert "refused: start a refresh by 'Rosa Quill (rosa@assembly.example)' as viewer" in log


def test_signing_out_takes_the_role_along(signing_in: Office, page: Page) -> None:
    sign_in(page, signing_in.server, EDITOR)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Staff sign-in")).to_be_visible()
    page.goto(f"{signing_in.server.url}/refreshes")
    expect(page.get_by_role("button", name="Refresh now")).to_have_count(0)


@pytest.mark.parametrize(
    "header",
    [
        {"X-Streamlit-User": "eyJlbWFpbCI6ICJyb3NhQGFzc2VtYmx5LmV4YW1wbGUifQ=="},
        {"X-Forwarded-Email": "rosa@assembly.example"},
    ],
)
def test_a_forged_header_makes_nobody_an_editor(signing_in: Office, page: Page, header: dict[str, str]) -> None:
    page.set_extra_http_headers(header)
    page.goto(f"{signing_in.server.url}/refreshes")
    expect(page.get_by_text("Sign in to edit.")).to_be_visible()


def test_a_forged_cookie_makes_nobody_an_editor(signing_in: Office, page: Page) -> None:
    forged = json.dumps({**EDITOR, "is_logged_in": True, "exp": time.time() + 600})
    page.context.add_cookies([{"name": "_streamlit_user", "value": forged, "url": signing_in.server.url}])
    page.goto(f"{signing_in.server.url}/refreshes")
    expect(page.get_by_text("Sign in to edit.")).to_be_visible()


def test_a_sign_in_that_ran_out_edits_no_more(tmp_path: Path, page: Page) -> None:
    with office(tmp_path, token_seconds=1) as short:
        sign_in(page, short.server, EDITOR)
        page.wait_for_timeout(1500)
        page.goto(f"{short.server.url}/refreshes")
        expect(page.get_by_text("Your sign-in has run out.").first).to_be_visible()
        expect(page.get_by_role("button", name="Refresh now")).to_have_count(0)
