"""Changed in both homes: one field at a time, the value that holds and the other, one tap each."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.both_homes import PlanRival
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board
from .dates import headed
from .names import the

BACK = Button("back", N_("Back"), "back", "b")
OTHER = Button("restore", N_("Use the other"), "tick", "u")
SHORT = Button("restore", N_("Use other"), "tick", "u")  # in a window
KEEP = Button("keep", N_("Keep this"), "home", "k")
MORE = Button("more", N_("More"), "more", "m")

ROOM_FOR_WORDS = 80  # columns of a screen whose buttons hold "Use the other"
SETTLED = N_("Nothing waits to be chosen: both homes have the same.")
KEPT_BOTH = N_("Both homes changed this while apart. The history keeps both.")
LONG = 100  # characters; of longer values the common beginning is left out
BEFORE = 20  # characters of it that stay


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
        self._panel.lines = lines(self._rivals[self._at], self._household.plan)
        if number > 1:
            self._heading.right = (
                _("{number} of {total}").format(number=self._at + 1, total=number),
            )
        self.bar.put(
            back=BACK,
            second=OTHER if self.size.width >= ROOM_FOR_WORDS else SHORT,
            fourth=KEEP,
            more=MORE if number > 1 else ABSENT,
        )

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


def lines(rival: PlanRival, plan: Plan) -> tuple[tuple[str, str], ...]:
    """What it is about, and both values with the screens on which they were set."""
    kept, other = apart(rival.kept, rival.other)
    return (
        (rival.title, rival.words),
        (_("Now") + where(plan, rival.kept_home), kept),
        (_("The other") + where(plan, rival.other_home), other),
        (_(KEPT_BOTH), ""),
    )


def where(plan: Plan, home: str) -> str:
    """On which home's screen, as far as anybody knows."""
    name = next((one.name for one in plan.homes if one.id == home), home)
    return _(", set in {home}").format(home=the(name)) if name else ""


def apart(kept: str, other: str) -> tuple[str, str]:
    """Two values from shortly before the place where they differ, if they are too long to read."""
    if min(len(kept), len(other)) <= LONG:
        return kept, other
    pairs = enumerate(zip(kept, other, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(kept), len(other)))
    start = kept.rfind(" ", 0, max(0, same - BEFORE)) + 1
    return (f"… {kept[start:]}", f"… {other[start:]}") if start else (kept, other)
