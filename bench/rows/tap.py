"""From a finger's tap to the changed cells on the terminal."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle

from bench.apps import FIVE_YEARS, ONE_BUTTON, SIX_TILES, App, kiosk, one_button, six_tiles
from bench.cells import Cells
from bench.contest import interleave
from bench.family import TITLE, Devices
from bench.pace import Pace
from bench.row import Bar, Row
from bench.terminal import Terminal

BARS = (Bar(FIVE_YEARS, ONE_BUTTON, 2.5),)
NOTES = (
    "Press and release are sent at once, as foot sends a finger.",
    "Ours writes each tap to the disk; the others keep nothing.",
)
# Seconds before each tap; three apps in turn keep more than one between two taps on a card.
REST = 0.15


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finger lands, and the rectangle (left, top, width, height) that shows its effect."""

    column: int
    row: int
    shows: tuple[int, int, int, int]
    word: str = ""  # what comes or goes there; empty: any character

    def look(self, cells: Cells) -> str | bool:
        text = cells.text(*self.shows)
        return self.word in text if self.word else text


BUTTON = [Place(50, 15, (42, 14, 16, 1))]
TILES = [Place(left + 16, top + 7, (left, top, 33, 15)) for top in (0, 15) for left in (0, 33, 66)]
CARDS = [Place(left + 15, 10, (left, 14, 30, 7), "Done") for left in (3, 35, 67)]  # LOOK.md, 100x30


@dataclass
class Finger:
    """Taps an app's places one after the other; opens the app at its first tap."""

    app: App
    places: list[Place]
    stack: ExitStack
    terminal: Terminal | None = None
    turns: "cycle[Place]" = field(init=False)

    def __post_init__(self) -> None:
        self.turns = cycle(self.places)

    def tap(self) -> float:
        """In milliseconds."""
        if self.terminal is None:
            self.terminal = self.app.open(self.stack)
        self.terminal.rest(REST)
        place = next(self.turns)
        before = place.look(self.terminal.cells)
        sent = self.terminal.tap(place.column, place.row)
        seen = self.terminal.wait(lambda cells: place.look(cells) != before, seconds=3)
        return (seen - sent) * 1000


def measure(pace: Pace, devices: Devices) -> Row:
    """All three apps run at once and are tapped in turn."""
    with ExitStack() as stack:
        fingers = {
            ONE_BUTTON: Finger(one_button(), BUTTON, stack),
            SIX_TILES: Finger(six_tiles(), TILES, stack),
            FIVE_YEARS: Finger(kiosk(devices.five_years, TITLE), CARDS, stack),
        }
        outcome = interleave({name: finger.tap for name, finger in fingers.items()}, pace.taps)
    notes = (*NOTES, *outcome.failures)
    return Row("Tap to changed cells", "ms", outcome.subjects(float), BARS, notes)
