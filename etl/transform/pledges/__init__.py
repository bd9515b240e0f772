"""Which sentences of a letter are pledges, by rules that carry their own examples; and why each other one is none."""

from etl.transform.pledges.decide import decide
from etl.transform.pledges.find import find
from etl.transform.pledges.verdict import Verdict

__all__ = ["Verdict", "decide", "find"]
