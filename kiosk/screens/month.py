"""The month: where the child sleeps each night, when it moves, what is different. No PIN."""

from datetime import date

from textual import on
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.agreeing.proposals import Proposals
from kiosk.household.nights.month import Night, nights_of
from kiosk.household.nights.parenting_schedule import night
from kiosk.household.nights.standing import waiting
from kiosk.household.practice_day import ONE_DAY, month_of
from kiosk.language import N_, _, days
from kiosk.language.days import first_weekday
from widgets.ends_line import EndsLine
from widgets.month_grid import DAYS, MonthGrid
from widgets.night_cell import NightCell

from .bar import ABSENT, Button
from .board import Board
from .dates import headed
from .month_words import cell, holidays, legend

BACK = Button("back", N_("Back"), "back", "b")
EARLIER = Button("earlier", N_("Before"), "back", "e")
SCHEDULE = Button("schedule", N_("Schedule"), "plan", "c")
ASKED = Button("asked", N_("Proposed"), "tick", "p")
WAITS = Button("asked", N_("Answer"), "tick", "p", loud=True)
LATER = Button("later", N_("After"), "more", "l")
MOST_MONTHS = 36  # either way: appointments and schedules are not known for longer
NO_SCHEDULE = N_("No parenting schedule yet.")


class MonthScreen(Board):
    """A month at a time; a tap on a night to come leads to a swap of it."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._grid = MonthGrid(classes="middle inset")
        self._legend = EndsLine()
        self._ahead = 0  # months from this one
        self._nights: tuple[Night, ...] = ()
        self._empty = 0  # columns before the first night
        self._back = "handover"

    def parts(self) -> list[Widget]:
        return [self._line, self._grid, self._legend]

    def on_screen_resume(self) -> None:
        self.follow()

    def open(self, about: object) -> None:
        """Show the month of a day; or, told the name of a screen, go back to that one."""
        if isinstance(about, date):
            self._ahead = months_from(self._today, about)
        else:
            self._back, self._ahead = str(about), 0

    @property
    def _today(self) -> date:
        return self.desk.day.practice_day(self.desk.moment())

    def show_facts(self) -> None:
        plan, today = self.desk.day.plan, self._today
        first = month_from(today, self._ahead)
        proposals = Proposals(self.desk.day.ledger, plan, today)
        self._nights = nights_of(plan, month_of(first), proposals)
        begins = first_weekday(plan.time_zone)
        self._empty = (first.weekday() - begins) % DAYS
        names = [headed(days.short_weekday((begins + number) % DAYS)) for number in range(DAYS)]
        schedule = plan.parenting_schedule
        before = (night(schedule, first - ONE_DAY) or "") if schedule else ""
        homes = [before, *(each.home for each in self._nights)]
        cells = [
            cell(each, home, today, plan) for each, home in zip(self._nights, homes, strict=False)
        ]
        self._grid.show(names, self._empty, cells)
        self._line.left = headed(days.month_and_year(first))
        hint = _("Tap a night to propose a swap") if self._swaps else ""
        self._line.right = holidays(self._nights, today) or hint
        self._legend.left = "" if schedule else _(NO_SCHEDULE)
        self._legend.right = legend(self._nights)
        waits = any(one.waits_for(self.desk.day.home) for one in waiting(plan, proposals.open()))
        self._put(waits or bool(proposals.crossed()), bool(proposals.every()))

    def _put(self, waits: bool, asked: bool) -> None:
        self.bar.put(
            back=BACK,
            second=EARLIER if self._ahead > -MOST_MONTHS else ABSENT,
            third=SCHEDULE,
            fourth=WAITS if waits else ASKED if asked else ABSENT,
            more=LATER if self._ahead < MOST_MONTHS else ABSENT,
        )

    @property
    def _swaps(self) -> bool:
        """Whether there is another home to swap with."""
        plan = self.desk.day.plan
        return plan.parenting_schedule is not None and len(plan.homes) > 1

    @on(NightCell.Tapped)
    def choose(self, event: NightCell.Tapped) -> None:
        """A night was tapped: what is asked about it, or a swap of it."""
        event.stop()
        number = self._grid.cells.index(event.cell) - self._empty
        if not 0 <= number < len(self._nights):
            return
        chosen = self._nights[number]
        if chosen.asked:
            self.go("proposals", "month")
        elif self._swaps and chosen.home and chosen.day >= self._today:
            self.go("swap", chosen.day)

    def action_back(self) -> None:
        self.go(self._back)

    def action_earlier(self) -> None:
        self._turn(-1)

    def action_later(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._ahead = max(-MOST_MONTHS, min(MOST_MONTHS, self._ahead + by))
        self.follow()

    def action_schedule(self) -> None:
        self.go("schedule")

    def action_asked(self) -> None:
        self.go("proposals", "month")


def month_from(today: date, ahead: int) -> date:
    """The first day of the month so many months from that of today."""
    months = today.year * 12 + today.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def months_from(today: date, day: date) -> int:
    return (day.year - today.year) * 12 + day.month - today.month
