"""Start the dashboard as a visitor meets it: its own server on loopback, register and inbox."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page

from data.settings import Settings
from data.store import open_store
from etl import synth
from etl.refresh import refresh

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "letters" / "MGLA191124-5230.txt"
START_SECONDS = 60

# Without a sandbox because Chromium refuses one to root; the others keep it from calling home.
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The path of Chromium: `PLEDGES_TEST_CHROMIUM` where it is set, else the one on the path; None without one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = (path for name in names if (path := shutil.which(name)))
    return os.environ.get("PLEDGES_TEST_CHROMIUM") or next(found, None)


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address, its inbox, its environment, and the log to read when something went wrong."""

    url: str
    letters: Path
    environment: dict[str, str]
    log: Path


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Settings of a register in `folder`, on the fixed day of the tests, with the schedule off."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PLEDGES_", "STREAMLIT_"))}
    return (
        clean
        | {
            "DATABASE_URL": f"sqlite:///{folder / 'pledges.db'}",
            "PLEDGES_LETTERS_DIR": str(folder / "letters"),
            "PLEDGES_TODAY": "2025-09-01",
            "PLEDGES_SCHEDULE_IN_SERVER": "false",
            "PYTHONUNBUFFERED": "1",
        }
        | settings
    )


@contextmanager
def serve(folder: Path, *, illustrative: int = 0, port: int | None = None, **settings: str) -> Iterator[Server]:
    """Read the sample letter, and illustrative ones, into a new register in `folder`; serve it until the block ends."""
    letters, variables = folder / "letters", environment(folder, **settings)
    synth.write(illustrative, letters)
    shutil.copy(SAMPLE, letters)
    morning = datetime.fromisoformat(f"{variables['PLEDGES_TODAY']}T06:00:00+00:00")
    store = open_store(variables["DATABASE_URL"], now=lambda: morning)
    refresh(store, Settings(letters_dir=letters), trigger="schedule")
    store.close()
    with served(variables, folder / "server.log", port) as url:
        yield Server(url, letters, variables, folder / "server.log")


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(variables: dict[str, str], log: Path, port: int | None = None) -> Iterator[str]:
    """The address of a server started with these settings; it is stopped when the block ends."""
    port = port or free_port()
    options = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=variables, stdout=out, stderr=out) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_ready(url, process, log)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once /healthz answers; raise with the server's log if it stops or takes more than a minute."""
    for _ in range(START_SECONDS * 5):
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):
                return
        except urllib.error.HTTPError:
            return  # it answers: by the real calendar, what was read on the tests' day is old
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.2)
    raise RuntimeError(f"The server did not become ready. Its log:\n{log.read_text(errors='replace')}")


def settle(page: Page) -> None:
    """Wait until the page's script has run and the browser has drawn what it sent."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(700)
