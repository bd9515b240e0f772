"""Text from outside stays text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pages.components import escaping, markup

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** _slanted_ ~~gone~~ `code`",
    "$x^2$ and $$y$$",
    ":smile: :+1: :material/home: :red[stop] :blue-badge[x]",
    "[a](https://example.org) ![b](https://example.org/b.png) <https://example.org>",
    "https://example.org www.example.org someone@example.org",
    "# heading\n- item\n> quoted\n| a | b |\n|---|---|",
    "-> <- -- >= ~= &amp; &lt;b&gt; \\",
    "{0} {name} %s {{x}}",
    "مرحبا بالعالم and שלום",
    "zero\u200bwidth\u200d and \ufeff marks",
]


class Reader(HTMLParser):
    """Collects what a browser would show, and every tag it would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    return reader


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_html_shows_the_text_and_no_tag(text: str) -> None:
    shown = read(markup.fill("<p>{}</p>", text))
    assert shown.tags == ["p"]
    assert shown.text == escaping.visible(text)


@given(st.text())
def test_a_link_keeps_hostile_values_in_the_address(text: str) -> None:
    shown = read(markup.link(text, "pledges", text=text, body='"><script>'))
    assert shown.tags == ["a"]


def test_our_own_markup_is_not_escaped_twice() -> None:
    assert escaping.html(Markup("<b>x</b>")) == "<b>x</b>"


@pytest.mark.parametrize("text", HOSTILE)
def test_every_mark_of_punctuation_is_disarmed_for_markdown(text: str) -> None:
    written = escaping.markdown(text)
    for place, character in enumerate(written):
        if escaping.PUNCTUATION.match(character) and character != "\\":
            assert written[place - 2 : place] == escaping.JOINER + "\\"
    assert "\n" not in written


def test_characters_that_turn_the_reading_are_written_out() -> None:
    assert escaping.visible("pay \u202e001 later") == "pay ⟨U+202E⟩001 later"
    assert escaping.visible("line\nand\ttab") == "line\nand\ttab"


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    assert read(markup.outside("see", "javascript:alert(1)")).tags == []
    assert read(markup.outside("see", "https://example.org")).tags == ["a"]
