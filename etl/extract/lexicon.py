"""English words, to tell a compound divided at its own hyphen from a word divided by the printer."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

PREFIXES = {
    "multi",
    "pre",
    "mid",
    "eco",
    "semi",
    "quasi",
    "micro",
    "macro",
    "inter",
    "intra",
    "ultra",
    "neuro",
    "socio",
    "carbon",
}


@cache
def words() -> frozenset[str]:
    """Lower-case English words, British spellings among them (the frequency list of pyspellchecker)."""
    counts = json.loads(gzip.decompress(files("spellchecker").joinpath("resources/en.json.gz").read_bytes()))
    return frozenset(counts) | PREFIXES
