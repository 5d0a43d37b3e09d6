"""How a task is done: its steps, what it needs, and the code to the therapist's instructions."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import DueTask
from widgets.code_panel import CodePanel
from widgets.step_panel import StepPanel

from .bar import ABSENT, Bar, Button
from .board import Board
from .layout import Form, code_form, middle

DID_IT = Button("done", "I did it", "star-hollow", "d")
TRIED = Button("tried", "We tried", "tried", "w")
NOT_TODAY = Button("not_today", "Not today", "moon", "n")
BACK = Button("back", "Back", "back", "b")
CODE = Button("next_page", "Code", "show", "m")
NEXT_TASK = Button("next_page", "Next task", "more", "m")

TOO_SMALL = "This screen is too small for the code. The address:"


class PracticeScreen(Board):
    """A task, a page at a time: its steps, its code where that needs a page, then the next task."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Bar(main=True))
        self._step_panel = StepPanel()
        self._code_panel = CodePanel()
        self._task_id, self._slot = "", 1
        self._page = 0  # the steps, and after them the code where it stands alone

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._code_panel

    def parts(self) -> list[Widget]:
        return [Horizontal(self._step_panel, classes="middle inset")]

    def open(self, about: object) -> None:
        """Begin with the first step of a task; `about` is its id and slot."""
        assert isinstance(about, tuple)
        self._task_id, self._slot = about
        self._page = 0

    # what is shown

    def show_facts(self) -> None:
        due = self._due()
        if due is None:  # the plan changed under it, or the day
            self.call_later(self.go, "today")
            return
        form, columns = code_form(due.task.instructions, self.size)
        steps = max(1, len(due.task.steps))
        on_code = form == "alone" and self._page >= steps
        self._page = min(self._page, steps if form == "alone" else steps - 1)
        self._place_code(due, "alone" if on_code else "none" if form == "alone" else form, columns)
        self._show_step(due, columns if form == "beside" else 0)
        self._show_bar(due, form, on_code)

    def _due(self) -> DueTask | None:
        wanted = (self._task_id, self._slot)
        return next((one for one in self._today() if (one.task.id, one.slot) == wanted), None)

    def _today(self) -> tuple[DueTask, ...]:
        household, at = self.desk.day, self.desk.moment()
        if not self.child:
            return ()
        return household.today(self.child, household.practice_day(at), at).tasks

    def _place_code(self, due: DueTask, form: Form, columns: int) -> None:
        for name in ("none", "beside", "alone"):
            self.set_class(name == form, f"-{name}")
        panel = self._code_panel
        panel.address, panel.too_small = due.task.instructions, TOO_SMALL
        panel.invitation = self._invitation(due)
        panel.styles.width = columns  # as wide as this very code needs, which no style sheet knows

    def _invitation(self, due: DueTask) -> str:
        providers = {one.id: one.name for one in self.desk.day.plan.providers}
        name = providers.get(due.task.provider)
        return f"See how {name} does it" if name else "See how it is done"

    def _show_step(self, due: DueTask, code_columns: int) -> None:
        task, panel = due.task, self._step_panel
        panel.picture = task.picture
        panel.number = str(self._page + 1) if task.steps else ""
        step = task.steps[min(self._page, len(task.steps) - 1)] if task.steps else ""
        panel.step = step or task.instructions_text or task.title
        panel.more = task.instructions_text if step else ""
        panel.facts = tuple(facts(due))
        elsewhere = code_columns and not CodePanel.shows_lines(
            task.instructions, code_columns, middle(self.size).rows
        )
        panel.invitation = self._invitation(due) if elsewhere else ""
        panel.address = task.instructions if elsewhere else ""

    def _show_bar(self, due: DueTask, form: Form, on_code: bool) -> None:
        steps = max(1, len(due.task.steps))
        settled = on_code or due.outcome in ("done", "tried")
        if self._page + 1 < steps:
            more = Button("next_page", f"Step {self._page + 2}", "more", "m")
        elif form == "alone" and not on_code:
            more = CODE
        else:
            more = NEXT_TASK if len(self._today()) > 1 else ABSENT
        self.bar.put(
            back=BACK,
            second=ABSENT if settled else DID_IT,
            third=ABSENT if settled else TRIED,
            fourth=ABSENT if settled or due.outcome == "not-today" else NOT_TODAY,
            more=more,
        )

    # what a press does

    async def _settle(self, outcome: str) -> None:
        household, at = self.desk.day, self.desk.moment()
        day = household.practice_day(at) if at.trusted else None
        verb = partial(
            household.tick,
            self.child,
            self._task_id,
            day=day,
            slot=self._slot,
            outcome=outcome,
            at=at,
        )
        if not await self.ask(partial(self.desk.do, verb)):
            return
        if outcome == "done":
            self.go("today", (self._task_id, self._slot))  # where its star is
        else:
            self.go("why", (self._task_id, self._slot, outcome))

    async def action_done(self) -> None:
        await self._settle("done")

    async def action_tried(self) -> None:
        await self._settle("tried")

    async def action_not_today(self) -> None:
        await self._settle("not-today")

    def action_back(self) -> None:
        """The page before, or Today."""
        if self._page:
            self._page -= 1
            self.follow()
        else:
            self.go("today")

    def action_next_page(self) -> None:
        """The next step, then the code, then the day's next task, and after the last the first."""
        due = self._due()
        if due is None:
            return
        form, _ = code_form(due.task.instructions, self.size)
        pages = max(1, len(due.task.steps)) + (form == "alone")
        if self._page + 1 < pages:
            self._page += 1
        else:
            today = self._today()
            following = today[(today.index(due) + 1) % len(today)]
            self.open((following.task.id, following.slot))
        self.follow()


def facts(due: DueTask) -> list[tuple[str, str]]:
    """Which task it is, what it needs, and when it is done."""
    said = [("Task", due.task.title)] if due.task.steps or due.task.instructions_text else []
    if due.task.materials:
        said.append(("You need", ", ".join(due.task.materials)))
    when = [due.routine.lower()] if due.routine else []
    if due.task.minutes:
        when.append(f"{due.task.minutes} minutes" if due.task.minutes > 1 else "1 minute")
    if when:
        said.append(("When", ", ".join(when)))
    return said
