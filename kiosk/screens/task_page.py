"""A page about a task: its step at the left, the code to its instructions beside it or alone."""

from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import DueTask
from kiosk.language import N_, _
from widgets.code_panel import CodePanel
from widgets.step_panel import StepPanel

from .bar import Bar
from .board import Board
from .doing import Doing
from .layout import Form, middle
from .practice_words import facts, invitation, picture_of
from .progress import step_pages

TOO_SMALL = N_("This screen is too small for the code. The address:")
SPEAKER = (10, 4)  # columns and rows that it takes of a card at most


class TaskPage(Board):
    """Which task of the day it is about, and how a page of it is laid out."""

    READS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Bar(main=True))
        self.step_panel = StepPanel()
        self.code_panel = CodePanel()
        self.doing = Doing()
        self.task_id, self.slot = "", 1

    def parts(self) -> list[Widget]:
        inset = (self.step_panel, self.doing, self.speaker)
        return [Horizontal(*inset, classes="middle inset")]

    def aside(self) -> list[Widget]:
        return [self.code_panel]

    def due(self) -> DueTask | None:
        """The task, as the plan and the day have it now; None where it is in neither."""
        return next((one for one in self.today() if self.is_this(one)), None)

    def today(self) -> tuple[DueTask, ...]:
        """All that is due on this practice day."""
        household, at = self.desk.day, self.desk.moment()
        if not self.child:
            return ()
        return household.today(self.child, household.practice_day(at), at).tasks

    def is_this(self, due: DueTask) -> bool:
        """Whether the page is about it."""
        return (due.task.id, due.slot) == (self.task_id, self.slot)

    def place_code(self, due: DueTask, form: Form, columns: int) -> None:
        """Put the code where `form` says, in a panel of so many columns."""
        for name in ("none", "beside", "alone"):
            self.set_class(name == form, f"-{name}")
        panel = self.code_panel
        panel.address, panel.too_small = due.task.instructions, _(TOO_SMALL)
        panel.invitation = invitation(due, self.desk.day.plan)
        panel.styles.width = columns  # as wide as this very code needs, which no style sheet knows
        above = middle(self.size, self.bar.taller).rows  # the bar may be as high as a hand needs
        panel.styles.max_height = None if form == "alone" else above

    def show_step(self, due: DueTask, page: int, code_columns: int) -> None:
        """Fill the step's panel; `code_columns` is 0 unless the code stands beside it."""
        task, panel = due.task, self.step_panel
        is_step = page < len(task.steps)
        step = task.steps[page] if is_step else ""
        panel.reserve = SPEAKER[1] if self.is_read_aloud else 0
        panel.picture = picture_of(due, page)
        panel.number = str(page + 1) if is_step else ""
        is_text = not task.steps and page == 0
        panel.step = step or (task.instructions_text if is_text else "") or task.title
        panel.more = task.instructions_text if step else ""
        panel.facts = tuple(facts(due)) if page < step_pages(task) else ()
        elsewhere = code_columns and not CodePanel.shows_lines(
            task.instructions, code_columns, middle(self.size, self.bar.taller).rows
        )
        panel.invitation = invitation(due, self.desk.day.plan) if elsewhere else ""
        panel.address = task.instructions if elsewhere else ""
