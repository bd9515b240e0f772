"""Filters are plain values: the same ones are equal, so that an answer can be kept by them."""

from __future__ import annotations

from data.filters import Filters


def test_filters_that_say_the_same_are_the_same() -> None:
    assert Filters(motion="3.6") == Filters(motion="3.6")
    assert len({Filters(), Filters(), Filters(body="MPS")}) == 2
