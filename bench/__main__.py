"""`python -m bench`: measure, print the table, keep the figures."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from bench.family import Devices
from bench.medium import medium
from bench.pace import FULL, QUICK, Pace
from bench.report import Machine, lines, save
from bench.row import Row
from bench.rows import idle, memory, start, tap, tick

RESULTS = Path(__file__).parent / "results"
ROWS = ("start", "tap", "memory", "idle", "tick")


def main() -> int:
    """0: all was measured; 1: something could not be. Whether a bar holds is for the reader."""
    options = arguments()
    pace, machine = QUICK if options.quick else FULL, Machine.before()
    print(f"Speed and size, {pace.name} form. {machine}.", end="\n\n", flush=True)
    RESULTS.mkdir(exist_ok=True)
    workplace = Path(tempfile.mkdtemp(prefix=".work-", dir=RESULTS))
    rows = []
    try:
        for row in measure(pace, options.rows or ROWS, workplace):
            print("\n".join(lines(row)), end="\n\n", flush=True)
            rows.append(row)
    finally:
        shutil.rmtree(workplace)
    print(f"All samples: {save(rows, pace, machine, RESULTS)}")
    return int(any(verdict.value is None for row in rows for verdict in row.verdicts()))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure the kiosk beside other programs, in turns, on this machine.",
        epilog="Example: make bench ARGS='--quick start tap'",
    )
    parser.add_argument(
        "--quick", action="store_true", help="few rounds, short windows: under a minute"
    )
    parser.add_argument(
        "rows", nargs="*", help=f"only these: {', '.join(ROWS)} (tick gives two rows)"
    )
    options = parser.parse_args()
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"there is no row {min(unknown)!r}; there are {', '.join(ROWS)}")
    return options


def measure(pace: Pace, wanted: Collection[str], workplace: Path) -> Iterator[Row]:
    """The rows in the order of DESIGN.md's table, each as soon as it is there."""
    devices = Devices(workplace)
    for module in (start, tap, memory, idle):
        if module.__name__.rpartition(".")[2] in wanted:
            yield module.measure(pace, devices)
    if "tick" in wanted:
        with medium(workplace) as place:
            yield from tick.measure(pace, devices, place)


if __name__ == "__main__":
    sys.exit(main())
