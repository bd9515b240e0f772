"""How well are letters read?"""

import streamlit as st

from data import scorecard
from etl.version import VERSION
from pages.components import markup, reading_parts, screen

screen.head(
    "How well are letters read?",
    "A program reads the letters by written rules, and people check what it found. This is how far it can be relied on "
    "until they have, measured on letters that people had read first.",
)
try:
    card = scorecard.load()
except ValueError as error:
    screen.show(markup.notice(str(error), strong=True))
    st.stop()
if card is None:
    screen.show(reading_parts.NOTHING)
    st.stop()

screen.show(reading_parts.version(card, VERSION), reading_parts.headline(card.sets[0]))
screen.section("What is known to be misread")
screen.show(reading_parts.misses(card))

for measured in card.sets:
    screen.section(measured.name)
    screen.show(reading_parts.about(measured, VERSION), reading_parts.kinds(measured), reading_parts.checks(measured))

screen.section("Is it fitted to the sentences it was measured on?")
screen.show(*reading_parts.folds(card))
screen.show(reading_parts.FOOTER)
