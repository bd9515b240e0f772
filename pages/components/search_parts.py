"""The parts of the search: the box on every screen, what was found with the words marked, and what to do without."""

from __future__ import annotations

from markupsafe import Markup

from data.queries import Found, LetterView, Results
from pages.components import address, markup, paging, wording
from pages.components.markup import Column, Row, facts, fill

LONGEST = 200
QUESTION = "Words in pledges, in letters, and in what people recorded of a pledge."
KINDS = {"pledge": "Pledge", "letter": "Letter", "note": "Note"}
HELP = (
    "A word is found in each of its forms and as the beginning of a longer one; every word has to be there. "
    "Words in “double quotes” have to follow each other."
)


def asked() -> str:
    """The words in the address."""
    return (address.get("q") or "")[:LONGEST]


def box() -> Markup:
    """The search box: a form of the web, so that it works from every screen, by keyboard, and keeps the day."""
    day = address.carried().get(address.AS_OF)
    kept = fill('<input type="hidden" name="{}" value="{}">', address.AS_OF, day) if day else Markup("")
    template = (
        '<form class="pw-search" action="search" method="get" role="search">'
        '<input type="search" name="q" value="{}" maxlength="{}" placeholder="Search pledges and letters" '
        'aria-label="Search pledges, letters and notes">{}<button type="submit">Search</button></form>'
    )
    return fill(template, asked(), LONGEST, kept)


def nothing_asked() -> Markup:
    """What stands here before anything was looked for."""
    return markup.empty(
        "Every pledge, passage of a letter and note with your words will stand here, the best match first.",
        f"Type words into the box above and press Enter. {HELP}",
    )


def nothing_found(words: str) -> Markup:
    """No place has the words: what to try instead."""
    return markup.empty(
        f"No pledge, letter or note of {wording.day(address.as_of())} or before has all of these: {words}",
        fill("Try fewer words, or {}. {}", address.link("look through all pledges", "pledges"), HELP),
    )


def table(results: Results, words: str) -> Markup:
    """One page of what was found."""
    total, what = results.total, "place"
    some = " Only the newest 500 pledges and 500 passages with the words were looked at." if results.more else ""
    caption = f"{paging.shown(total, what)} with all of these words, the best match first: {words}.{some}"
    columns = (Column("What was found", lambda row: _excerpt(row, words), 11), Column("Where", _where, 4))
    return markup.table([{"found": found} for found in results.found], columns, caption)


def place(text: str) -> tuple[int, int]:
    """The passage that the address names, within the letter."""
    start = min(address.number("start") or 0, len(text))
    return start, min(max(address.number("end") or 0, start), len(text))


def passage_link(text: str | Markup, found: Found, **more: object) -> Markup:
    """The way to a passage in its letter."""
    return address.link(text, "search", letter=found.letter_id, start=found.start, end=found.end, **more)


def about(view: LetterView) -> Markup:
    """Which letter a passage stands in."""
    every = address.link("Sentence by sentence, with its pledges", "review", letter=view.id)
    sent = f"{view.sender}, to {view.recipient or 'nobody named'}"
    return facts([("Dated", wording.day(view.date)), ("From, to", sent), ("The whole reading", every)])


def back(words: str) -> Markup | None:
    """The way back to what was found, when somebody came from there."""
    link = address.link(f"Everything found with: {words}", "search", q=words)
    return fill("<p>{}</p>", link) if words else None


def marked(found: Found) -> Markup:
    """The excerpt with the words that were looked for marked."""
    parts, done = [], 0
    for start, end in found.marks:
        parts.append(fill("{}<mark>{}</mark>", found.excerpt[done:start], found.excerpt[start:end]))
        done = end
    before, after = ("… " if found.cut[0] else ""), (" …" if found.cut[1] else "")
    return fill("{}{}{}{}", before, markup.join(parts), found.excerpt[done:], after)


def _excerpt(row: Row, words: str) -> Markup:
    found: Found = row["found"]
    shown = marked(found)
    if found.kind == "letter":
        link = passage_link(shown, found, q=words)
    else:
        link = address.link(shown, "pledge", id=found.pledge_id)
    return fill('<span class="pw-quotelink" dir="auto">{}</span>', link)


def _where(row: Row) -> Markup:
    found: Found = row["found"]
    told = f"{found.name}, {wording.day(found.day)}"
    if found.kind == "note":
        told = f"On pledge {found.pledge_id}: {told}"
    return fill("{}<small>{}</small>", KINDS[found.kind], told)
