"""The weeks: what was practised on which day, a week a page."""

from datetime import timedelta

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.week_grid import WeekGrid

from .bar import ABSENT, Button
from .board import Board
from .dates import short_day, short_days, stars
from .spoken import sentences

BACK = Button("back", N_("Back"), "back", "b")
EARLIER = Button("earlier", N_("Before"), "back", "e")
LATER = Button("later", N_("After"), "more", "l")
MORE = Button("more_rows", N_("More"), "more", "m")

LEGEND = (N_("done"), N_("tried it"))
OLDEST = 520  # weeks back: ten years


class WeeksScreen(Board):
    """Rows are tasks, columns are days; neutral where nothing was due or nothing was done."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._heading = Heading()
        self._grid = WeekGrid(classes="middle inset")
        self._back = 0  # weeks before this one
        self._offset = 0

    def parts(self) -> list[Widget]:
        return [self._heading, self._grid]

    def on_screen_resume(self) -> None:
        self._back = self._offset = 0
        self.follow()

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        today = household.practice_day(at)
        week = household.week(self.child, today - timedelta(weeks=self._back))
        first, last = week.days[0], week.days[-1]
        heading = self._heading
        heading.headline = stars(week.total)
        span = _("{first} to {last}").format(first=short_day(first), last=short_day(last))
        heading.beside = (_("that week") if self._back else _("this week"), span)
        heading.right = (self.child_name, _("tasks and days"))
        rows = tuple((row.title, tuple(cell.outcome for cell in row.cells)) for row in week.rows)
        self._offset = min(self._offset, max(0, len(rows) - 1))
        self._grid.days = short_days(week.days)
        self._grid.rows = rows
        self._grid.first_row = self._offset
        done, tried = LEGEND
        self._grid.legend = (_(done), _(tried))
        self._grid.today = week.days.index(today) if not self._back else -1
        self.bar.put(
            back=BACK,
            second=EARLIER if self._back < OLDEST else ABSENT,
            fourth=LATER if self._back else ABSENT,
            more=MORE if len(rows) > self._grid.page_rows else ABSENT,
        )

    def read(self) -> str:
        """The stars of the week, and the tasks on the page."""
        rows = self._grid.rows[self._offset :][: self._grid.page_rows]
        return sentences([self._heading.headline, *(title for title, _days in rows)])

    def action_back(self) -> None:
        self.go("star_chart")

    def action_earlier(self) -> None:
        self._turn(1)

    def action_later(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self._back, self._offset = max(0, self._back + by), 0
        self.follow()

    def action_more_rows(self) -> None:
        """The next rows of the same week; after the last ones the first again."""
        room = self._grid.page_rows
        household, at = self._household, self.desk.moment()
        day = household.practice_day(at) - timedelta(weeks=self._back)
        rows = len(household.week(self.child, day).rows)
        self._offset = self._offset + room if self._offset + room < rows else 0
        self.follow()
