"""The three grammars: named stretches of days, their parts, and what bounds an act. Earlier rules win."""

from __future__ import annotations

from etl.transform.dates.days import DAYS
from etl.transform.dates.lengths import LENGTHS
from etl.transform.dates.named import NAMES
from etl.transform.dates.occasions import OCCASIONS
from etl.transform.dates.parts import PARTS as PART_RULES
from etl.transform.dates.prepositions import PREPOSITIONS
from etl.transform.dates.rule import Grammar
from etl.transform.dates.vague import VAGUE
from etl.transform.dates.values import Bounds, Period
from etl.transform.dates.years import YEARS

PERIODS: Grammar[Period] = Grammar(*DAYS, *NAMES, *YEARS)
PARTS: Grammar[Period] = Grammar(*PART_RULES)
BOUNDS: Grammar[Bounds] = Grammar(*LENGTHS, *OCCASIONS, *PREPOSITIONS, *VAGUE)
