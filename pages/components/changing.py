"""Sending a change from a screen: by whom, having seen what, and what to say when it went through or did not."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from data import history
from data.faults import StoreError
from data.history import Form, NotPossible, Refused, Stale
from data.store import get_store
from pages.components import address, history_parts, markup, people, screen
from pages.components.markup import fill, notice

SAID = "change_said"
TWICE_SECONDS = 3.0
Change = Callable[[Any, Form], Any]


def desk() -> people.Person | None:
    """The editor at the screen when it speaks of today; otherwise None, and an editor is told why."""
    person = people.here()
    if person.is_editor and address.as_of() != address.today():
        screen.text("You are looking at another day. Changes are recorded from today: empty “As of” to make one.")
        return None
    return person if person.is_editor else None


def opened(pledge_id: int, seq: int) -> None:
    """Remember up to which event the screen shows a pledge; a change is refused when somebody added to it since.

    It stays until a change goes through or is refused, so that nothing new slips in unseen under a form that is open.
    """
    st.session_state.setdefault(_seen(pledge_id), seq)


def send(done: str, pledge_id: int, change: Change, *, on: date | None = None, also: int = 0) -> bool:
    """Make a change as whoever is at the screen now, and say what came of it; True when it is recorded.

    What was typed stays in its widgets. An empty `done` says nothing. `pledge_id` is 0 for a change that is of no
    pledge yet; `also` is a second pledge that the change is of.
    """
    form = Form(people.here().actor, seen(pledge_id), on or address.today())
    before, now = st.session_state.get(_sent(pledge_id)), time.monotonic()
    st.session_state[_sent(pledge_id)] = (now, form.seen)
    try:
        with get_store().writing() as session:
            change(session, form)
    except Stale as stale:
        if not _is_same(stale, form, before, now):
            say(_meanwhile(stale))
            _forget(pledge_id, also)
            return False
    except (NotPossible, Refused, StoreError) as problem:
        say(notice(f"{problem}", icon="report", strong=True))
        return False
    if done:
        tell(done)
    _forget(pledge_id, also)
    return True


def seen(pledge_id: int) -> int:
    """Up to which event the person has seen a pledge."""
    number: int = st.session_state.get(_seen(pledge_id), 0)
    return number


def say(message: Markup) -> None:
    """Keep a message for the place on the screen where `said` stands."""
    st.session_state.setdefault(SAID, []).append(message)


def ask(sentence: str) -> None:
    """Say what is still missing before anything can be sent."""
    say(notice(sentence, icon="report", strong=True))


def tell(sentence: str) -> None:
    """Say what was done."""
    say(notice(sentence, icon="check"))


def said() -> None:
    """What came of the last change."""
    screen.show(*st.session_state.pop(SAID, ()))


def follow(form: str, values: Mapping[str, Any]) -> None:
    """Let each widget `form.name` show what the register holds, unless the person has put something else there."""
    before = st.session_state.get(f"{form}.was", {})
    for name, value in values.items():
        key = f"{form}.{name}"
        if key not in st.session_state or (st.session_state[key] == before.get(name) != value):
            st.session_state[key] = value
    st.session_state[f"{form}.was"] = dict(values)


def typed(form: str, name: str) -> Any:
    """What stands in a widget of a form."""
    return st.session_state.get(f"{form}.{name}")


def clear(form: str) -> None:
    """Empty every widget of a form, for the next time it is opened."""
    for key in [key for key in st.session_state if str(key).startswith(f"{form}.")]:
        del st.session_state[key]


def _is_same(stale: Stale, form: Form, before: tuple[float, int] | None, now: float) -> bool:
    """Whether what happened meanwhile is this very change, since its button or key was pressed twice.

    The second press makes Streamlit break off what the first one does, at any moment, and do it again.
    """
    if before is None or now - before[0] > TWICE_SECONDS:
        return False
    newer = [line.actor for line in stale.lines if line.seq > before[1]]
    return newer == [form.actor.name]


def _sent(pledge_id: int) -> str:
    return f"sent {pledge_id}"


def _forget(*pledges: int) -> None:
    for pledge_id in pledges:
        st.session_state.pop(_seen(pledge_id), None)


def _seen(pledge_id: int) -> str:
    return f"seen {pledge_id}"


def _meanwhile(stale: Stale) -> Markup:
    """Somebody else was faster: what they changed, and that nothing typed is lost."""
    return notice(
        fill(
            "<p>Not recorded: the pledge was changed while you had it open. What you typed is still here. "
            'Look at what changed, and send it again if it is still right.</p><ol class="pw-history">{}</ol>',
            markup.join(history_parts.line(_row(event)) for event in stale.lines),
        ),
        icon="sync_problem",
        strong=True,
    )


def _row(event: history.Line) -> dict[str, Any]:
    return {name: getattr(event, name) for name in history.Line.__slots__}
