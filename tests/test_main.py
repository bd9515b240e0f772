"""The entry: `python -m etl`."""

from __future__ import annotations

import subprocess
import sys

from tests.serving import ROOT


def test_the_help_names_every_command() -> None:
    command = [sys.executable, "-m", "etl", "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    for command_ in ("refresh", "extract", "schedule", "export", "import", "verify", "synth"):
        assert f"\n  {command_}" in said
