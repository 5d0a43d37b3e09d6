"""From a tap in one home to the star on the other home's screen."""

from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

from bench.apps import kiosk
from bench.family import TITLE
from bench.homes import Homes
from bench.pace import Pace
from bench.row import Bar, BenchError, Row, Subject
from bench.rows.tap import CARDS, Place
from bench.terminal import Terminal

NAME, OTHERS = "Tap to the star in the other home", "the other home's screen"
BARS = (Bar(OTHERS, "", 300), Bar(OTHERS, "", 1000, "p99"))
NOTE = (
    "Two kiosks with five years of history on ptys, one hub on loopback; from the finger to the"
    " last byte of the other's frame. Taps that take a star back in between are not counted."
)
REST = 0.4  # seconds before each tap: a second tap on a card within one second does nothing
MEETING = 30.0  # seconds until two kiosks that were just started have met at the hub
PATIENCE = 10.0  # seconds for one star


def measure(pace: Pace, homes: Homes) -> Row:
    """Both kiosks run all the time; a card of the first one is tapped again and again."""
    stars: list[float] = []
    notes: tuple[str, ...] = (NOTE,)
    try:
        with ExitStack() as stack:
            here, there = (opened(folder, stack) for folder in homes.two())
            places = cycle(CARDS)
            followed(here, there, next(places), MEETING)
            while len(stars) < pace.follows:
                place = next(places)
                milliseconds = followed(here, there, place, PATIENCE)
                if place.look(there.cells):
                    stars.append(milliseconds)
    except BenchError as error:
        notes = (NOTE, f"Not measured: {error}")
    subjects = (Subject(OTHERS, tuple(stars)),) if stars else ()
    return Row(NAME, "ms", subjects, BARS, notes)


def opened(folder: Path, stack: ExitStack) -> Terminal:
    """The kiosk on a device's folder, with today's cards on its screen."""
    return kiosk(lambda: folder, TITLE).open(stack)


def followed(here: Terminal, there: Terminal, place: Place, patience: float) -> float:
    """Tap in one home; milliseconds until the same card has changed in the other."""
    here.rest(REST / 2)
    there.rest(REST / 2)
    before = place.look(there.cells)
    sent = here.tap(place.column, place.row)
    seen = there.wait(lambda cells: place.look(cells) != before, seconds=patience)
    return (seen - sent) * 1000
