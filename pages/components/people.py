"""Who is looking at the screen, and whether they may change the register: asked anew at every run and every change."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from data.history import Actor, require_editor
from data.settings import Settings, read_settings
from data.store import get_store
from pages.components import screen

NOBODY = "a visitor"
LOOPBACK_NAMES = ("localhost", "ip6-localhost")
# A request that carries one of these came through a proxy, so that its visitor may sit anywhere.
PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is looking, as what, and in words why they may not edit; None where they may."""

    actor: Actor
    signed_in: bool = False
    why_not: str | None = None

    @property
    def is_editor(self) -> bool:
        """Whether this person may change the register."""
        return self.actor.role == "editor"


def here() -> Person:
    """Who is looking now. A role that was taken away in the settings, or a sign-in that has run out, counts at once."""
    chosen = read_settings()
    if has_provider():
        return signed_in(dict(st.user.to_dict()), chosen, time.time())
    return at_this_machine(chosen, st.get_option("server.address"), st.context.headers, st.context.ip_address)


def require(verb: str) -> Actor:
    """The editor at the screen, for something that is not a change of a pledge, such as starting a refresh.

    Raises `Refused` for anybody else; that it was tried is kept.
    """
    who = here().actor
    with get_store().session() as session:
        require_editor(session, who, verb)
    return who


def corner() -> None:
    """Who is looking, in the sidebar, with the way to sign in or out where a sign-in is set up."""
    person = here()
    if person.is_editor:
        screen.text(f"Editing as {person.actor.name}")
    elif person.signed_in:
        screen.text(f"Signed in as {person.actor.name}. {person.why_not}")
    if has_provider():
        if person.signed_in:
            st.button("Sign out", icon=":material/logout:", on_click=st.logout)
        else:
            st.button("Staff sign-in", icon=":material/login:", on_click=st.login)


def has_provider() -> bool:
    """Whether a sign-in is set up: a section [auth] in .streamlit/secrets.toml, as Streamlit's st.login wants it."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def signed_in(claims: Mapping[str, Any], settings: Settings, now: float) -> Person:
    """The person whom the token names: an editor when the settings list their address or one of their claims.

    `now` is in seconds since 1970. An address that the provider says it has not verified counts for nothing.
    """
    if not claims.get("is_logged_in"):
        return Person(Actor(NOBODY, "viewer"), why_not="Sign in to edit.")
    address = str(claims.get("email") or "").strip().casefold()
    name = str(claims.get("name") or claims.get("preferred_username") or address or claims.get("sub") or "").strip()
    shown = f"{name} ({address})" if address and address != name.casefold() else name
    until = claims.get("exp")
    if not isinstance(until, int | float) or now >= until:
        return Person(Actor(shown, "viewer"), True, "Your sign-in has run out. Sign out and in again to edit.")
    by_address = address in settings.editors and claims.get("email_verified", True) is True
    if shown and (by_address or _has_claim(claims, settings.editor_claims)):
        return Person(Actor(shown, "editor"), True)
    return Person(Actor(shown or NOBODY, "viewer"), True, "You are signed in, but not listed as an editor.")


def at_this_machine(
    settings: Settings, listens_on: str | None, headers: Mapping[str, str], visitor: str | None
) -> Person:
    """The one who edits without a sign-in, if the settings name one: at this very machine and nowhere else.

    The server has to listen on loopback, the visitor to be there, and no proxy to stand between, which would make
    everybody look as if they were.
    """
    if not settings.local_editor:
        return Person(Actor(NOBODY, "viewer"), why_not="Nobody edits here: no sign-in is set up.")
    near = _is_loopback(listens_on) and _is_loopback(_name(headers.get("Host", ""))) and _is_loopback(visitor or "::1")
    if near and not any(name in headers for name in PROXY_HEADERS):
        return Person(Actor(settings.local_editor, "editor"))
    return Person(
        Actor(NOBODY, "viewer"), why_not="Without a sign-in, only somebody at the machine of the server may edit."
    )


def _name(host: str) -> str | None:
    """The name in a Host header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_loopback(address: str | None) -> bool:
    if address in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _has_claim(claims: Mapping[str, Any], wanted: Iterable[tuple[str, str]]) -> bool:
    """Whether a claim holds the value asked for, by itself or in a list such as Entra's roles."""
    return any(
        value == held or (isinstance(held, list) and value in held)
        for name, value in wanted
        if (held := claims.get(name)) is not None
    )
