"""`python -m benchmarks.scripts PAGE…`: the median seconds of each page's script on the register set, as JSON."""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

FRAME = Path("pages/frame.py").resolve()
RUNS = 15


def script_seconds(page: str) -> float:
    """The median time of a page's script, once it has run and with the collector frozen as the server does it."""
    app = AppTest.from_file(str(FRAME), default_timeout=60).run()
    app.switch_page(f"{page}.py").run()
    if app.exception:
        raise SystemExit(f"{page}: {app.exception[0].value}")
    gc.collect()
    gc.freeze()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        app.run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    print(json.dumps({page: script_seconds(page) for page in sys.argv[1:]}))
