"""What the first and the last characters of a line tell: list marks, page numbers, whether a sentence goes on."""

from __future__ import annotations

import re

# "• ", "1. ", "(a) ", "iv) ": what a list item begins with. "3.4 Title" is a heading's number and no mark.
MARK = re.compile(
    r"(?:[•●▪▸◦‣∙·■□–—*o-](?=\s)|[✓→](?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})\)(?=\s)|(?:\d{1,2}|[a-zA-Z]|[ivx]{2,5})\.(?=\s))\s+"
)
NUMBERED = re.compile(r"(?:motion\s+)?\d{1,2}\.\d{1,3}\b", re.I)
ENDS = frozenset(".!?:;…")
CLOSERS = "\"'”’)]¹²³⁰⁴⁵⁶⁷⁸⁹"
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|pg|p)?\.?\s*\d{1,4}(?:\s*(?:of|/|out of)\s*\d{1,4})?\W{0,3}$|\W{0,3}page\s+[ivxl]{1,6}\W{0,3}$",
    re.I,
)
PAGE_OF = re.compile(r"\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.I)
MOST_PAGES = 1500
DIGITS = re.compile(r"\d+")
FIGURES = b"0123456789"
CLOSING = re.compile(r"(?:yours|kind|best|warm|with|many)\b.{0,30}$", re.I)


def is_item(line: str) -> bool:
    """Does this line begin a list item?"""
    if line[:2].isalpha() and line[0] not in "ivx":  # most lines: two letters are no mark but in Roman figures
        return False
    return MARK.match(line) is not None


def is_page_number(line: str) -> bool:
    """Is this line a page number and nothing else?"""
    if not PAGE_NUMBER.match(line):
        return False
    numbers = [int(number) for number in DIGITS.findall(line)]
    return numbers == sorted(numbers) and all(number < MOST_PAGES for number in numbers) and bool(numbers)


def ended(line: str) -> bool:
    """Does a sentence, or what leads to a list, end with this line?"""
    return line.rstrip(CLOSERS)[-1:] in ENDS


def goes_on(before: str, after: str) -> bool:
    """Could a sentence run from the line `before` a break into the line `after` it?"""
    if not before or not after or is_item(after) or NUMBERED.match(after):
        return False
    return not ended(before.rstrip()) or after[0].islower()


def skeleton(line: str) -> str:
    """The line without what changes from page to page, to find running headers and footers by."""
    if not line.isascii() or len(line.encode().translate(None, FIGURES)) < len(line):  # searching most lines is in vain
        line = DIGITS.sub("0", line)
    return " ".join(line.casefold().split())
