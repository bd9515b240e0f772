"""Around Streamlit's own answers: a page for an address that no screen has, and the way back after signing in."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components import screen

SCREENS = {"", "index.html", "pledge", *(name for name, _, _ in screen.MENU)}
NO_SUCH_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No such page · Pledgewatch</title></head>
<body style="font: 1rem/1.5 sans-serif; color: #1c1c1a; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1 style="font-size: 1.9rem">There is no such page</h1>
<p>Nothing of Pledgewatch stands under this address. It may have been mistyped or cut short.</p>
<p><a href="{0}" style="color: #1f4e6b">Go to the Overview</a></p></body></html>
"""
COOKIE, MINUTES = "pledgewatch_back", 10


class NoSuchPage:
    """Answers 404, with the way home, where Streamlit would send its shell for an address that no screen has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what is asked for; in place of a shell without a screen, say that there is no such page."""
        if scope["type"] != "http" or is_screen(scope.get("path", "")):
            await self.app(scope, receive, send)
            return
        nothing = False

        async def sending(message: Message) -> None:
            nonlocal nothing
            if message["type"] == "http.response.start" and message["status"] == 200:
                nothing = MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
            if not nothing:
                await send(message)

        await self.app(scope, receive, sending)
        if nothing:
            await HTMLResponse(NO_SUCH_PAGE.format(base()), 404)(scope, receive, send)


class WayBack:
    """Leads to the screen on which somebody pressed “Staff sign-in”: Streamlit itself always leads to the Overview.

    The screen's address waits in a cookie of its own for as long as a sign-in may take.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep the address when a sign-in begins, and go there when it has ended."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        if not path.endswith(("/auth/login", "/oauth2callback")):
            await self.app(scope, receive, send)
            return
        begins, headers = path.endswith("/auth/login"), Headers(scope=scope)
        back = left_from(headers) if begins else kept_in(headers)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and back:
                answer = MutableHeaders(scope=message)
                if begins:
                    answer.append("set-cookie", _cookie(quote(back, safe=""), MINUTES * 60))
                else:
                    answer.append("set-cookie", _cookie("", 0))
                    if (answer.get("location", "").rstrip("/") or "/") == base():
                        answer["location"] = back
            await send(message)

        await self.app(scope, receive, sending)


def base() -> str:
    """The address of the Overview on this server."""
    return "/" + (st.get_option("server.baseUrlPath") or "").strip("/")


def is_screen(path: str) -> bool:
    """Whether a screen stands under this path."""
    return path.removeprefix(base()).strip("/") in SCREENS


def left_from(headers: Headers) -> str | None:
    """The screen of this server from which somebody comes, with its filters; None for anywhere else."""
    came = urlsplit(headers.get("referer", ""))
    return _screen(came.path, came.query) if came.netloc and came.netloc == headers.get("host") else None


def kept_in(headers: Headers) -> str | None:
    """The screen whose address was kept; None where it was not, or is none of this server's."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    went = urlsplit(unquote(kept.value)) if kept else None
    return _screen(went.path, went.query) if went and not went.netloc and not went.scheme else None


def _screen(path: str, query: str) -> str | None:
    """The address of a screen, spelled so that it cannot lead to another server."""
    if not is_screen(path):
        return None
    asked = "?" + quote(query, safe="=&%+") if query else ""
    return quote("/" + path.strip("/")) + asked


def _cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax"
