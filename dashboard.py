"""The server: the pages, the routes beside them, what is done at start and stop, and the headers on every answer."""

from __future__ import annotations

import base64
import gc
import gzip
import hashlib
import importlib
import logging
import mimetypes
import pkgutil
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data import exports, queries
from data.faults import StoreError
from data.filters import Filters
from data.settings import SettingsError, settings
from data.store import get_store
from etl import schedule
from etl.version import VERSION
from pages import components
from pages.components import screen
from pages.components.shell import NoSuchPage, WayBack

log = logging.getLogger("pledgewatch")
DOWNLOADS = ("pledges.csv", "pledges.xlsx", "pledges.json", "pledges.ics", "feed.atom")
STATIC = Path(st.__file__).resolve().parent / "static"


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Bring the database up to date and start the weekly refresh; at the end, stop it after the letter in hand."""
    try:
        store = await run_in_threadpool(get_store)
        await run_in_threadpool(_warm_up)
        running = schedule.start(store, settings()) if settings().schedule_in_server else None
    except (StoreError, SettingsError) as error:
        sys.tracebacklimit = 0  # whoever starts the server needs the message, not the way to it
        raise error from None
    try:
        yield
    finally:
        if running:
            await run_in_threadpool(running.stop)
        store.close()


def _warm_up() -> None:
    """Load what the pages need and ask one question, then keep the garbage collector away from all of it.

    Streamlit collects garbage after every run of a page's script, which would walk through every module loaded.
    """
    for module in pkgutil.iter_modules(components.__path__, f"{components.__name__}."):
        importlib.import_module(module.name)
    with get_store().session() as session:
        queries.pledges(session, Filters(), settings().this_day(), 1, 1)
    gc.collect()
    gc.freeze()


def healthz(_request: Request) -> Response:
    """Whether the database answers and the data is fresh: 200 when both hold, else 503."""
    try:
        with get_store().session() as session:
            last_good = queries.last_good_refresh(session)
    except Exception as error:  # whatever it is, the question has its answer; the log alone names the database
        log.error("The database does not answer: %s", error)
        return JSONResponse({"database": "not reachable", "version": VERSION}, 503)
    zone = ZoneInfo(settings().timezone)
    age = (settings().this_day() - last_good.astimezone(zone).date()).days if last_good else None
    stale = age is None or age > settings().stale_after_days
    body = {
        "database": "reachable",
        "last_good_refresh": last_good.isoformat() if last_good else None,
        "stale": stale,
        "stale_after_days": settings().stale_after_days,
        "version": VERSION,
    }
    return JSONResponse(body, 503 if stale else 200)


def home(request: Request) -> Response:
    """The Overview stands at the root; its name in the address leads there, with the day spoken about."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


def download(request: Request) -> Response:
    """The pledges of a screen as a file: the same filters and the same day in the address as on the screen."""
    name = request.url.path.rpartition("/")[2]
    form = exports.FORMS[name.rpartition(".")[2]]
    asked = dict(request.query_params)
    try:
        as_of = exports.day_from(asked.pop("as_of", "") or settings().this_day().isoformat())
        filters = exports.filters_from(asked)
    except ValueError as error:
        return PlainTextResponse(f"{error}\n", 400)
    try:
        about = exports.about(get_store(), as_of, VERSION, str(request.base_url))
    except StoreError as error:
        log.error("The database does not answer: %s", error)
        return PlainTextResponse("The register cannot be read just now. Try again in a few minutes.\n", 503)
    headers = {
        "X-Pledgewatch-As-Of": about.as_of.isoformat(),
        "X-Pledgewatch-Head": about.head,
        "X-Pledgewatch-Version": about.version,
    }
    if form.kept:
        dated = name.replace(".", f"-{as_of.isoformat()}.")
        headers["Content-Disposition"] = f'attachment; filename="{dated}"'
    return StreamingResponse(exports.written(form, get_store(), filters, about), 200, headers, form.media)


class SecureHeaders:
    """Tells the browser to run and load nothing but what this server sends, and to show it in no other site's frame."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        inline = re.findall(r"<script>(.*?)</script>", (STATIC / "index.html").read_text(encoding="utf-8"), re.S)
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline
        ]
        self.scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to what the app answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = self.policy(Headers(scope=scope).get("host", ""))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Frame-Options"] = "DENY"
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, sending)

    def policy(self, host: str) -> str:
        """What a page may load. Older browsers do not count a web socket of the same host as their own."""
        socket = f" ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.:\[\]-]+", host) else ""
        return (
            f"default-src 'self'; script-src {self.scripts}; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{socket}; "
            "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
        )


class PackedStatic:
    """Sends Streamlit's own scripts and styles compressed, each packed once: half the time of a first visit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        files = (path for kind in ("*.js", "*.css") for path in (STATIC / "static").rglob(kind))
        self.files = {f"/{path.relative_to(STATIC).as_posix()}": path for path in files}
        self.packed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is in the packed set, and hand everything else on."""
        path = scope.get("path", "")
        asked = scope["type"] == "http" and scope["method"] == "GET" and path in self.files
        if not asked or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        if path not in self.packed:
            self.packed[path] = await run_in_threadpool(lambda: gzip.compress(self.files[path].read_bytes(), 6))
        headers = {
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
            # The names carry a hash of the content, so what a browser has once it never has to ask for again.
            "Cache-Control": "public, immutable, max-age=31536000",
        }
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        await Response(self.packed[path], 200, headers, kind)(scope, receive, send)


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    routes=[
        Route("/healthz", healthz),
        Route(f"/{screen.HOME}", home),
        *(Route(f"/{name}", download) for name in DOWNLOADS),
    ],
    middleware=[Middleware(SecureHeaders), Middleware(PackedStatic), Middleware(NoSuchPage), Middleware(WayBack)],
)
