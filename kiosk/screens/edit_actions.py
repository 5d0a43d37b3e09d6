"""What can be done with a whole entry of the plan: rest, shown in this home, end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiosk.desk import Desk, Refused
from kiosk.household.editing.plan_candidate import PlanEdit, altered, ended
from kiosk.household.editing.plan_editing import record_name
from kiosk.household.plan_form.people import PROVIDER
from kiosk.household.sessions.left_providers import staying
from kiosk.language import N_, _

from .bar import ABSENT
from .edit_draft import Draft
from .edit_pages import EditPages
from .edit_words import form_of
from .tile_pages import BACK, Said
from .told import show_history

SURE = N_("Tap once more")


@dataclass(frozen=True, slots=True)
class Deed:
    """A tile: what it says, and the edit that a tap makes, none for the history. `asks`: only the
    second tap makes it.
    """

    label: str
    facts: tuple[str, ...]
    edit: PlanEdit | None
    asks: bool = False


class EditActionsScreen(EditPages):
    """A tile for each thing that can be done; what ends asks for a second tap."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._draft = Draft(form_of("task"))
        self._asked = ""  # the label of the tile that was tapped once, and asks
        self._saved = ""

    def open(self, about: object) -> None:
        """`about` is a section and an id."""
        assert isinstance(about, tuple)
        self._draft = Draft(form_of(about[0]), about[1])
        self._asked = self._saved = ""
        self.begin()

    @property
    def _deeds(self) -> list[Deed]:
        entry = self._draft.entry(self.plan)
        if entry is None:
            return []
        section, id = self._draft.section, self._draft.id
        if section.name != "task":
            facts = self.lines(_("It leaves the plan, in both homes"))
            return [Deed(_("Take out"), facts, ended(section, id), asks=True), self._told]
        return [self._rest(entry), self._shown(entry), self._end(entry), self._told]

    @property
    def _told(self) -> Deed:
        return Deed(_("History"), self.lines(_("Who changed what, and when")), None)

    @property
    def _stays(self) -> tuple[str, ...]:
        """What a provider who is taken out leaves behind."""
        at, edit = self.desk.moment(), ended(self._draft.section, self._draft.id)
        new = self.editing.look(edit, at).plan if self._draft.section is PROVIDER else None
        found = staying(self.household.ledger, self.plan, new, at.wall) if new else ()
        return tuple(line for one in found for line in one.lines())

    def _rest(self, task: Any) -> Deed:
        edit = altered(self._draft.section, task.id, {"paused": not task.paused})
        if task.paused:
            return Deed(_("Go on"), self.lines(_("It is paused. Asks for it again")), edit)
        return Deed(_("Pause"), self.lines(_("Not asked for until you go on")), edit)

    def _shown(self, task: Any) -> Deed:
        home = self.household.home
        here = home in task.shown
        homes = tuple(one for one in task.shown if one != home) if here else (*task.shown, home)
        names = ", ".join(one.name for one in self.plan.homes if one.id in task.shown)
        edit = altered(self._draft.section, task.id, {"shown": homes})
        facts = (_("Tried with us: {homes}").format(homes=names),) if names else ()
        if here:
            return Deed(_("Not shown here"), (*facts, _("Tap to take it back")), edit)
        return Deed(
            _("Shown here"), (*facts, *self.lines(_("The therapist has tried it with us"))), edit
        )

    def _end(self, task: Any) -> Deed:
        facts = self.lines(_("It leaves the plan. Stars and history stay"))
        return Deed(_("End"), facts, ended(self._draft.section, task.id), asks=True)

    def said(self) -> Sequence[Said]:
        entry = self._draft.entry(self.plan)
        self.line.left = self._draft.title(self.plan) if entry else _("It is not in the plan.")
        self.line.right = self.plan.name
        asks = any(deed.asks and deed.label == self._asked for deed in self._deeds)
        stays = self._stays if asks else ()
        self.say(*(stays or (self._saved,)), heeded=bool(stays))
        return [self._tile(deed) for deed in self._deeds]

    def _tile(self, deed: Deed) -> Said:
        asks = deed.label == self._asked
        return Said(deed.label, (_(SURE),) if asks else deed.facts, asks)

    def show_bar(self) -> None:
        self.bar.put(back=BACK, more=self.more if self._labels else ABSENT)

    async def chosen(self, number: int) -> None:
        deed = self._deeds[number]
        if deed.asks and self._asked != deed.label:
            self._asked, self._saved = deed.label, ""
            self.follow()
            return
        self._asked = ""
        try:
            await (self._make(deed.edit) if deed.edit else self._tell())
        except Refused:  # the desk keeps the sentence for the notice
            self._saved = ""
        self.follow()

    async def _make(self, edit: PlanEdit) -> None:
        """What is ended leads back to what is left. Raises Refused."""
        edited = await self.desk.do(partial(self.editing.save, edit, self.desk.moment()))
        self._saved = ". ".join(change.text for change in edited.changes)
        if edit.what == "end":
            self.go("edit_section", self._draft.section.name)

    async def _tell(self) -> None:
        """The history of the entry, newest first. Raises Refused."""
        record = record_name(self._draft.section, self._draft.id)
        title = self._draft.title(self.plan)
        await show_history(self, [record], title, "edit_actions")

    def action_back(self) -> None:
        self.go("edit_entry", (self._draft.section.name, self._draft.id))
