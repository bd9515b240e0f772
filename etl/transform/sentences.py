"""Text to sentences: where each begins and ends, and whether it is prose, item, table cell, quotation or heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "item", "cell", "heading", "quoted"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, `text[start:end]`, without its list mark.

    `stem` is the lead-in that an item completes, or the heading of the column a cell stands in; `date_cell` and
    `owner_cell` are the cells of the same table row that say when and who.
    """

    start: int
    end: int
    kind: Kind = "sentence"
    stem: Span | None = None
    date_cell: Span | None = None
    owner_cell: Span | None = None


_LINE = re.compile(r"[^\n]+")
_BULLET = "•●▪◦‣○■□"
_MARK = re.compile(
    rf"(?:[{_BULLET}·]\s*|[*–—-]\s+|\(?(?:\d{{1,2}}|[A-Za-z]|[ivx]{{2,4}})[.)]\s+|"
    rf"\d{{1,2}}\.\d{{1,2}}\.?\s+(?=[A-Z][a-z]*\s))"
)
_NUMBERED_TITLE = re.compile(r"(?:Motion\s+)?\d{1,3}(?:\.\d{1,3})+\.?\s")
_QUOTED = re.compile(r"(?:>\s*)+")
# A sentence ends at a stop with its closing quotes and footnote marks, before a space and something that can begin one.
_END = re.compile(
    r"(?<![.!?…])[.!?…]+[)\"'”’\]]{0,3}(?:[¹²³⁰-⁹†*]{1,3}|\[\d{1,3}\])?\s+(?=[\"'“‘(\[]{0,2}(?:[A-Z0-9£$€À-Þ]|https?:))"
    rf"|(?<!\s)\s+(?=[{_BULLET}])"
)
_LONGEST = 2000
_FOOTNOTE = "¹²³⁰⁴⁵⁶⁷⁸⁹†"
_INLINE_MARK = re.compile(rf"[{_BULLET}]\s*")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]+$")
_ABBREVIATIONS = frozenset(
    """
    no nos st mr mrs ms mx dr prof rt hon rev cllr sen gov lt col gen capt cpl sgt insp supt cmdr maj brig approx
    e.g i.e eg ie cf vs viz para paras p pp art arts cl sec ch vol ed eds fig figs tel ext dept govt est incl ref
    refs nr ave rd sq jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri cm hc
    hl
    """.split()
)
_SOMETIMES = frozenset("ltd plc inc co corp etc a.m p.m u.k u.s e.u jr sr".split())
_STARTERS = re.compile(
    r"[\"'“‘(\[]{0,2}(?:The|This|That|These|Those|There|We|I|It|He|She|They|You|In|On|At|By|For|From|"
    r"As|If|When|While|However|"
    r"Our|My|Its|Their|To|A|An|And|But|No|Since|After|Before|With|Under|Further|All|Any|Each|Once|"
    r"Subject|Where|Also|Following)\b"
)
_DATEY = re.compile(
    r"(?i)\b(?:(?:19|20)\d\d|q[1-4]|spring|summer|autumn|winter|january|february|march|april|may|june|"
    r"july|august|september|"
    r"october|november|december|weeks?|months?|years?|soon|shortly|in due course|christmas|easter|recess|term)\b"
)
_DATE_HEADER = re.compile(
    r"(?i)\s*(?:by )?(?:when|dates?|deadline|timescales?|timing|timetable|timeframe|time frame|due|target|complet"
    r"|by\s*:?\s*$)"
)
_OWNER_HEADER = re.compile(r"(?i)\s*(?:who\b|by whom|owner|lead|responsib|accountable|body\b|bodies|organi[sz]ation)")
_DONE_CELL = re.compile(
    r"(?i)\s*(?:(?:now|already|all|fully) )*(?:(?:completed|done|achieved|finished|implemented|closed|in place)\b(?!"
    r" (?:by|before))"
    r"|(?:delivered|published|met|built|installed|opened|ended)(?=\s*$|[.,;(]| (?:in|on|since) )|complete(?=\s*$"
    r"|[.,;(]| [–-]))"
    r"|[^,;(]{0,25}[,;(–-]\s*(?:now |already )?(?:completed?|done|delivered|finished)\)?\.?\s*$"
)
_HAS_VERB = re.compile(r"\b(?:will|is|are|was|were|has|have|had|can|shall|plans?|aims?|intends?|expects?|continues?)\b")
_BROKEN_OFF = re.compile(r"\b(?:will|shall|to|also|now|then)\s*:$")
_LEAD_IN = re.compile(r":\s*[-–—]?\s*$")


def _ends_sentence(text: str, begin: int, stop: int, after: int) -> bool:
    """Whether the stop at `stop` closes a sentence rather than an abbreviation or an initial."""
    if text[stop] != ".":
        return True
    found = _WORD_BEFORE.search(text, max(begin, stop - 24), stop)
    if found is None:
        return True
    word = found.group()
    lower = word.lower()
    if lower in _ABBREVIATIONS:
        # "No." is an abbreviation before a number, and otherwise the shortest of answers.
        return lower == "no" and not text[after : after + 1].isdigit()
    if lower in _SOMETIMES or (len(word) == 1 and word.isupper() and word != "I"):
        return _STARTERS.match(text, after) is not None
    return True


def _pieces(text: str, begin: int, end: int) -> Iterator[Span]:
    """The sentences of one run of prose, stripped of white space and of marks in the running line."""
    at = begin
    for found in _END.finditer(text, begin, end):
        if text[found.start()].isspace() or _ends_sentence(text, at, found.start(), found.end()):
            yield from _short(text, at, found.end())
            at = found.end()
    yield from _short(text, at, end)


def _short(text: str, begin: int, end: int) -> Iterator[Span]:
    """A sentence as it is, or in parts where a text has no stops, so that nothing after has to read without end."""
    while end - begin > _LONGEST:
        cut = max(text.rfind(" ", begin + 1, begin + _LONGEST), begin + _LONGEST // 2)
        yield from _stripped(text, begin, cut)
        begin = cut
    yield from _stripped(text, begin, end)


def _stripped(text: str, begin: int, end: int) -> Iterator[Span]:
    mark = _INLINE_MARK.match(text, begin, end)
    begin = mark.end() if mark else begin
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and (text[end - 1].isspace() or text[end - 1] in _FOOTNOTE):
        end -= 1
    if begin < end:
        yield begin, end


def _is_heading(line: str) -> bool:
    """Whether a line that is a whole paragraph reads as a title: short, with no stop and no verb of a sentence."""
    if len(line) > 150 or line[-1] in ".!?…:;,":
        return False
    if line.isupper():
        return True
    words = line.split()
    capitals = sum(word[0].isupper() for word in words)
    return capitals * 2 > len(words) or len(words) <= 7 or (len(words) <= 14 and not _HAS_VERB.search(line))


def _cells(text: str, begin: int, end: int) -> list[Span]:
    """The cells of a table row; an empty cell keeps its place with an empty span."""
    cells = []
    for part in re.finditer(r"[^\t]*(?:\t|$)", text[begin:end]):
        cell = part.group().rstrip("\t")
        if part.start() == part.end() == end - begin and text[end - 1] != "\t":
            break
        left = begin + part.start() + len(cell) - len(cell.lstrip())
        cells.append((left, left + len(cell.strip())))
    return cells


def _row(text: str, cells: list[Span], header: list[Span]) -> Iterator[Sentence]:
    """The sentences of a table row, each with the cells beside it that say when and who."""
    when = _column(text, header, _DATE_HEADER)
    if when is None or when >= len(cells):
        short = (i for i, (a, b) in enumerate(cells) if b - a <= 50 and not _HAS_VERB.search(text, a, b))
        when = next((i for i in short if _DATEY.search(text, *cells[i])), None)
    who = _column(text, header, _OWNER_HEADER)
    done = next((i for i, (a, b) in enumerate(cells) if i and b - a <= 50 and _DONE_CELL.match(text[a:b])), None)
    for i, cell in enumerate(cells):
        for span in _pieces(text, *cell):
            yield Sentence(
                *span,
                "cell",
                # What the row says is done, its column no longer promises.
                stem=header[i] if i < len(header) and cells is not header and done is None else None,
                date_cell=_other(cells, when, i),
                owner_cell=_other(cells, who, i),
            )


def _column(text: str, header: list[Span], named: re.Pattern[str]) -> int | None:
    return next((i for i, cell in enumerate(header) if named.match(text[slice(*cell)])), None)


def _other(cells: list[Span], column: int | None, own: int) -> Span | None:
    """The cell of a column, unless it is empty or the very cell that is read."""
    if column is None or column == own or column >= len(cells) or cells[column][0] == cells[column][1]:
        return None
    return cells[column]


def _completes(text: str, stem: Span | None, begin: int, listed: bool) -> bool:
    """Whether a paragraph without a mark goes on with a lead-in: it begins small, or that breaks off at “will:”."""
    if stem is None or text[begin].islower():
        return stem is not None
    return not listed and _BROKEN_OFF.search(text, *stem) is not None and not _STARTERS.match(text, begin)


def split(text: str) -> list[Sentence]:
    """The sentences of a letter in their order; offsets are exact, and between them is only white space or a mark."""
    sentences: list[Sentence] = []
    stem: Span | None = None
    listed = False  # whether the items under the lead-in bear marks
    header: list[Span] = []
    for line in _LINE.finditer(text):
        begin, end = line.span()
        while begin < end and text[begin] in " \u00a0\ufeff":
            begin += 1
        if not text[begin:end].strip():
            continue
        if "\t" in text[begin:end].strip():
            cells = _cells(text, begin, end)
            header = header or cells
            sentences.extend(_row(text, cells, header))
            continue
        header = []
        quoted = _QUOTED.match(text, begin, end)
        if quoted:
            sentences.extend(Sentence(*span, "quoted") for span in _pieces(text, quoted.end(), end))
            continue
        alone = text[max(0, line.start() - 2) : line.start()] in ("", "\n", "\n\n") and text[end : end + 2] in (
            "",
            "\n",
            "\n\n",
        )
        if alone and _NUMBERED_TITLE.match(text, begin, end) and _is_heading(text[begin:end].strip()):
            sentences.append(Sentence(begin, begin + len(text[begin:end].rstrip()), "heading"))
            stem = None
            continue
        mark = _MARK.match(text, begin, end)
        item = mark is not None and text[mark.end() : end].strip() != ""
        begin = mark.end() if mark and item else begin
        marked = item and stem is not None
        item = item or _completes(text, stem, begin, listed)
        listed = (listed or marked) and item
        if alone and not item and _is_heading(text[begin:end].strip()):
            sentences.extend(Sentence(*span, "heading") for span in _stripped(text, begin, end))
            stem = None
            continue
        spans = list(_pieces(text, begin, end))
        for i, span in enumerate(spans):
            in_list = item or text[begin : span[0]].rstrip()[-1:] in tuple(_BULLET)
            first = in_list and (i == 0 or text[spans[i - 1][1] : span[0]].strip() != "")
            sentences.append(
                Sentence(*span, "item" if item or (in_list and first) else "sentence", stem=stem if first else None)
            )
        if spans and _LEAD_IN.search(text, *spans[-1]) and not item:
            stem = spans[-1]
        elif not item:
            stem = None
    return sentences
