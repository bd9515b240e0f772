"""Plain text comes out in paragraphs, whatever its encoding, line ends and page furniture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.reflow import reflow
from etl.extract.tidy import tidy
from etl.extract.unreadable import Unreadable
from tests.extracting import PLEDGE, SECOND, only

SAMPLE = Path(__file__).parents[1] / "data" / "letters" / "MGLA191124-5230.txt"
LETTER = (
    "Dear Chair,\n\nThe café’s lease – “for now” – will be renewed by 31 May.\n\nYours sincerely,\nOrla Fennimore\n"
)


def wrap(text: str, width: int = 70) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 <= width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return "\n".join(lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, line_end: str) -> None:
    data = LETTER.replace("\n", line_end).encode(encoding)
    assert only("letter.txt", data).text == LETTER.strip()


def test_utf_16_without_its_mark() -> None:
    assert only("letter.txt", LETTER.encode("utf-16-le")).text == LETTER.strip()


def test_the_sample_is_unchanged_but_for_its_running_header() -> None:
    source = SAMPLE.read_text()
    before, _, after = source.partition("\n\nMAYOR OF LONDON\n\n")
    expected = f"{before}\n\n{after}".replace("\u00a0", " ").strip()
    assert after
    assert only(SAMPLE.name, SAMPLE.read_bytes()).text == expected


def test_hard_wrapped_lines_are_joined() -> None:
    text = f"Dear Chair,\n\n{wrap(PLEDGE)}\n\n{wrap(SECOND)}\n"
    assert only("letter.txt", text.encode()).text.split("\n\n") == ["Dear Chair,", PLEDGE, SECOND]


def test_addresses_items_and_rows_keep_their_lines() -> None:
    address = "Imogen Achebe AM\nChair of the London Assembly\nCity Hall, Kamal Chunchie Way, London"
    items = "We will:\n(a) open the centre by May;\n(b) publish what we learn; and\n(c) report in the autumn."
    table = "Station      What            When\nPenge East   New lifts       May 2026"
    text = only("letter.txt", f"{address}\n\n{wrap(PLEDGE)}\n\n{items}\n\n{table}\n".encode()).text
    tabbed = "Station\tWhat\tWhen\nPenge East\tNew lifts\tMay 2026"
    assert text.split("\n\n") == [address, PLEDGE, items, tabbed]


def test_a_wrapped_item_is_one_line() -> None:
    item = wrap(f"(a) {PLEDGE}")
    assert (
        only("letter.txt", f"We will:\n{item}\n(b) report.\n".encode()).text == f"We will:\n(a) {PLEDGE}\n(b) report."
    )


def test_running_lines_are_cut_out_of_a_sentence() -> None:
    lines = wrap(PLEDGE).split("\n")
    first, rest = "\n".join(lines[:2]), "\n".join(lines[2:])
    foot = "City Hall, London E16 1ZE            Page {} of 2"
    head = "MAYOR OF LONDON\n\n"
    text = f"{head}Dear Chair,\n\n{first}\n\n{foot.format(1)}\n\f{head}{rest}\n\n{foot.format(2)}\n"
    document = only("letter.txt", text.encode())
    assert document.text == f"MAYOR OF LONDON\n\nDear Chair,\n\n{PLEDGE}"
    assert document.text[document.page_starts[1] :].startswith(lines[2])


def test_a_lone_page_number_between_paragraphs_goes() -> None:
    text = f"{PLEDGE}\n\nPage 1 of 2\n\n{SECOND}\n\n- 2 -\n\nYours sincerely"
    assert only("letter.txt", text.encode()).text == f"{PLEDGE}\n\n{SECOND}\n\nYours sincerely"


def test_paragraphs_on_single_lines_are_parted() -> None:
    assert only("letter.txt", f"{PLEDGE}\n{SECOND}\n".encode()).text == f"{PLEDGE}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("divided", "whole"),
    [
        ("govern-\nment of the day", "government of the day"),
        ("step-\nfree access for all", "step-free access for all"),
        ("18-\nmonth plan for all", "18-month plan for all"),
        ("MO-\nPAC and the MPS", "MO-PAC and the MPS"),
    ],
)
def test_words_divided_at_a_line_end(divided: str, whole: str) -> None:
    lead = f"The long line at the start of this paragraph is there to set the width\nof it: {'x' * 50}"
    text = f"{lead} {divided}\n"
    assert whole in only("letter.txt", text.encode()).text


def test_an_acronym_spelt_whole_elsewhere_is_joined() -> None:
    lead = "MOPAC wrote a line that is as wide as any other in this file, or nearly so"
    text = f"{lead}\nand {'x' * 60} MO-\nPAC will pay\n"
    assert "MOPAC will pay" in only("letter.txt", text.encode()).text


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\x00" * 40])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        only("letter.txt", data)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="not text"):
        only("letter.txt", bytes(range(256)) * 40)


def test_characters_are_made_plain() -> None:
    text, _ = tidy("Cafe\u0301\u00a0will\u00ad be\u200b re\ufb01tted\u2028now\x07", (0,))
    assert text == "Café will be reﬁtted\nnow"


@given(st.text(max_size=400))
def test_any_text_keeps_the_contract(source: str) -> None:
    text, starts = tidy(*reflow(source))
    assert not set(text) & set("\x00\r\x0c\u00ad")
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert list(starts) == sorted(starts)
    assert starts[0] == 0
    assert starts[-1] <= len(text)


@given(st.lists(st.text(alphabet="ab \n\t", max_size=30), min_size=1, max_size=5))
def test_page_starts_follow_the_characters(pages: list[str]) -> None:
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page))
    text, moved = tidy("".join(pages), starts)
    seen = ["".join(text[a:b].split()) for a, b in zip(moved, [*moved[1:], len(text)], strict=True)]
    assert seen == ["".join(page.split()) for page in pages]
