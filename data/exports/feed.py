"""What was recorded last, for a feed reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from sqlalchemy import select

from data.exports.asking import About
from data.exports.rows import clock_words, line, with_clock
from data.filters import Filters
from data.models import Event, PledgeState
from data.queries.lists import COLUMNS, ORDERS
from data.queries.narrow import matching
from data.store import Store

ATOM = "{http://www.w3.org/2005/Atom}"
OURS = "{urn:pledgewatch}"
ENTRIES = 50
NEVER = "1970-01-01T00:00:00Z"
register_namespace("", ATOM.strip("{}"))
register_namespace("pw", OURS.strip("{}"))


def atom(store: Store, filters: Filters, about: About) -> Iterator[bytes]:
    """An Atom feed of the fifty pledges last recorded or changed, the newest first; all of it plain text."""
    query = select(*COLUMNS, PledgeState.event_seq, Event.kind, Event.recorded_at)
    query = query.join(Event, Event.seq == PledgeState.event_seq).order_by(*ORDERS["newest"]).limit(ENTRIES)
    with store.session() as session:
        found = list(with_clock(session, query.where(matching(session, filters, about.as_of)), about.as_of))
    feed = Element(f"{ATOM}feed")
    _text(feed, "title", "Pledges to the London Assembly: what was recorded last")
    _text(feed, "id", f"{about.address or 'urn:pledgewatch:'}feed.atom")
    _text(feed, "updated", max((str(row["recorded_at"]) for row in found), default=NEVER))
    SubElement(SubElement(feed, f"{ATOM}author"), f"{ATOM}name").text = "Pledgewatch"
    SubElement(feed, f"{ATOM}generator", version=about.version).text = "Pledgewatch"
    if about.address:
        SubElement(feed, f"{ATOM}link", rel="self", href=f"{about.address}feed.atom")
    for name, value in (("as-of", about.as_of.isoformat()), ("head", about.head), ("version", about.version)):
        SubElement(feed, OURS + name).text = value
    for row in found:
        _entry(feed, row, about)
    yield tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(feed: Element, row: dict[str, Any], about: About) -> None:
    entry = SubElement(feed, f"{ATOM}entry")
    quote, motion = line(row["quote"]), f"Motion {row['motion']}: " if row["motion"] else ""
    _text(entry, "title", line(f"{motion}{quote}"))
    _text(entry, "id", f"urn:pledgewatch:pledge:{row['id']}:{row['event_seq']}")
    _text(entry, "updated", str(row["recorded_at"]))
    if url := about.page(row["id"]):
        SubElement(entry, f"{ATOM}link", rel="alternate", href=url)
    said = f"{line(row['speaker'])} in {line(row['reference'] or 'a letter')} of {row['letter_date'].isoformat()}"
    told = (f"“{quote}”", said, f"Last recorded: {line(row['kind'])}", clock_words(row, about.as_of))
    content = SubElement(entry, f"{ATOM}content", type="text")
    content.text = "\n".join(told)


def _text(parent: Element, name: str, value: str) -> None:
    SubElement(parent, ATOM + name).text = value
