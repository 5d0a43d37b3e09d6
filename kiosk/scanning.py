"""Scanning: the whole screen for one switch, or for two; first a group of targets, then one of it.

The highlight moves on by itself and whatever is pressed chooses; with two switches one moves it and
the other chooses. After some rounds without a press it rests, and the next press wakes it: a screen
that nobody uses stays still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual import events
from textual.app import App
from textual.timer import Timer

from kiosk.household.plan import Child
from kiosk.screens.board import Board
from widgets.pressable import Pressable

Group = Sequence[Pressable]

ROUNDS = 3  # over all groups without a press; then the highlight rests
ROUNDS_INSIDE = 2  # over a group's targets; then it goes back to the groups
SETTLED = 0.2  # seconds after which the screen shows what a press brought about
STEADY = 0.3  # seconds after a press in which another one is a tremor
MOVING_KEYS = frozenset({"space", "tab", "right", "down"})  # what the first of two switches sends


@dataclass
class Highlight:
    """Where the highlight stands: on the group `at`, or inside it on the target `inside`."""

    at: int = 0
    inside: int | None = None
    rounds: int = 0
    resting: bool = False

    def on(self, groups: Sequence[Group]) -> Group:
        """What is lit: a whole group, one of its targets, or nothing while it rests."""
        if self.resting or not groups:
            return ()
        group = groups[min(self.at, len(groups) - 1)]
        return group if self.inside is None else group[min(self.inside, len(group) - 1) :][:1]

    def move(self, groups: Sequence[Group], *, rests: bool) -> None:
        """One step on. With `rests` it ends after some rounds: one switch cannot stop it."""
        if not groups:
            return
        if self.inside is None:
            self.at += 1
            if self.at >= len(groups):
                self.at, self.rounds = 0, self.rounds + 1
                self.resting = rests and self.rounds >= ROUNDS
            return
        self.inside += 1
        if self.inside >= len(groups[min(self.at, len(groups) - 1)]):
            self.inside, self.rounds = 0, self.rounds + 1
            if self.rounds >= ROUNDS_INSIDE:
                self.inside, self.rounds = None, 0

    def choose(self, groups: Sequence[Group]) -> Pressable | None:
        """Go into the group that is lit; or the target to press, and begin anew."""
        if self.resting or not groups:
            self.begin()
            return None
        lit = self.on(groups)
        if len(lit) == 1:
            self.begin()
            return lit[0]
        self.inside, self.rounds = 0, 0
        return None

    def begin(self) -> None:
        """From the first group on."""
        self.at, self.inside, self.rounds, self.resting = 0, None, 0, False


@dataclass
class Scanning:
    """The highlight on the app's present screen; `say` reads out the one target that is lit."""

    app: App[None]
    say: Callable[[str], None]
    highlight: Highlight = field(default_factory=Highlight)
    _child: Child | None = None
    _timer: Timer | None = None
    _screen: Board | None = None
    _lit: tuple[Pressable, ...] = ()
    _pressed: float = float("-inf")

    @property
    def switches(self) -> int:
        """How many switches press: 0 where nothing is scanned."""
        return self._child.switches if self._child else 0

    def follow(self, child: Child | None) -> None:
        """The child whom the screen is about now; its switches and its pace."""
        before, self._child = self._child, child
        pace = child.scan_seconds if child and child.switches == 1 else 0.0
        had = before.scan_seconds if before and before.switches == 1 else 0.0
        if pace != had:
            if self._timer:
                self._timer.stop()
            self._timer = self.app.set_interval(pace, self._move_on) if pace else None
        self._show()

    def takes(self, event: events.Event) -> bool:
        """Whether the event is a switch's, and not a finger's on its target.

        On the screens for adults a finger presses what it touches.
        """
        if not self.switches or self._board() is None:
            return False
        if isinstance(event, events.Key):
            return True
        fingers = (events.MouseDown, events.MouseUp, events.Click)
        board = self._board()
        return isinstance(event, fingers) and board is not None and not board.FOR_ADULTS

    def press(self, event: events.Event) -> None:
        """A switch: it chooses, or moves where there are two."""
        if not isinstance(event, events.Key | events.MouseDown):
            return
        since, self._pressed = event.time - self._pressed, event.time
        if since < STEADY:
            return
        groups = self._groups()
        if self.switches == 2 and self._moves(event):
            self.highlight.move(groups, rests=False)
        else:
            chosen = self.highlight.choose(groups)
            if chosen is not None:
                chosen.press(event.time)
                self.app.set_timer(SETTLED, self._show)
        if self._timer:
            self._timer.reset()
        self._show()

    def _moves(self, event: events.Event) -> bool:
        if isinstance(event, events.Key):
            return event.key in MOVING_KEYS
        return isinstance(event, events.MouseDown) and event.button != 1

    def _move_on(self) -> None:
        if not self.highlight.resting:
            self.highlight.move(self._groups(), rests=True)
            self._show()

    def _board(self) -> Board | None:
        screen = self.app.screen if self.app.screen_stack else None
        return screen if isinstance(screen, Board) else None

    def _groups(self) -> Sequence[Group]:
        board = self._board()
        if board is not self._screen:
            self._screen = board
            self.highlight.begin()
        return board.groups() if board else ()

    def _show(self) -> None:
        lit = self.highlight.on(self._groups()) if self.switches else ()
        for widget in self._lit:
            widget.lit = widget in lit
        for widget in lit:
            widget.lit = True
        if len(lit) == 1 and tuple(lit) != self._lit:
            self.say(lit[0].words)
        self._lit = tuple(lit)
