"""The terms of a parenting schedule: from when, at what time, which home first, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from itertools import groupby

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.nights.schedule_presets import (
    BY_NAME,
    FREE,
    label_of,
    pattern_in_short,
    turned,
)
from kiosk.household.nights.schedule_proposing import (
    holds,
    propose_schedule,
)
from kiosk.household.nights.schedule_setting import EXCHANGE, Terms, preset_terms, set_schedule
from kiosk.household.nights.schedule_yes import needs_yes
from kiosk.household.practice_day import week_start
from kiosk.language import N_, _
from kiosk.language.days import first_weekday

from .answer_days import schedule_days_to_answer
from .asking import Asking
from .dates import headed, hour, long_day, near_day
from .tile_pages import BACK, Said, TilePages
from .why_proposed import why

PUT_IN = (N_("Nights before today stay"), N_("Both homes are told"))
BEFORE_YES = N_("Nothing changes before the yes")


@dataclass
class Draft:
    """A schedule as it would be put in, or proposed."""

    preset: str
    homes: list[str]
    starts: date
    exchange: time
    pattern: str = ""  # of a free one, from the first day of a week
    reason: str = ""
    answer_by: int = 0  # place in the list of days that can be chosen


class ScheduleTermsScreen(TilePages):
    """Each tile is a part of the schedule, and a tap changes it; the last one proposes it to the
    other home, or puts it in where nobody else is asked.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        for tile in self._tiles:
            tile.wraps = True
        self._household = Household.over(desk.day)
        self._draft = Draft(FREE, [], self._coming_week, EXCHANGE)

    @property
    def _coming_week(self) -> date:
        """The first day of a week, from today on."""
        plan = self.desk.day.plan
        today = self.desk.day.practice_day(self.desk.moment())
        start = week_start(today, first_weekday(plan.time_zone))
        return start if start == today else date.fromordinal(start.toordinal() + 7)

    def open(self, about: object) -> None:
        """Begin with the preset of that name, or with a pattern of letters."""
        plan = self.desk.day.plan
        schedule = plan.parenting_schedule
        homes, exchange = [home.id for home in plan.homes], schedule and schedule.exchange
        preset = str(about) if about in BY_NAME else FREE
        self._draft = Draft(preset, homes, self._coming_week, exchange or EXCHANGE)
        if preset == FREE:
            self._draft.pattern = str(about)

    @property
    def _terms(self) -> Terms:
        """Nights of one's own keep their weekdays, from whichever day they start."""
        draft = self._draft
        if draft.preset != FREE:
            return preset_terms(draft.preset, draft.homes, draft.starts, draft.exchange)
        begins = first_weekday(self.desk.day.plan.time_zone)
        pattern = turned(draft.pattern * 7, (draft.starts.weekday() - begins) % 7)
        short = pattern_in_short(pattern)
        return Terms(short, tuple(draft.homes), draft.starts, draft.exchange)

    def said(self) -> Sequence[Said]:
        draft = self._draft
        names = {home.id: home.name for home in self.desk.day.plan.homes}
        first = names.get(draft.homes[0], "") if draft.homes else ""
        self.line.left = label_of(draft.preset)
        until_then = _("Until then the schedule stays as it is")
        self.line.right = _("The other home answers") if self._asks else until_then
        return [
            Said(_("First home"), (first, runs(self._terms.pattern))),
            Said(_("Starts"), (headed(long_day(draft.starts)),)),
            Said(_("Exchange"), (hour(draft.exchange),)),
            *self._sending(),
        ]

    def _sending(self) -> list[Said]:
        """Why, and that the other home is asked; or that it holds at once."""
        if not self._asks:
            return [Said(_("Put it in"), tuple(map(_, PUT_IN)), loud=True)]
        last = headed(near_day(self._answer_by, self._today))
        return [
            Said(_("Why"), (self._draft.reason or _("Tap to say"),)),
            Said(_("Answer by"), (last,)),
            Said(_("Propose it"), (_(BEFORE_YES),), loud=True),
        ]

    @property
    def _asks(self) -> bool:
        """Whether the other home has to say yes."""
        plan = self.desk.day.plan
        return needs_yes(plan) and not holds(plan, self._terms)

    async def chosen(self, number: int) -> None:
        draft = self._draft
        if number == 0:
            draft.homes = [*draft.homes[1:], *draft.homes[:1]]
        elif number == 1:
            self.go("ask", self._since_when)
        elif number == 2:
            self.go("ask", self._what_time)
        elif number == 3 and self._asks:
            self.go("ask", self._why)
        elif number == 4 and self._asks:
            draft.answer_by = (draft.answer_by + 1) % len(self._days)
        else:
            await (self._propose() if self._asks else self._put_in())
            return
        self.follow()

    @property
    def _days(self) -> list[date]:
        """Until which an answer may be asked for; fewer with each midnight."""
        return schedule_days_to_answer(self._today, self._draft.starts)

    @property
    def _answer_by(self) -> date:
        return self._days[min(self._draft.answer_by, len(self._days) - 1)]

    @property
    def _since_when(self) -> Asking:
        now = self._draft.starts
        return Asking(
            _("From which day?"), "day", now, then=self._take_start, back="schedule_terms"
        )

    @property
    def _what_time(self) -> Asking:
        now = self._draft.exchange
        return Asking(_("Exchange at?"), "time", now, then=self._take_time, back="schedule_terms")

    async def _take_start(self, value: object) -> None:
        assert isinstance(value, date)
        self._draft.starts, self._draft.answer_by = value, 0

    async def _take_time(self, value: object) -> None:
        assert isinstance(value, time)
        self._draft.exchange = value

    @property
    def _why(self) -> Asking:
        return why(self._draft.reason, self._say_why, "schedule_terms")

    async def _say_why(self, value: object) -> None:
        self._draft.reason = str(value).strip()

    async def _propose(self) -> None:
        """Ask the other home, durably, and show what waits."""
        verb = partial(
            propose_schedule,
            self.desk.day,
            self._terms,
            at=self.desk.moment(),
            answer_by=self._answer_by,
            reason=self._draft.reason,
        )
        if await self.ask(partial(self.desk.do, verb)):
            self.go("proposals", "month")

    async def _put_in(self) -> None:
        verb = partial(set_schedule, self._household, self._terms, self.desk.moment())
        if await self.ask(partial(self.desk.do, verb)):
            self.go("month", max(self._draft.starts, self._today))

    @property
    def _today(self) -> date:
        return self.desk.day.practice_day(self.desk.moment())

    def show_bar(self) -> None:
        self.bar.put(back=BACK)

    def action_back(self) -> None:
        """To the presets; or to the two weeks that were tapped."""
        if self._draft.preset == FREE:
            self.go("schedule_nights", self._draft.pattern)
        else:
            self.go("schedule")


def runs(pattern: str) -> str:
    """A pattern by its stays: "2 A, 2 B, 3 A"."""
    return ", ".join(f"{len(list(nights))} {letter}" for letter, nights in groupby(pattern))
