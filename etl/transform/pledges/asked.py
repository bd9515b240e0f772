"""Questions that a document repeats before it answers them: what a Member says there is no word of the answer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from etl.transform.sentences import Sentence

# Where a question is put: "Question No: 2031/77", "Question By: …", "Question 3:", "Q3."
_PUT = re.compile(
    r"\bQuestion (?P<how>By|No|Number)\b[:.]|^(?:Question|Q)\.? ?\d{1,3}(?:[.:)]| ?[-–—] )",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWER = re.compile(
    r"^(?:Answer(?:ed)?\b[^\n.?!]*|(?:The )?(?:Deputy )?Mayor(?: of London)?:?|"
    r"(?:Response|Reply)(?: from [^\n.?!]*)?:?)\s*$",
    re.MULTILINE,
)
_QUESTION = ("?", "?”", "?’", '?"', "?'", "?)")
_MOST = 12  # sentences that lead to a question


def asked(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Where the sentences begin that put a question, or lead to one, rather than answer it.

    A question goes on to the line that says whose answer follows; without such a line to the last of the question
    marks that come first.
    """
    if "uestion" not in text and "\nQ" not in text:
        return frozenset()
    put = [question.end() for question in _PUT.finditer(text)]
    begins = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    found: set[int] = set()
    for start, end in pairwise([*put, len(text)]):
        answer = _ANSWER.search(text, start, end)
        until = answer.start() if answer else end
        mine = sentences[bisect_right(ends, start) : bisect_left(begins, until)]
        found.update(_of_question(text, mine, to_the_end=answer is not None))
    return frozenset(found)


def _of_question(text: str, sentences: Sequence[Sentence], *, to_the_end: bool) -> list[int]:
    if to_the_end:
        return [sentence.start for sentence in sentences]
    ends = [text.endswith(_QUESTION, 0, sentence.end) for sentence in sentences]
    first = next((i for i, asks in enumerate(ends[:_MOST]) if asks), None)
    if first is None:
        return []
    last = next((i for i in range(first, len(ends)) if not ends[i]), len(ends))
    return [sentence.start for sentence in sentences[:last]]
