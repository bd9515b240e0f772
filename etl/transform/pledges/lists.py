"""Items under a lead-in and cells under a heading: what the one line says for the other."""

from __future__ import annotations

import re

from etl.transform.pledges.clauses import Clause
from etl.transform.pledges.leaves import NOT_SO
from etl.transform.pledges.lexicon import ACTS, AGENTS
from etl.transform.pledges.rule import Take
from etl.transform.pledges.verdict import Verdict

_ITEM = Take(
    "an item of a promised list",
    "the lead-in promises what its items name",
    frozenset(),
    re.compile(r"(?!)"),
    (),
)
_LEAD_IN = re.compile(r":\s*[-–—]?$")
_ASKS = re.compile(
    r"\b(?:(?:should|must)(?! (?:know|be aware|be told|say|tell|add|report|explain|make clear|point out)\b)|calls?"
    r" (?:on|for)|called (?:on|for)|asks?|asked|urges?|urged|recommends?|"
    r"recommended|requests?|requested|"
    r"resolves?|notes|wants?|demands?)\b[^:]*:"
)
# "In reply to the four requests in the motion:" opens a list of answers.
_ANSWERS = re.compile(r"^(?:In (?:reply|answer|response) to|Taking|Turning to)\b")
# "The motion asks for figures, and I agree that they are needed:" opens the writer's own list; so does "We will do what
# the Assembly asks:", but not "… for three things, and I cannot accept them:".
_OWN_VOICE = re.compile(
    r"(?:[,;–—]| and| but| so)(?![^:]*\b(?:not|cannot|can’t|neither|none|reject|disagree|asked to)\b)\s+"
    r"(?:(?:and|but|so) )?(?:to (?:all of )?which (?:I|we)\b|(?:all|both|each|most) of"
    r" which (?:I|we)\b"
    r"|(?:here|this|these) (?:is|are)\b|in (?:answer|reply|response)\b|(?:my|our) (?:own )?(?:answers?|repl|response"
    r"|position)"
    r"|(?:I|we) (?:\w+ )?(?:agree|accept|can|have|am|are|will|shall|share|support|welcome|propose|intend|plan|answer"
    r"|reply|respond"
    r"|set|take|offer|commit|undertake|confirm)\b|(?:TfL|the Mayor|officers|officials) (?:has|have|will|agrees?)\b)"
    r"[^:]*:"
    r"|^(?:I|We) (?:\w+ ){0,3}(?:agree|accept|will|shall|support)\b(?![^:]*\b(?:not|cannot|but)\b)[^:]*\b(?:what|all"
    r" that|everything"
    r"|as|which) (?:the )?(?:motion|Assembly|Members|you)\b"
)
_AS_ASKED = re.compile(
    r"\b(?:will|shall) (?:now |therefore )?(?:do|act on|carry out|deliver|meet) (?:all )?(?:what|that|everything|each"
    r" thing)\b[^:]*:$"
)
# "The Assembly asks for three things:" before "we will publish …" is answered item by item; "notes that:" is not.
_FIRST_PERSON = re.compile(r"(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_STATED = re.compile(r"\b(?:notes?|resolves?|that|to):")
_OPEN_STEM = re.compile(
    r"\b(?:will|shall|to|[’']ll|plans? to|agreed to|intends? to|aims? to|undertaken to|asked \w[\w ]{0,60} to)"
    r"(?:\s+(?:be|do|take|make|carry out|deliver|include|also|now|then|therefore|together|jointly|both|each))*"
    r"(?:\s+(?:the following|these|this|(?:[a-z]+|\d+)\s+(?:things|steps|actions|measures|changes|"
    r"points|commitments)|steps|actions|as follows)"
    r"(?:\s+\w+){0,4})?\s*:?\s*[-–—]?$"
)
_PROMISED = re.compile(
    r"(?i)\b(?:next steps?|commitments?|(?:following|these|agreed) (?:actions|steps|measures)|"
    r"plan of action|pledges|promises)\b"
    r"[^:]{0,60}:$"
)
# "The board resolved as follows:" before items such as "that officers bring a plan to the next meeting".
_RESOLVED = re.compile(
    r"^(?!.*\b(?:Assembly|motion|Motion|Members|you|You)\b).*\b(?:resolved|agreed|decided)\b(?: as follows|"
    r" the following)?"
    r"(?: \w+){0,2}:$"
)
_RESOLUTION = re.compile(r"that\s(?!.*\bbe (?:noted|received|thanked|welcomed|approved)\b)")
# "We are able to promise three things:", "TfL will fund the following:" before items that name things and no acts.
_THINGS = re.compile(
    r"\b(?P<who>[A-Za-z]+) (?P<verb>(?:(?:also|now|nonetheless|therefore|still|gladly|hereby|however|all the same),? )?"
    r"(?:(?:(?:can|will|shall)|(?:am|are|is) (?:\w+ )?(?:able|ready|prepared|willing|happy|glad|pleased) to)"
    r"(?: (?:also|now|nonetheless|therefore|still|gladly|however|at least))? (?:promise|pledge|guarantee|offer"
    r"|commit(?: myself| ourselves| itself)? to|provide|fund|introduce|publish|deliver|install|build|open|launch|create"
    r"|bring in|set up|pay for|put in place|undertake(?: to provide)?)"
    r"|promises?|pledges?|guarantees?|commits?(?: myself| ourselves| itself)? to|undertakes? to"
    r" (?:provide|fund|introduce|deliver)))"
    r"(?: (?:to )?(?:you|Members|the Assembly|Londoners))?"
    r"(?: (?:the following|these|this|as follows|(?:two|three|four|five|six|seven|\d+|several|some|a number of))"
    r"(?: (?:\w+ )?(?:things|steps|measures|changes|points|commitments|improvements|services|sums))?)?"
    r"(?: (?:by|in|before|from|during|over|this|next|within) (?:\w+ ?){1,4})?$"
)
_OUR_PROMISES = re.compile(r"^(?:Our|My) (?:\w+ )?(?:commitments|promises|pledges|undertakings)\b[^:]{0,60}:$")
_NOT_PROMISED = re.compile(
    r"\b(?:not|no|never|nor|neither|cannot|if|unless|asks?|asked|wants?|should|would|could|were|was|had)\b|^If\b"
)
_NO_MORE = re.compile(r"no \w+ \w+")
_THING = re.compile(r"[A-Za-z£\d]")
_STATES = re.compile(r"(?:(?!that\b|which\b|who\b|where\b)[\w’'-]+,? ){1,6}(?:is|are|was|were|has|have|had)\b")
_BROKEN_OFF = re.compile(r"\b(?:will|shall|to|not|also)$")
_BROKEN_OFF_BE = re.compile(r"\b(?:will|shall)(?: also| now)? be$")
_COLUMN = re.compile(r"(?i)\bwill\b|\b(?:commit|pledge|promise|planned|our plan|action|steps?\b|tasks?\b)")
_ACT = re.compile(r"[A-Za-z]?[a-z]+(?:\s|,)")
_DONE = re.compile(
    r"^(?:the [\w ]{1,40} )?(?:has|have|was|were|is|are|had)\b|^(?!(?i:embed|proceed|succeed|feed|"
    r"speed|need|exceed)\b)[A-Z]?[a-z]+ed\b(?! (?:by|and be))|"
    r"\b(?:has|have) (?:now )?(?:been|paid|sat|met|done)\b"
)


def completed(stem_text: str) -> str:
    """A lead-in that breaks off at “will:” or “plans to:”, with a verb put where its items give theirs."""
    bare = stem_text.rstrip(" :–-")
    if promise := _things(stem_text):
        return f"{bare[: promise.start('verb')]}will do"
    if _BROKEN_OFF_BE.search(bare):
        return f"{bare} doing"
    return f"{bare} do" if _BROKEN_OFF.search(bare) else bare


def _things(stem_text: str) -> re.Match[str] | None:
    """How a lead-in promises the things that its items name; None for what somebody else is said to promise."""
    if not leads_in(stem_text) or _NOT_PROMISED.search(stem_text):
        return None
    found = _THINGS.search(stem_text.rstrip(" :–-"))
    return found if found and found.group("who").lower() in AGENTS else None


def leads_in(text: str) -> bool:
    """Whether a sentence only opens a list, so that its items and not itself are the pledges."""
    return ":" in text and _LEAD_IN.search(text) is not None


def lead_in(verdict: Verdict) -> Verdict:
    """The verdict on a lead-in, which counts through its items."""
    return Verdict((), verdict.groups, "a lead-in", "it opens a list, and what it promises is in the items")


def _asks(stem_text: str) -> bool:
    """Whether a lead-in tells what somebody asks, and not what the writer says to it."""
    asks = _ASKS.search(stem_text) and not _ANSWERS.match(stem_text)
    return bool(asks) and not _OWN_VOICE.search(stem_text)


def under(verdict: Verdict, text: str, stem: Verdict, stem_text: str, *, cell: bool) -> Verdict:
    """The verdict on an item or a cell, given the one on its lead-in or on the heading of its column."""
    if _asks(stem_text) and not (stem.acts and _OPEN_STEM.search(stem_text.rstrip(" :"))):
        if cell or (_FIRST_PERSON.match(text) and not _STATED.search(stem_text)):
            return verdict
        return Verdict(
            (), verdict.groups, "an item of a request", "the lead-in asks, and its items are what is asked for"
        )
    if verdict.acts:
        return lead_in(verdict) if leads_in(text) and not cell else verdict
    first = text.split()[0].lower().strip(",;") if text.split() else ""
    open_column = cell and _COLUMN.search(stem_text) is not None
    opened = _OPEN_STEM.search(stem_text.rstrip(" :–-")) or _AS_ASKED.search(stem_text)
    open_stem = not cell and bool(stem.acts) and opened is not None
    promised = not cell and first in ACTS and _PROMISED.search(stem_text) is not None
    resolved = not cell and _RESOLUTION.match(text) and _RESOLVED.search(stem_text)
    acted = (open_column or open_stem or promised) and _ACT.match(text) and not NOT_SO.search(text)
    if resolved or ((acted or (not cell and _named(text, stem, stem_text))) and not _DONE.search(text)):
        act = Clause(_ITEM, 0, 0, first, 0, "", frozenset(), "agent", "main")
        return Verdict((act,), (act,), _ITEM.name, _ITEM.why)
    return verdict


def _named(text: str, stem: Verdict, stem_text: str) -> bool:
    """Whether an item names a thing that its lead-in promises ("a single card by May", "no cut before March")."""
    if not ((stem.acts and _things(stem_text)) or _OUR_PROMISES.search(stem_text)):
        return False
    return bool(_THING.match(text) and not _STATES.match(text) and (_NO_MORE.match(text) or not NOT_SO.search(text)))
