"""`python -m benchmarks [reading] [long] [refresh] [pages]`: measure, print the ratios, exit 1 if one is too high."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import long, pages, reading, refresh
from benchmarks.measure import Ratio, table

SUITES: dict[str, Callable[[], Iterator[Ratio]]] = {
    "reading": reading.measure,
    "long": long.measure,
    "refresh": refresh.measure,
    "pages": pages.measure,
}


def main(chosen: list[str]) -> int:
    """Run the suites named, or all; 0 when every ratio holds."""
    unknown = set(chosen) - set(SUITES)
    if unknown:
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(SUITES)}.", file=sys.stderr)
        return 2
    ratios: list[Ratio] = []
    for name in chosen or SUITES:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        ratios += SUITES[name]()
    print(table(ratios))
    return 0 if all(ratio.good for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
