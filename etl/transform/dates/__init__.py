"""The time phrases of a letter: which days they mean, or why they mean none."""

from etl.transform.dates.read import limits
from etl.transform.dates.values import Limit, Unplaced

__all__ = ["Limit", "Unplaced", "limits"]
