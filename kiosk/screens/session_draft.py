"""What an adult has marked so far about a session, before it is filed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.household.plan import Plan, Task
from kiosk.household.sessions.notes import note_fault
from kiosk.household.sessions.updates import TaskSaid, What

TURNS: dict[str, What | None] = {"": "changed", "changed": "stopped", "stopped": None}


@dataclass
class SessionDraft:
    """The marks of one provider's tasks. `by` is a caregiver's id, or empty."""

    provider: str
    by: str = ""
    new: bool = False
    note: str = ""
    marks: dict[str, What] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to file yet."""
        return not (self.marks or self.new or self.note)

    def turn(self, task: str) -> None:
        """The next mark of a task: changed, stopped, none."""
        following = TURNS[self.marks.pop(task, "")]
        if following:
            self.marks[task] = following

    def said(self, tasks: Sequence[Task]) -> tuple[TaskSaid, ...]:
        """What is to be filed, in the order of the plan; what is new comes first."""
        new = [TaskSaid("", "new")] if self.new else []
        marked = [TaskSaid(task.id, self.marks[task.id]) for task in tasks if task.id in self.marks]
        return (*new, *marked)

    def next_author(self, plan: Plan, home: str) -> None:
        """The next adult, those of this home first; after the last one nobody."""
        every = authors(plan, home)
        at = every.index(self.by) if self.by in every else -1
        self.by = every[(at + 1) % len(every)]


def authors(plan: Plan, home: str) -> tuple[str, ...]:
    """Who may have filed it: ids of this home's adults, then of the others; empty for nobody."""
    people = sorted(plan.caregivers, key=lambda one: one.home != home)
    return (*(one.id for one in people), "")


def first_author(plan: Plan, home: str) -> str:
    """The only adult of this home; nobody where that is not said."""
    here = [one.id for one in plan.caregivers if one.home == home]
    return here[0] if len(here) == 1 else ""


def faults(value: object) -> tuple[str, ...]:
    """What is wrong with a note, while it is typed."""
    fault = note_fault(str(value).strip())
    return (fault,) if fault else ()
