"""For adults: which tasks the child has mastered."""

from collections.abc import Sequence
from functools import partial

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.plan import Task
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import short_day
from .tile_pages import BACK, Said, TilePages

SEE = Button("see", N_("See all"), "star", "s")


class LearnScreen(TilePages):
    """A tile for each task of the plan; a tap makes it learned, another one asks for it again."""

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)

    @property
    def _tasks(self) -> list[Task]:
        tasks = self._household.plan.tasks
        return [one for one in tasks if one.child == self.child and one.ended is None]

    def said(self) -> Sequence[Said]:
        self.line.left = _("What can {name} do now?").format(name=self.child_name)
        self.line.right = _("Stars and history stay")
        return [tile(task) for task in self._tasks]

    def show_bar(self) -> None:
        any_learned = self.child and self._household.learned(self.child)
        self.bar.put(back=BACK, second=SEE if any_learned else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        task, at = self._tasks[number], self.desk.moment()
        verb = self._household.unlearn if task.learned else self._household.learn
        await self.ask(partial(self.desk.do, verb, self.child, task.id, at))

    def action_see(self) -> None:
        """The page of learned things, as the child sees it."""
        self.go("learned", "learn")


def tile(task: Task) -> Said:
    if task.learned is None:
        return Said(task.title, (_("Tap: learned"),))
    day = _("Learned {day}").format(day=short_day(task.learned))
    return Said(task.title, (day, _("Tap: ask for it again")))
