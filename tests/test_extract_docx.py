"""Word documents give the text a reader sees: marks, tables, tracked changes, text boxes, footnotes, the letterhead."""

from __future__ import annotations

import io

import docx as word
from docx.document import Document

from tests.extracting import PLEDGE, SECOND, W, docx, only, p

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
RELATIONS = """<Relationships xmlns="r">
<Relationship Id="r1" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="r2" Type="x/footnotes" Target="footnotes.xml"/>
<Relationship Id="r3" Type="x/header" Target="header1.xml"/></Relationships>"""


def text(body: str, parts: dict[str, str] | None = None) -> str:
    return only("letter.docx", docx(body, {"word/_rels/document.xml.rels": RELATIONS, **(parts or {})})).text


def number(numeral: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numeral}"/></w:numPr>'


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_letter_made_by_a_library() -> None:
    document = word.Document()
    document.add_heading("Motion 3.4 – Stations", 2)
    document.add_paragraph(PLEDGE)
    for item in ("publish the list; and", "report in May."):
        document.add_paragraph(item, style="List Bullet")
    for item in ("First.", "Second."):
        document.add_paragraph(item, style="List Number")
    table = document.add_table(2, 3)
    for k, cell in enumerate(("Station", "What", "When", "Penge East", "New lifts", "May 2026")):
        table.cell(k // 3, k % 3).text = cell
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert only("letter.docx", saved(document)).text.split("\n\n") == [
        "Motion 3.4 – Stations",
        PLEDGE,
        "• publish the list; and\n• report in May.\n1. First.\n2. Second.",
        "Station\tWhat\tWhen\nPenge East\tNew lifts\tMay 2026",
    ]


def test_list_marks_count_on_restart_and_nest() -> None:
    body = p("one", number(1)) + p("deeper", number(1, 1)) + p("deeper still", number(1, 1)) + p("two", number(1))
    body += p("dot", number(2)) + p("again", number(3))
    assert (
        text(body, {"word/numbering.xml": NUMBERING})
        == "(a) one\ni. deeper\nii. deeper still\n(b) two\n• dot\n(a) again"
    )


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:r><w:t>We will </w:t></w:r><w:del><w:r><w:delText>perhaps </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>surely </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>not </w:t></w:r>"
        "<w:r><w:t>publish.</w:t></w:r></w:p>"
    )
    assert text(body) == "We will surely publish."


def test_line_breaks_stay_unless_a_sentence_runs_over_them() -> None:
    body = "<w:p><w:r><w:t>Imogen Achebe AM</w:t><w:br/><w:t>City Hall</w:t></w:r></w:p>"
    body += "<w:p><w:r><w:t>We will publish</w:t><w:br/><w:t>the plan by 31 May.</w:t></w:r></w:p>"
    assert text(body) == "Imogen Achebe AM\nCity Hall\n\nWe will publish the plan by 31 May."


def test_soft_hyphens_and_special_characters() -> None:
    body = (
        "<w:p><w:r><w:t>enforce\u00adment of step</w:t><w:noBreakHyphen/><w:t>free</w:t><w:softHyphen/>"
        '<w:t> routes </w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )
    assert text(body) == "enforcement of step-free routes •"


def test_footnotes_stand_at_the_end_with_their_marks() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="7">{p("The survey is old.")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>It is planned.</w:t><w:footnoteReference w:id="7"/><w:t> It will be.</w:t></w:r></w:p>'
    body += p(SECOND)
    assert (
        text(body, {"word/footnotes.xml": notes}) == f"It is planned.¹ It will be.\n\n{SECOND}\n\n¹ The survey is old."
    )


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Our ref: X1')}</w:txbxContent>"
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f'<mc:AlternateContent xmlns:mc="m">{either}</mc:AlternateContent>'
    assert text(f"<w:p><w:r><w:t>Dear Chair,</w:t></w:r><w:r>{drawing}</w:r></w:p>") == "Dear Chair,\n\nOur ref: X1"


def test_the_first_page_header_is_read_where_only_it_has_the_reference() -> None:
    section = '<w:sectPr><w:headerReference xmlns:r="r" w:type="default" r:id="r3"/></w:sectPr>'
    header = f"<w:hdr {W}>{p('MAYOR OF LONDON')}{p('Our ref: MGLA010203-1')}</w:hdr>"
    assert (
        text(p(PLEDGE) + section, {"word/header1.xml": header}) == f"MAYOR OF LONDON\nOur ref: MGLA010203-1\n\n{PLEDGE}"
    )
    assert (
        text(p("MAYOR OF LONDON") + p("Our ref: MGLA010203-1") + section, {"word/header1.xml": header}).count("MAYOR")
        == 1
    )


def test_a_table_that_only_places_text_is_no_table() -> None:
    cell = "<w:tc>{}</w:tc>"
    address = "".join(map(p, ("Imogen Achebe AM", "Chair", "City Hall", "London")))
    table = f"<w:tbl><w:tr>{cell.format(address)}{cell.format(p('3 April 2025'))}</w:tr></w:tbl>"
    assert text(table) == "Imogen Achebe AM\n\nChair\n\nCity Hall\n\nLondon\n\n3 April 2025"


def test_pages_begin_where_word_last_broke_them() -> None:
    body = p(PLEDGE) + "<w:p><w:r><w:t>We will </w:t><w:lastRenderedPageBreak/><w:t>publish.</w:t></w:r></w:p>"
    document = only("letter.docx", docx(body))
    assert document.text == f"{PLEDGE}\n\nWe will publish."
    assert [document.text[start:][:8] for start in document.page_starts] == [PLEDGE[:8], "publish."]
