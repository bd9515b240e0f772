"""The scorecard: what it counts, that its figures are those of the scorers of ../shared, and that it is up to date."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import scorecard
from data.scorecard import Measured, Scorecard, Share
from etl.reference import load
from etl.scorecard import BLIND, LETTERS, SENTENCES, letters, measure, misses, sentences
from etl.scorecard.tally import ALL, Outcome, f1, f1_interval, folds, kinds
from etl.version import VERSION
from tests.test_commands import etl
from tests.test_shared import score

AGAIN = "run `make scorecard` and commit data/scorecard.json"
TEXT = """We will open a new depot by the end of March 2026. The old one was sold. TfL plans to widen the road.

Thank you for writing. Time will tell."""
LABELS = (
    ("We will open a new depot by the end of March 2026.", "pledge", "firm", ["Mayor"], "2026-03-31"),
    ("The old one was sold.", "pledge", None, ["Mayor"], None),
    ("TfL plans to widen the road.", "none", None, None, None),
    ("Thank you for writing.", "none", None, None, None),
    ("Time will tell.", "optional", None, None, None),
)


def gold(folder: Path, latest: str = "2026-03-31") -> Path:
    """A gold folder of one document: one pledge is found, one "missed", and one sentence "taken wrongly"."""
    folder.mkdir()
    document = {"doc": "A", "date": "2025-07-15", "sender": "Mayor of London", "sentences": len(LABELS)}
    rows = []
    for number, (sentence, label, strength, body, last) in enumerate(LABELS):
        row: dict[str, object] = {"doc": "A", "n": number, "label": label, "sentence": sentence}
        if label == "pledge":
            due = {"phrase": "", "earliest": "2025-07-15", "latest": latest} if last else None
            row |= {"strength": strength, "body": body, "due": due}
        rows.append(json.dumps(row))
    (folder / "documents.json").write_text(json.dumps([document]))
    (folder / "labels.jsonl").write_text("\n".join(rows))
    (folder / "A.txt").write_text(TEXT)
    return folder


def whole(folder: Path) -> Path:
    """A folder with one whole letter and what it gives."""
    folder.mkdir()
    text = misses.LETTER.format("TfL will open a new depot by the end of March 2026.")
    (folder / "01.txt").write_text(text)
    wanted = {
        **{"file": "01.txt", "reference": None, "logged_on": None, "date": "2025-07-15", "sender": "Mayor of London"},
        **{"meeting_date": None, "optional": []},
        "replies": [{"motion": "3.1", "title": "Streets", "kind": "substantive"}],
        "pledges": [
            {
                **{"quote": "TfL will open a new depot by the end of March 2026.", "motion": "3.1", "strength": "firm"},
                **{"body": ["TfL"], "due": {"phrase": "", "earliest": "2025-07-15", "latest": "2026-03-31"}},
            }
        ],
    }
    (folder / "01.json").write_text(json.dumps(wanted))
    return folder


def test_what_is_found_missed_and_taken_wrongly_is_counted(tmp_path: Path) -> None:
    card = measure(gold(tmp_path / "gold"), whole(tmp_path / "letters"), date(2025, 9, 1))
    measured, read = card.sets
    assert (measured.name, measured.documents, measured.sentences) == (SENTENCES, 1, 5)
    everything, firm, soft, conditional = measured.kinds
    assert (everything.precision, everything.recall) == (Share(1, 2), Share(1, 2))
    assert (firm.precision, soft.precision, conditional.precision) == (Share(1, 1), Share(0, 1), Share(0, 0))
    assert measured.f1 == 0.5
    assert measured.check(sentences.LATEST) == Share(1, 1)
    assert read.name == LETTERS
    assert {check.what: check.share.value for check in read.checks} == {
        check: 1.0 for check in letters.CHECKS if check != sentences.NOT_INVENTED
    }


def test_a_wrong_last_day_is_counted(tmp_path: Path) -> None:
    card = measure(gold(tmp_path / "gold", "2026-04-30"), whole(tmp_path / "letters"), date(2025, 9, 1))
    assert card.sets[0].check(sentences.LATEST) == Share(0, 1)


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    card = measure(gold(tmp_path / "gold"), whole(tmp_path / "letters"), date(2025, 9, 1))
    scorecard.save(card, tmp_path / "card.json")
    assert scorecard.load(tmp_path / "card.json") == card
    assert scorecard.load(tmp_path / "none.json") is None
    (tmp_path / "card.json").write_text('{"version": 1}')
    with pytest.raises(ValueError, match="make scorecard"):
        scorecard.load(tmp_path / "card.json")


def test_the_blind_figures_stay_with_their_version_when_their_labels_are_not_at_hand(tmp_path: Path) -> None:
    folders = gold(tmp_path / "gold"), whole(tmp_path / "letters")
    first = measure(*folders, date(2025, 9, 1), blind=folders[0])
    assert [one.name for one in first.sets] == [BLIND, SENTENCES, LETTERS]
    earlier = replace(first, sets=tuple(replace(one, version="0.0.1+old") for one in first.sets))
    again = measure(*folders, date(2025, 9, 2), before=earlier)
    assert [one.version for one in again.sets] == ["0.0.1+old", VERSION, VERSION]


def test_the_command_stores_the_figures_and_refuses_other_folders(tmp_path: Path) -> None:
    folders, out = (gold(tmp_path / "gold"), whole(tmp_path / "letters")), tmp_path / "card.json"
    said = etl(tmp_path, "scorecard", *folders, "--on", "2025-09-01", "--out", out)
    assert said.returncode == 0
    assert "precision 0.500, recall 0.500" in said.stdout
    stored = scorecard.load(out)
    assert stored
    assert (stored.version, stored.measured_on) == (VERSION, date(2025, 9, 1))
    refused = etl(tmp_path, "scorecard", tmp_path, folders[1], "--out", out)
    assert refused.returncode == 1
    assert "is not a folder of labelled sentences" in refused.stderr


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_share_and_is_never_empty(right: int, of: int) -> None:
    share = Share(min(right, of), of)
    assert share.value is not None
    assert share.interval
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-9
    assert share.value - 1e-9 <= high <= 1
    assert low < high


def test_wilson_as_in_the_textbook() -> None:
    low, high = Share(8, 10).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Share(0, 0).interval is None
    assert Share(0, 0).value is None


def test_folds_and_the_interval_of_f1_go_by_document() -> None:
    outcomes = [Outcome(str(n % 10), "firm", "firm" if n % 10 else None) for n in range(50)]
    names = [str(n) for n in range(10)]
    parts = folds(names, outcomes)
    assert [part.documents for part in parts] == [2] * 5
    assert [part.f1 < 1 for part in parts] == [True, False, False, False, False]
    low, high = f1_interval(names, outcomes)
    assert low < f1(outcomes) < high
    assert kinds(outcomes)[0].kind == ALL


def test_a_class_that_is_read_well_is_not_told_as_misread() -> None:
    mended = misses.Known("Missed: nothing.", "TfL will publish a plan in May.")
    assert not mended.misread(load())
    assert misses.Known("Taken wrongly.", mended.example, pledge=False).misread(load())
    assert misses.Known("Who.", mended.example, body="The Old Forge").misread(load())


def stored() -> Scorecard:
    card = scorecard.load()
    assert card, f"there is no scorecard: {AGAIN}"
    return card


def named(card: Scorecard, name: str) -> Measured:
    return next(one for one in card.sets if one.name == name)


@pytest.mark.shared
def test_the_stored_figures_are_those_of_the_running_version(shared: Path) -> None:
    card = stored()
    assert card.version == VERSION, f"the scorecard was measured on {card.version}, this is {VERSION}: {AGAIN}"
    again = measure(shared / "gold" / "dev", shared / "letters", card.measured_on, before=card)
    assert again == card, f"measured now, the figures are others than those stored: {AGAIN}"


@pytest.mark.shared
def test_the_figures_are_those_of_the_scorers(shared: Path) -> None:
    card = measure(shared / "gold" / "dev", shared / "letters", date(2025, 9, 1))
    theirs, ours = score(shared / "gold" / "score.py", shared / "gold" / "dev"), named(card, SENTENCES)
    found, latest = ours.kind(ALL), ours.check(sentences.LATEST)
    assert found.precision == Share(theirs["tp"], theirs["tp"] + theirs["fp"])
    assert found.recall == Share(theirs["tp"], theirs["tp"] + theirs["fn"])
    assert ours.f1 == round(theirs["f1"], 4)
    assert (latest.of, latest.value) == (theirs["dated"], theirs["due_latest_exact"])
    assert ours.check(sentences.INTERVAL).value == theirs["due_interval_exact"]
    invented = ours.check(sentences.NOT_INVENTED)
    assert (invented.of - invented.right, invented.of) == (theirs["dates_invented"], theirs["undated"])
    assert ours.check(sentences.BODY).value == theirs["body_right"]

    theirs, ours = score(shared / "letters" / "score.py", shared / "letters"), named(card, LETTERS)
    found = ours.kind(ALL)
    assert found.precision == Share(theirs["tp"], theirs["tp"] + theirs["fp"])
    assert found.recall == Share(theirs["tp"], theirs["tp"] + theirs["fn"])
    assert ours.f1 == round(theirs["f1"], 4)
    pairs = {
        letters.HEAD: Share(theirs["head"], theirs["head_of"]),
        letters.REPLIES: Share(theirs["replies"], theirs["replies_of"]),
        letters.QUOTES: Share(theirs["exact"], theirs["tp"]),
        letters.MOTION: Share(theirs["motion"], theirs["tp"]),
        letters.READ: Share(theirs["letters"] - theirs["unread"], theirs["letters"]),
        sentences.LATEST: Share(theirs["latest"], theirs["dated"]),
        sentences.NOT_INVENTED: Share(theirs["undated"] - theirs["invented"], theirs["undated"]),
        sentences.BODY: Share(theirs["body"], theirs["tp"]),
    }
    assert {what: ours.check(what) for what in pairs} == pairs
