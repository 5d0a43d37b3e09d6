"""After an update was filed: what of it is to be done in the plan, too."""

from collections.abc import Sequence
from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.editing.plan_candidate import ended
from kiosk.household.editing.plan_editing import PlanEditing
from kiosk.household.plan_form.practice import TASK
from kiosk.household.sessions.update_words import WHATS, full_name
from kiosk.household.sessions.updates import TaskSaid, Update, find_update
from kiosk.language import N_, _
from widgets.said_line import SaidLine

from .bar import Button
from .dates import headed
from .tile_pages import BACK, Said, TilePages

SEE = Button("see", N_("Its page"), "plan", "s")
HOW = N_("It is filed. The plan stays as it is unless you change it here; Back leaves it so.")
SURE = N_("Tap once more")


class SessionNextScreen(TilePages):
    """A tile for each change: a tap leads to the plan, or ends what was stopped."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._said_line = SaidLine()
        self._filed_id = ""
        self._asked = ""  # the task whose tile was tapped once, and asks

    def parts(self) -> list[Widget]:
        line, grid = super().parts()
        return [line, self._said_line, grid]

    def open(self, about: object) -> None:
        """`about` is the id of an update."""
        self._filed_id, self._asked = str(about), ""

    @property
    def _found(self) -> Update | None:
        return find_update(self.desk.day.ledger, self._filed_id)

    @property
    def _tasks(self) -> tuple[TaskSaid, ...]:
        update = self._found
        return update.tasks if update else ()

    def said(self) -> Sequence[Said]:
        self.line.left = _("In the plan, too?")
        self.line.right = self.desk.day.plan.name
        self._said_line.sentences = (_(HOW),)
        return [self._tile(one) for one in self._tasks]

    def _tile(self, one: TaskSaid) -> Said:
        title, word = full_name(self.desk.day.plan, one), headed(_(WHATS[one.what]))
        if one.what == "new":
            known = any(task.id == one.task for task in self.desk.day.plan.tasks)
            fact = _("In the plan") if known else _("Tap: add it")
            return Said(title, (word, fact), settled=known)
        if not self._is_standing(one):
            return Said(title, (word, _("Not in the plan any more")), settled=True)
        if one.what == "changed":
            return Said(title, (word, _("Tap: change it")))
        asks = self._asked == one.task
        return Said(title, (word, _(SURE) if asks else _("Tap: end it")), asks)

    def _is_standing(self, one: TaskSaid) -> bool:
        every = self.desk.day.plan.tasks
        return any(task.id == one.task and task.ended is None for task in every)

    def show_bar(self) -> None:
        self.bar.put(back=BACK, third=SEE, more=self.more)

    async def chosen(self, number: int) -> None:
        one = self._tasks[number]
        asked, self._asked = self._asked, ""
        if one.what == "new":
            if not one.task:
                self.go("edit_section", TASK.name)
        elif self._is_standing(one) and one.what == "changed":
            self.go("edit_entry", (TASK.name, one.task))
        elif self._is_standing(one) and asked != one.task:
            self._asked = one.task
        elif self._is_standing(one):
            await self._end(one.task)
        self.follow()

    async def _end(self, task: str) -> None:
        update = self._found
        by = update.by if update else ""
        editing = PlanEditing(self.desk.day)
        save = partial(editing.save, ended(TASK, task), self.desk.moment(), by)
        await self.ask(partial(self.desk.do, save))

    def action_see(self) -> None:
        self.go("update", self._filed_id)
