"""The days on which open pledges fall due, for a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import icalendar

from data.clock import OPEN_ASSESSMENTS
from data.exports.asking import About
from data.exports.rows import clock_words, line, rows
from data.filters import Filters
from data.store import Store

LONGEST = 90
END = b"END:VCALENDAR\r\n"


def ics(store: Store, filters: Filters, about: About) -> Iterator[bytes]:
    """An event of a whole day for the last day of every open pledge that has one; it takes nobody's time."""
    frame = icalendar.Calendar()
    frame.add("prodid", f"-//Pledgewatch//{about.version}//EN")
    frame.add("version", "2.0")
    frame.add("x-wr-calname", "Pledges to the London Assembly")
    frame.add("x-pledgewatch-as-of", about.as_of.isoformat())
    frame.add("x-pledgewatch-head", about.head)
    frame.add("x-pledgewatch-version", about.version)
    yield frame.to_ical().removesuffix(END)
    with store.session() as session:
        for row in rows(session, filters, about):
            if row["latest"] is not None and row["assessment"] in OPEN_ASSESSMENTS:
                yield _event(row, about).to_ical()
    yield END


def _event(row: dict[str, Any], about: About) -> icalendar.Event:
    quote, motion = line(row["quote"]), f"Motion {row['motion']}: " if row["motion"] else ""
    short = quote if len(quote) <= LONGEST else quote[:LONGEST].rsplit(" ", 1)[0] + " …"
    event = icalendar.Event()
    event.add("uid", f"pledge-{row['id']}@pledgewatch")
    event.add("dtstamp", datetime.combine(about.as_of, time(), UTC))
    event.add("dtstart", row["latest"])
    event.add("dtend", row["latest"] + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", line(f"Pledge due: {motion}{short}"))
    body = line(row["body"] or "nobody named")
    told = [f"“{quote}”", f"Who has to act: {body}", clock_words(row, about.as_of), f"Register {row['register']}"]
    event.add("description", "\n".join(told))
    if url := about.page(row["id"]):
        event.add("url", url)
    return event
