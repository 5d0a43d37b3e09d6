"""Four digits of an adult: typed to go on, or chosen, twice, for the screens of all homes."""

from textual import work
from textual.widget import Widget

from kiosk.desk import Desk, Refused
from kiosk.household.pin import DIGITS
from kiosk.language import N_, _, ngettext
from widgets.digit_boxes import DigitBoxes
from widgets.heading import Heading

from .bar import ABSENT, Button
from .pad import RUB_OUT, TICK, PadBoard

BACK = Button("back", N_("Back"), "back", "b")
WITHOUT = Button("without", N_("No PIN"), "leave", "n")

HELLO = N_("Hello")
ASKED = N_("Grown-ups: your four digits")
CHOOSE = N_("Grown-ups: choose four digits")
AGAIN = N_("The same four digits again")
WHAT_FOR = N_("They open settings and corrections, in both homes. Back to do it later.")
WRONG = N_("That was not it. Forgotten? In a terminal: samestars pin set")
NOT_THE_SAME = N_("These were others. Choose once more.")
EACH_SECOND = 1.0


class PinScreen(PadBoard):
    """Asks for the PIN before another screen; without one, or from its tile, has one chosen."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._boxes = DigitBoxes(classes="middle asked")
        self._boxes.digits = DIGITS
        self._to: str = "grown_ups"
        self._about: object = None
        self._typed = self._first = ""  # what was typed now; when choosing, and before
        self._said = ""

    def parts(self) -> list[Widget]:
        return [self._heading, self._boxes]

    def open(self, about: object) -> None:
        """`about` is the screen behind the PIN, and what that one is to be about."""
        assert isinstance(about, tuple)
        self._to, self._about = about

    def on_screen_resume(self) -> None:
        self._typed = self._first = self._said = ""
        self._settle()
        self.follow()

    @work(exclusive=True, group="settle")
    async def _settle(self) -> None:
        """After a start of the machine the wait may have to begin anew."""
        await self.ask(lambda: self.desk.do(self.desk.gate.settle))

    @property
    def _choosing(self) -> bool:
        return self.desk.unlocked or self.desk.gate.standing != "set"

    def show_facts(self) -> None:
        self._heading.headline = _(HELLO)
        boxes, wait = self._boxes, 0 if self._choosing else self.desk.gate.wait()
        if not self._choosing:
            boxes.words = _(ASKED)
        else:
            boxes.words = _(AGAIN) if self._first else _(CHOOSE)
        boxes.filled = len(self._typed)
        boxes.note = waiting(wait) if wait else _(self._said)
        if self._choosing and not (self._said or self._first):
            boxes.note = _(WHAT_FOR)
        if wait:
            self.set_timer(EACH_SECOND, self._look_again)
        self.bar.put(back=BACK, second=WITHOUT if self._choosing else ABSENT)

    def _look_again(self) -> None:
        if self.is_current:
            self.follow()

    def typed(self, key: str) -> None:
        if self.desk.busy or (not self._choosing and self.desk.gate.wait()):
            return
        if key == RUB_OUT:
            self._typed = self._typed[:-1]
        elif key == TICK:
            self._take()
        elif len(self._typed) < DIGITS:
            self._typed += key
        self.follow()

    def _take(self) -> None:
        """Four digits were typed and meant."""
        digits, self._typed = self._typed, ""
        if len(digits) < DIGITS:
            self._typed = digits
        elif not self._choosing:
            self._enter(digits)
        elif not self._first:
            self._first, self._said = digits, ""
        elif digits == self._first:
            self._choose(digits)
        else:
            self._first, self._said = "", NOT_THE_SAME

    @work(exclusive=True)
    async def _enter(self, digits: str) -> None:
        try:
            right = await self.desk.do(self.desk.gate.enter, digits)
        except Refused:  # the desk keeps the sentence for the notice
            right = False
        self._said = WRONG
        if right:
            self._go_on()
        self.follow()

    @work(exclusive=True)
    async def _choose(self, digits: str) -> None:
        if await self.ask(lambda: self.desk.do(self.desk.gate.choose, digits)):
            self._go_on()

    def _go_on(self) -> None:
        self.desk.unlocked = True
        self.go(self._to, self._about)

    def action_without(self) -> None:
        """The household wants no PIN."""
        self._choose("")

    def action_back(self) -> None:
        self.go("grown_ups" if self.desk.unlocked else "handover")


def waiting(seconds: int) -> str:
    """As "Again in 30 seconds", "Again in 5 minutes"."""
    if seconds <= 90:
        said = ngettext("Again in {n} second", "Again in {n} seconds", seconds)
        return said.format(n=seconds)
    minutes = -(-seconds // 60)
    return ngettext("Again in {n} minute", "Again in {n} minutes", minutes).format(n=minutes)
