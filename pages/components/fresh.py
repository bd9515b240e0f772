"""How fresh the data is, said on every screen: a quiet line, or a warning that nobody can overlook."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from data.settings import Settings
from pages.components import address, wording
from pages.components.markup import fill, notice

PAST = "What was true on that day, as it is known now; the history says when each thing was recorded."
FUTURE = "What will be true on that day if nothing more happens."


def line(last_good: datetime | None, as_of: date, today: date, settings: Settings) -> Markup:
    """Which day the screen speaks about, and when the letters were last read."""
    chosen = "today" if as_of == today else "chosen by you"
    meaning = None if as_of == today else PAST if as_of < today else FUTURE
    return fill(
        '<div class="pw-asof"><span>As of <b>{}</b> ({})</span><span>Data as of <b>{}</b></span>{}</div>',
        wording.day(as_of),
        chosen,
        wording.moment(last_good, settings.timezone, none="no refresh yet"),
        fill("<span>{}</span>", meaning) if meaning else None,
    )


def warning(last_good: datetime | None, today: date, settings: Settings) -> Markup | None:
    """What to know before trusting the screen: no good refresh ever, or the last one too long ago."""
    more = address.link("See Refreshes", "refreshes")
    if last_good is None:
        text = "No refresh has ended well yet, so letters may be missing from everything you see here. {}"
        return notice(fill(text, more), icon="warning", strong=True)
    age = (today - last_good.astimezone(ZoneInfo(settings.timezone)).date()).days
    if age <= settings.stale_after_days:
        return None
    text = "The data is {} old: the last good refresh was on {}. Newer letters are missing from what you see. {}"
    return notice(
        fill(text, wording.count(age, "day"), wording.moment(last_good, settings.timezone), more),
        icon="warning",
        strong=True,
    )


def made_up(letters: int) -> Markup | None:
    """That the register holds letters that nobody wrote, so that no screen is taken for the record."""
    if not letters:
        return None
    text = f"This register holds {wording.count(letters, 'illustrative letter')}, made up to try the program. "
    return notice(text + "Numbers and charts count them; do not quote them.", icon="science", strong=True)
