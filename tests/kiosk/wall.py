"""The kiosk on a wall, for a test: its clock, its finger and keys, and what it shows."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from rich.cells import cell_len
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from kiosk.app import KioskApp
from kiosk.desk import Desk
from kiosk.device import Device
from kiosk.household import Day
from kiosk.household.plan import Plan
from kiosk.screens.board import Board
from tests.look.family import Clock
from tests.look.raster import screen_strips
from widgets.canvas import UPPER_HALF
from widgets.pressable import Pressable
from widgets.task_card import TaskCard

SIZE = (100, 30)
SIZES = [(100, 30), (80, 24), (60, 20), (128, 40)]
THEMES = ["light", "dark", "contrast"]
TO_TILES = ("g", "m")  # the keys from Today to the grown-ups' tiles
QUIET = 4  # looks in a row that find nothing under way
SOON = 5.0  # seconds in which a condition must come true, on a slow machine too


@dataclass
class Wall:
    """A running kiosk whose clock the test moves. Fingers and keys come by the driver's way."""

    app: KioskApp
    pilot: Pilot[None]
    device: Device
    clock: Clock

    @property
    def screen(self) -> Board:
        screen = self.app.screen
        assert isinstance(screen, Board)
        return screen

    @property
    def name(self) -> str:
        """The screen that is shown: "Today", "Practice" and the like."""
        return type(self.screen).__name__.removesuffix("Screen")

    # what a person does

    async def tap(self, place: str | Widget) -> None:
        """A finger in the middle of a widget: press and release at once, as foot sends them."""
        widget = self.screen.query_one(place) if isinstance(place, str) else place
        x, y = widget.region.center
        await self.tap_at(int(x), int(y))

    async def tap_at(self, x: int, y: int) -> None:
        """A finger on a cell."""
        for kind in (events.MouseDown, events.MouseUp):
            await self._say(
                kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y, style=None)
            )
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            await self._say(events.Key(key, key if len(key) == 1 else None))
            await self.settle()

    async def go(self, *keys: str) -> None:
        """From Today by these keys; a way over the grown-ups' tiles begins at the tiles."""
        by_tile = keys[:2] == TO_TILES and keys != TO_TILES
        self.app.show("grown_ups" if by_tile else "today")
        await self.settle()
        self.let_fingers_rest()
        await self.press(*(keys[len(TO_TILES) :] if by_tile else keys))

    async def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size from now on. Textual gathers such news for 1/120 s."""
        size = Size(columns, rows)
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.until(lambda: self.app._resize_event is None and self.screen.size == size)
        await self.settle()

    async def wear(self, theme: str) -> None:
        """Other colours."""
        self.app.theme = theme
        await self.settle()

    async def _say(self, event: events.InputEvent) -> None:
        assert self.app._driver is not None
        self.app._driver.process_message(event)
        await asyncio.sleep(0)

    # what time does

    async def pass_by(self, **span: float) -> None:
        """Time goes by, and the kiosk looks at the clock as it does each second."""
        self.clock.pass_by(**span)
        self.let_fingers_rest(timedelta(**span).total_seconds())
        await self.tick()

    async def linger(self, **span: float) -> None:
        """Time goes by while somebody uses the screen."""
        self.clock.pass_by(**span)
        self.app._touched = self.clock.uptime
        self.let_fingers_rest(timedelta(**span).total_seconds())
        await self.tick()

    def let_fingers_rest(self, seconds: float = Pressable.STILL) -> None:
        """As if the last presses were so much longer ago: events bear the system's own time."""
        for screen in self.app._installed_screens.values():
            assert isinstance(screen, Board)
            for widget in screen.query(Pressable):
                widget._last_press -= seconds
            key, at = screen._targets._last_key
            screen._targets._last_key = (key, at - seconds)

    async def tick(self) -> None:
        """The kiosk's own look at store and clock, now."""
        await self.app.tick()
        await self.settle()

    async def settle(self) -> None:
        """Until everything that was said is done and drawn. Much faster than the pilot's pause."""
        quiet = 0
        while quiet < QUIET and self.app.is_running:
            await asyncio.sleep(0.001)
            quiet = quiet + 1 if self._is_quiet() else 0

    def _is_quiet(self) -> bool:
        """No message is waiting, no verb is under way, and all is mounted and drawn."""
        if not self.app.screen_stack:
            return True
        screen = self.screen
        nodes = [self.app, screen, *screen.walk_children(Widget)]
        return not (
            screen.desk.busy
            or screen.behind
            or any(node.message_queue_size or node._next_callbacks for node in nodes)
            or not all(node._mounted_event.is_set() for node in nodes)
            or screen._dirty_widgets
            or screen._callbacks
            or screen._layout_required
        )

    async def until(self, true: Callable[[], bool], seconds: float = SOON) -> None:
        """Wait for a condition."""
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"not within {seconds} s; shown: {self.words}"
            await asyncio.sleep(0.005)

    # what is seen

    @property
    def strips(self) -> list[Strip]:
        """The composited screen."""
        return screen_strips(self.app)

    @property
    def lines(self) -> list[str]:
        """Its rows, half-blocks left out."""
        texts = ("".join(segment.text for segment in strip) for strip in self.strips)
        return [text.replace(UPPER_HALF, " ").rstrip() for text in texts]

    @property
    def words(self) -> str:
        """All of its words, one space between them."""
        return " ".join(" ".join(self.lines).split())

    @property
    def cards(self) -> list[TaskCard]:
        """The cards that can be seen, in order."""
        every = self.screen.query(TaskCard)
        return [card for card in every if card.region.area and card.state != "blank"]

    @property
    def states(self) -> list[str]:
        return [card.state for card in self.cards]

    def regions(self) -> dict[str, Region]:
        """Where every widget of the screen lies."""
        return {
            f"{number} {type(widget).__name__}": widget.region
            for number, widget in enumerate(self.screen.walk_children(Widget))
        }

    # what is kept

    @property
    def today(self) -> Day:
        """The first child's day, read from the store by somebody else: another device object."""
        other = Device.open(self.device.folder, self.clock)
        try:
            at = other.moment()
            child = other.day.plan.children[0].id
            return other.day.today(child, other.day.practice_day(at), at)
        finally:
            other.close()

    @property
    def plan(self) -> Plan:
        """The plan, read from the store by somebody else as well."""
        other = Device.open(self.device.folder, self.clock)
        try:
            return other.day.plan
        finally:
            other.close()

    @property
    def outcomes(self) -> list[str]:
        """What is kept of today's tasks, in order."""
        return [due.outcome for due in self.today.tasks]


@asynccontextmanager
async def hung(device: Device, clock: Clock, size: tuple[int, int] = SIZE) -> AsyncIterator[Wall]:
    """The kiosk on a device, running; the device is closed at the end."""
    desk = Desk(device)
    app = KioskApp(desk)
    try:
        async with app.run_test(size=size) as pilot:
            wall = Wall(app, pilot, device, clock)
            await wall.settle()
            yield wall
    finally:
        desk.stop()
        device.close()


def wide(strips: Iterable[Strip]) -> set[int]:
    """The widths of the rows in cells: one, if nothing sticks out."""
    return {sum(cell_len(one) for segment in strip for one in segment.text) for strip in strips}
