"""The full-screen app: which screen, which theme, what idles, what keeps it alive for months."""

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from kiosk.aloud import Aloud
from kiosk.backstage import Backstage
from kiosk.desk import Desk, Refused
from kiosk.gallery import Gallery
from kiosk.lighting import theme_now
from kiosk.scanning import Scanning
from kiosk.screens.board import Board
from widgets.palette import themes

TICK = 1.0  # seconds between two looks at the store and the clock; commands show within two
IDLE = 120.0  # seconds without anybody after which every screen goes back to Today


def collect_garbage_again() -> None:
    """The start ran without it (kiosk.__main__); what it loaded is not looked at again."""
    if gc.isenabled():  # started by something else, which has its own mind about it
        return
    gc.collect()
    gc.freeze()
    gc.enable()


class InputStopped(Exception):
    """The thread that reads keys and taps had a fault; Textual keeps what it was to itself."""


class KioskApp(App[None], inherit_bindings=False):
    """Fixed screens that are updated. A child finds no way out of it by any key or tap."""

    CSS_PATH = "samestars.tcss"
    TITLE = "Same Stars"
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, desk: Desk, first: str = "today", graphics: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._first = first
        self._scanning = Scanning(self, desk.hearing.say)
        self._gallery = Gallery(self, desk.photos, graphics)
        self._aloud = Aloud(desk)
        self._backstage = Backstage(self, desk)
        self.crash: Exception | None = None
        self._minute = ""  # what the clock showed when the screen was last told
        self._touched = desk.moment().uptime
        for theme in themes():
            self.register_theme(theme)
        self.change_theme()
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled = self.theme  # for which the style sheet is read at the start

    def refresh_css(self, animate: bool = True) -> None:
        """Read the style sheet again for another theme. The first one's colours were in it when it
        was read, which takes 10 ms: Textual would do that twice before the first frame.
        """
        if self._styled != self.theme:
            self._styled = ""  # from here on always
            super().refresh_css(animate)

    def get_default_screen(self) -> Screen[None]:
        """Today is the first thing drawn: nothing is put over it at the start."""
        return self._backstage.made(self._first)

    def show(self, name: str) -> None:
        """Another screen in place of the present one. Today lies under all others."""
        wanted = self._backstage.made(name)
        if wanted is self.screen:
            return
        if name in (self._first, self._home):
            self._desk.unlocked = False
        if len(self.screen_stack) == 1:
            self.push_screen(wanted)
        elif name == self._first:
            self.pop_screen()
        else:
            self.switch_screen(wanted)
        self.call_after_refresh(self._scanning.follow, wanted.presser)
        self.call_after_refresh(self._backstage.undraw)

    @on(Board.Left)
    def go(self, event: Board.Left) -> None:
        """A screen gives way to another; to the PIN, where that one is behind it."""
        to, about = event.to, event.about
        if self._backstage.made(to).BEHIND_PIN and self._desk.locked:
            to, about = "pin", (to, about)
        if about is not None:
            self._backstage.made(to).open(about)
        self.show(to)

    @on(Board.Recoloured)
    def change_theme(self) -> None:
        """The colours of the device, the child and the hour."""
        self.theme = self._lit_as = self._theme_now()
        if self.screen_stack:
            self._board().follow()

    def _theme_now(self) -> str:
        return theme_now(self._desk, every_colour=self.console.color_system == "truecolor")

    @on(Board.Ended)
    def leave(self) -> None:
        """An adult found the way out."""
        self.exit()

    def on_mount(self) -> None:
        self.set_interval(TICK, self.tick)
        if self._desk.several:
            self.call_after_refresh(self.come_home)
        self._desk.start(self._hear(asyncio.get_running_loop()))
        self.call_after_refresh(self._gallery.open)
        self.set_timer(TICK, partial(self._backstage.prepare, collect_garbage_again))
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.exit)

    def _hear(self, loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
        """What the courier calls, in a thread of its own, when something came from elsewhere."""

        def arrived() -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile: the next start shows it
                loop.call_soon_threadsafe(self.call_later, self.tick)

        return arrived

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write cells, and the photos over them."""
        super()._display(screen, renderable)
        self._gallery.drawn(screen, renderable)

    def on_resize(self) -> None:
        """What lies over the cells is drawn again in their new size."""
        self._gallery.resized()
        self._backstage.resized()

    def _handle_exception(self, error: Exception) -> None:
        """A fault: remember it for the log, and end with status 1 and the terminal restored."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def panic(self, *renderables: object) -> None:
        """How Textual ends the app where its input thread had a fault: a fault like any other."""
        if self.crash is None:
            self._handle_exception(InputStopped())
        else:
            self._fatal_error()

    def _fatal_error(self) -> None:
        """End without Textual's own traceback, which prints the family's data."""
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseDown):
            self._touched = self._desk.moment().uptime
            self._aloud.touched(self._touched)
        if self._scanning.takes(event):
            self._scanning.press(event)
            return
        await super().on_event(event)

    async def tick(self) -> None:
        """Each second: what commands wrote, what day it is, whether anybody is there."""
        try:
            fresh = await self._desk.catch_up()
        except Refused:
            fresh = True
        if not self.screen_stack:  # it ended meanwhile
            return
        self._gallery.look()
        moment = self._desk.moment()
        minute = moment.wall.strftime("%Y-%m-%d %H:%M") + str(moment.trusted)
        if fresh or minute != self._minute:
            self._minute = minute
            if self._theme_now() == self._lit_as:
                self._board().follow()
            else:
                self.change_theme()
        self._scanning.follow(self._board().presser)
        self._aloud.look(self._board(), moment.uptime)
        if moment.uptime - self._touched >= IDLE and not self._board().waits:
            self._touched = moment.uptime
            self.come_home()
        await self._backstage.let_go()  # the last: meanwhile the app may end

    def come_home(self) -> None:
        """Nobody is there: Today, on the page of what is now, or the children's names."""
        if self.screen is self._backstage.made(self._home):
            self._board().come_back()
        else:
            self.show(self._home)

    @property
    def _home(self) -> str:
        """The screen that everything comes back to: with several children that of their names."""
        return "children" if self._desk.several else self._first

    def _board(self) -> Board:
        assert isinstance(self.screen, Board)
        return self.screen
