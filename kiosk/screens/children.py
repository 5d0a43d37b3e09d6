"""Brothers and sisters: whose turn it is. A large name each, and nothing that compares."""

from collections.abc import Sequence

from kiosk.desk import Desk
from kiosk.household.plan import HOME_COLOURS, Child
from kiosk.language import N_, _

from .bar import Button
from .choice_pages import Choice, ChoicePages
from .dates import long_day

GROWN_UPS = Button("grown_ups", N_("Grown-ups"), "grown-ups", "g")


class ChildrenScreen(ChoicePages):
    """Where an idle screen comes back to in a family with several children.

    A finger presses what it touches even where one of them uses a switch: the others do not.
    """

    FOR_ADULTS = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    @property
    def presser(self) -> Child | None:
        """Whose switches move the highlight: the first child who has any, whoever was last."""
        children = self.desk.day.plan.children
        return next((one for one in children if one.switches), self.desk.child)

    @property
    def listener(self) -> Child | None:
        """The first child who is read to: the names are read where any of them cannot read."""
        children = self.desk.day.plan.children
        return next((one for one in children if one.read_aloud), self.desk.child)

    def choices(self) -> Sequence[Choice]:
        day = self.desk.day
        self.heading.headline = _("Hello")
        self.heading.right = (long_day(day.practice_day(self.desk.moment())),)
        return [
            Choice(child.name, child.picture, colour=child.colour or colour_of(number))
            for number, child in enumerate(day.plan.children)
        ]

    async def chosen(self, number: int) -> None:
        """This child's own day, in its own colours."""
        self.desk.chosen = self.desk.day.plan.children[number].id
        self.post_message(self.Recoloured())
        self.go("today")

    def show_facts(self) -> None:
        if not self.desk.several:
            self.call_later(self.go, "today")
        super().show_facts()

    def show_bar(self) -> None:
        self.bar.put(fourth=GROWN_UPS, more=self.more)

    def action_grown_ups(self) -> None:
        self.go("handover")


def colour_of(number: int) -> str:
    """The colour of a child whose plan names none, by its place among the children."""
    return HOME_COLOURS[number % len(HOME_COLOURS)]
