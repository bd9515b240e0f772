"""Which kind of file this is: by its content first, by its suffix where the content does not tell."""

from __future__ import annotations

import io
import re
import zipfile

from etl.extract.unreadable import Unreadable

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".mht": "email",
    ".mhtml": "email",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".odt": "odt",
    ".rtf": "rtf",
}
TEXT_KINDS = {"text", "html", "email"}
BY_WORDS = {"word/document.xml": "docx", "word/document2.xml": "docx"}
AS_PDF = "Open it, save it as PDF or DOCX, and put that in its place."
# First bytes of files that are no letters, and what to call them.
OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"MZ", "a program for Windows", "Remove it from the letters folder."),
    (b"\x7fELF", "a program", "Remove it from the letters folder."),
    (b"\xcf\xfa\xed\xfe", "a program for macOS", "Remove it from the letters folder."),
    (b"\xca\xfe\xba\xbe", "a program", "Remove it from the letters folder."),
    (b"\x1f\x8b", "a compressed archive", "Unpack it and put the letters themselves in its place."),
    (b"BZh", "a compressed archive", "Unpack it and put the letters themselves in its place."),
    (b"\xfd7zXZ", "a compressed archive", "Unpack it and put the letters themselves in its place."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it and put the letters themselves in its place."),
    (b"Rar!", "a compressed archive", "Unpack it and put the letters themselves in its place."),
    (b"%!PS", "a PostScript file", AS_PDF),
    (b"\x89PNG", "a picture", "Save the picture as a PDF and put that in its place."),
    (b"\xff\xd8\xff", "a picture", "Save the picture as a PDF and put that in its place."),
    (b"GIF8", "a picture", "Save the picture as a PDF and put that in its place."),
    (b"II*\x00", "a picture", "Save the picture as a PDF and put that in its place."),
    (b"MM\x00*", "a picture", "Save the picture as a PDF and put that in its place."),
    (b"SQLite format 3", "a database", "Remove it from the letters folder."),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
MAIL_MARKS = re.compile(rb"^(?:received|return-path|mime-version|message-id|delivered-to):", re.I | re.M)


def kind_of(name: str, suffix: str, data: bytes) -> str:
    """The reader for a file of this name and content. Raises `Unreadable` for what is no letter."""
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        raise Unreadable(f"{name} is empty.", "Ask the sender for it again, or remove it from the letters folder.")
    named = SUFFIXES.get(suffix.lower())
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(name, data)
    if data.startswith(OLE):
        raise _office(name, data)
    for first, what, remedy in OTHERS:
        if data.startswith(first):
            raise Unreadable(f"{name} is {what}, not a letter.", remedy)
    if named in TEXT_KINDS or (not suffix and b"\x00" not in data[:4096]):
        return _kind_of_text(named or "text", data[:65536])
    if named:
        wanted = {"pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "a rich text file"}[
            named
        ]
        raise Unreadable(
            f"{name} is named {suffix} but is not {wanted}: it is damaged or was given the wrong name.",
            "Open it where it came from, save it as a new PDF, and put that in its place.",
        )
    read = ", ".join(sorted(SUFFIXES))
    raise Unreadable(f"{name} is not a kind of file that holds a letter.", f"Letters are read from {read}. {AS_PDF}")


def _kind_of_text(named: str, head: bytes) -> str:
    if named == "html" or HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named == "email" or (MAIL.match(head) and MAIL_MARKS.search(head.partition(b"\n\n")[0])):
        return "email"
    return "text"


def _kind_of_zip(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:10000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(f"{name} is damaged: part of it is missing.", "Ask the sender for it again.") from error
    if any(n.startswith("word/document") for n in names):
        return "docx"
    if "content.xml" in names and not any(n.startswith(("xl/", "ppt/")) for n in names):
        return "odt"
    what = "a spreadsheet" if any(n.startswith("xl/") for n in names) else "an archive"
    what = "a presentation" if any(n.startswith("ppt/") for n in names) else what
    remedy = "Unpack it and put the letters themselves in its place." if what == "an archive" else AS_PDF
    raise Unreadable(f"{name} is {what}, not a letter.", remedy)


def _office(name: str, data: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable(f"{name} is protected with a password.", "Open it, take the password off, and save it again.")
    if "__substg1.0_".encode("utf-16-le") in data:
        return Unreadable(
            f"{name} is an Outlook message.", "Save it from Outlook as .eml or as PDF, and put that in its place."
        )
    return Unreadable(
        f"{name} is an old Word or Office file (before 2007).",
        "Open it, save it as DOCX or PDF, and put that in its place.",
    )
