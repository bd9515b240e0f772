"""The vocabulary of the rules: patterns over folded text, and the numbers that words stand for."""

from __future__ import annotations

import re
import string

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?= ?\d))?"
)
SEASON = r"(?:spring|summer|autumn|winter)\b"
YEAR = r"(?:19|20)\d\d(?!\d|,\d{3}|%|\.\d|(?:st|nd|rd|th|s)\b)"
SPLIT_YEAR = r"(?:(?:19|20)\d\d ?[/-] ?(?:(?:19|20)\d\d|\d\d)|\d\d/\d\d)(?![\d/]|-\d|,\d|%)"
DAY_NUMBER = r"(?<!\d[.,:])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d)"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
ORDINALS = {
    **{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4},
    **{"final": -1, "last": -1},
}

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)} | {
    **{"a": 1, "an": 1, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90},
    **{"twenty-one": 21, "twenty-four": 24, "twenty-eight": 28, "thirty-six": 36, "forty-two": 42},
}
NUMBER = r"(?:\d{1,3}(?![\d,.%])|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")\b"

# Letters are folded before they are read, one character for one, so that every offset stays.
_SPACES = "\t\n\r\v\f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# What stays is listed too, as far as it is frequent: a letter that is missing takes three times as long.
_FOLDED = {letter: chr(letter) for letter in range(0x180)}
_FOLDED |= dict(zip(map(ord, string.ascii_uppercase), string.ascii_lowercase, strict=True))
_FOLDED |= dict.fromkeys(map(ord, _SPACES), " ")
_FOLDED |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_FOLDED |= dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
_FOLDED |= dict.fromkeys(range(0xE000, 0xE010), "\ufffd")


def fold(text: str) -> str:
    """The text in lower case, with plain spaces, hyphens and apostrophes; every character stays where it is."""
    return text.lower() if text.isascii() and text.isprintable() else text.translate(_FOLDED)


def number(word: str) -> int:
    """The number a word or numeral stands for; of "four to six" the larger."""
    if word.isdecimal():
        return int(word)
    last = word if word in NUMBERS else re.split(r"[ -]*(?:-|\bto\b|\bor\b)[ -]*", word)[-1]
    return NUMBERS.get(last) or int(last)


def month(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS.index(word[:3]) + 1


def year(word: str) -> int:
    """A year written with four digits or two; two digits are of this century."""
    return int(word) if len(word) == 4 else 2000 + int(word)


def split_year(word: str) -> int | None:
    """The first year of "2025/26", "2025-2026" or "26/27"; None when the two do not follow each other."""
    first, last = (part.strip() for part in re.split("[/-]", word))
    begins = year(first)
    follows = (begins + 1) % 100 == int(last[-2:]) and (len(last) == 2 or int(last) == begins + 1)
    return begins if follows else None
