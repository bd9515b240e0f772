"""E-mail: the header lines, the message, what it quotes marked with "> ", and its attachments as further documents."""

from __future__ import annotations

import email
import re
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import default
from pathlib import PurePath

from etl.extract.decode import decode
from etl.extract.html import to_text
from etl.extract.parts import Attachment, Found
from etl.extract.reflow import reflow

SHOWN = ("From", "To", "Date", "Subject")
MOST_ATTACHMENTS = 50
# What a mailer writes above an earlier message.
EARLIER = re.compile(
    r"^(?:-{2,}\s*original message\s*-{2,}|_{10,}|on .{5,120} wrote:"
    r"|from:\s.{0,200}\n(?:.{0,200}\n){0,3}?(?:sent|date|to):\s.{0,200})$",
    re.I | re.M,
)
FORWARDED = re.compile(r"\s*(?:fw|fwd)\s*:", re.I)
COVER_NOTE = 400  # characters: what stands above a forwarded letter is shorter
IGNORED = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
}


def read(name: str, data: bytes, *, ocr: bool = False) -> Found:
    """The text of a message, and the files attached to it."""
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    page = name.lower().endswith((".mht", ".mhtml"))
    subject = _header(message, "Subject")
    headers = "" if page else "\n".join(f"{key}: {shown}" for key in SHOWN if (shown := _header(message, key)))
    body = _body(name, message)
    forwarded = FORWARDED.match(subject) is not None
    text = "\n\n".join(filter(None, (headers, body if page else _quoted(body, forwarded))))
    return Found(text, attachments=() if page else tuple(_attachments(message)))


def _header(message: EmailMessage, key: str) -> str:
    try:
        given = str(message.get(key, ""))
    except Exception:  # the library's parser of addresses and dates fails on some malformed ones
        raw = dict(message.raw_items()).get(key, "")
        try:
            given = str(make_header(decode_header(raw)))
        except Exception:
            given = str(raw)
    return " ".join(given.split())


def _body(name: str, message: EmailMessage) -> str:
    plain = _part_text(name, message, "plain")
    html = _part_text(name, message, "html")
    # Some mailers send a plain part that only says that there is another.
    if html and len(plain.strip()) * 4 < len(rich := to_text(html, quotes=True)):
        return rich
    return reflow(plain)[0]


def _part_text(name: str, message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None or (part.get_content_subtype() != kind and part.get_content_maintype() == "text"):
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    text = decode(name, payload, part.get_content_charset()).replace("\r\n", "\n")
    if kind == "plain" and str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<=[^\n-]) \n(?!>)", " ", text)
    return text


def _quoted(body: str, forwarded: bool) -> str:
    """The body with each line of an earlier message marked; a forwarded letter is the matter itself."""
    earlier = EARLIER.search(body)
    if not earlier or (forwarded and earlier.start() < COVER_NOTE):
        return body
    own, rest = body[: earlier.start()], body[earlier.start() :]
    lines = [line if line.startswith(">") else f"> {line}" for line in rest.split("\n") if line.strip()]
    return own + "\n".join(lines)


def _attachments(message: EmailMessage) -> list[Attachment]:
    found: list[Attachment] = []
    for number, part in enumerate(message.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind in IGNORED or (
            part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        ):
            continue
        named = PurePath((part.get_filename() or "").replace("\\", "/")).name
        if kind == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            data = first.as_bytes() if isinstance(first, Message) else b""
            suffix = ".eml"
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
            suffix = PurePath(named).suffix
        found.append(Attachment(named or f"attachment {number}{suffix}", suffix, data))
        if len(found) == MOST_ATTACHMENTS:
            break
    return found
