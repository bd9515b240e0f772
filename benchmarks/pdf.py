"""Write a plain PDF with a text layer, as many pages as asked for, each with a running header and a page number."""

from __future__ import annotations

from pathlib import Path

LINES_A_PAGE = 46
WORDS_A_LINE = 13


def write(path: Path, text: str, pages: int) -> None:
    """Fill `pages` pages with the words of `text`, over and over."""
    words = text.encode("ascii", "ignore").decode().replace("\\", "").replace("(", "").replace(")", "").split()
    lines = [" ".join(words[at : at + WORDS_A_LINE]) for at in range(0, len(words), WORDS_A_LINE)]
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        on_page = [lines[(page * LINES_A_PAGE + line) % len(lines)] for line in range(LINES_A_PAGE)]
        drawing = _drawing(on_page, page + 1).encode()
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * page} 0 R >>".encode()
        )
        bodies.append(f"<< /Length {len(drawing)} >>\nstream\n".encode() + drawing + b"\nendstream")
    path.write_bytes(_file(bodies))


def _drawing(lines: list[str], number: int) -> str:
    header = "BT /F1 8 Tf 72 800 Td (Reply to the London Assembly) Tj ET"
    footer = f"BT /F1 8 Tf 290 40 Td (Page {number}) Tj ET"
    body = "\n".join(f"({line}) Tj T*" for line in lines)
    return f"{header}\nBT /F1 10 Tf 14 TL 72 760 Td\n{body}\nET\n{footer}"


def _file(bodies: list[bytes]) -> bytes:
    parts, offsets, at = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(bodies, 1):
        offsets.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, at))
    return b"".join(parts)
