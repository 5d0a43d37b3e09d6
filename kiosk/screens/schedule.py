"""The usual parenting schedules as tiles, each with two weeks of its nights; the one that holds is
marked.
"""

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.nights.schedule_presets import FREE, PRESETS, label_of, preset_of
from kiosk.household.nights.schedule_setting import fortnight, preset_terms, schedule_of
from kiosk.household.practice_day import week_start
from kiosk.language import N_, _
from kiosk.language.days import first_weekday
from widgets.ends_line import EndsLine
from widgets.preset_tile import PresetTile

from .bar import Button
from .board import Board
from .month_words import colour_of

A_PAGE = 6
NAMES = (*(preset.name for preset in PRESETS), FREE)
BACK = Button("back", N_("Back"), "back", "b")
MORE = Button("turn", N_("More"), "more", "m")


class ScheduleScreen(Board):
    """A tap on a preset leads to its terms: from when, at what time, which home first."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [PresetTile() for _tile in range(A_PAGE)]
        self._page = 0

    def parts(self) -> list[Widget]:
        return [self._line, Grid(*self._tiles, classes="middle tiles")]

    def on_screen_resume(self) -> None:
        self._page = 0
        self.follow()

    def show_facts(self) -> None:
        plan = self.desk.day.plan
        schedule = plan.parenting_schedule
        holds = preset_of(schedule) if schedule else ""
        self._line.left = _("Parenting schedule")
        self._line.right = label_of(holds) if holds else ""
        shown = NAMES[self._page * A_PAGE :][:A_PAGE]
        for number, tile in enumerate(self._tiles):
            name = shown[number] if number < len(shown) else ""
            tile.label = label_of(name) if name else ""
            tile.nights = self._nights(name)
            tile.chosen = bool(name) and name == holds
        self.bar.put(back=BACK, more=MORE)

    def _nights(self, name: str) -> tuple[str, ...]:
        """Two weeks in the homes' colours: of what holds as it is, of others with the first home
        first.
        """
        plan = self.desk.day.plan
        schedule = plan.parenting_schedule
        start = week_start(self.desk.moment().wall.date(), first_weekday(plan.time_zone))
        if schedule and preset_of(schedule) == name:
            shown = schedule
        elif name and name != FREE and len(plan.homes) > 1:
            shown = schedule_of(preset_terms(name, [home.id for home in plan.homes], start))
        else:
            return ()
        homes = fortnight(shown, first_weekday(plan.time_zone))
        return tuple(colour_of(plan, home) for home in homes)

    @on(PresetTile.Tapped)
    def choose(self, event: PresetTile.Tapped) -> None:
        """A preset was tapped."""
        event.stop()
        name = NAMES[self._page * A_PAGE + self._tiles.index(event.tile)]
        if name == FREE:
            self.go("schedule_nights", "AB")
        else:
            self.go("schedule_terms", name)

    def action_turn(self) -> None:
        """The other page."""
        self._page = (self._page + 1) % -(-len(NAMES) // A_PAGE)
        self.follow()

    def action_back(self) -> None:
        self.go("month")
