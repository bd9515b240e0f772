"""Text from outside, shown as the characters it is made of: never as HTML, Markdown, LaTeX, an icon or an emoji."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

JOINER = "\u2060"
TURNING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def visible(text: str) -> str:
    """The text with the characters that turn the direction of reading, or control a terminal, written as numbers."""
    return TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def html(text: str) -> Markup:
    """The text for use within HTML; what is already `Markup` of ours stays as it is."""
    return text if isinstance(text, Markup) else escape(visible(text))


def markdown(text: str) -> str:
    """The text for a label, a button or a message, which Streamlit reads as Markdown.

    A backslash alone does not do: shortcodes, directives, arrows and web addresses are found after Markdown took the
    backslash away. So an invisible word joiner stands before each mark of punctuation too.
    """
    return PUNCTUATION.sub(JOINER + r"\\\1", " ".join(visible(text).split()))
