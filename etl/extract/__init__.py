"""Files to text: one reader a format, each run in a guarded worker process."""

from etl.extract.guard import Reader, read
from etl.extract.kinds import SUFFIXES
from etl.extract.unreadable import Unreadable

__all__ = ["SUFFIXES", "Reader", "Unreadable", "read"]
