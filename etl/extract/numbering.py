"""The marks of Word's list items and numbered headings, which stand nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from etl.extract.archive import child, children, local, value

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: its format, its pattern such as "(%1)", and its first number."""

    format: str
    pattern: str
    start: int


class Numbering:
    """Counts list items in the order in which they come."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        abstract = {value(given, "abstractNumId"): given for given in children(numbering, "abstractNum")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._shared: dict[str, str] = {}
        for num in children(numbering, "num"):
            number, base = value(num, "numId"), value(child(num, "abstractNumId"))
            if number is None or base not in abstract:
                continue
            levels = _levels(abstract[base])
            overrides = [(o, int(value(child(o, "startOverride")) or -1)) for o in children(num, "lvlOverride")]
            for override, start in overrides:
                at = int(value(override, "ilvl") or 0)
                if at in levels and start >= 0:
                    levels[at] = Level(levels[at].format, levels[at].pattern, start)
            self._levels[number] = levels
            self._shared[number] = number if any(start >= 0 for _, start in overrides) else f"abstract {base}"
        self._styles = {value(style, "styleId"): style for style in children(styles, "style")}
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, properties: etree._Element | None) -> str:
        """The mark of the paragraph with these properties, such as "2. " or "• ", or nothing."""
        number, at = self._place(properties)
        level = self._levels.get(number or "", {}).get(at)
        if number is None or level is None or level.format == "none":
            return ""
        counts = self._counts.setdefault(self._shared[number], {})
        for deeper in [given for given in counts if given > at]:
            del counts[deeper]
        counts[at] = counts.get(at, level.start - 1) + 1
        if level.format == "bullet":
            return "• "
        levels = self._levels[number]

        def shown(place: re.Match[str]) -> str:
            k = int(place[1]) - 1
            given = levels.get(k, level)
            return written(counts.get(k, given.start), given.format)

        text = PLACE.sub(shown, level.pattern).strip()
        return f"{text} " if text else ""

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        own = child(properties, "numPr")
        number, at = value(child(own, "numId")), value(child(own, "ilvl"))
        style = value(child(properties, "pStyle"))
        for _ in range(20):
            if number is not None or style not in self._styles:
                break
            inherited = child(child(self._styles[style], "pPr"), "numPr")
            number = value(child(inherited, "numId"))
            at = at or value(child(inherited, "ilvl"))
            style = value(child(self._styles[style], "basedOn"))
        return (None, 0) if number in (None, "0") else (number, int(at or 0))


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        int(value(level, "ilvl") or 0): Level(
            value(child(level, "numFmt")) or "decimal",
            value(child(level, "lvlText")) or "",
            int(value(child(level, "start")) or 1),
        )
        for level in abstract
        if local(level) == "lvl"
    }


def written(number: int, form: str) -> str:
    """A number as a list writes it: 3, iii, III, c or C."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for worth, sign in ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)
