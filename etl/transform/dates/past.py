"""Whether a time phrase says when something happened rather than when something will: the nearest verb decides."""

from __future__ import annotations

import re
import string

REACH = 240
_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*|[,;:()–—-]")
_LETTERS = string.ascii_lowercase + "'"
_MODALS = frozenset(
    "will shall would should must can could may might cannot won't shan't i'll we'll they'll it'll".split()
)
_PLANS = frozenset(
    """due plan plans planning planned aim aims aiming intend intends intending intended expect expects
    expecting expected hope hopes hoped hoping aimed wanted look looking seek seeks commit commits committed
    commitment scheduled anticipated programmed projected proposed targeted timetabled earmarked forecast slated
    agreed asked invited instructed tasked required going intention intentions ambition decision proposal
    proposals pencilled booked diarised""".split()
)
_PAST = frozenset(
    """was were had did made began took gave wrote held met came went saw ran brought led won laid said sent spent
    became got told left built found rose fell grew paid kept heard chose drew spoke stood set put taken given written
    seen done gone begun shown known undertaken felt""".split()
)
_HOPED = frozenset("expected hoped intended planned aimed anticipated".split())
_PRESENT = frozenset("is are am isn't aren't".split())
_HAVE = frozenset("has have having i've we've they've".split())
_TIMETABLED = frozenset(
    """opens closes starts begins ends finishes launches follows meets commences concludes returns takes comes goes
    applies runs resumes reopens enters expires stays remains moves""".split()
)
_BE = frozenset("be being".split())
_NOT_PAST = frozenset("need speed indeed feed hundred seed red bed shed proceed exceed succeed embed bidding".split())
_ADVERBS = frozenset("not also now then first already still only further never all both been".split())
_NOT_VERBS = frozenset(
    """the a an our its their his her this that these those all each every my any both some many most two three other
    another such stakeholder which whom""".split()
)
_TAKES_TO = frozenset(
    """response responses reply replies visit visits letter letters access changes change amendments approach relation
    regard addition improvements thanks reference according due prior subject linked link links contribution return
    answer answers respect attention opposed similar compared""".split()
)
_OPENERS = frozenset("and but that then so because where while although whereas or".split())
_PRONOUNS = frozenset("i we he she they it you".split())
_BOUNDARIES = frozenset([",", ";", ":", "(", "which", "that", "who", "when", "and", "but"])
_AUXILIARIES = _MODALS | _PRESENT | _HAVE | _BE | {"to", "been", "was", "were"}
_ASKED = frozenset("agreed asked invited instructed committed tasked".split())
_DETERMINERS = frozenset("the a an our its their his her this that my your".split())
# No other word tells anything, unless it is a past form.
_TELLING = _MODALS | _BE | _TIMETABLED | _PRESENT | _ASKED | _PLANS | _HAVE | {"with", "to"}
# What happened on a day of its own: "the announcement on 2 March marks a change" speaks of one that was made.
_EVENTS = frozenset(
    "announcement statement visit letter deaths attack attacks fire debate vote judgment ruling speech".split()
)


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)


def _adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith("ly")


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


def opens_clause(folded: str, start: int) -> bool:
    """Whether nothing of the clause stands before `start`."""
    before = folded[max(0, start - 40) : start].rstrip()
    if not before:
        return True
    if before[-1] in _LETTERS:
        return before[len(before.rstrip(_LETTERS)) :] in _OPENERS
    return not (before[-1].isalnum() or before[-1] in ')%]"”’')


def dates_the_past(text: str, folded: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` dates something that has happened by the day of the letter."""
    set_off = folded[max(0, start - 40) : start].rstrip().endswith(",") and _goes_on_after_comma(text, end)
    if opens_clause(folded, start) and not set_off:
        return _after(_following(text, end))
    before = _tokens(text[max(0, start - REACH) : start])
    for i in range(len(before) - 1, -1, -1):
        verdict = _verb_before(before, i)
        if verdict is not None:
            return verdict
    on_a_day = not folded.startswith("from ", start)
    happened = on_a_day and bool(before) and before[-1].lower() in _EVENTS
    return not set_off and (_after(_following(text, end)) or happened)


def _following(text: str, end: int) -> list[str]:
    return [word.lower() for word in _tokens(text[end : end + REACH])]


def _goes_on_after_comma(text: str, end: int) -> bool:
    """Whether a comma follows, and no clause with a subject of its own."""
    after = _following(text, end)
    return len(after) > 1 and after[0] == "," and after[1] not in _PRONOUNS


def _verb_before(written: list[str], i: int) -> bool | None:
    """What the word at `i` says of a phrase that follows it: past, not past, or nothing."""
    word = written[i].lower()
    if word not in _TELLING and not _is_past(word):
        return None
    words = [w.lower() for w in written[max(0, i - 40) : i + 3]]
    at = min(i, 40)
    following = words[at + 1] if at + 1 < len(words) else ""
    governing = next((w for w in reversed(words[:at]) if not _adverb(w)), "")
    if word in _MODALS or word in _BE or word in _TIMETABLED or (word in _PRESENT and not _is_past(following)):
        return False
    if word == "with" and governing == ",":
        return False
    if word == "to":
        name = not following.isalpha() or written[i + 1][0].isupper() or following in _NOT_VERBS
        if name or governing in _TAKES_TO:
            return None
        return _purpose_of_past(words[:at])
    if word in _ASKED and governing not in _AUXILIARIES:
        return True
    if word in _PLANS:
        return None if governing in _DETERMINERS else governing in ("was", "were", "originally")
    if word in _HAVE:
        return True if not following else None
    if not _is_past(word) or (i and written[i][0].isupper()):
        return None
    if governing in _MODALS or governing in _BE or governing in _PRESENT or governing in ("to", "get", "not"):
        return False
    if governing in _HAVE:
        return not any(w in _MODALS for w in words[max(0, at - 5) : at])
    last = i + 1 == len(written)
    if last or (i + 2 == len(written) and following in ("out", "up", "on", "in", "by", "off")):
        return True
    if word in ("was", "were", "had", "did"):
        return True
    # "will provide improved services in spring": an adjective, when a modal governs the clause it stands in
    clause = words[:at]
    begins = max((n for n, w in enumerate(clause) if w in _BOUNDARIES), default=-1)
    return not any(w in _MODALS or w in _PLANS for w in clause[begins + 1 :])


def _purpose_of_past(words: list[str]) -> bool:
    """Whether the infinitive after `words` says what a past act was for: "made a statement to update the House"."""
    for i in range(len(words) - 1, max(-1, len(words) - 12), -1):
        word = words[i]
        if word in _PLANS:
            return words[max(0, i - 1)] in ("was", "were", "had") or (
                word in _HOPED and words[max(0, i - 1)] in _PRONOUNS
            )
        if word in _MODALS or word in _PRESENT or word in _HAVE or word in ("to", "which", "that"):
            return False
        if _is_past(word):
            governing = next((w for w in reversed(words[:i]) if not _adverb(w)), "")
            if governing in _DETERMINERS:
                continue
            return governing not in (_HAVE | _PRESENT | _BE | _MODALS) and i + 1 < len(words)
    return False


def _after(words: list[str]) -> bool:
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in (";", ":") or word in _MODALS or word in _PRESENT:
            return False
        if word in _PLANS:
            asked = word in _ASKED and i > 0 and words[i - 1] not in _AUXILIARIES
            return asked or (word.endswith("ed") and i > 0 and words[i - 1] in _PRONOUNS)
        if word in _HAVE:
            return any(_is_past(w) or w == "been" for w in words[i + 1 : i + 4])
        if _is_past(word) and following not in _MODALS:
            return True
    return False
