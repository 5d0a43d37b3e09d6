"""How far a practice has come: its page, its count and its time, until it is said to be done."""

from dataclasses import dataclass, field

from kiosk.household import DueTask
from kiosk.household.plan import Task

PIECES = 30  # of a timer's disc
QUICKEST = 5  # seconds between two changes of it: nothing flickers


@dataclass
class Stopwatch:
    """Counts the time that it runs, by a clock that only goes forward; all in seconds."""

    whole: float
    ran: float = 0.0
    since: float | None = None  # the uptime from which it runs; None while it stands

    def at(self, uptime: float) -> float:
        """How long it has run, at most its whole time."""
        running = uptime - self.since if self.since is not None else 0.0
        return min(self.whole, self.ran + running)

    def press(self, uptime: float) -> None:
        """Start it, or let it stand."""
        if self.since is None:
            self.since = uptime
        else:
            self.ran, self.since = self.at(uptime), None

    def is_over(self, uptime: float) -> bool:
        """Whether its time is up."""
        return self.at(uptime) >= self.whole

    def ended(self, uptime: float) -> float | None:
        """How long ago its time was up; None while it is not, or if it stood there."""
        if self.since is None or not self.is_over(uptime):
            return None
        return self.ran + uptime - self.since - self.whole

    @property
    def pieces(self) -> int:
        """In how many its disc is cut: none goes sooner than QUICKEST after the one before."""
        return max(1, min(PIECES, int(self.whole // QUICKEST)))

    def left(self, uptime: float) -> int:
        """The pieces that are left; the first goes when its time is up, not at the start."""
        if self.is_over(uptime):
            return 0
        return self.pieces - int(self.at(uptime) * self.pieces / self.whole)


@dataclass
class Progress:
    """Where a practice was left. `page` counts from 0: the steps, then what is counted or timed."""

    page: int = 0
    count: int = 0
    watch: Stopwatch = field(default_factory=lambda: Stopwatch(0.0))

    def fit(self, task: Task) -> None:
        """Follow the plan: it may have other minutes than when the practice was begun."""
        if self.watch.whole != task.minutes * 60:
            self.watch = Stopwatch(task.minutes * 60.0)
        self.count = min(self.count, task.repeat)


def is_counted(task: Task) -> bool:
    """Whether its practice has a page to count on, or to see the time."""
    return task.repeat > 0 or task.minutes > 0


def step_pages(task: Task) -> int:
    """One a step; a task without steps has one page that says what it is."""
    return max(1, len(task.steps))


def last_page(due: DueTask) -> int:
    """The number of its last page, from 0. What is settled is not counted any more."""
    open_still = due.outcome not in ("done", "tried")
    return step_pages(due.task) - 1 + (open_still and is_counted(due.task))
