"""What the screens that edit the plan have in common: tiles, a line to read, a page that stays."""

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import HouseholdError
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.language import _
from widgets.drawings import pictures
from widgets.said_line import SaidLine
from widgets.words import wrap

from .edit_draft import Draft
from .edit_form_words import in_words
from .tile_pages import A_PAGE, TilePages

MOST_FACTS = 3
INSET = 3  # columns of a tile that hold no words
NARROW = 24  # columns of a tile that nobody has laid out yet


class EditPages(TilePages):
    """Tiles whose page stays when one comes back to them; below their head a line to read."""

    def __init__(self, desk: Desk) -> None:
        self.household = Household.over(desk.day)
        self.editing = PlanEditing(desk.day, frozenset(pictures()))
        super().__init__(desk)
        self.said_line = SaidLine()
        self._at_page = 0

    def parts(self) -> list[Widget]:
        line, grid = super().parts()
        return [line, self.said_line, grid]

    @property
    def plan(self) -> Plan:
        return self.household.plan

    def show_facts(self) -> None:
        self._page = self._at_page  # TilePages begins anew each time that it is shown
        super().show_facts()
        self._at_page = self._page

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._at_page = (self._at_page + 1) % max(1, -(-len(self._labels) // A_PAGE))
        self.follow()

    def say(self, *sentences: str, heeded: bool = False) -> None:
        """What stands below the head; nothing leaves its rows empty."""
        self.said_line.sentences, self.said_line.heeded = sentences, heeded
        self.said_line.more = _("and {n} more")

    def lines(self, *texts: str) -> tuple[str, ...]:
        """Texts as a tile's facts: several have a line each, one by itself may have them all."""
        width = self._tiles[0].size.width or NARROW
        if len(texts) == 1:
            return tuple(wrap(texts[0].replace("\n", " "), max(1, width - INSET), MOST_FACTS))
        return texts[:MOST_FACTS]

    def remarks_on(self, draft: Draft) -> tuple[str, ...]:
        """What `plan check` would say of the plan with the draft in it, and not without."""
        if not draft.values:
            return ()
        try:
            found = self.editing.look(draft.edit(), self.desk.moment())
        except HouseholdError:  # it has left the plan, which the next look says
            return ()
        lacking = draft.lacking(self.plan)  # the form says it, and while one is typed others lack
        remarks = (one for one in found.remarks if one.key.rpartition(".")[2] not in lacking)
        return tuple(map(in_words, remarks))

    def begin(self) -> None:
        """On the first page."""
        self._at_page = 0

    def come_back(self) -> None:
        self.begin()
        super().come_back()


def counted(number: int) -> str:
    """As "3 in the plan"."""
    return _("{n} in the plan").format(n=number) if number else _("None yet")
