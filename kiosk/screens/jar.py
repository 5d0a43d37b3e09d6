"""The jar: how far the child's stars fill towards the reward that it picked; one for both homes."""

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.rewards import RewardProgress
from kiosk.language import N_, _
from widgets.heading import Heading
from widgets.jar import Jar

from .bar import ABSENT, Button
from .board import Board
from .dates import kept, stars
from .spoken import sentences

BACK = Button("stars", N_("Back"), "back", "b")
PICK = Button("pick", N_("Pick"), "gift", "p")


def fill(jar: Jar, reward: RewardProgress | None) -> None:
    """Show on a jar how far it is to a reward; nothing where there is none."""
    jar.reward = reward.reward.title if reward else ""
    if reward:
        jar.picture, jar.stars, jar.goal = reward.reward.picture, reward.stars, reward.goal
        jar.words = _("{so_far} of {goal}").format(so_far=reward.stars, goal=stars(reward.goal))


class JarScreen(Board):
    """The jar and the reward. What is reached a grown-up hands over; the stars stay."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._heading = Heading()
        self._jar = Jar(classes="middle inset")

    def parts(self) -> list[Widget]:
        return [self._heading, self._jar]

    def show_facts(self) -> None:
        household = self._household
        reward = household.reward(self.child)
        fill(self._jar, reward)
        self._heading.headline = self._jar.words if reward else ""
        self._heading.beside = (_("My jar"), "")
        self._heading.right = kept(household.lifetime(self.child))
        self._jar.ask = _("Ask a grown-up") if reward and reward.reached else ""
        several = len(household.menu(self.child)) > 1
        self.bar.put(back=BACK, third=PICK if several else ABSENT)

    def read(self) -> str:
        """What the stars are for, how far they are, and what there is to do."""
        jar = self._jar
        return sentences([_("My jar"), jar.reward, jar.words, jar.ask])

    def action_stars(self) -> None:
        self.go("star_chart")

    def action_pick(self) -> None:
        self.go("pick")
