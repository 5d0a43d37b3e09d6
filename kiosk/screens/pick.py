"""What the stars are for: the child picks from the family's menu, and its stars stay."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _

from .bar import Button
from .choice_pages import Choice, ChoicePages
from .dates import stars

BACK = Button("jar", N_("Back"), "back", "b")


class PickScreen(ChoicePages):
    """A card for each reward, with its picture and its stars; the current one is lit."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)

    def choices(self) -> Sequence[Choice]:
        self.heading.headline = _("Pick one")
        self.heading.right = (_("Your stars stay."), _("Pick again when you like."))
        progress = self._household.reward(self.child)
        current = progress.reward.id if progress else ""
        return [
            Choice(
                reward.title,
                reward.picture,
                stars(reward.stars),
                _("This one") if reward.id == current else "",
                chosen=reward.id == current,
            )
            for reward in self._household.menu(self.child)
        ]

    async def chosen(self, number: int) -> None:
        """The jar is for this one from now on."""
        reward, at = self._household.menu(self.child)[number], self.desk.moment()
        pick = partial(self._household.pick_reward, self.child, reward.id, at)
        if await self.ask(partial(self.desk.do, pick)):
            self.action_jar()

    def show_bar(self) -> None:
        self.bar.put(back=BACK, more=self.more)

    def action_jar(self) -> None:
        self.go("jar")
