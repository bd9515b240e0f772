"""The few pieces of HTML the screens are made of. Everything that is not our own `Markup` is escaped on its way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from pages.components import escaping
from pages.components.wording import State

Row = Mapping[str, Any]


def fill(template: str, *values: object, **named: object) -> Markup:
    """Our own HTML with values put in, each of them escaped unless it is `Markup` already."""
    safe = {name: _safe(value) for name, value in named.items()}
    return Markup(template).format(*map(_safe, values), **safe)


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of HTML one after the other."""
    return Markup(between).join(parts)


def link(text: str | Markup, page: str, /, **values: object) -> Markup:
    """A real link to a screen: `page` is its address ("" for the Overview), `values` that are set go into it."""
    chosen = {name: str(value) for name, value in values.items() if value not in (None, "")}
    return fill('<a href="{}">{}</a>', (page or ".") + ("?" + urlencode(chosen) if chosen else ""), text)


def outside(text: str, url: str) -> Markup:
    """A link that leaves the register. An address that is not of the web is shown as text."""
    if not url.lower().startswith(("https://", "http://")):
        return escaping.html(text)
    return fill('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', url, text)


def badge(state: State, more: str = "") -> Markup:
    """A state: its icon, its word and its colour, always the three together; `more` follows in plain type."""
    template = '<span class="pw-state pw-{}" title="{}"><span class="pw-icon" aria-hidden="true">{}</span>{}</span>'
    mark = fill(template, state.tone, state.meaning, state.icon, state.word)
    return fill('{} <span class="pw-more">{}</span>', mark, more) if more else mark


def notice(text: str | Markup, *, icon: str = "info", strong: bool = False) -> Markup:
    """A message to the reader: quiet, or `strong` where something needs doing."""
    return fill(
        '<div class="pw-notice{}" role="{}"><span class="pw-icon" aria-hidden="true">{}</span><div>{}</div></div>',
        " pw-strong-notice" if strong else "",
        "alert" if strong else "note",
        icon,
        text,
    )


def empty(would_show: str, next_step: str | Markup) -> Markup:
    """What stands in place of an empty list: what would be here, and what to do next."""
    return fill('<div class="pw-empty"><p>{}</p><p>{}</p></div>', would_show, next_step)


def figures(numbers: Iterable[tuple[int, str | Markup, State | None]]) -> Markup:
    """The large numbers of the Overview: each with what it counts, and with its state's mark where it needs a look."""
    return fill(
        '<dl class="pw-figures">{}</dl>',
        join(
            fill(
                '<div><dt>{}</dt><dd class="{}">{}{}</dd></div>',
                name,
                f"pw-{look.tone}" if look else "",
                fill('<span class="pw-icon" aria-hidden="true">{}</span>', look.icon) if look else "",
                f"{number:,}",
            )
            for number, name, look in numbers
        ),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, what a row shows in it, and its share of the width."""

    head: str
    cell: Callable[[Row], object]
    share: int = 1
    number: bool = False


def table(rows: Sequence[Row], columns: Sequence[Column], caption: str) -> Markup:
    """A table that can be read aloud, printed, and read on a telephone, where each row becomes a card."""
    heads = join(fill('<th scope="col" role="columnheader" class="{}">{}</th>', _kind(c), c.head) for c in columns)
    body = join(fill('<tr role="row">{}</tr>', join(_cell(row, column) for column in columns)) for row in rows)
    whole = sum(column.share for column in columns)
    widths = join(fill('<col style="width:{}%">', round(100 * column.share / whole, 1)) for column in columns)
    return fill(
        '<div class="pw-wrap"><table class="pw-table {}" role="table"><caption>{}</caption><colgroup>{}</colgroup>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table></div>',
        "pw-narrow" if len(columns) <= 3 and columns[-1].number else "pw-wide",
        caption,
        widths,
        heads,
        body,
    )


def side_by_side(*parts: Markup) -> Markup:
    """Small tables beside each other where there is room."""
    return fill('<div class="pw-beside">{}</div>', join(fill("<div>{}</div>", part) for part in parts))


def facts(pairs: Iterable[tuple[str, object]]) -> Markup:
    """Names and values one below the other; a value that is empty says so with a dash."""
    return fill('<dl class="pw-facts">{}</dl>', join(fill("<dt>{}</dt><dd>{}</dd>", *pair) for pair in pairs))


def _cell(row: Row, column: Column) -> Markup:
    value = column.cell(row)
    return fill('<td role="cell" class="{}" data-label="{}"><div>{}</div></td>', _kind(column), column.head, value)


def _kind(column: Column) -> str:
    return "pw-number" if column.number else ""


def _safe(value: object) -> Markup:
    if value is None or value == "":
        return Markup("")
    return value if isinstance(value, Markup) else escaping.html(str(value))
