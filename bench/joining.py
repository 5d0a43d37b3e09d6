"""A new screen that joins a household by a code, as a person does it: typed on a pty."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.cells import Cells
from bench.family import HISTORY, TITLE
from bench.homes import LOOK, PATIENCE, Look
from bench.row import BenchError
from bench.terminal import ROOT, Terminal, environment, samestars

USUAL = 30  # more letters than the likely address of a hub has
ENTER, RUB_OUT = "\r", "\x7f"
BLUE, ITS_KEY = "Blue house", "2"  # how the second home is offered


@dataclass(frozen=True, slots=True)
class Shown:
    """Seconds from the last key of the code, whoever is asked saying yes at once, to the choice of
    a home, to the first frame with today's tasks, and until everything is on the disk. The choice
    is made at once.
    """

    choice: float
    today: float
    everything: float


def join_on_screen(first: Path, hub: str, folder: Path) -> Shown:
    """Let a new kiosk in by a code of the device in `first`. Raises BenchError."""
    offer = subprocess.Popen(
        samestars("pair", "offer", "--yes", "--json", "--hub", hub, "--data", str(first)),
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert offer.stderr
        said = offer.stderr.readline()  # ends when the process does
        if not said.startswith("code "):
            raise BenchError(f"No code was offered. {said.strip()}")
        digits = "".join(one for one in said if one.isdigit())
        with Terminal(samestars("--data", str(folder))) as terminal:
            return _typed(terminal, digits, hub, folder)
    finally:
        offer.kill()
        offer.communicate()


def _typed(terminal: Terminal, digits: str, hub: str, folder: Path) -> Shown:
    terminal.wait(_shows("Address"))
    terminal.type("a")
    terminal.type(RUB_OUT * USUAL)
    terminal.type(hub)
    terminal.type(ENTER)
    terminal.wait(_shows(hub))
    terminal.rest(LOOK)
    terminal.type(digits)
    began = terminal.type(ENTER)
    choice = terminal.wait(_shows(BLUE), PATIENCE) - began
    terminal.type(ITS_KEY)
    today = terminal.wait(_shows(TITLE), PATIENCE) - began
    look = Look(folder)
    while not (look.finds_today() and look.count >= HISTORY):
        if time.perf_counter() - began > PATIENCE:
            raise BenchError(f"A new screen has {look.count:,} of {HISTORY:,} changes.")
        terminal.rest(LOOK)
    return Shown(choice, today, time.perf_counter() - began)


def _shows(words: str) -> Callable[[Cells], bool]:
    return lambda cells: words in cells.text()
