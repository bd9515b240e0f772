"""Every change of the register goes through here: an event in an append-only chain, and the state beside it."""

from data.history.agreed import OtherText, record_motion
from data.history.chain import GENESIS, PROGRAM, Actor, Head, head, lock, moment
from data.history.letters import Recorded, record
from data.history.read import Line, events_of
from data.history.reading import MotionName, Reading, ReadLetter, ReadPledge, ReadReply
from data.history.verify import Verified, verify

__all__ = [
    "GENESIS",
    "PROGRAM",
    "Actor",
    "Head",
    "Line",
    "MotionName",
    "OtherText",
    "ReadLetter",
    "ReadPledge",
    "ReadReply",
    "Reading",
    "Recorded",
    "Verified",
    "events_of",
    "head",
    "lock",
    "moment",
    "record",
    "record_motion",
    "verify",
]
