"""A new device that joins a household with five years of history."""

from bench.family import HISTORY
from bench.homes import Homes
from bench.pace import Pace
from bench.row import Bar, BenchError, Row, Subject

NAME = f"A new device taking {HISTORY:,} changes"
TODAY, EVERYTHING = "today's plan readable", "everything on the disk"
BARS = (Bar(TODAY, "", 2), Bar(EVERYTHING, "", 10))
NOTE = (
    "From the start of `pair join --file`, the hub on loopback; another"
    " process looks into its folder until all of today's tasks are there."
)


def measure(pace: Pace, homes: Homes) -> Row:
    """Device after device joins one household."""
    notes: tuple[str, ...] = (NOTE,)
    try:
        for _ in range(pace.newcomers):
            homes.welcome()
    except BenchError as error:
        notes = (NOTE, f"Not measured: {error}")
    if not homes.joined:
        return Row(NAME, "s", (), BARS, notes)
    subjects = (
        Subject(TODAY, tuple(joined.today for joined in homes.joined)),
        Subject(EVERYTHING, tuple(joined.everything for joined in homes.joined)),
    )
    return Row(NAME, "s", subjects, BARS, notes)
