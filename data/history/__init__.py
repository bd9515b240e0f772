"""Every change of the register goes through here: an event in an append-only chain, and the state beside it."""

from data.history.agreed import OtherText, record_motion
from data.history.chain import GENESIS, PROGRAM, Actor, Head, head, lock, moment
from data.history.change import Form, Stale
from data.history.decide import decide
from data.history.letters import Recorded, record
from data.history.progress import assess, move_due, note
from data.history.read import Line, events_of
from data.history.reading import MotionName, Reading, ReadLetter, ReadPledge, ReadReply
from data.history.review import accept, add_missed, correct, merge, reject, reopen, split
from data.history.rights import NotPossible, Refused, require_editor
from data.history.verify import Verified, verify
from data.history.voices import TooMany, decide_objection, decide_suggestion, objection, suggest

__all__ = [
    "GENESIS",
    "PROGRAM",
    "Actor",
    "Form",
    "Head",
    "Line",
    "MotionName",
    "NotPossible",
    "OtherText",
    "ReadLetter",
    "ReadPledge",
    "ReadReply",
    "Reading",
    "Recorded",
    "Refused",
    "Stale",
    "TooMany",
    "Verified",
    "accept",
    "add_missed",
    "assess",
    "correct",
    "decide",
    "decide_objection",
    "decide_suggestion",
    "events_of",
    "head",
    "lock",
    "merge",
    "moment",
    "move_due",
    "note",
    "objection",
    "record",
    "record_motion",
    "reject",
    "reopen",
    "require_editor",
    "split",
    "suggest",
    "verify",
]
