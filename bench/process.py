"""What a running program costs: memory and processor time, from Linux's books."""

import time
from dataclasses import dataclass
from pathlib import Path

from bench.row import BenchError

PROCESSOR_TIME = 2  # CPUCLOCK_SCHED in linux/posix-timers.h: time really run, in nanoseconds


@dataclass(frozen=True, slots=True)
class Memory:
    """In MiB. `resident` (RSS) counts shared pages in full, `proportional` (PSS) by their users."""

    resident: float
    proportional: float


def memory(process: int) -> Memory:
    """What a process holds now. Raises BenchError where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise BenchError(f"This system does not tell the memory of a process ({error}).") from error
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    return Memory(kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024)


def processor_seconds(process: int) -> float:
    """Processor time of a process since it began, all threads, kernel included."""
    return time.clock_gettime((~process << 3) | PROCESSOR_TIME)


def bytes_written(process: int) -> int:
    """What a process made the kernel write: pages of its files, no journal of the file system."""
    for line in Path(f"/proc/{process}/io").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(": ")
        if name == "write_bytes":
            return int(value)
    raise BenchError("This system does not count what a process writes.")
