"""The way out, for adults: read three words, type three digits."""

import random

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import Button
from .pad import RUB_OUT, TICK, PadBoard

BACK = Button("back", N_("Back"), "back", "b")
WORDS = (
    N_("zero"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
)
DIGITS = 3
TRIES = 3


class LeaveScreen(PadBoard):
    """Digits written as words and typed as figures; a wrong answer asks again, thrice at most.

    Where the household has a PIN, that was asked for instead and nobody comes here.
    """

    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._asked = LinesPanel(classes="middle asked")
        self._wanted = ""
        self._typed = ""
        self._wrong = 0  # answers so far

    def parts(self) -> list[Widget]:
        return [self._heading, self._asked]

    def on_screen_resume(self) -> None:
        self._wrong = 0
        self._ask_anew()
        self.follow()

    def _ask_anew(self) -> None:
        self._wanted = "".join(str(random.randrange(10)) for _ in range(DIGITS))
        self._typed = ""

    def show_facts(self) -> None:
        self._heading.headline = _("Leave")
        asked = " ".join(_(WORDS[int(digit)]) for digit in self._wanted)
        typed = " ".join("●" * len(self._typed) + "○" * (DIGITS - len(self._typed)))
        again = ((_("That was not it. Here are others."), ""),) if self._wrong else ()
        self._asked.lines = ((_("To leave, type"), asked), (typed, ""), *again)
        self.bar.put(back=BACK)

    def typed(self, key: str) -> None:
        if key == RUB_OUT:
            self._typed = self._typed[:-1]
        elif key == TICK:
            self._answer()
            return
        elif len(self._typed) < DIGITS:
            self._typed += key
        self.follow()

    def _answer(self) -> None:
        if self._typed == self._wanted:
            self.post_message(self.Ended())
            return
        self._wrong += 1
        if self._wrong == TRIES:
            self.go("today")
        self._ask_anew()
        self.follow()

    def action_back(self) -> None:
        self.go("grown_ups")
