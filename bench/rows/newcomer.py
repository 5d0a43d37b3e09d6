"""A new device that joins a household with five years of history."""

from bench.family import HISTORY
from bench.homes import Homes
from bench.joining import Shown, join_on_screen
from bench.pace import Pace
from bench.row import Bar, BenchError, Row, Subject

NAME = f"A new device taking {HISTORY:,} changes"
TODAY, EVERYTHING = "today's plan readable", "everything on the disk"
SHOWN, ALL_SHOWN = "today's tasks on its screen", "everything behind its screen"
BARS = (Bar(TODAY, "", 2), Bar(EVERYTHING, "", 10), Bar(SHOWN, "", 2), Bar(ALL_SHOWN, "", 10))
NOTE = (
    "From the start of `pair join --file`, the hub on loopback; another"
    " process looks into its folder until all of today's tasks are there."
)
SCREEN = (
    "On its screen: a kiosk on a pty of 100x30, from the last key of the code, whoever is asked"
    " saying yes at once and the home being chosen as soon as it is offered."
)


def measure(pace: Pace, homes: Homes) -> Row:
    """Device after device joins one household, by a command and by a screen."""
    notes: tuple[str, ...] = (NOTE, SCREEN)
    shown: list[Shown] = []
    try:
        for _ in range(pace.newcomers):
            homes.welcome()
            shown.append(join_on_screen(*homes.screen()))
    except BenchError as error:
        notes = (*notes, f"Not measured: {error}")
    if not homes.joined:
        return Row(NAME, "s", (), BARS, notes)
    subjects = [
        Subject(TODAY, tuple(joined.today for joined in homes.joined)),
        Subject(EVERYTHING, tuple(joined.everything for joined in homes.joined)),
    ]
    if shown:
        subjects += [
            Subject(SHOWN, tuple(one.today for one in shown)),
            Subject(ALL_SHOWN, tuple(one.everything for one in shown)),
        ]
    return Row(NAME, "s", tuple(subjects), BARS, notes)
