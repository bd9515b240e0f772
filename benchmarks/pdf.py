"""Write a PDF with a text layer, as many pages as asked for, each with a running header and a page number."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LINES_A_PAGE, CHARACTERS_A_LINE = 46, 88


def write(path: Path, text: str, pages: int) -> None:
    """Fill `pages` pages with the lines of `text`, over and over."""
    lines = wrap(" ".join(text.split()), CHARACTERS_A_LINE)
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(pages):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 800, "Reply to the London Assembly")
        canvas.drawString(290, 40, f"Page {page + 1}")
        canvas.setFont("Helvetica", 10)
        for line in range(LINES_A_PAGE):
            canvas.drawString(72, 760 - 14 * line, lines[(page * LINES_A_PAGE + line) % len(lines)])
        canvas.showPage()
    canvas.save()
