"""The tables. What changes through `data.history` carries the number of the event that wrote it."""

from data.models.base import END_OF_TIME, Base
from data.models.history import ChainHead, Correction, Difference, Event, Passage, Refusal
from data.models.letters import Ask, Letter, Motion, Reply
from data.models.pledges import DueDate, Pledge, PledgeState
from data.models.runs import Lease, Run, RunItem, Source

__all__ = [
    "END_OF_TIME",
    "Ask",
    "Base",
    "ChainHead",
    "Correction",
    "Difference",
    "DueDate",
    "Event",
    "Lease",
    "Letter",
    "Motion",
    "Passage",
    "Pledge",
    "PledgeState",
    "Refusal",
    "Reply",
    "Run",
    "RunItem",
    "Source",
]
