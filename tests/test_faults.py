"""A database's errors in words a person can act on."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from data.faults import MEANINGS, explain

ENGINE = create_engine("sqlite:///register.db")


@pytest.mark.parametrize(("sign", "meaning"), MEANINGS)
def test_each_error_says_what_happened_where_and_what_to_do(sign: str, meaning: str) -> None:
    found = explain(OperationalError("INSERT", {}, Exception(f"error: {sign}")), ENGINE)
    assert str(found) == f"sqlite:///register.db: {meaning}"
    assert len(meaning.split(". ")) + meaning.count(";") >= 2  # what happened, and what to do


def test_an_error_of_our_own_making_is_not_explained_away() -> None:
    assert explain(OperationalError("SELECT", {}, Exception("no such column: x")), ENGINE) is None
