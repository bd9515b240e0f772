"""How well letters are read, measured by the scorers of ../shared. Runs through the command line, as they do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.serving import ROOT

pytestmark = pytest.mark.shared


def score(scorer: Path, folder: Path) -> dict[str, Any]:
    """The figures that a scorer prints for a folder."""
    command = [sys.executable, str(scorer), str(folder), "--json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


def test_pledges_and_dates_of_the_gold_sentences(shared: Path) -> None:
    figures = score(shared / "gold" / "score.py", shared / "gold" / "dev")
    assert figures["f1"] >= 0.95, figures
    assert figures["due_latest_exact"] >= 0.97, figures
    assert figures["body_right"] >= 0.90, figures
    assert figures["dates_invented"] == 0, figures
    assert figures["quotes_misplaced"] == 0, figures


def test_whole_letters_in_the_format_each_came_in(shared: Path) -> None:
    figures = score(shared / "letters" / "score.py", shared / "letters")
    assert figures["f1"] >= 0.95, figures
    assert figures["unread"] == figures["invented"] == 0, figures
    for part, whole in {"head": "head_of", "replies": "replies_of", "latest": "dated", "exact": "tp"}.items():
        assert figures[part] == figures[whole], figures
