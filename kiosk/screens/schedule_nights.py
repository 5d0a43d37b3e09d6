"""A pattern of one's own: two weeks of nights, and a tap on a night gives it to the next home."""

from textual import on
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.nights.schedule_presets import pattern_in_short
from kiosk.household.nights.schedule_setting import LETTERS
from kiosk.language import N_, _, days
from kiosk.language.days import first_weekday
from widgets.ends_line import EndsLine
from widgets.month_grid import DAYS, MonthGrid
from widgets.night_cell import NightCell, NightFacts

from .bar import Button
from .board import Board
from .dates import headed
from .month_words import colour_of, short_names

NIGHTS = 2 * DAYS
BACK = Button("back", N_("Back"), "back", "b")
DONE = Button("done", N_("Done"), "tick", "d", loud=True)


class ScheduleNightsScreen(Board):
    """Fourteen nights from the first day of a week; Done leads to the terms."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._grid = MonthGrid(tallest=NIGHTS, classes="middle inset")
        self._homes = [0] * NIGHTS  # by their place in the plan

    def parts(self) -> list[Widget]:
        return [self._line, self._grid]

    def open(self, about: object) -> None:
        """Begin with a pattern of letters."""
        letters = str(about) * NIGHTS
        most = len(self.desk.day.plan.homes)
        self._homes = [LETTERS.find(one) % most for one in letters[:NIGHTS]]

    def show_facts(self) -> None:
        plan = self.desk.day.plan
        begins = first_weekday(plan.time_zone)
        names = [headed(days.short_weekday((begins + number) % DAYS)) for number in range(DAYS)]
        shown = short_names(plan)
        cells = []
        for number, place in enumerate(self._homes):
            home = plan.homes[place]
            cells.append(
                NightFacts(
                    number=str(number + 1),
                    name=shown[home.id],
                    letter=shown[home.id][:1],
                    colour=colour_of(plan, home.id),
                )
            )
        self._grid.show(names, 0, cells)
        self._line.left = _("Two weeks, from {day} on").format(day=names[0])
        self._line.right = _("Tap a night for the next home")
        self.bar.put(back=BACK, fourth=DONE)

    @on(NightCell.Tapped)
    def give(self, event: NightCell.Tapped) -> None:
        """The night goes to the next home."""
        event.stop()
        number = self._grid.cells.index(event.cell)
        if number < NIGHTS:
            self._homes[number] = (self._homes[number] + 1) % len(self.desk.day.plan.homes)
            self.follow()

    def action_back(self) -> None:
        self.go("schedule")

    def action_done(self) -> None:
        """On to the terms, with this pattern."""
        pattern = "".join(LETTERS[home] for home in self._homes)
        self.go("schedule_terms", pattern_in_short(pattern))
