"""The star chart: this week's stars and those in all; from here to the jar."""

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.star_sky import StarSky

from .bar import ABSENT, Button
from .board import Board
from .dates import headed, kept, short_days, stars, weekday
from .where_words import stay

TODAY = Button("today", N_("Today"), "back", "b")
LEARNED = Button("learned", N_("Learned"), "tick", "l")
JAR = Button("jar", N_("My jar"), "jar", "j")
WHERE = Button("where", N_("Where"), "home", "w")
WEEKS = Button("weeks", N_("Weeks"), "more", "m")


class StarChartScreen(Board):
    """One sky for the week, the same in both homes."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
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
        heading.right = kept(household.lifetime(self.child))
        self._sky.days = short_days(week.days)
        self._sky.stars = week.stars
        self._sky.today = week.days.index(day)
        jar = JAR if household.reward(self.child) else ABSENT
        learned = LEARNED if household.learned(self.child) else ABSENT
        self.bar.put(back=TODAY, second=learned, third=jar, fourth=self._where, more=WEEKS)

    @property
    def _where(self) -> Button:
        """The way to the houses, for a child to whom it is told where it sleeps."""
        child = self.desk.child
        told = child and stay(self._household.plan, child, self.desk.moment())
        return WHERE if told else ABSENT

    def action_learned(self) -> None:
        self.go("learned", "star_chart")

    def action_jar(self) -> None:
        self.go("jar")

    def action_where(self) -> None:
        self.go("where")

    def action_weeks(self) -> None:
        self.go("weeks")
