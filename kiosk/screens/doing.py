"""The page on which a task is done: what is counted, and the time that it takes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from kiosk.household.plan import Task
from kiosk.language import N_, _
from widgets.counter import Counter
from widgets.visual_timer import VisualTimer

from .layout import middle
from .progress import Progress

FINISHED = N_("Finished")
COUNT = N_("Tap once for each")
START = N_("▶ Tap to start")
PAUSE = N_("■ Tap to pause")
GO_ON = N_("▶ Tap to go on")

PART = 30  # columns that a counter, a timer and the step beside them need each
LOW = 18  # rows up to which a step that is so narrow has no picture


class Doing(Horizontal):
    """A counter, a timer or both, side by side; what a task has not is not there."""

    DEFAULT_CSS = """
    Doing {
        width: 1fr;
        height: 100%;
        & > * { width: 1fr; height: 100%; }
        & > .-without { display: none; }
        &.-both > VisualTimer { margin-left: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.counter = Counter()
        self.timer = VisualTimer()

    def compose(self) -> ComposeResult:
        yield self.counter
        yield self.timer

    def show(self, task: Task, progress: Progress, uptime: float, reserve: int = 0) -> None:
        """Set both to how far it has come at `uptime`, in seconds; `reserve` columns at the top
        right are the speaker's.
        """
        counter, timer, watch = self.counter, self.timer, progress.watch
        counter.set_class(not task.repeat, "-without")
        timer.set_class(not task.minutes, "-without")
        self.set_class(task.repeat > 0 and task.minutes > 0, "-both")
        counter.number, counter.count = task.repeat, progress.count
        counter.finished, counter.hint = _(FINISHED), _(COUNT)
        timer.reserve = reserve
        counter.reserve = 0 if task.minutes else reserve
        timer.cells = watch.pieces if task.minutes else 0
        timer.left = watch.left(uptime) if task.minutes else 0
        timer.finished, timer.hint = _(FINISHED), _(hint(progress))


def hint(progress: Progress) -> str:
    """What a tap on the timer does."""
    if progress.watch.since is not None:
        return PAUSE
    return GO_ON if progress.watch.ran else START


def stands_beside(task: Task, size: Size) -> bool:
    """Whether the task's picture has room beside what is counted and timed."""
    parts = 1 + (task.repeat > 0) + (task.minutes > 0)
    room = middle(size)
    return room.rows > LOW and room.columns // parts >= PART
