"""The star chart: this week's stars, those in all, and the way to the next reward."""

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.reward_tile import RewardTile
from widgets.star_sky import StarSky

from .bar import Bar, Button
from .board import Board
from .dates import headed, short_days, stars, weekday

TODAY = Button("today", N_("Today"), "back", "b")
WEEKS = Button("weeks", N_("Weeks"), "more", "m")


class StarChartScreen(Board):
    """One sky for the week, the same in both homes."""

    NEEDS_A_CHILD = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        self._reward = RewardTile(classes="main")
        super().__init__(desk, Bar(middle=self._reward))
        self._heading = Heading()
        self._sky = StarSky(classes="middle inset")

    def parts(self) -> list[Widget]:
        return [self._heading, self._sky]

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        day = household.practice_day(at)
        week = household.week(self.child, day)
        heading = self._heading
        heading.headline = stars(week.total)
        heading.beside = (
            _("this week"),
            _("{weekday} to today").format(weekday=headed(weekday(week.days[0]))),
        )
        heading.right = (
            _("{stars} in all").format(stars=stars(household.lifetime(self.child))),
            _("yours to keep"),
        )
        self._sky.days = short_days(week.days)
        self._sky.stars = week.stars
        self._sky.today = week.days.index(day)
        reward = household.reward(self.child)
        self._reward.reward = reward.reward.title if reward else ""
        if reward:
            self._reward.stars, self._reward.goal = reward.stars, reward.goal
            said = _("{so_far} of {goal}: ready!") if reward.reached else _("{so_far} of {goal}")
            self._reward.words = said.format(so_far=reward.stars, goal=stars(reward.goal))
        self.bar.put(back=TODAY, more=WEEKS)

    def action_weeks(self) -> None:
        self.go("weeks")
