"""The server over HTTP: health, downloads, headers, compressed scripts, start and stop."""

from __future__ import annotations

import csv
import gzip
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path

import pytest
from starlette.requests import Request

import dashboard
from data import exports, queries
from data.faults import StoreError
from data.store import Store
from etl.version import VERSION
from tests.serving import ROOT, Server, environment, served


def get(url: str, **headers: str) -> tuple[int, Message[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def request(path: str) -> Request:
    return Request({"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []})


def test_health_says_that_the_database_answers_and_the_data_is_fresh(server: Server) -> None:
    status, _, body = get(f"{server.url}/healthz")
    said = json.loads(body)
    assert status == 200
    assert said["database"] == "reachable"
    assert said["stale"] is False
    assert said["last_good_refresh"].endswith("+00:00")


@pytest.mark.parametrize("error", [StoreError("postgresql://clerk@hall: It does not answer."), RuntimeError("other")])
def test_health_is_bad_without_a_database_and_names_no_address(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone() -> Store:
        raise error

    monkeypatch.setattr(dashboard, "get_store", gone)
    answer = dashboard.healthz(request("/healthz"))
    assert answer.status_code == 503
    assert json.loads(bytes(answer.body))["database"] == "not reachable"
    assert b"clerk" not in bytes(answer.body)
    assert str(error) in caplog.text


def test_health_is_bad_before_the_first_refresh_and_after_a_missed_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "get_store", lambda: store)
    assert dashboard.healthz(request("/healthz")).status_code == 503
    last = datetime.now(UTC) - timedelta(days=8)
    monkeypatch.setattr(queries, "last_good_refresh", lambda session: last)
    assert dashboard.healthz(request("/healthz")).status_code == 200
    monkeypatch.setattr(queries, "last_good_refresh", lambda session: last - timedelta(days=1))
    assert dashboard.healthz(request("/healthz")).status_code == 503


def test_the_download_has_the_filters_and_the_day_of_the_screen(server: Server) -> None:
    status, headers, body = get(f"{server.url}/pledges.csv?motion=3.6&clock=overdue&as_of=2026-01-01")
    rows = list(csv.DictReader(body.decode("utf-8-sig").splitlines()))
    assert status == 200
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="pledges-2026-01-01.csv"'
    assert headers["X-Pledgewatch-Head"].startswith(rows[0]["register"])
    assert [(row["motion"], row["clock"], row["since"]) for row in rows] == [("3.6", "overdue", "2026-01-01")]
    assert get(f"{server.url}/pledges.csv?motion=3.6&clock=overdue&as_of=2025-12-31")[2].count(b"\r\n") == 1


@pytest.mark.parametrize("name", dashboard.DOWNLOADS)
def test_every_form_says_which_day_and_which_register_it_comes_from(server: Server, name: str) -> None:
    status, headers, body = get(f"{server.url}/{name}?motion=3.6&as_of=2025-08-01")
    assert status == 200
    assert (headers["X-Pledgewatch-As-Of"], headers["X-Pledgewatch-Version"]) == ("2025-08-01", VERSION)
    assert headers["Content-Type"].split(";")[0] == exports.FORMS[name.rpartition(".")[2]].media.split(";")[0]
    assert name.endswith("xlsx") or headers["X-Pledgewatch-Head"][:16].encode() in body.replace(b"\r\n ", b"")
    assert (headers["Content-Disposition"] is None) == (name == "feed.atom")
    assert get(f"{server.url}/{name}?as_of=soon")[0] == 400


def test_the_name_of_the_overview_leads_to_it_and_keeps_the_day() -> None:
    asked = request("/overview")
    assert dashboard.home(asked).headers["location"] == "/"
    asked.scope["query_string"] = b"as_of=2026-01-01"
    assert dashboard.home(Request(asked.scope)).headers["location"] == "/?as_of=2026-01-01"


@pytest.mark.parametrize("query", ["colour=red", "as_of=soon", "meeting=3.6"])
def test_a_download_nobody_can_make_is_refused_with_the_reason(server: Server, query: str) -> None:
    status, _, body = get(f"{server.url}/pledges.csv?{query}")
    assert status == 400
    assert body.strip()


@pytest.mark.parametrize("path", ["/pages/refreshes", "/frame", "/pledges/1", "/motions.py", "/a/b/c?as_of=2025-09-01"])
def test_an_address_that_no_screen_has_is_not_found_and_leads_home(server: Server, path: str) -> None:
    status, headers, body = get(server.url + path)
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b'<a href="/"' in body
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/", "/overview", "/pledge?id=1", "/motions", "/reading", "/favicon.png", "/_stcore/health"]
)
def test_every_screen_and_what_the_browser_needs_is_found(server: Server, path: str) -> None:
    assert get(server.url + path)[0] == 200


@pytest.mark.parametrize("path", ["/", "/pledges?motion=3.6", "/healthz", "/pledges.csv", "/static/js/none.js"])
def test_every_answer_carries_the_headers_that_keep_a_browser_safe(server: Server, path: str) -> None:
    _, headers, _ = get(server.url + path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert not re.search(r"script-src[^;]*'unsafe-inline'", policy)
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_host_name_cannot_write_into_the_policy() -> None:
    headers = dashboard.SecureHeaders(dashboard.app)
    assert "ws://example.org:8501" in headers.policy("example.org:8501")
    assert "evil" not in headers.policy("a; script-src evil")


def test_scripts_come_compressed_and_whole(server: Server) -> None:
    page = get(f"{server.url}/")[2].decode()
    script = re.findall(r'src="\./(static/js/index[^"]+)"', page)[0]
    _, plain_headers, plain = get(f"{server.url}/{script}")
    _, headers, packed = get(f"{server.url}/{script}", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) * 2 < len(plain)
    assert headers["Cache-Control"] == plain_headers["Cache-Control"]
    assert headers["Content-Type"].split(";")[0] == plain_headers["Content-Type"].split(";")[0]


def test_a_first_start_reads_the_inbox_by_itself_and_a_stop_is_clean(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    variables = environment(tmp_path, PLEDGES_SCHEDULE_IN_SERVER="true")
    with served(variables, tmp_path / "log") as url:
        for _ in range(100):
            status, _, body = get(f"{url}/healthz")
            if status == 200:
                break
            time.sleep(0.1)
        assert json.loads(body)["last_good_refresh"]
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_server_that_cannot_start_says_why_in_words(tmp_path: Path) -> None:
    variables = environment(tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", port]
    ended = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60)
    assert ended.returncode != 0
    assert "does not answer" in ended.stderr
    assert "File " not in ended.stderr


def test_the_schedule_as_a_process_of_its_own_ends_when_told(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    command = [sys.executable, "-m", "etl", "schedule"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("The next weekly refresh is due on Monday ")
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
