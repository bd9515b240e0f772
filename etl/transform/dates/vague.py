"""The rules for time phrases without a last day ("soon", "in due course"), and for those that no day can be given."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.transform.dates.lengths import EVENT
from etl.transform.dates.marks import LENGTH, PERIOD
from etl.transform.dates.rule import Reading, Reads, Refuses, Rule
from etl.transform.dates.values import Bounds, CannotPlace

UNITS = r"(?:days|weeks|weekends|months|years)"


def _open(m: re.Match[str], r: Reading) -> Bounds:
    return Bounds(r.anchor, None)


def _today(m: re.Match[str], r: Reading) -> Bounds | None:
    lead = re.split("[,;:]", r.folded[max(0, m.start() - 80) : m.start()])[-1]
    return Bounds(r.anchor, r.anchor) if re.search(r"\b(?:will|to) be\b", lead) else None


def _no(reason: str) -> Callable[[re.Match[str], Reading], Bounds]:
    def resolve(m: re.Match[str], r: Reading) -> Bounds:
        raise CannotPlace(reason)

    return resolve


VAGUE: tuple[Rule[Bounds], ...] = (
    Rule(
        "as soon as",
        r"(?:(?:just|only) )?as (?:soon|quickly|early|promptly|swiftly|speedily) as (?:(?:is )?(?:reasonably )?"
        r"(?:possible|practicable|practical|practically possible|feasible)\b|[a-z'-]+(?: [a-z'-]+){0,7})",
        _open,
        (
            Reads("as soon as possible", "2025-07-15", None),
            Reads("as soon as reasonably practicable", "2025-07-15", None),
            Reads("as soon as it is able to", "2025-07-15", None),
        ),
        ("soon",),
    ),
    Rule(
        "shortly after an event",
        rf"(?:very )?(?:shortly|soon) (?:after|before|afterwards|thereafter|following|once)\b(?! (?:the )?{PERIOD})",
        _no(EVENT),
        (Refuses("shortly after", "an event"),),
        ("shortly",),
    ),
    Rule(
        "soon",
        r"(?:(?:very )?(?:shortly|soon)|imminently|in due course|in (?:the )?(?:very )?near future|before (?:too )?long"
        r"|at the earliest (?:possible )?(?:opportunity|date|convenience)|in a matter of (?:days|weeks|months)"
        r"|at (?:a|the) (?:later|earliest possible|appropriate) (?:date|stage|point|time|moment)|in good time"
        r"|within (?:days|weeks|months)|nearer the time|without (?:any )?(?:further |undue )?delay"
        r"|immediately(?! (?:after|before|following)\b)"
        r"|straight away|with immediate effect|for the foreseeable future"
        r"|in the (?:short|medium|long|longer|short to medium|medium to long)[- ]term)\b",
        _open,
        (
            Reads("shortly", "2025-07-15", None),
            Reads("very soon", "2025-07-15", None),
            Reads("in due course", "2025-07-15", None),
            Reads("imminently", "2025-07-15", None),
            Reads("at the earliest opportunity", "2025-07-15", None),
        ),
        ("sooner",),
    ),
    Rule(
        "in the coming weeks",
        r"(?:(?:in|over|within|during|across|throughout|for) (?:the course of )?)?(?:the )?(?:next|coming|forthcoming|"
        rf"these coming) (?:(?:few|several|couple of|coming|number of) )?{UNITS}(?:(?:,? and|,? or| to) {UNITS})?"
        r"(?: (?:ahead|to come))?\b",
        _open,
        (
            Reads("in the coming weeks", "2025-07-15", None),
            Reads("over the coming weeks and months", "2025-07-15", None),
            Reads("in the next few months", "2025-07-15", None),
            Reads("over the next couple of months", "2025-07-15", None),
        ),
        ("in the last few months",),
    ),
    Rule(
        "in the weeks ahead",
        rf"(?:in|over|during) the {UNITS}(?:,? (?:and|or) {UNITS})? (?:ahead|to come)\b",
        _open,
        (
            Reads("in the months ahead", "2025-07-15", None),
            Reads("over the weeks and months ahead", "2025-07-15", None),
        ),
        ("in the months before",),
    ),
    Rule(
        "this Parliament",
        r"(?:(?:(?:by|before|until|at) (?:the )?end of|(?:in|over|within|during|across|throughout|for)"
        r"(?: the (?:course|lifetime|life|rest|remainder) of)?) (?:this |the |the current |the present |the next )?"
        r"|this )parliament(?:ary (?:session|term))?\b(?! (?:square|hill))(?!')",
        _open,
        (
            Reads("by the end of this Parliament", "2025-07-15", None),
            Reads("over the course of this Parliament", "2025-07-15", None),
            Reads("in this Parliament", "2025-07-15", None),
            Reads("this Parliament", "2025-07-15", None),
        ),
        ("Parliament Square",),
    ),
    Rule(
        "today",
        r"today\b(?!'s)",
        _today,
        (Reads("today", "2025-07-15", "2025-07-15", lead="The list will be published"),),
        ("today's",),
    ),
    Rule(
        "when parliamentary time allows",
        r"(?:when|once|as|if|where|subject to) (?:parliamentary )?time (?:allows|permits|is available)",
        _no("no one can say when parliamentary time will allow"),
        (Refuses("when parliamentary time allows", "parliamentary time"),),
        ("when time stands still",),
    ),
    Rule(
        "looking back",
        rf"(?:in|over|during|for|within|of|across) (?:the |these )?(?:last|past|previous|preceding|recent)"
        rf"(?: (?:few|several|couple of))? (?:{LENGTH}++|{UNITS}|year|month|week)|{LENGTH}++ (?:ago|earlier)\b",
        _no("it looks back"),
        (Refuses("over the past three years", "looks back"),),
        ("in the next few weeks",),
    ),
    Rule(
        "every so often",
        r"(?:each|every|per|a) (?:single |other )?(?:day|week|fortnight|month|quarter|year|term)\b"
        r"|(?:each|every) (?:autumn|spring|summer|winter)\b"
        rf"|every (?:{LENGTH}++)|(?:annually|quarterly|monthly|weekly|fortnightly|daily)\b",
        _no("it says how often, not by when"),
        (Refuses("each quarter", "how often"),),
        ("any year",),
    ),
    Rule(
        "at the start or end of something",
        r"(?:by|before|at|until|from|after) (?:the )?(?:start|end|beginning|close|conclusion) of "
        r"(?:the |this |our |its )?[a-z]+",
        _no(EVENT),
        (Refuses("by the end of the consultation", "an event"),),
        ("in the end",),
    ),
    Rule(
        "until an event",
        r"(?:until|till|upon|pending|by the time|in the event) (?:the |its |their |that |this |we |a |an |our )?[a-z]+"
        r"|(?:once|after) (?:the|we|it|they|this|these|all|a|an|our|its) [a-z]+"
        r"|(?:at|before|after|following|by|ahead of) (?:the |its |our |your |their )?(?:next|forthcoming) [a-z]+",
        _no(EVENT),
        (
            Refuses("until the Bill", "an event"),
            Refuses("at the next meeting", "an event"),
        ),
        ("at the top",),
    ),
    Rule(
        "at the Budget",
        r"(?:at|in|before|after|following|ahead of|alongside) (?:the )?(?:(?:next|forthcoming|upcoming|coming) )*"
        r"(?:spring |autumn )?"
        r"(?:budget|(?:comprehensive )?spending review|general election|statement)\b",
        _no(EVENT),
        (Refuses("at the Budget", "an event"),),
        ("in the street",),
    ),
)
