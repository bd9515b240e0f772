"""PDFs in many layouts come out as the paragraphs that were written."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from etl.extract.unreadable import Unreadable
from tests.extracting import (
    BODY,
    HEADING,
    JUSTIFIED,
    PLEDGE,
    SECOND,
    Paragraph,
    Spacer,
    Table,
    drawn,
    only,
    paragraphs,
    pdf,
    raw_pdf,
    varied,
    wrapped,
)


def blocks(data: bytes) -> list[str]:
    return only("letter.pdf", data).text.split("\n\n")


@pytest.mark.parametrize("style", [BODY, JUSTIFIED])
def test_paragraphs_of_one_column(style: object) -> None:
    story = [Paragraph("Motion 3.4 – Stations", HEADING), *paragraphs(PLEDGE, SECOND, style=JUSTIFIED)]
    assert blocks(pdf(story)) == ["Motion 3.4 – Stations", PLEDGE, SECOND]


def test_an_address_keeps_its_lines() -> None:
    story = paragraphs("Imogen Achebe AM<br/>Chair of the London Assembly<br/>City Hall", PLEDGE)
    assert blocks(pdf(story)) == ["Imogen Achebe AM\nChair of the London Assembly\nCity Hall", PLEDGE]


def test_two_columns_are_read_one_after_the_other() -> None:
    story = paragraphs(PLEDGE, SECOND, PLEDGE, SECOND, style=JUSTIFIED)
    assert blocks(pdf(story, columns=2, height=250)) == [PLEDGE, SECOND, PLEDGE, SECOND]


def test_two_columns_written_line_by_line_across_the_page() -> None:
    left, right = wrapped(PLEDGE, 200), wrapped(SECOND, 200)
    rows = [
        (x, 700 - 14 * k, column[k])
        for k in range(min(len(left), len(right)))
        for x, column in ((60, left), (310, right))
    ]
    rest = [(60, 700 - 14 * k, left[k]) for k in range(len(right), len(left))]
    rest += [(310, 700 - 14 * k, right[k]) for k in range(len(left), len(right))]
    assert blocks(drawn([*rows, *rest])) == [PLEDGE, SECOND]


def test_running_lines_go_and_a_sentence_runs_on_over_the_page() -> None:
    texts = varied(8)
    document = only(
        "letter.pdf", pdf(paragraphs(*texts), header="MAYOR OF LONDON", footer="Page {page} of 3", height=150)
    )
    assert document.text.split("\n\n") == ["MAYOR OF LONDON", *texts]
    assert len(document.page_starts) > 2
    assert all(document.text[start - 1] in " \n" for start in document.page_starts[1:])


def test_a_footnote_does_not_cut_the_sentence_that_runs_over_it() -> None:
    lines = wrapped(PLEDGE.replace("programme", "programme of works that will in the end reach every one of them"), 440)
    body = [(72.0, 140.0 - 14 * k, line) for k, line in enumerate(lines[:2])]
    story = drawn([*body])
    assert blocks(story) == [" ".join(lines[:2])]
    small = Paragraph(
        "1 The survey of 2019 covered nine stations and was never published.", BODY.clone("small", fontSize=8)
    )
    marked = PLEDGE.replace("stations", "stations<super size=7>1</super>")
    text = only("letter.pdf", pdf([Paragraph(marked, BODY), Spacer(1, 20), small, Paragraph("", BODY)])).text
    assert text.startswith(PLEDGE.replace("stations", "stations¹"))
    assert text.split("\n\n")[1].startswith("1 The survey of 2019")


def test_a_footnote_whose_mark_stands_apart_does_not_cut_it_either() -> None:
    lines = wrapped(PLEDGE, 440)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for size, x, y, text in (
        (8, 285, 35, "Page 1"),
        (6, 72, 62, "1"),
        (8, 77, 58, "It was last revised in 2019."),
        (11, 72, 700, "Motion 3.4 – Lifts"),
        (11, 72, 114, lines[0]),
        (11, 72, 100, lines[1]),
    ):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    for k, line in enumerate([*lines[2:], "I hope that this helps."]):
        canvas.drawString(72, 760 - 14 * k - 14 * (k == len(lines) - 2), line)
    canvas.save()
    assert blocks(out.getvalue()) == [
        "Motion 3.4 – Lifts",
        PLEDGE,
        "I hope that this helps.",
        "¹ It was last revised in 2019.",
    ]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_table_rows_are_one_line_each(align: str) -> None:
    def cell(text: str) -> object:
        return Paragraph(text, BODY)

    rows = [
        [cell("Station"), cell("What will be done"), cell("When")],
        [
            cell("Harrow Weald"),
            cell("TfL will replace both of the lifts and will repair the ramp beside them."),
            cell("May 2026"),
        ],
        [cell("Penge East"), cell("TfL will plan a second entrance."), cell("Q4 2025/26")],
    ]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), align)]
    story = [*paragraphs(PLEDGE), Table(rows, colWidths=[90, 220, 90], style=grid), *paragraphs(SECOND)]
    assert blocks(pdf(story)) == [
        PLEDGE,
        "Station\tWhat will be done\tWhen\n"
        "Harrow Weald\tTfL will replace both of the lifts and will repair the ramp beside them.\tMay 2026\n"
        "Penge East\tTfL will plan a second entrance.\tQ4 2025/26",
        SECOND,
    ]


STAIRS = (
    "TfL will replace the lifts and the stairs beside them, which have been out of use since the spring, and will then "
    "repair the ramp that leads from the street to the bridge and light it by night."
)


@pytest.mark.parametrize("height", [110, 125, 140, 150, 170, 190, 210, 230, 400])
@pytest.mark.parametrize("repeated", [False, True])
@pytest.mark.parametrize("opening", [PLEDGE, f"{SECOND} {PLEDGE}"])
def test_a_table_cut_by_the_end_of_a_page_is_one(height: int, repeated: bool, opening: str) -> None:
    texts = (
        ("Station", "What will be done", "When"),
        ("Harrow Weald", "TfL will mend the steps.", "May 2026"),
        ("Penge East", STAIRS, "Q4 2025/26, or as soon after that as the weather will allow"),
        ("", "It will be painted.", "May 2027"),
        ("Barnes", "TfL will plan an entrance", "June 2026"),
    )
    table = Table(
        [[Paragraph(text, BODY) for text in row] for row in texts],
        colWidths=[90, 220, 90],
        repeatRows=int(repeated),
        splitInRow=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    story = [*paragraphs(opening), table, *paragraphs("Then we will report.")]
    document = only("letter.pdf", pdf(story, header="MAYOR OF LONDON", footer="Page {page} of 3", height=height))
    rows = [row for row in document.text.split("\n") if "\t" in row]
    assert rows[0] == "\t".join(texts[0])
    assert [row for row in rows if row != rows[0]] == ["\t".join(row) for row in texts[1:]]
    assert "\n".join(rows) in document.text
    assert document.text.endswith("\n\nThen we will report.")
    assert all(start == 0 or document.text[start - 1].isspace() for start in document.page_starts)


TABLE_ROWS = (
    ("Station", "What will be done", "When"),
    ("Harrow Weald", "TfL will replace both of the lifts", "May 2026"),
    ("Penge East", "TfL will plan an entrance", "Q4 2025/26"),
)


@pytest.mark.parametrize("shown", [0, 90, 180, 270])
@pytest.mark.parametrize("written", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_its_text_runs_and_however_it_is_shown(written: int, shown: int) -> None:
    width, height = A4
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(height, width) if written in (90, 270) else A4)
    canvas.setPageRotation(shown)
    canvas.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[written])
    canvas.rotate(written)
    canvas.setFont("Helvetica", 11)
    lines = wrapped(PLEDGE, 440)
    for k, line in enumerate(lines):
        canvas.drawString(72, 760 - 14 * k, line)
    for k, row in enumerate(TABLE_ROWS):
        for x, cell in zip((72, 180, 400), row, strict=True):
            canvas.drawString(x, 660 - 14 * k, cell)
    canvas.circle(76, 594, 2, fill=1)
    canvas.drawString(72, 610, "We will:")
    canvas.drawString(90, 590, "mend the bridge.")
    canvas.save()
    table = "\n".join(map("\t".join, TABLE_ROWS))
    assert blocks(out.getvalue()) == [PLEDGE, table, "We will:", "• mend the bridge."]


@pytest.mark.parametrize("turned", [0, 90, -90])
def test_a_turned_table_between_upright_running_lines_is_read_without_them(turned: int) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, rows in enumerate(([(line,) for line in wrapped(PLEDGE, 440)], TABLE_ROWS, [(SECOND[:60] + ".",)]), 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 805, "MAYOR OF LONDON")
        canvas.drawString(290, 30, f"Page {number} of 3")
        canvas.setFont("Helvetica", 11)
        if number == 2 and turned:
            canvas.translate(A4[0] if turned > 0 else 0, 0 if turned > 0 else A4[1])
            canvas.rotate(turned)
        for k, row in enumerate(rows):
            for x, cell in zip((72, 180, 400), row, strict=False):
                canvas.drawString(x, 500 - 14 * k, cell)
        canvas.showPage()
    canvas.save()
    table = "\n".join(map("\t".join, TABLE_ROWS))
    assert blocks(out.getvalue()) == ["MAYOR OF LONDON", PLEDGE, table, SECOND[:60] + "."]


def test_list_marks_stay_with_their_items() -> None:
    item = BODY.clone("item", leftIndent=24, bulletIndent=8, spaceAfter=0)
    story: list[object] = [Paragraph("We will:", BODY)]
    story += [
        Paragraph(text, item, bulletText=mark)
        for mark, text in (("•", PLEDGE), ("(b)", "report in May; and"), ("3.", SECOND))
    ]
    assert blocks(pdf(story)) == ["We will:", f"• {PLEDGE}\n(b) report in May; and\n3. {SECOND}"]


def test_an_address_beside_a_date_is_two_blocks() -> None:
    address = Paragraph("Imogen Achebe AM<br/>Chair of the London Assembly<br/>City Hall", BODY)
    story = [
        Table([[address, Paragraph("Our ref: X1<br/>Date: 3 April 2025", BODY)]], colWidths=[250, 200]),
        *paragraphs(PLEDGE),
    ]
    text = only("letter.pdf", pdf(story)).text
    assert "Imogen Achebe AM\nChair of the London Assembly\nCity Hall\n\nOur ref: X1\nDate: 3 April 2025\n\n" in text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["The London boroughs will publish the new govern-", "ment review when it is finished."], "government"),
        (["The London boroughs will publish the new step-", "free routes when they are finished."], "step-free"),
        (["The London boroughs will publish in the 18-", "month plan what has been finished."], "18-month"),
        (
            ["The London boroughs will read the re-survey and re-", "survey what has been missed this time."],
            "re-survey what",
        ),
    ],
)
def test_divided_words(lines: Sequence[str], whole: str) -> None:
    assert whole in blocks(drawn([(72, 700, lines[0]), (72, 686, lines[1])]))[0]


def test_what_was_written_last_but_stands_first_is_read_first() -> None:
    lines = wrapped(PLEDGE, 440)
    body = [(72.0, 600.0 - 14 * k, line) for k, line in enumerate(lines)]
    assert blocks(drawn([*body, (72, 760, "MAYOR OF LONDON")])) == ["MAYOR OF LONDON", PLEDGE]


def test_a_heading_that_the_file_holds_before_the_footnote_is_read_first() -> None:
    lines = wrapped("The Council will mend all nine bridges by May, and it will say when each of them is shut.¹", 200)
    body = [(72.0, 700.0 - 14 * k, line) for k, line in enumerate(lines)]
    written = [*body, (72.0, 780.0, "THE COUNCIL"), (72.0, 60.0, "¹ Bridges are counted by the River Board.")]
    assert blocks(drawn(written))[0] == "THE COUNCIL"


def test_a_loosely_justified_line_is_no_table_row() -> None:
    words, x, drawn_words = "will publish a revised plan".split(), 72.0, []
    for word in words:
        drawn_words.append((x, 686.0, word))
        x += 7 * len(word) + 17
    data = drawn(
        [(72, 700, "The Mayor and the boroughs of London"), *drawn_words, (72, 672, "by the end of the year.")]
    )
    assert blocks(data) == ["The Mayor and the boroughs of London will publish a revised plan by the end of the year."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\nnothing", "damaged or incomplete"),
        (raw_pdf(b""), "its pages are blank"),
        (b"Dear Chair", "not a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        only("letter.pdf", data)
    assert caught.value.remedy


def test_a_locked_pdf_says_so() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(72, 700, "Dear Chair")
    canvas.save()
    with pytest.raises(Unreadable, match="password"):
        only("letter.pdf", out.getvalue())


def test_a_long_letter_is_read_to_the_end() -> None:
    texts = varied(60)
    document = only("letter.pdf", pdf(paragraphs(*texts), height=300))
    assert document.text.split("\n\n") == texts
    assert len(document.page_starts) == 10
