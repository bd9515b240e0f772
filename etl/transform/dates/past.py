"""Whether a time phrase says when something happened rather than when something will: the nearest verb decides."""

from __future__ import annotations

import re

REACH = 240
_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\d,.]*|[,;:()-]")
_MODALS = frozenset("will shall would should must can could may might cannot won't shan't i'll we'll they'll it'll".split())
_PLANS = frozenset(
    """due plan plans planning planned aim aims aiming intend intends intending intended expect expects expecting expected
    hope hopes hoping look looking seek seeks commit commits committed commitment scheduled anticipated programmed projected
    proposed targeted timetabled earmarked forecast slated agreed asked invited instructed tasked required going""".split()
)
_PAST = frozenset(
    """was were had did made began took gave wrote held met came went saw ran brought led won laid said sent spent became
    got told left built found rose fell grew paid kept heard chose drew spoke stood set put taken given written seen done
    gone begun shown known undertaken thanked""".split()
)
_PRESENT = frozenset("is are am am's isn't aren't".split())
_HAVE = frozenset("has have having i've we've they've".split())
_BE = frozenset("be being".split())
_NOT_PAST = frozenset("need speed indeed feed hundred seed red bed shed proceed exceed succeed embed".split())
_ADVERBS = frozenset("not also now then first already still only further never all both been".split())
_DETERMINERS = frozenset("the a an our its their his her this that these those all each my any both".split())
_OPENERS = frozenset("and but that then so because where while although whereas or as".split())


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)


def _adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith("ly")


def opens_clause(folded: str, start: int) -> bool:
    """Whether nothing of the clause stands before `start`."""
    before = folded[max(0, start - 40) : start].rstrip()
    last = re.search(r"(?:([a-z']+)|[^a-z'])$", before)
    return last is None or last[1] is None and last[0] not in ")%" and not last[0].isdigit() or last[1] in _OPENERS


def dates_the_past(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` dates something that has happened by the day of the letter."""
    after = _TOKEN.findall(folded[end : end + REACH])
    between_commas = after[:1] == [","] and folded[:start].rstrip().endswith(",")
    if opens_clause(folded, start) and not between_commas:
        return _after(after)
    before = _TOKEN.findall(folded[max(0, start - REACH) : start])
    for i in range(len(before) - 1, -1, -1):
        verdict = _verb_before(before, i)
        if verdict is not None:
            return verdict
    return not between_commas and _after(after)


def _verb_before(words: list[str], i: int) -> bool | None:
    """What the word at `i` says of a phrase that follows it: past, not past, or nothing."""
    word = words[i]
    if word in _MODALS or word in _PRESENT or word in _BE:
        return False
    if word == "to":
        return False if i + 1 < len(words) and words[i + 1].isalpha() and words[i + 1] not in _DETERMINERS else None
    governing = next((w for w in reversed(words[:i]) if not _adverb(w)), "")
    if word in _PLANS:
        return governing in ("was", "were", "originally")
    if word in _HAVE and i + 1 == len(words):
        return True
    if not _is_past(word):
        return None
    if governing in _MODALS or governing in _BE or governing in _PRESENT or governing in ("to", "get", "not"):
        return False
    if governing in _HAVE:
        return not any(w in _MODALS for w in words[max(0, i - 5) : i])
    adjacent = i + 1 == len(words) or (i + 2 == len(words) and words[-1] in ("out", "up", "on", "in", "by", "off"))
    if adjacent or word in ("was", "were", "had", "did"):
        return True
    # "will provide improved services in spring": an adjective, when a modal governs the clause it stands in
    clause = words[: i + 1]
    for boundary in (",", ";", ":", "(", "which", "that", "who", "when", "and", "but"):
        if boundary in clause:
            clause = clause[len(clause) - clause[::-1].index(boundary) :]
    return not any(w in _MODALS or w in _PLANS for w in clause)


def _after(words: list[str]) -> bool:
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in (";", ":"):
            return False
        if word in _MODALS or word in _PRESENT or word in _PLANS or word == "to":
            return False
        if word in _HAVE:
            return any(_is_past(w) or w == "been" for w in words[i + 1 : i + 4])
        if _is_past(word) and following not in _MODALS:
            return True
    return False
