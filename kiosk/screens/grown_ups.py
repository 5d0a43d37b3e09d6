"""The grown-ups' second page: colours, the reward that was reached, and the way out."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from widgets.ends_line import EndsLine
from widgets.lines_panel import LinesPanel

from .bar import ABSENT, Button
from .board import Board
from .dates import stars

BACK = Button("back", "Back", "back", "b")
THEME = Button("theme", "Colours", "show", "c")
REWARD = Button("reward", "Given", "gift", "r")
REALLY = Button("reward", "Yes, given", "gift", "r", loud=True)
LEAVE = Button("leave", "Leave", "leave", "l")
JOIN = Button("offer", "Join", "home", "j")

THEMES = ("light", "dark", "contrast")
THEME_WORDS = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}


class GrownUpsScreen(Board):
    """What an adult may want of the screen itself."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._line = EndsLine()
        self._panel = LinesPanel(classes="middle inset")
        self._giving = False  # Given was pressed once

    def on_screen_resume(self) -> None:
        self._giving = False
        self.follow()

    def parts(self) -> list[Widget]:
        return [self._line, self._panel]

    def show_facts(self) -> None:
        household, at = self._household, self.desk.moment()
        plan = household.plan
        home = next((one.name for one in plan.homes if one.id == household.home), household.home)
        self._line.left, self._line.right = plan.name, f"This screen hangs in: {home}"
        reward = household.reward(self.child) if self.child else None
        where = household.whereabouts(self.child, at) if self.child else None
        homes = {one.id: one.name for one in plan.homes}
        lines = [("Colours of this screen", THEME_WORDS[self.app.theme])]
        if where:
            tonight = homes.get(where.tonight, where.tonight)
            lines.append((f"{self.child_name} sleeps tonight", tonight))
        if where and where.next:
            lines.append((f"Then in {homes.get(where.next.home, '')}", sleeps(where.sleeps or 0)))
        if reward:
            said = f"{reward.stars} of {stars(reward.goal)}"
            if reward.reached:
                said += ". When it was given, press Given: the next one begins, all stars stay."
            lines.append((reward.reward.title, said))
        lines.append(("Change the plan", "samestars plan import FILE, while this screen runs"))
        self._panel.lines = tuple(lines)
        self.bar.put(
            back=BACK,
            second=THEME,
            third=(REALLY if self._giving else REWARD) if reward and reward.reached else ABSENT,
            fourth=LEAVE,
            more=JOIN,
        )

    def action_back(self) -> None:
        self.go("handover")

    async def action_theme(self) -> None:
        """The next theme, kept for this screen alone."""
        following = THEMES[(THEMES.index(self.desk.theme) + 1) % len(THEMES)]
        await self.ask(partial(self.desk.change_theme, following))
        self.post_message(self.Recoloured())

    async def action_reward(self) -> None:
        """The family had its reward; the second press records it, as nothing takes it back."""
        self._giving = not self._giving
        if self._giving:
            self.follow()
            return
        household, at = self._household, self.desk.moment()
        await self.ask(partial(self.desk.do, household.give_reward, self.child, at))

    def action_offer(self) -> None:
        self.go("offer")

    def action_leave(self) -> None:
        self.go("leave")


def sleeps(number: int) -> str:
    """As "today", "1 sleep", "3 sleeps"."""
    if number == 0:
        return "today"
    return "in 1 sleep" if number == 1 else f"in {number} sleeps"
