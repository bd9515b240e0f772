"""A message gives its header lines, its matter, what it quotes, and its attachments as documents of their own."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.extract import Reader
from etl.extract.files import read_bytes
from tests.extracting import PLEDGE, SECOND, docx, p, paragraphs, pdf, raw_pdf

HEADERS = (
    "From: Liaison <plu@london.example>\nTo: Chair <chair@london.example>\nDate: Tue, 10 Dec 2024 15:42:07 +0000\n"
)


def message(body: str = "", *, html: str = "", subject: str = "RE: Motion 3.12 – Shelters") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Liaison <plu@london.example>", "Chair <chair@london.example>"
    mail["Date"], mail["Subject"] = "Tue, 10 Dec 2024 15:42:07 +0000", subject
    if body:
        mail.set_content(body)
    if html and body:
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")
    return mail


def text(mail: EmailMessage) -> str:
    return read_bytes("letter.eml", ".eml", mail.as_bytes())[0].text


def test_headers_are_decoded_and_the_body_follows() -> None:
    assert (
        text(message(f"Dear Chair\n\n{PLEDGE}\n"))
        == f"{HEADERS}Subject: RE: Motion 3.12 – Shelters\n\nDear Chair\n\n{PLEDGE}"
    )


def test_what_is_quoted_is_marked() -> None:
    quoted = "> On 9 December 2024, Chair wrote:\n> 1. keep them open;\n> 2. report.\n"
    assert text(message(f"{PLEDGE}\n\n{quoted}")).endswith(f"{PLEDGE}\n\n{quoted.strip()}")


@pytest.mark.parametrize(
    "above",
    [
        "-----Original Message-----",
        "On 9 December 2024 at 11:03, Chair wrote:",
        "From: Chair\nSent: 9 December 2024\nTo: Mayor",
    ],
)
def test_an_earlier_message_below_is_marked(above: str) -> None:
    found = text(message(f"{PLEDGE}\n\n{above}\n\nThe Mayor will open them.\nChair\n"))
    assert f"{PLEDGE}\n\n> {above.splitlines()[0]}\n" in found
    assert found.endswith("> The Mayor will open them.\n> Chair")


def test_a_forwarded_letter_is_the_matter() -> None:
    found = text(
        message(f"Please see below.\n\nFrom: Mayor\nSent: 9 May\nTo: Chair\n\n{PLEDGE}\n", subject="Fwd: reply")
    )
    assert found.endswith(f"\n\n{PLEDGE}")


def test_an_html_body_is_read_where_the_plain_one_says_nothing() -> None:
    html = f"<p>Dear Chair</p><p>{PLEDGE}</p><blockquote type=cite><p>You asked.</p></blockquote>"
    assert text(message(html=html)).endswith(f"Dear Chair\n\n{PLEDGE}\n\n> You asked.")
    assert PLEDGE in text(message("See the other part.", html=html))


def test_attachments_are_documents_with_their_parent() -> None:
    letter = docx(p(SECOND))
    mail = message(PLEDGE)
    mail.add_attachment(letter, maintype="application", subtype="octet-stream", filename="Reply – signed.docx")
    inner = message("An inner message.")
    inner.add_attachment(pdf(paragraphs(PLEDGE)), maintype="application", subtype="pdf", filename="inner.pdf")
    mail.add_attachment(inner)
    data = mail.as_bytes()
    outer, word, nested, deepest = read_bytes("letter.eml", ".eml", data)
    assert (word.name, word.text, word.parent_sha256) == (
        "Reply – signed.docx",
        SECOND,
        hashlib.sha256(data).hexdigest(),
    )
    assert word.sha256 == hashlib.sha256(letter).hexdigest()
    assert "An inner message." in nested.text
    assert nested.parent_sha256 == outer.sha256
    assert (deepest.name, deepest.text, deepest.parent_sha256) == ("inner.pdf", PLEDGE, nested.sha256)


def test_an_attachment_that_cannot_be_read_never_loses_the_message() -> None:
    mail = message(PLEDGE)
    mail.add_attachment(b"%PDF-1.7 broken", maintype="application", subtype="pdf", filename="reply.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    (document,) = read_bytes("letter.eml", ".eml", mail.as_bytes())
    assert PLEDGE in document.text
    assert [problem.code for problem in document.problems] == ["attachment"]
    assert "reply.pdf" in document.problems[0].message


def test_an_attachment_that_stops_the_worker_never_loses_the_message(tmp_path: Path) -> None:
    mail = message(PLEDGE)
    bomb = raw_pdf(b"0 0 m 10 10 l S " * 3_000_000)
    mail.add_attachment(bomb, maintype="application", subtype="pdf", filename="reply.pdf")
    path = tmp_path / "letter.eml"
    path.write_bytes(mail.as_bytes())
    with Reader(memory_bytes=200 << 20) as reader:
        (document,) = reader.read(path)
    assert PLEDGE in document.text
    assert "reply.pdf" in document.problems[0].message


def test_a_saved_web_page_has_no_header_lines() -> None:
    found = read_bytes("page.mht", ".mht", message(html=f"<p>{PLEDGE}</p>").as_bytes())[0].text
    assert found == PLEDGE
