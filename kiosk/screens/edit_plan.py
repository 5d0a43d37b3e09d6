"""The plan on the wall: a tile for each of its sections."""

from collections.abc import Sequence

from kiosk.language import _

from .edit_pages import EditPages, counted
from .edit_words import SHOWN, form_of
from .tile_pages import Said

ALONE = ("household",)  # a section of one entry: its form at once


class EditPlanScreen(EditPages):
    """Which part of the plan is to be added to or changed."""

    def said(self) -> Sequence[Said]:
        self.line.left = _("What is to be changed in the plan?")
        self.line.right = self.plan.name
        self.say(_("Both homes have the same plan, and are told what was changed."))
        return [self._tile(name) for name in SHOWN]

    def _tile(self, name: str) -> Said:
        section = form_of(name)
        if not section.many:
            return Said(_(SHOWN[name]), (self.plan.name,))
        entries = getattr(self.plan, section.attribute)
        standing = [one for one in entries if getattr(one, "ended", None) is None]
        return Said(_(SHOWN[name]), (counted(len(standing)),))

    async def chosen(self, number: int) -> None:
        name = list(SHOWN)[number]
        if form_of(name).many:
            self.go("edit_section", name)
        else:
            self.go("edit_entry", (name, ""))
