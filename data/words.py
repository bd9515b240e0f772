"""Words as both databases search them: folded, stemmed and plain, so that the same query finds the same. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.keys import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTED = re.compile(r'"([^"]*)"')
LONGEST_WORD = 60
MOST_TERMS = 20


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every phrase word for word, every other word also as the beginning of a longer one."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for that could be found."""
        return not self.words and not self.phrases

    def for_sqlite(self) -> str:
        """The query in the language of FTS5."""
        said = [f"{word}*" for word in self.words]
        return " AND ".join(said + [f'"{" ".join(phrase)}"' for phrase in self.phrases])

    def for_postgresql(self) -> str:
        """The query in the language of to_tsquery."""
        said = [f"{word}:*" for word in self.words]
        return " & ".join(said + [f"({' <-> '.join(phrase)})" for phrase in self.phrases])


def query(text: str) -> Query:
    """What somebody typed; words in double quotes are one phrase."""
    plain = fold(text)
    phrases = (tuple(terms(quoted)) for quoted in _QUOTED.findall(plain))
    kept = [phrase for phrase in phrases if phrase]
    words = dict.fromkeys(terms(_QUOTED.sub(" ", plain)))
    words.update(dict.fromkeys(phrase[0] for phrase in kept if len(phrase) == 1))
    return Query(
        tuple(words)[:MOST_TERMS], tuple(phrase[:MOST_TERMS] for phrase in kept if len(phrase) > 1)[:MOST_TERMS]
    )


def terms(text: str) -> Iterator[str]:
    """The words of a text in order, each as it is stored: without case, accents, apostrophes or endings."""
    for found in _WORD.finditer(fold(text)):
        yield term(found.group())


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text where they stand, for highlighting: start, end and the stored form."""
    for found in _WORD.finditer(text.replace("’", "'")):
        yield found.start(), found.end(), term(fold(found.group()))


def indexed(text: str) -> str:
    """A text as it is put into the index."""
    return " ".join(terms(text))


@lru_cache(maxsize=50_000)
def term(word: str) -> str:
    """One word as it is stored. What is not plain Latin is written out in digits: databases part it differently."""
    plain = unicodedata.normalize("NFKD", word.replace("'", ""))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    if not plain.isascii() or not plain.isalnum():
        return "x" + plain.encode("utf-8").hex()[:LONGEST_WORD]
    return str(_stemmer().stemWord(plain))[:LONGEST_WORD]


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # only where words are read or looked for

    return snowballstemmer.stemmer("english")
