"""The register as CSV: every row whole, safe in a spreadsheet, and never all in memory at once."""

from __future__ import annotations

import csv
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import exports, history, queries
from data.filters import Filters
from data.store import Store
from etl import synth
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
    monkeypatch.setattr(exports, "AT_ONCE", 5)
    portions = list(exports.csv(filled, Filters(), exports.about(filled, DAY, "1")))
    assert len(portions) > 3
    tracemalloc.start()
    for _ in exports.csv(filled, Filters(), exports.about(filled, DAY, "1")):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
