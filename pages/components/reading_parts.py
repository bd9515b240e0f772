"""The parts of the screen on how well letters are read: figures with their intervals, each set by itself."""

from __future__ import annotations

from markupsafe import Markup

from data.scorecard import Measured, Scorecard, Share
from pages.components import markup, wording
from pages.components.markup import Column, Row, fill

NOTHING = markup.empty(
    "This screen will show how many of a letter's pledges are found, and how often the day and the body are right.",
    "No figures are stored with this release. Whoever runs the server makes them with: make scorecard",
)
FOOTER = fill(
    '<p class="pw-footer">{}</p>',
    "A 95% interval says where the share would lie in the long run, as far as so few sentences can tell (Wilson's, as "
    "if sentences were independent). F1 is the harmonic mean of the two shares in a set's first table; its interval "
    "comes from drawing the documents anew. The same command measures again: make scorecard.",
)


def version(card: Scorecard, running: str) -> Markup:
    """When the figures were measured, and on which version; a warning where that is not the one that is running."""
    day = wording.day(card.measured_on)
    if card.version == running:
        return fill("<p>Measured on {} with the version that is running, {}.</p>", day, running)
    return markup.notice(
        f"Measured on an earlier version, {card.version}, on {day}. The version that is running is {running}; "
        "how well it reads has not been measured. Whoever runs the server measures it with: make scorecard",
        strong=True,
    )


def headline(one: Measured) -> Markup:
    """What the most telling set says, in sentences."""
    found = one.kinds[0]
    return fill(
        "<p><b>Of {} that the program took for pledges, {} are ({}). Of {} it found {} ({}).</b> {}</p>",
        wording.count(found.precision.of, "sentence"),
        found.precision.right,
        percent(found.precision.value),
        wording.count(found.recall.of, "pledge"),
        found.recall.right,
        percent(found.recall.value),
        "So on the set that says most about a new letter: sentences labelled without sight of the program.",
    )


def about(one: Measured, running: str) -> Markup:
    """What a set is, how large, and its F1."""
    size = wording.count(one.documents, "document")
    if one.sentences:
        size += f" with {wording.count(one.sentences, 'sentence')}"
    low, high = one.f1_interval
    spread = f" (95% interval {low:.3f} to {high:.3f})" if low < high else ""
    when = "" if one.version == running else f" Measured on {wording.day(one.measured_on)}, on version {one.version}."
    return fill("<p>{}</p><p>{}. F1 {}{}.{}</p>", one.about, size, f"{one.f1:.3f}", spread, when)


def kinds(one: Measured) -> Markup:
    """How many of those taken are pledges, and how many of those that are there were found, by strength."""
    lines = [{"kind": kind.kind, "precision": kind.precision, "recall": kind.recall} for kind in one.kinds]
    return markup.table(lines, KINDS, "Sentences taken for pledges, and pledges found, by strength")


def checks(one: Measured) -> Markup:
    """How often each other thing was right."""
    lines = [{"what": check.what, "share": check.share} for check in one.checks]
    return markup.table(lines, CHECKS, "Of what was found, how often the rest is right")


def misses(card: Scorecard) -> Markup:
    """The classes of sentence that are known to be read wrongly, each with a made-up example."""
    if not card.misses:
        return fill("<p>{}</p>", "No class of sentence is known to be misread; the sets above count single sentences.")
    told = (fill("<li>{}<br><small>{}</small></li>", miss.what, f"“{miss.example}”") for miss in card.misses)
    lead = "Classes of sentence, each with a made-up example that this version reads wrongly:"
    return fill('<p>{}</p><ul class="pw-asks">{}</ul>', lead, markup.join(told))


def folds(card: Scorecard) -> tuple[Markup, Markup]:
    """F1 in five parts of each set, and what that can show and what it cannot."""
    sentence = (
        "The rules are written by hand and learn nothing from the sentences, so leaving a fifth of the documents out "
        "changes no rule. F1 in each fifth shows only how much documents differ. Whether the rules are fitted to what "
        "they were written with shows in the sentences that were labelled without sight of the program."
    )
    lines = [{"name": one.name} | {str(n): fold.f1 for n, fold in enumerate(one.folds)} for one in card.sets]
    return fill("<p>{}</p>", sentence), markup.table(lines, FOLDS, "F1 in each fifth of the documents")


def percent(value: float | None) -> str:
    """A share as a percentage: 98.5%."""
    return "None" if value is None else f"{value:.1%}".replace(".0%", "%")


def share(found: Share) -> Markup:
    """A share with the numbers behind it and its interval."""
    if not found.interval:
        return Markup("None in this set")
    low, high = found.interval
    detail = f"{found.right:,} of {found.of:,}; 95% interval {percent(low)} to {percent(high)}"
    return fill("{}<small>{}</small>", percent(found.value), detail)


def _fold(number: int) -> Column:
    return Column(f"Fifth {number + 1}", lambda row: f"{row[str(number)]:.3f}", 2, number=True)


def _name(row: Row) -> str:
    return str(row["name"])


KINDS = (
    Column("Pledges", lambda row: row["kind"], 3),
    Column("Of those taken, are pledges (precision)", lambda row: share(row["precision"]), 5),
    Column("Of those there, found (recall)", lambda row: share(row["recall"]), 5),
)
CHECKS = (
    Column("What has to be right", lambda row: row["what"], 5),
    Column("Right", lambda row: share(row["share"]), 5),
)
FOLDS = (Column("Set", _name, 6), *map(_fold, range(5)))
