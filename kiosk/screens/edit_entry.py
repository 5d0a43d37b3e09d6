"""The form of one entry of the plan: a tile for each key, remarks while it is filled in."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk, Refused
from kiosk.household.editing.plan_editing import Edited
from kiosk.household.history.record_words import RecordWords
from kiosk.household.plan_form.form import Key
from kiosk.household.plan_form.key_words import called
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import headed
from .edit_draft import Draft
from .edit_form_words import BETWEEN, MOST, value_words
from .edit_keys import KeyPages
from .edit_words import form_of
from .tile_pages import BACK, Said

DONE = Button("keep", N_("Done"), "tick", "d", loud=True)
DROP = Button("drop", N_("Start over"), "rub-out", "o")
MORE_TO_DO = Button("actions", N_("Pause, end"), "plan", "p")
TAKE_OUT = Button("actions", N_("Take out"), "plan", "p")


class EditEntryScreen(KeyPages):
    """What was changed is kept here until Done, also while somebody is away; then in the plan."""

    KEPT = True  # the drafts are here

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._drafts: dict[tuple[str, str], Draft] = {}

    def open(self, about: object) -> None:
        """`about` is a section and an id; or the draft of an entry to come."""
        if isinstance(about, Draft):
            self._drafts[about.section.name, ""] = about
            self.about(about)
            return
        assert isinstance(about, tuple)
        self.about(self._drafts.setdefault(about, Draft(form_of(about[0]), about[1])))

    def said(self) -> Sequence[Said]:
        draft, plan = self.draft, self.plan
        if draft.entry(plan) is None and not draft.is_new:
            self.line.left, self.line.right = _("It is not in the plan any more."), ""
            self.say()
            return []
        self._look()
        self.line.left = draft.title(plan) or _("Without a name")
        self.line.right = self._standing
        words = RecordWords(self.household.ledger, plan)
        return [self._tile(key, words) for key in self.keys]

    @property
    def _standing(self) -> str:
        if self.draft.is_new:
            return _("New, and not in the plan yet")
        return _("Changed, and not kept yet") if self.draft.values else _("In the plan")

    def _look(self) -> None:
        """The remarks about what would be, or what to do here."""
        draft, lacking = self.draft, self.draft.lacking(self.plan)
        remarks = () if lacking else self.remarks_on(draft)
        names = ", ".join(called(name) for name in lacking)
        if lacking:
            self.say(_("To be filled in: {keys}").format(keys=names), heeded=True)
        elif remarks:
            self.say(*remarks, heeded=True)
        elif draft.values or draft.is_new:
            self.say(_("Done puts it into the plan. Until then it is kept here."))
        else:
            self.say(self.saved or _("Tap what is to be changed."))

    def _tile(self, key: Key, words: RecordWords) -> Said:
        draft, plan = self.draft, self.plan
        facts = self.lines(*value_words(key, draft.value(plan, key.name), words))
        if key.name in draft.values and not draft.is_new:
            before = BETWEEN.join(value_words(key, draft.was(plan, key.name), words))
            facts = (*facts[: MOST - 1], _("was {other}").format(other=before))
        return Said(headed(called(key.name)), facts, key.name in draft.lacking(plan))

    def show_bar(self) -> None:
        draft = self.draft
        there = draft.entry(self.plan) is not None
        ready = (draft.values or draft.is_new) and not draft.lacking(self.plan)
        third = TAKE_OUT if draft.section.name != "task" else MORE_TO_DO
        acts = there and draft.section.many and not draft.values
        self.bar.put(
            back=BACK,
            second=DONE if ready and (there or draft.is_new) else ABSENT,
            third=third if acts else ABSENT,
            fourth=DROP if draft.values else ABSENT,
            more=self.more,
        )

    async def action_keep(self) -> None:
        """The draft goes into the plan, as the plan is now."""
        draft = self.draft
        save = partial(self.editing.save, draft.edit(), self.desk.moment())
        try:
            edited: Edited = await self.desk.do(save)
        except Refused:  # the desk keeps the sentence for the notice
            self.follow()
            return
        self._settle(draft)
        id = edited.record.partition("/")[2]
        self.open((draft.section.name, id if draft.section.many else ""))
        told = _("It is in the plan. The other home is told at the handover.")
        self.saved = told if len(self.plan.homes) > 1 else _("It is in the plan.")
        self.follow()

    def _settle(self, draft: Draft) -> None:
        draft.settled = True
        self._drafts.pop((draft.section.name, draft.id), None)

    def action_drop(self) -> None:
        """As it is in the plan; of a new one nothing stays."""
        draft = self.draft
        self._settle(draft)
        if draft.is_new:
            self.action_back()
        else:
            self.open((draft.section.name, draft.id))
            self.follow()

    def action_actions(self) -> None:
        """What can be done with the whole entry."""
        self.go("edit_actions", (self.draft.section.name, self.draft.id))

    def action_back(self) -> None:
        if self.draft.section.many:
            self.go("edit_section", self.draft.section.name)
        else:
            self.go("edit_plan")
