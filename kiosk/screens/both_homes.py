"""Changed in both homes: one field at a time, the value that holds and the other, one tap each."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.both_homes import PlanRival
from kiosk.household.household import Household
from kiosk.household.nights.rival_schedules import asks_for, can_be_proposed, propose_rival
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board
from .dates import headed
from .rival_lines import lines

BACK = Button("back", N_("Back"), "back", "b")
OTHER = Button("restore", N_("Use the other"), "tick", "u")
SHORT = Button("restore", N_("Use other"), "tick", "u")  # in a window
KEEP = Button("keep", N_("Keep this"), "home", "k")
MORE = Button("more", N_("More"), "more", "m")

ROOM_FOR_WORDS = 80  # columns of a screen whose buttons hold "Use the other"
PROPOSE = Button("propose", N_("Propose it"), "tick", "u")
SETTLED = N_("Nothing waits to be chosen: both homes have the same.")


class BothHomesScreen(Board):
    """What was chosen stays in view until More or Back, so that no second tap hits the next."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._rivals: tuple[PlanRival, ...] = ()
        self._at = 0
        self._chosen: tuple[tuple[str, str], ...] = ()  # what was just settled, in words

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def on_screen_resume(self) -> None:
        self._at, self._chosen = 0, ()
        self.follow()

    def show_facts(self) -> None:
        self._rivals = self._household.rivals()
        number = len(self._rivals)
        self._at = self._at if self._at < number else 0
        self._heading.headline = _("Both homes")
        self._panel.nothing = _(SETTLED)
        self._heading.right = ()
        if not number or self._chosen:
            self._panel.lines = self._chosen
            self.bar.put(back=BACK, more=MORE if self._chosen and number else ABSENT)
            return
        rival, plan = self._rivals[self._at], self._household.plan
        self._panel.lines = lines(rival, plan)
        if number > 1:
            self._heading.right = (
                _("{number} of {total}").format(number=self._at + 1, total=number),
            )
        self.bar.put(
            back=BACK,
            second=self._using(rival),
            fourth=KEEP,
            more=MORE if number > 1 else ABSENT,
        )

    def _using(self, rival: PlanRival) -> Button:
        """What makes the other value hold, or asks for it."""
        if asks_for(self._household.plan, rival):
            return PROPOSE if can_be_proposed(rival) else ABSENT
        return OTHER if self.size.width >= ROOM_FOR_WORDS else SHORT

    async def action_propose(self) -> None:
        """The other home is asked; the proposal is shown as it waits."""
        if rival := self._shown:
            verb = partial(propose_rival, self._household, rival, self.desk.moment())
            if await self.ask(partial(self.desk.do, verb)):
                self.go("proposals", "both_homes")

    async def action_restore(self) -> None:
        """The other value holds from now on, in both homes, and they are told."""
        if rival := self._shown:
            verb = partial(self._household.restore, rival, self.desk.moment())
            said = _("{value} now, was {other}").format(value=rival.other, other=rival.kept)
            await self._choose(rival, verb, said)

    async def action_keep(self) -> None:
        """What holds was right, and nobody is asked again."""
        if rival := self._shown:
            said = _("stays {value}").format(value=rival.kept)
            await self._choose(rival, partial(self._household.keep, rival), said)

    @property
    def _shown(self) -> PlanRival | None:
        waits = self._at < len(self._rivals) and not self._chosen
        return self._rivals[self._at] if waits else None

    async def _choose(self, rival: PlanRival, verb: partial[bool], said: str) -> None:
        if await self.ask(partial(self.desk.do, verb)):
            about = f"{headed(rival.words)}: {said}"
            self._chosen = ((rival.title, about),)
            self.follow()

    def action_more(self) -> None:
        """The next that waits; after the last the first."""
        self._at = 0 if self._chosen else self._at + 1
        self._chosen = ()
        self.follow()

    def action_back(self) -> None:
        self.go("handover")
