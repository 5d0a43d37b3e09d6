"""A child's hands on a real terminal: taps at random, in bursts and doubled, while sizes change."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

from tests.pty import Terminal

TINY = (5, 2)
SIZES = ((40, 200), (12, 60))  # columns and rows that a window may have


class Hands:
    """Somebody at one terminal: `step` taps as often as the mood of the moment wants.

    Moods last some seconds: calm (10 taps a second), drumming (20), or doubled taps.
    """

    def __init__(self, terminal: Terminal, chance: random.Random) -> None:
        self.terminal = terminal
        self.taps = 0
        self._chance = chance
        self._size = (100, 30)
        self._due = time.monotonic()
        self._pace, self._double, self._mood_ends = 10, False, 0.0

    def step(self, now: float) -> None:
        """What is due by now; the terminal is read all the while."""
        assert self.terminal.read(0), (
            f"it ended with {self.terminal.process.wait()}: {self.terminal.errors}"
        )
        if now < self._due:
            return
        if now > self._mood_ends:
            self._pace, self._double = self._chance.choice([(10, False), (20, False), (4, True)])
            self._mood_ends = now + self._chance.uniform(2, 8)
        if self._chance.random() < 0.02:
            self._resize()
        place = self._chance.randrange(self._size[0]), self._chance.randrange(self._size[1])
        for _ in range(2 if self._double else 1):
            self.terminal.tap(*place)
            self.taps += 1
        self._due = max(self._due + 1 / self._pace, now - 1)

    def _resize(self) -> None:
        wide, high = (self._chance.randint(*span) for span in SIZES)
        self._size = TINY if self._chance.random() < 0.1 else (wide, high)
        self.terminal.resize(*self._size)

    def rest(self) -> None:
        """Hands off, and the usual size."""
        self._size = (100, 30)
        self.terminal.resize(*self._size)
        self.terminal.rest()


def play(everybody: Sequence[Hands], seconds: float) -> None:
    """All hands at once, for a time."""
    ends = time.monotonic() + seconds
    while (now := time.monotonic()) < ends:
        for hands in everybody:
            hands.step(now)
        time.sleep(0.005)


def resident(process: int) -> float:
    """MiB that a process holds."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("this system does not tell the memory of a process")
