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
from pathlib import Path

from playwright.sync_api import Page

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
def serve(folder: Path, **settings: str) -> Iterator[Server]:
    """Read the sample letter into a new register in `folder` and serve it until the block ends."""
    letters = folder / "letters"
    letters.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLE, letters)
    variables = environment(folder, **settings)
    command = [sys.executable, "-m", "etl", "refresh"]
    first = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    if first.returncode:
        raise RuntimeError(f"The first refresh failed:\n{first.stderr}")
    with served(variables, folder / "server.log") as url:
        yield Server(url, letters, variables, folder / "server.log")


@contextmanager
def served(variables: dict[str, str], log: Path) -> Iterator[str]:
    """The address of a server started with these settings; it is stopped when the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
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
    """Return once /healthz answers 200; raise with the server's log if it stops or takes more than a minute."""
    for _ in range(START_SECONDS * 5):
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):
                return
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
