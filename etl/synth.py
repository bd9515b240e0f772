"""An illustrative corpus: letters with the shape of real ones and nothing real in them, the same for the same seed.

Letter i depends on the seed and on i alone, so that a small corpus is the beginning of a large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from etl.records import ILLUSTRATIVE

FIRST_YEAR, YEARS, LAST_DAY = 2014, 11, date(2025, 8, 29)
MEETINGS = YEARS * 10

TOPICS = (
    "Step-free access", "Night buses", "Clean air", "Youth services", "Violence reduction", "River crossings",
    "Social housing", "Allotments", "Cycle safety", "Neighbourhood policing", "Fire safety", "Heat in homes",
    "Rough sleeping", "Street trees", "Accessible toilets", "Skills for new jobs", "Private renting", "Taxi ranks",
)  # fmt: skip
PLACES = (
    "north London", "the outer boroughs", "the Upper Lea Valley", "town centres", "the Royal Docks",
    "south-east London", "every borough", "the Thames Estuary", "schools and colleges", "local high streets",
)  # fmt: skip
BODIES = (
    ("Transport for London (TfL)", "TfL"), ("The Metropolitan Police Service (MPS)", "The MPS"),
    ("The Mayor's Office for Policing and Crime (MOPAC)", "MOPAC"), ("The London Fire Brigade (LFB)", "The LFB"),
    ("The Greater London Authority (GLA)", "The GLA"),
)  # fmt: skip
ACTS = (
    "publish a plan for {topic} in {place}", "open {n} new advice points in {place}", "consult residents on {topic}",
    "report to the Assembly on {topic}", "set up a panel of {n} members on {topic}", "review its guidance on {topic}",
    "fund {n} projects in {place}", "begin work at {n} sites in {place}", "write to the boroughs about {topic}",
    "appoint a lead officer for {topic}", "complete a survey of {place}", "launch a pilot scheme in {place}",
)  # fmt: skip
LIMITS = (
    "by the end of {year}", "in spring {next}", "by {month} {next}", "in autumn {next}", "within {weeks} weeks",
    "before the end of the financial year", "later this year", "in {month} {next}", "by 31 March {next}",
    "over the next {months} months", "in the second half of {next}", "next year", "in due course", "", "", "",
)  # fmt: skip
MODALS = ("will", "will", "will", "has agreed to", "plans to", "intends to", "will, subject to funding,", "aims to")
FILLERS = (
    "I welcome the Assembly's interest in {topic}.", "The need for this in {place} is well understood.",
    "Last year {n} people took part in a trial, and the findings were encouraging.",
    "Responsibility for part of this rests with the Government, which has so far declined to act.",
    "I am grateful to the officers who have worked on {topic} in {place}.",
    "The number of complaints about {topic} fell from {more} to {n} between {last} and {year}.",
    "It is right that such decisions are taken locally.", "I have no plans to extend the scheme to {place}.",
    "We hope that this will restore confidence in {place}.",
)  # fmt: skip
MONTHS = ("January", "February", "May", "June", "July", "September", "October", "November")
NAMES = ("Ada Holloway", "Tobias Renshaw", "Marguerite Oyelaran", "Piers Castellan", "Ines Thornbury")


def letters(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Name and text of each letter, numbered from 1."""
    for number in range(1, count + 1):
        yield f"illustrative-{number:05}.txt", letter(number, seed)


def letter(number: int, seed: int = 1) -> str:
    """The text of one illustrative letter that answers one to three motions of a meeting."""
    draw = Random(f"{seed}:{number}")
    meeting = _meeting(number % MEETINGS)
    written = min(meeting + timedelta(days=draw.randint(20, 240)), LAST_DAY)
    logged = meeting + timedelta(days=draw.randint(1, 15))
    first = 1 + number // MEETINGS * 3
    motions = [(f"3.{first + i}", draw.choice(TOPICS), draw.choice(PLACES)) for i in range(draw.randint(1, 3))]
    name = draw.choice(NAMES)
    parts = [
        "MAYOR OF LONDON",
        f"{name} AM\nChair of the London Assembly",
        f"Our ref: MGLA{logged:%d%m%y}-{number:04}",
        f"Date: {_words(written)}",
        f"Dear {name.split()[0]},",
        f"London Assembly (Plenary) Meeting {_words(meeting)} - Motions",
        f"Thank you for the motions agreed at the meeting on {_words(meeting)}. My reply is below.",
    ]
    for motion, topic, place in motions:
        parts.append(f"Motion {motion} - {topic} in {place}")
        parts += [" ".join(_sentences(draw, topic.lower(), written)) for _ in range(draw.randint(2, 4))]
    parts += ["Yours sincerely,", "Jordan Ashdown\nMayor of London", ILLUSTRATIVE]
    return "\n\n".join(parts) + "\n"


def write(count: int, folder: Path, seed: int = 1) -> int:
    """Write the letters into a folder, made where it is missing. Returns how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in letters(count, seed):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return count


def _meeting(index: int) -> date:
    """The first Thursday of a month, ten months a year: the Assembly rests in August and in May."""
    year, month = FIRST_YEAR + index // 10, (1, 2, 3, 4, 6, 7, 9, 10, 11, 12)[index % 10]
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def _sentences(draw: Random, topic: str, written: date) -> Iterator[str]:
    def fill(pattern: str) -> str:
        return pattern.format(
            topic=topic, place=draw.choice(PLACES), n=draw.randint(2, 60), more=draw.randint(70, 900),
            year=written.year, next=written.year + 1, last=written.year - 1, month=draw.choice(MONTHS),
            weeks=draw.randint(2, 30), months=draw.randint(3, 24),
        )  # fmt: skip

    yield fill(draw.choice(FILLERS))
    for _ in range(draw.randint(1, 2)):
        body = draw.choice(draw.choice(BODIES))
        limit = fill(draw.choice(LIMITS))
        yield fill(f"{body} {draw.choice(MODALS)} {draw.choice(ACTS)}") + (f" {limit}." if limit else ".")
    yield fill(draw.choice(FILLERS))


def _words(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
