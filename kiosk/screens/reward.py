"""Handing over a reward: an adult says that the child has it, and every star stays."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _
from widgets.ends_line import EndsLine
from widgets.jar import Jar

from .bar import ABSENT, Bar, Button
from .board import Board
from .dates import stars
from .jar import fill

BACK = Button("grown_ups", N_("Back"), "back", "b")
GIVE = Button("give", N_("It was given"), "", "g")


class RewardScreen(Board):
    """The child's jar once more; the main button is there when it is full.

    One reward a visit: a finger that drums gives no second one.
    """

    FOR_ADULTS = True
    BEHIND_PIN = True
    NEEDS_A_CHILD = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk, Bar(main=True))
        self._line = EndsLine()
        self._jar = Jar(classes="middle inset")
        self._given = ""  # the title of what was handed over at this visit

    def parts(self) -> list[Widget]:
        return [self._line, self._jar]

    def on_screen_resume(self) -> None:
        self._given = ""
        self.follow()

    def show_facts(self) -> None:
        reward = self._household.reward(self.child)
        fill(self._jar, reward)
        self._line.left, self._line.right = self._said(reward is not None)
        ready = reward is not None and reward.reached and not self._given
        self.bar.put(back=BACK, second=GIVE if ready else ABSENT)

    def _said(self, any: bool) -> tuple[str, str]:
        kept = stars(self._household.lifetime(self.child))
        stay = _("All {stars} stay {name}'s.").format(stars=kept, name=self.child_name)
        if self._given:
            return _("Given: {reward}").format(reward=self._given), stay
        if not any:
            return _("The plan has no reward for {name}.").format(name=self.child_name), ""
        return _("Reward for {name}").format(name=self.child_name), stay

    async def action_give(self) -> None:
        """The child has it; the next reward begins."""
        household, at = self._household, self.desk.moment()
        reward = household.reward(self.child)
        if reward is None or not reward.reached or self._given:
            return
        self._given = reward.reward.title
        if not await self.ask(partial(self.desk.do, household.give_reward, self.child, at)):
            self._given = ""
            self.follow()

    def action_grown_ups(self) -> None:
        self.go("grown_ups")
