"""The machine in a process of its own: `python -m tests.sync.fuzz SEED EXAMPLES`.

The same seed gives the same examples: a failure can be had again with what a test has printed.
"""

import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.fuzz.machine import Household, in_memory

SETTINGS = settings(
    stateful_step_count=22,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)


def main(number: str, examples: str) -> None:
    shared = Path("/dev/shm")
    with (
        tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as place,
        in_memory(Path(place)) as machine,
    ):
        chosen: type[Household] = seed(int(number))(machine)
        run_state_machine_as_test(chosen, settings=settings(SETTINGS, max_examples=int(examples)))


if __name__ == "__main__":
    main(*sys.argv[1:])
