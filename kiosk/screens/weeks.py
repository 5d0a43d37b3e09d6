"""The weeks: what was practised on which day, a week a page."""

from datetime import timedelta

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from widgets.heading import Heading
from widgets.week_grid import WeekGrid

from .bar import ABSENT, Button
from .board import Board
from .dates import SHORT_DAYS, short_day, stars

BACK = Button("back", "Back", "back", "b")
EARLIER = Button("earlier", "Before", "back", "e")
LATER = Button("later", "After", "more", "l")
MORE = Button("more_rows", "More", "more", "m")

LEGEND = ("done", "tried it")
OLDEST = 520  # weeks back: ten years


class WeeksScreen(Board):
    """Rows are tasks, columns are days; neutral where nothing was due or nothing was done."""

    NEEDS_A_CHILD = True

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
        span = f"{short_day(first)} to {short_day(last)}"
        heading.beside = ("that week" if self._back else "this week", span)
        heading.right = (self.child_name, "tasks and days")
        rows = tuple((row.title, tuple(cell.outcome for cell in row.cells)) for row in week.rows)
        self._offset = min(self._offset, max(0, len(rows) - 1))
        self._grid.days = SHORT_DAYS
        self._grid.rows = rows
        self._grid.first_row = self._offset
        self._grid.legend = LEGEND
        self._grid.today = today.weekday() if not self._back else -1
        self.bar.put(
            back=BACK,
            second=EARLIER if self._back < OLDEST else ABSENT,
            fourth=LATER if self._back else ABSENT,
            more=MORE if len(rows) > self._grid.page_rows else ABSENT,
        )

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
