"""Where the child sleeps: tonight's house, and how many sleeps until the other one."""

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.language import N_, _, ngettext
from widgets.heading import Heading
from widgets.where_panel import House, WherePanel

from .bar import Button
from .board import Board
from .spoken import sentences
from .where_words import Stay, stay

BACK = Button("stars", N_("Back"), "back", "b")


class WhereScreen(Board):
    """The family's houses side by side, the same in each home; tonight's one is lit."""

    NEEDS_A_CHILD = True
    READS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = WherePanel(classes="middle inset")

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    def show_facts(self) -> None:
        plan, child = self.desk.day.plan, self.desk.child
        found = stay(plan, child, self.desk.moment()) if child else None
        self._heading.headline = _("Where I am")
        self._panel.houses = tuple(
            House(home.name, home.colour, home.picture, *told(home.id, found))
            for home in plan.homes
        )
        self.bar.put(back=BACK)

    def read(self) -> str:
        """Such as: Where I am. Tonight: Green house. 2 sleeps: Blue house."""
        told = [f"{one.words}: {one.name}" for one in self._panel.houses if one.words]
        return sentences([self._heading.headline, *told])

    def action_stars(self) -> None:
        self.go("star_chart")


def told(home: str, found: Stay | None) -> tuple[str, bool, int]:
    """What is said of a home: words, whether it is tonight's, and the sleeps until it."""
    if found is None:
        return "", False, -1
    if home == found.tonight:
        return _("Tonight"), True, 0
    if home == found.then:
        words = ngettext("{n} sleep", "{n} sleeps", found.sleeps).format(n=found.sleeps)
        return words, False, found.sleeps
    return "", False, -1
