"""How things are recognised again: motions, letters in another format, sentences and words. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

BETWEEN_NAMES = "; "
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = {ord("‘"): "'", ord("’"): "'", ord("‛"): "'", ord("“"): '"', ord("”"): '"'}


def fold(text: str) -> str:
    """The text as it is compared and searched: no case, plain quotes and dashes, one blank between words."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES | _QUOTES).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def bare(text: str) -> str:
    """Only the letters and digits, so that the same words laid out otherwise are the same."""
    return re.sub(r"[\W_]+", "", fold(text))


def text_key(text: str) -> str:
    """What the same letter has in common in two formats."""
    return sha256(bare(text))


def sha256(text: str) -> str:
    """The SHA-256 of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def number_key(number: str | None) -> str:
    """A motion's number so that it sorts part by part: 3.6 before 3.16."""
    return re.sub(r"\d+", lambda digits: digits.group().zfill(4), number or "").upper()


def joined(names: Iterable[str]) -> str:
    """Several names in one column, each once and in their order."""
    return BETWEEN_NAMES.join(dict.fromkeys(name.replace(";", ",") for name in names))


def parted(names: str) -> tuple[str, ...]:
    """The names of one column."""
    return tuple(names.split(BETWEEN_NAMES)) if names else ()


def motion_key(meeting: date | None, number: str | None, title: str) -> str:
    """What makes a motion itself: its meeting and number, or its title where the letter gives no number.

    Numbers start again at every meeting, so without a meeting the title has to agree as well.
    """
    if meeting is None:
        return f"-|{number_key(number)}|{bare(title)}"
    return f"{meeting.isoformat()}|{number_key(number)}|{'' if number else bare(title)}"
