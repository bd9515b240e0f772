"""The register as files: every row whole, text as text, and never all in memory at once."""

from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from data import exports, history, queries
from data.exports import rows as reading
from data.filters import Filters
from data.store import Store
from etl import synth
from tests.letters_made import CAUTION, a_letter, a_pledge, undated
from tests.refreshing import inbox_in, run

DAY = date(2025, 9, 1)


def rows(store: Store, filters: Filters = Filters(), as_of: date = DAY) -> list[dict[str, str]]:  # noqa: B008
    text = "".join(exports.csv(store, filters, exports.about(store, as_of, "1")))
    assert text.startswith(exports.BYTE_ORDER_MARK)
    return list(csv.DictReader(text.removeprefix(exports.BYTE_ORDER_MARK).splitlines(keepends=True)))


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    letters = inbox_in(tmp_path)
    synth.write(3, letters)
    assert run(store, letters).good
    return store


def test_a_row_is_the_pledge_of_the_screen(filled: Store) -> None:
    filters = Filters(motion="3.6", meeting=date(2024, 11, 7))
    found = rows(filled, filters)
    with filled.session() as session:
        shown = queries.pledges(session, filters, DAY)
        head = str(history.head(session))
    assert [row["quote"] for row in found] == list(shown["quote"])
    first = found[0]
    assert set(first) == set(exports.MEANING)
    assert (first["as_of"], first["clock"], first["latest"]) == ("2025-09-01", "due now", "2025-12-31")
    assert head.startswith(first["register"])
    assert first["illustrative"] == ""


def test_the_filters_and_the_day_hold(filled: Store) -> None:
    assert all(row["body"] == "TfL" for row in rows(filled, Filters(body="TfL")))
    everything = rows(filled)
    with filled.session() as session:
        assert len(everything) == queries.count_pledges(session, Filters(), DAY)
    assert {row["illustrative"] for row in everything} == {"", "yes"}
    assert rows(filled, as_of=date(2010, 1, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u200b=1",
        "\ufeff=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A",
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert exports.cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["This year, the MPS will", "3.6", "", "a=b", "'quoted'", 5, -5, None])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert exports.cell(value) == value


@given(st.text())
def test_no_text_begins_with_what_runs(text: str) -> None:
    shown = str(exports.cell(text))
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))


def test_only_known_filters_are_taken() -> None:
    asked = {"motion": " 3.6 ", "meeting": "2024-11-07", "body": ""}
    assert exports.filters_from(asked) == Filters(motion="3.6", meeting=date(2024, 11, 7))
    with pytest.raises(ValueError, match="no filter colour"):
        exports.filters_from({"colour": "red"})
    with pytest.raises(ValueError, match="2024-11-07"):
        exports.filters_from({"meeting": "soon"})
    with pytest.raises(ValueError, match="number of an event"):
        exports.filters_from({"recorded": "²"})
    assert exports.filters_from({"recorded": "7"}) == Filters(recorded=7)


def test_the_export_comes_in_portions_of_bounded_size(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 5)
    portions = list(exports.csv(filled, Filters(), exports.about(filled, DAY, "1")))
    assert len(portions) > 3
    tracemalloc.start()
    for _ in exports.csv(filled, Filters(), exports.about(filled, DAY, "1")):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


HARM = (
    '=HYPERLINK("http://evil.example","x")',
    "＝1+1 <b>bold</b> & \x0bmore",
    "@SUM(A1:A9) \u202etxt.exe",
    "\tTab and\rreturn; comma, \\ END:VEVENT",
    "-2+3 _x0041_ ]]> {x}",
)


@pytest.fixture
def harmed(store: Store) -> Store:
    with store.writing() as session:
        history.record(session, a_letter(*(a_pledge(f"{text} {n}", CAUTION) for n, text in enumerate(HARM))))
        history.record(session, a_letter(undated("No day.", CAUTION), path="2.txt", reference="X2", illustrative=True))
    return store


def spoken(store: Store, as_of: date = DAY) -> exports.About:
    return exports.about(store, as_of, "1.0", "http://register.example/")


def made(store: Store, form: str, filters: Filters = Filters(), as_of: date = DAY) -> bytes:  # noqa: B008
    return b"".join(exports.written(exports.FORMS[form], store, filters, spoken(store, as_of)))


def sheets(workbook: bytes) -> dict[str, list[list[tuple[str, str]]]]:
    """The type and text of every cell, by sheet."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "rels/sheet" in name]
        for number, title in enumerate(re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode()), 1):
            tree = etree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
            assert not tree.findall(".//{*}f")
            rows = tree.iterfind(".//{*}row")
            found[title] = [[(c.get("t", "n"), "".join(c.itertext())) for c in row] for row in rows]
    return found


def test_a_workbook_has_days_as_days_and_text_as_text(harmed: Store) -> None:
    found = sheets(made(harmed, "xlsx"))
    assert list(found) == ["About", "Pledges"]
    head, *lines = found["Pledges"]
    assert [text for _, text in head] == list(exports.MEANING)
    assert len(lines) == 6
    cells = [cell for line in lines for cell in line]
    assert {kind for kind, _ in cells} == {"inlineStr", "n"}
    assert ("n", str((date(2025, 12, 31) - date(1899, 12, 30)).days)) in cells
    assert ("inlineStr", HARM[0] + " 0") in cells
    told = {a[1]: b[1] for a, b in (row for row in found["About"] if len(row) == 2)}
    assert told["As of"] == "2025-09-01"
    assert told["Register"] == spoken(harmed).head


def test_a_full_sheet_goes_on_in_another(harmed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.exports.workbook.MOST_ROWS", 4)
    found = sheets(made(harmed, "xlsx"))
    assert [len(found[name]) for name in ("Pledges", "Pledges 2")] == [4, 4]


def test_json_holds_what_the_csv_holds(harmed: Store) -> None:
    found = json.loads(made(harmed, "json", Filters(motion="3.6")))
    assert (found["as_of"], found["version"], found["filters"]) == ("2025-09-01", "1.0", {"motion": "3.6"})
    assert found["register"] == spoken(harmed).head
    assert {row["quote"] for row in found["pledges"]} == {*(f"{text} {n}" for n, text in enumerate(HARM)), "No day."}
    first: dict[str, Any] = found["pledges"][0]
    assert (first["body"], first["latest"], first["illustrative"]) == (["MPS"], "2025-12-31", False)
    assert json.loads(made(harmed, "json", as_of=date(2010, 1, 1)))["pledges"] == []


def test_the_calendar_has_a_day_for_every_open_pledge_with_a_last_day(harmed: Store) -> None:
    with harmed.writing() as session:
        form = history.Form(history.Actor("Ann", "editor"), history.head(session).seq, DAY)
        history.assess(session, form, 2, "kept", "Seen.", {"url": "https://example.org"})
    written = made(harmed, "ics")
    calendar = icalendar.Calendar.from_ical(written)
    events = calendar.walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [f"pledge-{n}@pledgewatch" for n in (1, 3, 4, 5)]
    first = events[0]
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (date(2025, 12, 31), date(2026, 1, 1))
    assert "Due now, 121 days to go, as of 1 September 2025" in str(first["description"])
    assert str(first["url"]) == "http://register.example/pledge?id=1&as_of=2025-09-01"
    assert str(calendar["x-pledgewatch-head"]) == spoken(harmed).head
    assert "\u202e" not in written.decode()
    assert all(len(part) <= 75 for part in written.split(b"\r\n"))
    late = icalendar.Calendar.from_ical(made(harmed, "ics", as_of=date(2026, 1, 2))).walk("VEVENT")[0]
    assert "Overdue since 1 January 2026, 2 days, as of 2 January 2026" in str(late["description"])
    assert late["uid"] == first["uid"]


def test_the_feed_tells_what_was_recorded_last_as_plain_text(harmed: Store) -> None:
    feed = etree.fromstring(made(harmed, "atom"))
    entries = feed.findall("{*}entry")
    assert entries[0].findtext("{*}title") == "Motion 3.6: No day."
    said = [entry.findtext("{*}content") for entry in entries]
    assert any("<b>bold</b> & more" in str(text) for text in said)
    assert {content.get("type") for content in feed.iterfind(".//{*}content")} == {"text"}
    assert feed.findtext("{urn:pledgewatch}head") == spoken(harmed).head
    assert len({entry.findtext("{*}id") for entry in entries}) == 6
    assert feed.findtext("{*}updated") == "2025-09-01T08:00:00.000000Z"
    assert not etree.fromstring(made(harmed, "atom", as_of=date(2010, 1, 1))).findall("{*}entry")


@pytest.mark.parametrize("form", sorted(exports.FORMS))
def test_no_form_shows_what_the_screens_hide(harmed: Store, form: str) -> None:
    harmed = type(harmed)(harmed.engine, harmed.now, hide_unreviewed=True)
    assert b"HYPERLINK" not in made(harmed, form)
    assert b"No day." not in made(harmed, form)


def test_a_pledge_is_linked_only_where_the_screens_are_known(harmed: Store) -> None:
    about = exports.about(harmed, DAY + timedelta(days=1), "1")
    assert about.page(1) == ""
    assert b"URL" not in b"".join(exports.written(exports.FORMS["ics"], harmed, Filters(), about))
