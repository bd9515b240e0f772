"""What every screen begins and ends with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from pages.components import address, charts, escaping, markup, wording
from pages.components.markup import fill

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
ICON = Path(__file__).parent.with_name("icon.svg")
STYLE = Path(__file__).with_name("style.css")
HOME = "overview"
MENU = (
    (HOME, "Overview", "home"),
    ("pledges", "Pledges", "format_quote"),
    ("overdue", "Overdue", "running_with_errors"),
    ("motions", "Motions", "gavel"),
    ("search", "Search", "search"),
    ("timeliness", "Reply timeliness", "timer"),
    ("review", "Review", "manage_search"),
    ("refreshes", "Refreshes", "sync"),
    ("reading", "Reading quality", "grading"),
)


def style() -> None:
    """Our own style sheet; nothing of a letter is in it."""
    st.html(STYLE)


def narrow_menu(current: str) -> Markup:
    """The menu again for a telephone, above the screen: Streamlit's own opens over the screen and stays there."""
    entry = '<li class="{}">{}</li>'
    links = (
        fill(entry, "pw-here" if title == current else "", address.link(title, "" if name == HOME else name))
        for name, title, _ in MENU
    )
    return fill('<nav class="pw-menu" aria-label="Screens"><ul>{}</ul></nav>', markup.join(links))


def head(title: str, question: str) -> None:
    """The title, and the question the screen answers."""
    st.title(escaping.markdown(title), anchor=False)
    st.html(fill('<p class="pw-lead">{}</p>', question))


def section(title: str) -> None:
    """A heading within a screen."""
    st.subheader(title, anchor=False)


def show(*parts: Markup | None) -> None:
    """Put pieces of HTML on the screen; None is left out."""
    for part in parts:
        if part:
            st.html(part)


def text(sentence: str) -> None:
    """A sentence of running text."""
    show(fill("<p>{}</p>", sentence))


def chart(figure: Any, sentence: str, table: Markup) -> None:
    """A chart between the sentence and the table that say the same; the sentence is read aloud in its place."""
    text(sentence)
    left, right = st.columns([3, 2])
    left.plotly_chart(figure, theme=None, config=charts.STILL, alt=sentence)
    right.html(table)


def benchmark_footer(working_days: int) -> None:
    """What the benchmark is, and what it is not."""
    text = "Benchmark: {}, City Hall's published standard for correspondence. It is a {}."
    show(fill(f'<p class="pw-footer">{text}</p>', wording.count(working_days, "working day"), wording.BENCHMARK))


def no_letters(would_show: str) -> Markup:
    """What stands on a screen while no letter is recorded."""
    return markup.empty(
        f"This screen will show {would_show}. No letter dated {wording.day(address.as_of())} or before is recorded.",
        fill("Put letters into the inbox or upload one, then {}.", address.link("refresh", "refreshes")),
    )


def not_found(what: str, page: str, where: str) -> None:
    """The address names something that is not in the register."""
    show(
        markup.empty(
            f"There is no {what} under this address on {wording.day(address.as_of())}.",
            fill("It may have been mistyped, or be of a later day. {}", address.link(where, page)),
        )
    )
