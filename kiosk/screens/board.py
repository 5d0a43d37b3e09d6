"""What all screens have in common: a bar, a line for notices, a way to read the facts again."""

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household.plan import Child
from kiosk.language import N_, _
from widgets.bar_button import BarButton
from widgets.notice_line import NoticeLine
from widgets.pressable import Pressable
from widgets.speaker_button import SpeakerButton

from .bar import Bar
from .layout import DOUBLED_ROWS, bar_rows
from .reach import grip_on
from .spoken import of_screen, with_others
from .targets import WAYS, Rows, Targets

NO_PLAN = N_("Put in your plan: samestars plan import FILE")
WIDTHS = ((128, "-wide"), (100, "-panel"), (80, "-small"), (0, "-window"))  # columns, class
TALL = 30  # rows
LEAST = Size(60, 20)  # cells in which every screen can be used
SOON = 0.05  # seconds; about as long as a verb takes on a slow card


class Board(Screen[None]):
    """A screen of fixed widgets: `show_facts` reads the household and sets their attributes.

    Its buttons name actions; the same actions answer to the keys that the buttons show.
    """

    AUTO_FOCUS = ""
    FOR_ADULTS = False  # a finger presses what it touches, even where a child uses a switch
    BEHIND_PIN = False  # an adult's: where the household has a PIN, it is asked for first
    READS = False  # has a speaker button where the child is read to
    KEPT = False  # an adult's that is opened often, or holds what was begun: never let go
    NEEDS_A_CHILD = False  # while the plan has no child, Today takes the screen's place

    @dataclass
    class Left(Message):
        """This screen gives way to the one named `to`, which is to be about something."""

        to: str
        about: object = None

    class Recoloured(Message):
        """The device's theme was changed."""

    class Ended(Message):
        """An adult found the way out: the kiosk ends."""

    def __init__(self, desk: Desk, bar: Bar | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.bar = bar or Bar()
        self.speaker = SpeakerButton()
        self._fitted: object = None  # for which size, display and child
        self.behind = False  # waits for a verb to end before it shows the facts
        self.finger = 0  # rows that a target needs at least; 0: as in the look
        self._notice = NoticeLine()
        self._foot = Vertical(self.bar, self._notice, classes="foot")
        self._targets = Targets(self, self._foot, self.speaker)

    def compose(self) -> ComposeResult:
        self._fit(self.app.size)
        yield self._foot
        with Vertical():
            yield from self.parts()
        yield from self.aside()

    def _fit(self, size: Size) -> None:
        """Take the classes of a size before it is laid out: Textual's breakpoints come after that,
        one after the other, and would lay the first frame out three times.
        """
        width = next(name for least, name in WIDTHS if size.width >= least)
        for _least, name in WIDTHS:
            self.set_class(name == width, name)
        self.set_class(size.height >= TALL, "-tall")
        self._fit_fingers(size)

    def _fit_fingers(self, size: Size) -> None:
        """Targets of 20 mm on this display, and of 30 for a child who needs them.

        Where nobody knows the display, the look's own figures hold until a child needs more.
        """
        child, display = self.desk.child, self.desk.display
        large = child is not None and child.large and not self.FOR_ADULTS
        if self._fitted == (size, display, large):
            return
        self._fitted = (size, display, large)
        grip = grip_on(size, display, large=large)
        self.finger = grip.child.rows if grip else 0
        self.bar.fit(grip, bar_rows(size))
        self.set_class(self.bar.taller > 1 and size.height < DOUBLED_ROWS, "-low")

    @abstractmethod
    def parts(self) -> list[Widget]:
        """The widgets above the bar, from top to bottom."""

    def aside(self) -> list[Widget]:
        """What stands above the others, in a place of its own: the speaker, top right."""
        return [self.speaker] if self.READS else []

    @abstractmethod
    def show_facts(self) -> None:
        """Read the household and set the widgets' attributes."""

    @property
    def child(self) -> str:
        """The id of the child that the screen is about; empty while the plan has none."""
        child = self.desk.child
        return child.id if child else ""

    @property
    def child_name(self) -> str:
        """The child's name; empty while the plan has none."""
        child = self.desk.child
        return child.name if child else ""

    @property
    def presser(self) -> Child | None:
        """The child whose switches press here."""
        return self.desk.child

    @property
    def listener(self) -> Child | None:
        """The child who is read to here, if that is wanted."""
        return self.desk.child

    @property
    def waits(self) -> bool:
        """Whether somebody is away from the screen and comes back to it."""
        return False

    @property
    def is_read_aloud(self) -> bool:
        """Whether it is a screen that reads, for a child who is read to."""
        child = self.listener
        return self.READS and child is not None and child.read_aloud

    def spoken(self) -> str:
        """What a voice reads of the screen: what keys have chosen, else what is now on it."""
        if isinstance(self.focused, Pressable) and self.focused is not self.speaker:
            return self.focused.words
        return self.read()

    def read(self) -> str:
        """What a long look reads."""
        return of_screen(self, self._targets.above)

    def read_all(self) -> str:
        """What the speaker reads: the same, then all else that can be pressed."""
        return with_others(self.read(), [*self._targets.above, *self._targets.below])

    @on(SpeakerButton.Pressed)
    def read_aloud(self, event: SpeakerButton.Pressed) -> None:
        """The speaker was pressed: it reads again, as often as it is pressed."""
        event.stop()
        self.desk.hearing.say(self.read_all(), self.listener)

    def watcher(self) -> Callable[[], None]:
        """For a thread to call when there is something new to show."""
        loop = asyncio.get_running_loop()

        def changed() -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(self.call_later, self.follow)

        return changed

    def follow(self) -> None:
        """Show the facts as they are now, and what is to be said about the store and the clock."""
        if self.desk.busy:  # the verb's asker follows when it is done
            self.behind = True
            self.set_timer(SOON, self.follow)
            return
        self.behind = False
        self._notice.sentence = "  ".join([*self.desk.notices(), *too_small(self.size)])
        self._foot.set_class(bool(self._notice.sentence), "-said")
        if self.NEEDS_A_CHILD and not self.child:
            self.call_later(self.go, "today")
            return
        self._fit_fingers(self.size)
        if self.READS:
            self.place_speaker()
        self.show_facts()

    def place_speaker(self) -> None:
        """Show the speaker or hide it; the head of the screen keeps its place free."""
        reads = self.is_read_aloud
        self.speaker.label = _("Read aloud") if reads else ""
        self.set_class(reads, "-reads")

    def on_screen_resume(self) -> None:
        self.follow()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size)
        self.call_after_refresh(self.follow)

    async def ask(self, verb: Callable[[], Awaitable[object]]) -> bool:
        """Have a verb done and show what came of it, its refusal too; whether it was done."""
        try:
            await verb()
        except Refused:  # the desk keeps the sentence for the notice
            done = False
        else:
            done = True
        self.follow()
        return done

    @on(BarButton.Pressed)
    async def run_button(self, event: BarButton.Pressed) -> None:
        """A button of the bar was pressed."""
        event.stop()
        await self._run(self.bar.action_of(event.button))

    async def on_key(self, event: events.Key) -> None:
        """Show the keys from the first one on, and do what a key stands for."""
        if not self.bar.keys_shown:
            self.bar.show_keys(True)
            self.follow()
        held = self._targets.heard(event)
        action = self.bar.action_for_key(event.key)
        if action:
            event.stop()
            await self._run(action)
        elif event.key in WAYS:
            self.set_focus(self._targets.towards(event.key) or self.focused)
        elif event.key.isdecimal():
            event.stop()
            event.prevent_default()
            if not held:
                self._targets.press(int(event.key))

    def groups(self) -> Rows:
        """What a switch goes through."""
        return self._targets.groups()

    async def _run(self, action: str) -> None:
        if action:
            await self.run_action(f"screen.{action}")

    def open(self, about: object) -> None:
        """Begin with what the screen is to be about; most are about the child's day."""

    def come_back(self) -> None:
        """As after a while without anybody: nothing focused, nothing turned."""
        self.set_focus(None)
        self.follow()

    def go(self, screen: str, about: object = None) -> None:
        """Another screen in this one's place."""
        self.post_message(self.Left(screen, about))

    def action_today(self) -> None:
        """Back to the child's screen."""
        self.go("today")


def too_small(size: Size) -> list[str]:
    """What to do about a screen on which not everything can be reached."""
    if size.width >= LEAST.width and size.height >= LEAST.height:
        return []
    here, least = f"{size.width} x {size.height}", f"{LEAST.width} x {LEAST.height}"
    said = _("This screen is {here}; it takes {least}. Make the letters smaller.")
    return [said.format(here=here, least=least)]
