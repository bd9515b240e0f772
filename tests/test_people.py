"""Who may edit: by a sign-in that the settings list, or at the very machine; everybody else looks on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import history, queries
from data.history import Form, Refused
from data.settings import Settings, SettingsError, read_settings
from data.store import Store
from pages.components.people import Person, at_this_machine, signed_in

NOW = 1_756_700_000.0
STAFF = Settings(editors=("rosa@assembly.example",), editor_claims=(("roles", "Scrutiny"), ("oid", "77-a")))
ROSA = {"is_logged_in": True, "name": "Rosa Quill", "email": "Rosa@assembly.example", "sub": "1", "exp": NOW + 60}


def test_an_address_in_the_settings_makes_an_editor_whatever_its_capitals() -> None:
    person = signed_in(ROSA, STAFF, NOW)
    assert person.is_editor
    assert person.actor.name == "Rosa Quill (rosa@assembly.example)"


@pytest.mark.parametrize("claim", [{"roles": ["Other", "Scrutiny"]}, {"roles": "Scrutiny"}, {"oid": "77-a"}])
def test_a_claim_in_the_settings_makes_an_editor(claim: dict[str, object]) -> None:
    assert signed_in({**ROSA, "email": "other@assembly.example", **claim}, STAFF, NOW).is_editor


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({}, "Sign in"),
        ({**ROSA, "is_logged_in": False}, "Sign in"),
        ({**ROSA, "email": "rosa@assembly.example.org"}, "not listed"),
        ({**ROSA, "email": None}, "not listed"),
        ({**ROSA, "email_verified": False}, "not listed"),
        ({**ROSA, "email": "", "roles": "Scrutiny and more"}, "not listed"),
        ({**ROSA, "exp": NOW}, "run out"),
        ({**ROSA, "exp": "for ever"}, "run out"),
        ({**ROSA, "exp": None}, "run out"),
    ],
)
def test_anybody_else_looks_on_and_is_told_why(claims: dict[str, object], said: str) -> None:
    person = signed_in(claims, STAFF, NOW)
    assert not person.is_editor
    assert said in (person.why_not or "")


def test_with_nobody_listed_nobody_edits() -> None:
    assert not signed_in(ROSA, Settings(editors=(), editor_claims=()), NOW).is_editor


LOCAL = Settings(local_editor="Rosa Quill")


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501", "localhost"])
def test_the_local_editor_edits_at_the_machine(address: str, host: str) -> None:
    person = at_this_machine(LOCAL, address, {"Host": host}, None)
    assert person.actor.name == "Rosa Quill"
    assert person.is_editor


@pytest.mark.parametrize(
    ("listens_on", "headers", "visitor"),
    [
        (None, {"Host": "localhost:8501"}, None),
        ("", {"Host": "localhost:8501"}, None),
        ("0.0.0.0", {"Host": "localhost:8501"}, None),
        ("127.0.0.1", {"Host": "pledges.example"}, None),
        ("127.0.0.1", {"Host": "localhost.pledges.example"}, None),
        ("127.0.0.1", {"Host": "["}, None),
        ("127.0.0.1", {}, None),
        ("127.0.0.1", {"Host": "localhost"}, "192.0.2.7"),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}, None),
        ("127.0.0.1", {"Host": "localhost", "Forwarded": "for=127.0.0.1"}, None),
    ],
)
def test_nobody_edits_without_a_sign_in_from_elsewhere(
    listens_on: str | None, headers: dict[str, str], visitor: str | None
) -> None:
    assert not at_this_machine(LOCAL, listens_on, headers, visitor).is_editor


@pytest.mark.parametrize(
    "person",
    [
        at_this_machine(LOCAL, "127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}, None),
        at_this_machine(LOCAL, "0.0.0.0", {"Host": "localhost"}, "127.0.0.1"),
        at_this_machine(
            LOCAL, "127.0.0.1", {"Host": "pledges.example", "X-Forwarded-Email": "rosa@assembly.example"}, None
        ),
        signed_in({"email": "rosa@assembly.example", "name": "Rosa Quill", "exp": NOW + 60}, STAFF, NOW),
        signed_in({**ROSA, "email_verified": "no"}, STAFF, NOW),
    ],
)
def test_what_a_forged_request_asks_for_is_refused_kept_and_logged(
    person: Person, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Refused), store.writing() as session:
        history.accept(session, Form(person.actor, 0, date(2025, 9, 1)), 1)
    with store.session() as session:
        kept = queries.refusals(session).to_dict("records")
    assert [(row["actor"], row["role"], row["verb"]) for row in kept] == [(person.actor.name, "viewer", "accept")]
    why = "Only an editor may change the register."
    assert caplog.messages == [f"refused: accept by {person.actor.name!r} as viewer, pledge 1: {why}"]


def test_without_a_name_nobody_edits_at_the_machine() -> None:
    assert not at_this_machine(Settings(local_editor=None), "127.0.0.1", {"Host": "localhost"}, None).is_editor


def test_editors_and_claims_are_read_from_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLEDGES_EDITORS", "Rosa@assembly.example, ben@assembly.example,")
    monkeypatch.setenv("PLEDGES_EDITOR_CLAIMS", "roles=Scrutiny, groups=a=b")
    read = read_settings()
    assert read.editors == ("rosa@assembly.example", "ben@assembly.example")
    assert read.editor_claims == (("roles", "Scrutiny"), ("groups", "a=b"))
    monkeypatch.setenv("PLEDGES_EDITORS", "Rosa")
    with pytest.raises(SettingsError, match="PLEDGES_EDITORS"):
        read_settings()
