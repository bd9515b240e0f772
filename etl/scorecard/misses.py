"""Classes of sentence that the program is known to misread, each with a made-up example.

They come from looking at what was misread in letters and answers. An example that is read well by now is no longer
told, so a rule that mends one needs no change here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.scorecard import Miss
from etl.records import Document
from etl.reference import Reference
from etl.transform import letter

LETTER = """MAYOR OF LONDON

Date: 15 July 2025

Dear Chair,

Motion 3.1 - Streets

{}

Yours sincerely,

Sadiq Khan
Mayor of London
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A class in plain words, an example, whether that is a pledge, and who has to act if that is what goes wrong."""

    what: str
    example: str
    pledge: bool = True
    body: str | None = None

    def misread(self, reference: Reference) -> bool:
        """Whether the example is still read wrongly, in a letter of the Mayor's."""
        document = Document("example", "0" * 64, LETTER.format(self.example))
        read = letter.read(document, reference, date=date(2025, 7, 15), sender="Mayor of London").pledges
        if bool(read) != self.pledge:
            return True
        return self.body is not None and all(self.body not in pledge.body for pledge in read)


KNOWN = (
    Known(
        "Missed: a promise in a clause that describes something else, such as “the better of which will …”.",
        "TfL is trying out two ticket machines, the better of which will be put into every station.",
    ),
    Known(
        "Missed: a promise named by a noun, such as “it comes with a promise to …”.",
        "Our budget is tight, but it comes with a promise to keep every library open.",
    ),
    Known(
        "Missed: what money “will support” or “will attract”.",
        "The £9 million fund will attract sixty researchers to the city.",
    ),
    Known(
        "Missed: what answers and findings “will help inform”.",
        "We are reading the answers, and these will help inform our plan for the pier.",
    ),
    Known(
        "Missed: an announcement as an invitation, such as “expect …” or “you can look forward to …”.",
        "Expect a full report by Easter.",
    ),
    Known(
        "Missed: a short answer that says what is promised only together with the question.",
        "Yes, by the end of the year.",
    ),
    Known(
        "Taken wrongly: what people “are due to” do, mentioned in passing.",
        "Drivers who are due to renew in May should write to us.",
        pledge=False,
    ),
    Known("Taken wrongly: a forecast of a delay.", "The plan will be nine months late.", pledge=False),
    Known(
        "Who has to act: a body named only behind “through” or at the end of a passive sentence.",
        "The route will be chosen by June through the Ferry Board.",
        body="Ferry Board",
    ),
    Known(
        "Who has to act: a team or a programme is named, and taken for the organisation it belongs to.",
        "The Night Team of the Parks Trust will lock the gates from May.",
        body="Parks Trust",
    ),
)


def still(reference: Reference) -> tuple[Miss, ...]:
    """The classes whose example is misread by the version that runs."""
    return tuple(Miss(known.what, known.example) for known in KNOWN if known.misread(reference))
