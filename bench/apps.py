"""The programs on the wall that are compared: how each is opened, what its first frame shows."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Terminal, python, samestars

ONE_BUTTON = "a one-button Textual app"
SIX_TILES = "a bare board of six tiles"
FIVE_YEARS = "ours, 5 years of history"
DAY_ONE = "ours on day one"


@dataclass
class App:
    """A program, and a text that its first whole frame shows. `prepare` makes its command."""

    prepare: Callable[[], list[str]]
    first: str
    _command: list[str] | None = None

    def start(self) -> Terminal:
        """Not yet at its first frame. The command is prepared once, before the clock runs."""
        if self._command is None:
            self._command = self.prepare()
        return Terminal(self._command)

    def open(self, stack: ExitStack) -> Terminal:
        """At its first frame; ended with the stack."""
        terminal = stack.enter_context(self.start())
        self.appear(terminal)
        return terminal

    def appear(self, terminal: Terminal) -> float:
        """Wait for the first frame: when it was whole."""
        return terminal.wait(lambda cells: self.first in cells.text())


def one_button() -> App:
    return App(lambda: python("bench.baselines.one_button"), "Pressed 0")


def six_tiles() -> App:
    return App(lambda: python("bench.baselines.six_tiles"), "Empty")


def kiosk(folder: Callable[[], Path], title: str) -> App:
    """The kiosk on a device folder, at Today: a task's title is there."""
    return App(lambda: samestars("--data", str(folder())), title)
