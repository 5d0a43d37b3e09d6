"""`python -m bench`: measure, print the table, keep the figures."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from types import ModuleType

from bench.endpoints.side_by_side import SideBySide
from bench.family import Devices
from bench.homes import Homes
from bench.medium import medium
from bench.pace import FULL, QUICK, Pace
from bench.peers import Peers
from bench.report import Machine, lines, save
from bench.row import Row
from bench.rows import (
    follow,
    hub_clients,
    hub_parked,
    hub_poll,
    hub_post,
    hub_postgres,
    idle,
    memory,
    newcomer,
    start,
    tap,
    tick,
)

RESULTS = Path(__file__).parent / "results"
PEERS = RESULTS / ".peers"  # kept from run to run; git ignores it
SCREEN = (start, tap, memory, idle)
HOMES = (newcomer, follow)
HUBS = (hub_post, hub_clients, hub_poll)
ROWS = (
    *("start", "tap", "memory", "idle", "tick"),
    *("newcomer", "follow"),
    *("hub_post", "hub_clients", "hub_poll", "hub_parked", "hub_postgres"),
)


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
        description="Measure the kiosk and the hub beside other programs, in turns, here.",
        epilog="Example: make bench ARGS='--quick start tap'",
    )
    parser.add_argument(
        "--quick", action="store_true", help="few rounds, short windows: one to two minutes"
    )
    parser.add_argument(
        "rows", nargs="*", help=f"only these: {', '.join(ROWS)} (some give two rows)"
    )
    options = parser.parse_args()
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"there is no row {min(unknown)!r}; there are {', '.join(ROWS)}")
    return options


def measure(pace: Pace, wanted: Collection[str], workplace: Path) -> Iterator[Row]:
    """The rows in the order of DESIGN.md's table, each as soon as it is there."""
    devices = Devices(workplace)
    for module in SCREEN:
        if name(module) in wanted:
            yield module.measure(pace, devices)
    if "tick" in wanted:
        with medium(workplace) as place:
            yield from tick.measure(pace, devices, place)
    with Homes(devices) as homes:
        for module in HOMES:
            if name(module) in wanted:
                yield module.measure(pace, homes)
    yield from measure_hubs(pace, wanted, workplace)


def measure_hubs(pace: Pace, wanted: Collection[str], workplace: Path) -> Iterator[Row]:
    """The endpoints side by side, then ours where no other has the like."""
    with SideBySide(workplace, Peers(PEERS)) as hubs:
        for module in HUBS:
            if name(module) in wanted:
                yield module.measure(pace, hubs)
    if "hub_parked" in wanted:
        yield from hub_parked.measure(pace, workplace)
    if "hub_postgres" in wanted:
        yield from hub_postgres.measure(pace, workplace)


def name(module: ModuleType) -> str:
    """A row's name on the command line."""
    return module.__name__.rpartition(".")[2]


if __name__ == "__main__":
    sys.exit(main())
