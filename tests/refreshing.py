"""A register and an inbox with the sample, and a refresh of one from the other."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import func, select

from data.settings import Settings
from data.store import Store
from etl import refresh
from etl.report import RunReport
from tests.serving import SAMPLE


def inbox_in(folder: Path) -> Path:
    """An inbox with the sample letter."""
    letters = folder / "letters"
    letters.mkdir()
    shutil.copy(SAMPLE, letters)
    return letters


def run(store: Store, inbox: Path, *paths: Path) -> RunReport:
    return refresh.refresh(store, Settings(letters_dir=inbox), paths or None, trigger="command")


def outcomes(report: RunReport) -> dict[str, str]:
    return {item.name: item.outcome for item in report.items}


def count(store: Store, table: type) -> int:
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
