"""Random people doing random things on random days: the history always explains the state, and the past stays put.

PLEDGES_TEST_OPERATIONS sets how often something is asked of `data.history` on each database, and has the figures
printed; 10,000 is the full measure.
"""

from __future__ import annotations

import inspect
import os
import time
from collections import Counter
from pathlib import Path
from types import FunctionType

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from data import history
from tests.random_people import People
from tests.random_register import Register
from tests.stores import fresh_store

GIVEN = os.environ.get("PLEDGES_TEST_OPERATIONS")
OPERATIONS = int(GIVEN or 250)
STEPS = 100 if OPERATIONS > 1000 else 40
READING = {"events_of", "head", "lock", "moment", "require_editor", "verify"}
VERBS = {name for name in history.__all__ if isinstance(getattr(history, name), FunctionType)} - READING


def test_everything_that_changes_the_register_is_among_the_random_operations() -> None:
    source = "".join(inspect.getsource(part) for part in (Register, People))
    assert {verb for verb in VERBS if f"self.do(history.{verb}," not in source} == set()


@pytest.mark.timeout(300 + OPERATIONS)
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_random_operations_leave_a_history_that_explains_everything(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class OnThisDatabase(People):
        open = staticmethod(lambda stack, now: stack.enter_context(fresh_store(kind, tmp_path, now)))
        asked, done = Counter(), Counter()

    began, registers = time.monotonic(), 0
    while OnThisDatabase.asked.total() < OPERATIONS:
        examples = max((OPERATIONS - OnThisDatabase.asked.total()) // STEPS, 5)  # the first of them is a plain one
        registers += examples
        run_state_machine_as_test(
            OnThisDatabase,
            settings=settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a register takes many minutes
                suppress_health_check=list(HealthCheck),
            ),
        )
    if GIVEN:
        asked, done = OnThisDatabase.asked.total(), OnThisDatabase.done.total()
        each = ", ".join(f"{verb} {OnThisDatabase.done[verb]:,}" for verb in sorted(VERBS))
        took = f"{registers} registers, {time.monotonic() - began:.0f} s"
        with capsys.disabled():
            print(f"\n{kind}: {asked:,} operations ({took}), of which {done:,} went through: {each}.")
    if OPERATIONS >= 5000:
        assert {verb for verb in VERBS if not OnThisDatabase.done[verb]} == set()
