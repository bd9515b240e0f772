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

PERIODS: Grammar[Period] = Grammar(
    *DAYS,
    *NAMES,
    *YEARS,
    begins="""
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun spring summer autumn winter this
    next last new tomorrow later_today christmas easter good_friday st_george bonfire armistice boxing halloween
    whit conference recess parliament
    financial fiscal academic school assembly calendar fy year end mid my_ his_ a_mayor a_term half ramadan eid
    diwali hanukkah passover vaisakhi notting lunar chinese current the_0 the_1 the_2 the_3 the_4 the_5 the_6
    the_7 the_8 the_9 the_jan the_feb the_mar the_apr the_may the_jun the_jul the_aug the_sep the_oct the_nov
    the_dec the_spring the_summer the_autumn the_winter the_month the_year the_quarter the_week the_decade
    the_current the_present the_coming the_forthcoming the_upcoming the_new the_next the_last the_previous
    the_ordinary the_financial the_fiscal the_academic the_school the_assembly the_calendar the_fy the_turn
    the_house the_parliament the_recess the_conference the_whit the_christmas the_easter the_general the_london
    the_gla the_city the_term the_half the_ramadan the_eid the_notting the_lunar the_chinese the_spending
    spending the_end""",
)
PARTS: Grammar[Period] = Grammar(
    *PART_RULES,
    begins="""
    early mid late very later sometime at_some some_time q h1 h2 quarter first second third fourth final last
    latter back start beginning opening outset end close conclusion expiry tail course whole duration week w/ wc
    the_early the_mid the_late the_very the_first the_second the_third the_fourth the_final the_last the_lat
    the_back the_q the_h1 the_h2 the_1 the_2 the_3 the_4 the_start the_beginning the_opening the_outset the_end
    the_close the_conclusion the_expiry the_tail the_rest the_rem the_balance the_course the_whole the_duration
    the_week""",
)
BOUNDS: Grammar[Bounds] = Grammar(
    *LENGTHS,
    *OCCASIONS,
    *PREPOSITIONS,
    *VAGUE,
    begins="""
    the_ our_ its_ their_ a_2 this_ by until till 'til before between from both compared relative similar than
    against up_ down_from since as_ at_ dated versus over around in_ during across throughout through within
    for_ no_ not_ on_ ahead prior to_ with_ effective starting beginning commencing after following toward near
    all_through inside next coming forthcoming these_ the_next the_coming the_forthcoming just_as only_as very_s
    soon shortly imminently without immediately straight today when once if_ where subject each every per_
    a_single a_other a_day a_week a_fortnight a_month a_quarter a_year a_term annually quarterly monthly weekly
    fortnightly daily upon pending alongside of_the of_these of_last of_past of_previous of_recent this_side""",
)
