"""Web pages, OpenDocument and rich text give the letter's own matter in the same shape as every other format."""

from __future__ import annotations

import pytest

from etl.extract.unreadable import Unreadable
from tests.extracting import PLEDGE, SECOND, only, zipped

LIST = "We will:\n\n(a) publish it; and\n(b) meet you."


def page(body: str, head: str = "<meta charset=utf-8>") -> str:
    return only("letter.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()).text


def test_paragraphs_headings_and_line_breaks() -> None:
    wide = PLEDGE.replace(" ", "\n  ")
    body = f"<h1>Response</h1><p>Dear Chair,<br>City Hall</p><p>{wide}</p>"
    assert page(body).split("\n\n") == ["Response", "Dear Chair,\nCity Hall", PLEDGE]


def test_what_is_no_matter_is_left_out() -> None:
    body = "<nav>Home</nav><div class='cookie-banner'>We will use cookies</div><script>x()</script><p hidden>no</p>"
    body += f"<p>{PLEDGE}</p>"
    assert page(body + "<div style='display: none'>no</div>") == PLEDGE
    assert page(f"<header>London</header><main><p>{PLEDGE}</p></main><footer>We will be back</footer>") == PLEDGE


def test_lists_and_tables() -> None:
    body = "<ul><li>one<ol type=i start=2><li>two</ol><li>three</ul>"
    body += "<table><tr><th>What<th>When<tr><td>Lifts<td>May</table>"
    assert page(body) == "• one\nii. two\n• three\n\nWhat\tWhen\nLifts\tMay"


def test_the_lines_of_a_cell_are_parted_by_a_space() -> None:
    cells = "<td><p>Mend</p><p>the weir</p></td><td>May<br>2026<sup>1</sup><script>x()</script></td>"
    assert page(f"<table><tr><th>Action</th><th>When</th></tr><tr>{cells}</tr></table>") == (
        "Action\tWhen\nMend the weir\tMay 2026¹"
    )


def test_a_table_that_only_places_text_is_no_table() -> None:
    assert page(f"<table><tr><td><p>{PLEDGE}</p></td></tr></table>") == PLEDGE


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    markup = f"<html><head><meta charset={encoding}></head><body><p>The café’s lease</p></body></html>"
    assert only("letter.html", markup.encode(encoding)).text == "The café’s lease"


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(Unreadable, match="without text"):
        page("<script>render()</script>")


def test_rich_text() -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0 Dear Chair,\line City Hall\par "
        + r"We will publish the mayor\u8217?s plan \'96 by May.\par "
        + r"{\pntext\'B7\tab}publish it; and\par {\pntext\'B7\tab}meet you.\par "
        + r"\trowd\intbl What\cell When\cell\row\intbl Lifts\cell May\cell\row\pard Yours\par}"
    )
    assert only("letter.rtf", source.encode()).text.split("\n\n") == [
        "Dear Chair,\nCity Hall",
        "We will publish the mayor’s plan – by May.",
        "• publish it; and\n• meet you.",
        "What\tWhen\nLifts\tMay",
        "Yours",
    ]


def test_rich_text_keeps_a_cell_whole_and_a_footnote_mark_raised() -> None:
    source = (
        r"{\rtf1\ansi\trowd\intbl What\cell When\cell\row\trowd\intbl Mend\line the weir\par soon\cell May\cell"
        r"\row\pard "
        r"It cost \'a34m in 2026.{\fs16\super 12}\par Yours\par}"
    )
    assert only("letter.rtf", source.encode()).text.split("\n\n") == [
        "What\tWhen\nMend the weir soon\tMay",
        "It cost £4m in 2026.¹²",
        "Yours",
    ]


def test_open_document() -> None:
    content = f"""<o:document-content xmlns:o="o" xmlns:t="t" xmlns:s="s" xmlns:b="b">
<o:automatic-styles><t:list-style s:name="L">
<t:list-level-style-number t:level="1" s:num-format="a" s:num-prefix="(" s:num-suffix=")"/>
</t:list-style></o:automatic-styles><o:body><o:text><t:tracked-changes><t:p>gone</t:p></t:tracked-changes>
<t:h>Motion 3.4</t:h><t:p>Dear Chair,<t:line-break/>City Hall</t:p><t:p>We will:</t:p>
<t:list t:style-name="L"><t:list-item><t:p>publish it; and</t:p></t:list-item>
<t:list-item><t:p>meet you.</t:p></t:list-item></t:list><t:p>{PLEDGE}<t:note>
<t:note-citation>1</t:note-citation><t:note-body><t:p>An old survey.</t:p></t:note-body></t:note></t:p>
<b:table><b:table-row><b:table-cell><t:p>Lifts</t:p></b:table-cell><b:table-cell>
<t:p>May</t:p></b:table-cell></b:table-row></b:table>
<t:p><t:soft-page-break/>{SECOND}</t:p></o:text></o:body></o:document-content>"""
    document = only("letter.odt", zipped({"content.xml": content}))
    assert document.text == (
        f"Motion 3.4\n\nDear Chair,\nCity Hall\n\n{LIST}\n\n{PLEDGE}¹\n\nLifts\tMay\n\n{SECOND}\n\n¹ An old survey."
    )
    assert document.text[document.page_starts[1] :].startswith(SECOND)
