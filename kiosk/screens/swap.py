"""A swap of nights, proposed: which, where, why, and until when the other home answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from kiosk.desk import Desk
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.swaps import propose_swap
from kiosk.household.plan import Plan
from kiosk.household.practice_day import ONE_DAY
from kiosk.language import _, ngettext

from .answer_days import days_to_answer
from .asking import Asking
from .dates import headed, long_day, near_day
from .tile_pages import BACK, Said, TilePages
from .why_proposed import why

Choice = TypeVar("Choice")

NIGHTS = (1, 2, 3, 4, 7, 14)  # one tap goes to the next of them


@dataclass
class Draft:
    """A swap as it would be proposed."""

    first: date
    home: str
    nights: int = 1
    answer_by: int = 0  # place in the list of days that can be chosen
    reason: str = ""

    @property
    def last(self) -> date:
        return self.first + (self.nights - 1) * ONE_DAY


class SwapScreen(TilePages):
    """Each tile is a part of the proposal, and a tap changes it; the last one sends it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        for tile in self._tiles:
            tile.wraps = True
        self._draft = Draft(self._today, "")

    @property
    def _today(self) -> date:
        return self.desk.day.practice_day(self.desk.moment())

    def open(self, about: object) -> None:
        """Begin with the night of the day `about`, in the next of the other homes."""
        assert isinstance(about, date)
        self._draft = Draft(about, other_home(self.desk.day.plan, about))

    def said(self) -> Sequence[Said]:
        plan, draft, today = self.desk.day.plan, self._draft, self._today
        names = {home.id: home.name for home in plan.homes}
        schedule = plan.parenting_schedule
        now = (night(schedule, draft.first) or "") if schedule else ""
        nights = ngettext("{n} night", "{n} nights", draft.nights).format(n=draft.nights)
        last = _("to {day}").format(day=near_day(draft.last, today)) if draft.nights > 1 else ""
        by = headed(near_day(self._answer_by, today))
        self.line.left = _("Propose a swap")
        self.line.right = _("The other home answers")
        return [
            Said(_("Night"), (headed(long_day(draft.first)), names.get(now, ""))),
            Said(_("How many"), tuple(filter(None, (nights, last)))),
            Said(_("Where instead"), (names.get(draft.home, ""),)),
            Said(_("Why"), (draft.reason or _("Tap to say"),)),
            Said(_("Answer by"), (by,)),
            Said(_("Propose it"), (_("Nothing changes before the yes"),), loud=True),
        ]

    @property
    def _answer_by(self) -> date:
        days = days_to_answer(self._today, self._draft.first)  # fewer with each midnight
        return days[min(self._draft.answer_by, len(days) - 1)]

    async def chosen(self, number: int) -> None:
        draft = self._draft
        match number:
            case 0:
                self.go("ask", self._which)
            case 1:
                draft.nights = after(NIGHTS, draft.nights)
            case 2:
                draft.home = after([home.id for home in self.desk.day.plan.homes], draft.home)
            case 3:
                self.go("ask", self._why)
            case 4:
                choices = len(days_to_answer(self._today, draft.first))
                draft.answer_by = (draft.answer_by + 1) % choices
            case _:
                await self._propose()
                return
        self.follow()

    @property
    def _which(self) -> Asking:
        return Asking(
            _("Which night?"),
            "day",
            self._draft.first,
            first_day=self._today,
            then=self._begin,
            back="swap",
        )

    @property
    def _why(self) -> Asking:
        return why(self._draft.reason, self._say_why, "swap")

    async def _begin(self, value: object) -> None:
        assert isinstance(value, date)
        self._draft.first, self._draft.answer_by = max(value, self._today), 0

    async def _say_why(self, value: object) -> None:
        self._draft.reason = str(value).strip()

    async def _propose(self) -> None:
        """Ask the other home, durably, and show what waits."""
        draft = self._draft
        verb = partial(
            propose_swap,
            self.desk.day,
            draft.first,
            draft.last,
            draft.home,
            answer_by=self._answer_by,
            at=self.desk.moment(),
            reason=draft.reason,
        )
        if await self.ask(partial(self.desk.do, verb)):
            self.go("proposals", "month")

    def show_bar(self) -> None:
        self.bar.put(back=BACK)

    def action_back(self) -> None:
        self.go("month", self._draft.first)


def other_home(plan: Plan, day: date) -> str:
    """The first home that is not that of the night."""
    now = night(plan.parenting_schedule, day) if plan.parenting_schedule else None
    return next((home.id for home in plan.homes if home.id != now), "")


def after(choices: Sequence[Choice], now: Choice) -> Choice:
    """The choice that follows; after the last one, or for what is none of them, the first."""
    place = list(choices).index(now) if now in choices else -1
    return choices[(place + 1) % len(choices)]
