"""One durable tick: how long it takes, and how many bytes it sends to the medium."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.apps import DAY_ONE, FIVE_YEARS
from bench.contest import Outcome, flat, interleave
from bench.family import HISTORY, Devices
from bench.medium import Medium
from bench.pace import Pace
from bench.row import Bar, Row
from bench.terminal import python
from bench.ticker import Ticker

SQLITE = "SQLite, WAL, synchronous=FULL"
SQLITE_GROWN = "SQLite with its log at full length"
TINYDB = "plain TinyDB"
ALONE, TIDYING = ", alone", ", tidying"

TIME_BARS = (Bar(FIVE_YEARS, SQLITE, 1), Bar(FIVE_YEARS, TINYDB, 1 / 300))
BYTE_NOTES = (
    "Tidying: what a tick costs later, when nobody is waiting; the mean is a tick's share.",
    "Alone: one tick and nothing else, with what the file system writes for it later.",
)
BYTE_BARS = (Bar(FIVE_YEARS, "", 8, "mean"), Bar(FIVE_YEARS, DAY_ONE, 1.1, "mean"))


@dataclass(frozen=True, slots=True)
class Tick:
    """`bytes` had reached the medium when the tick was acknowledged, `tidying` followed it."""

    seconds: float
    bytes: int
    tidying: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Ticks in a row, and one on its own with all bytes that the file system wrote for it later."""

    ticks: list[Tick]
    alone: int


@dataclass
class Store:
    """Started at its first turn."""

    command: Callable[[], list[str]]
    medium: Medium
    stack: ExitStack
    ticks: int
    ticker: Ticker | None = None

    def turn(self) -> Turn:
        if self.ticker is None:
            self.ticker = self.stack.enter_context(Ticker(self.command()))
            self.ticker.ready()
        self.medium.settle()
        ticks = [self._tick(self.ticker) for _ in range(self.ticks)]
        self.medium.settle()
        return Turn(ticks, self._alone(self.ticker))

    def _tick(self, ticker: Ticker) -> Tick:
        before = self.medium.written(ticker.pid)
        seconds = ticker.tick()
        after = self.medium.written(ticker.pid)
        ticker.tidy()
        return Tick(seconds, after - before, self.medium.written(ticker.pid) - after)

    def _alone(self, ticker: Ticker) -> int:
        before = self.medium.written(ticker.pid)
        ticker.tick()
        self.medium.settle()
        return self.medium.written(ticker.pid) - before


def measure(pace: Pace, devices: Devices, medium: Medium) -> tuple[Row, Row]:
    """Time and bytes of the same ticks, each store in its own process on the same file system."""
    with ExitStack() as stack:
        stores = {
            name: Store(command, medium, stack, 1 if name == TINYDB else pace.ticks)
            for name, command in commands(devices, medium.folder).items()
        }
        outcome = interleave({name: store.turn for name, store in stores.items()}, pace.tick_rounds)
    return time_row(outcome), byte_row(outcome, str(medium))


def commands(devices: Devices, folder: Path) -> dict[str, Callable[[], list[str]]]:
    """The stores by name; all but day one hold HISTORY changes or documents."""
    full = str(HISTORY)
    return {
        FIVE_YEARS: lambda: python("bench.our_ticks", str(devices.five_years(folder))),
        DAY_ONE: lambda: python("bench.our_ticks", str(devices.day_one(folder))),
        SQLITE: lambda: python(
            "bench.baselines.sqlite_wal", str(folder / "a.db"), full, "restarted"
        ),
        SQLITE_GROWN: lambda: python(
            "bench.baselines.sqlite_wal", str(folder / "b.db"), full, "grown"
        ),
        TINYDB: lambda: python("bench.baselines.plain_tinydb", str(folder / "c.json"), full),
    }


def ticks(outcome: Outcome[Turn]) -> Outcome[Tick]:
    """One by one, the single ones left out."""
    return Outcome(
        {name: flat(turn.ticks for turn in turns) for name, turns in outcome.samples.items()}
    )


def time_row(outcome: Outcome[Turn]) -> Row:
    note = "Ours: the household's verb that a tap calls. The others: one document of 250 bytes."
    subjects = ticks(outcome).subjects(lambda tick: tick.seconds * 1000)
    return Row("One durable tick", "ms", subjects, TIME_BARS, (note, *outcome.failures))


def byte_row(outcome: Outcome[Turn], how: str) -> Row:
    tidying = ticks(outcome).subjects(lambda tick: tick.tidying / 1000, TIDYING)
    subjects = (
        *ticks(outcome).subjects(lambda tick: tick.bytes / 1000),
        *(subject for subject in tidying if subject.mean),
        *outcome.subjects(lambda turn: turn.alone / 1000, ALONE),
    )
    notes = (how, *BYTE_NOTES, *outcome.failures)
    return Row("Bytes to the medium for one tick", "kB", subjects, BYTE_BARS, notes)
