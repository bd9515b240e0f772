"""The text of a motion to its asks: one limb of "calls on the Mayor to …" each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.transform import sentences

_VERB = r"(?:calls?\s+(?:up)?on|calls?\s+for|asks?|urges?|requests?|demands?|invites?|recommends?)"
_BETWEEN = (
    r"(?:,?\s*(?:therefore|also|further|furthermore|additionally|hereby|now|once again|again|strongly|formally)\b,?)*"
)
_SPEAKER = r"(?:the|this)\s+(?:London\s+)?Assembly|we|it"
# "This Assembly therefore calls on …": the act begins at the verb.
_ASK = re.compile(rf"\b(?:{_SPEAKER}){_BETWEEN}\s+(?P<act>{_VERB}\b)", re.I)
# "… and urges the Commissioner to …": a second ask in the same sentence.
_AND = re.compile(rf",?\s+and{_BETWEEN}\s+(?={_VERB}\b)", re.I)
# "(a) …; (b) …" within one sentence.
_INLINE = re.compile(r"\s*[;,]?\s*(?:\band\b\s*)?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*", re.I)


def split(text: str) -> list[str]:
    """The asks of a motion in their order, each with the words that say of whom it is asked.

    A list gives an ask an item: "calls on the Mayor to publish a plan". What the motion only notes or welcomes is none.
    """
    found: list[str] = []
    stem = ""
    for sentence in sentences.split(text):
        content = _flat(text[sentence.start : sentence.end])
        if sentence.stem is not None:
            lead = _act(_flat(text[slice(*sentence.stem)]))
            stem = lead.rstrip(":;,- ") if lead else ""
        if sentence.kind == "item" and stem and not _act(content):
            found.append(_joined(stem, content))
        elif (act := _act(content)) and not act.endswith(":"):
            found += [ask for limb in _AND.split(act) for ask in _limbs(limb)]
    return list(dict.fromkeys(found))


def _act(sentence: str) -> str:
    """The sentence from its asking verb on; empty where it asks nothing."""
    match = _ASK.search(sentence)
    return sentence[match.start("act") :] if match else ""


def _limbs(act: str) -> Iterator[str]:
    """One ask, or the lettered ones within it."""
    first, *others = _INLINE.split(act)
    if len(others) < 2:
        yield _tidy(act)
        return
    for other in others:
        yield _joined(first.rstrip(":;,- "), other)


def _joined(stem: str, item: str) -> str:
    """A lead-in and its item as one ask; a capital that only began a line goes."""
    first = item.partition(" ")[0]
    return _tidy(f"{stem} {item[0].lower() + item[1:] if first[1:].islower() else item}")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tidy(ask: str) -> str:
    """An ask without the marks that joined it to the next one."""
    return re.sub(r"[\s;,.:]+(?:and|or)?[\s;,.:]*$", "", ask)
