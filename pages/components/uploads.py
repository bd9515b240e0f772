"""A letter that somebody uploads, put into the inbox under a safe name. What is in it is for the refresh to judge."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from pathlib import Path

SUFFIXES = (".pdf", ".docx", ".odt", ".rtf", ".txt", ".eml", ".html")
LARGEST_MB = 20
LONGEST_STEM = 100
RESERVED = re.compile(r"(?i)^(readme|thumbs|desktop|con|prn|aux|nul|com\d|lpt\d)$")


class Refused(ValueError):
    """The file cannot go into the inbox; the message says why and what to do."""


def safe_name(name: str) -> str:
    """A file name without folders, control characters or anything a file system could stumble over.

    What is left keeps the letter recognisable: at most 100 letters, digits, blanks and `-_,()`, and the suffix.
    """
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = base.rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    stem = re.sub(r"[^\w ,()-]+", "-", stem.replace(".", "-"))[:LONGEST_STEM].strip(" -_,")
    if not stem or RESERVED.match(stem):
        stem = f"letter-{stem}".rstrip("-")
    suffix = re.sub(r"[^a-z0-9]", "", suffix.lower())
    return f"{stem}.{suffix}" if suffix else stem


def save(folder: Path, name: str, content: bytes) -> Path:
    """Put an uploaded letter into the inbox and return where it is. Nothing that lies there is overwritten.

    Raises `Refused` for an empty file, one above 20 MB, or one of a kind that is not read.
    """
    safe = safe_name(name)
    if Path(safe).suffix not in SUFFIXES:
        readable = ", ".join(suffix.lstrip(".").upper() for suffix in SUFFIXES)
        raise Refused(f"This kind of file is not read. Save the letter as one of these and upload that: {readable}.")
    if not content:
        raise Refused("The file is empty. Check the original, and upload it again.")
    if len(content) > LARGEST_MB * 1_000_000:
        raise Refused(
            f"The file is larger than {LARGEST_MB} MB. Save a smaller copy, without pictures, and upload that."
        )
    folder.mkdir(parents=True, exist_ok=True)
    place = _free(folder, safe, content)
    if not place.exists() or not place.stat().st_size:
        # The refresh passes hidden files by, so it never sees half a letter.
        part = folder / f".{secrets.token_hex(8)}.part"
        part.write_bytes(content)
        os.replace(part, place)
    return place


def _free(folder: Path, name: str, content: bytes) -> Path:
    """A name in the folder that is free, and now taken; or the name under which this very file lies there already."""
    stem, suffix = os.path.splitext(name)
    for attempt in range(1, 10_000):
        place = folder / (name if attempt == 1 else f"{stem}-{attempt}{suffix}")
        try:
            place.open("xb").close()
        except FileExistsError:
            if place.is_file() and place.read_bytes() == content:
                return place
        else:
            return place
    raise Refused("There are too many letters of this name in the inbox. Give the file another name.")
