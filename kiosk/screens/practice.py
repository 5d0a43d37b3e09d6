"""How a task is done, a page at a time: its steps, then what is counted and the time it takes."""

from functools import partial

from textual import on
from textual.timer import Timer

from kiosk.desk import Desk
from kiosk.household import DueTask
from kiosk.language import _
from widgets.counter import Counter
from widgets.visual_timer import VisualTimer

from .bar import ABSENT
from .begun import Begun
from .doing import FINISHED, stands_beside
from .layout import Form, code_form
from .practice_words import BACK, CODE, NEXT_TASK, SETTLED, TODAY, buttons
from .progress import Progress, last_page, step_pages
from .spoken import sentences
from .task_page import SPEAKER, TaskPage

LOOK = 1.0  # seconds between two looks at a running timer
LATER = 2.0  # seconds without a tap after which a count is noted
STAYS = 120.0  # seconds for which "Finished" stays where nobody is


class PracticeScreen(TaskPage):
    """A task, a page at a time. Leaving it and coming back goes on where it was left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._on_code = False  # the code's own page, where it does not fit beside the step
        self._begun = Begun(desk)
        self._hand: Timer | None = None  # looks at a running timer
        self._noting: Timer | None = None

    def on_mount(self) -> None:
        self._hand = self.set_interval(LOOK, self.look, pause=True)

    def open(self, about: object) -> None:
        """Begin a task, or go on with it; `about` is its id and slot."""
        assert isinstance(about, tuple)
        self.task_id, self.slot = about
        self._on_code = False
        due = self.due()
        if due and due.outcome in SETTLED:
            self._begun.forget(self._practice)
            self._note()

    @property
    def _practice(self) -> str:
        return f"{self.child}/{self.task_id}/{self.slot}"

    @property
    def _progress(self) -> Progress:
        return self._begun.of(self._practice)

    def _note(self) -> None:
        self.call_later(self._begun.note, self._practice)

    @property
    def waits(self) -> bool:
        """A timer runs, or has just come to its end."""
        due = self.due()
        if due is None or not due.task.minutes:
            return False
        watch, uptime = self._progress.watch, self.desk.moment().uptime
        if watch.since is None or not watch.whole:
            return False
        ended = watch.ended(uptime)
        return ended is None or ended < STAYS

    # what is shown

    def show_facts(self) -> None:
        due = self.due()
        if due is None:  # the plan changed under it, or the day
            self.call_later(self.go, "today")
            return
        progress = self._progress
        progress.fit(due.task)
        progress.page = min(progress.page, last_page(due))
        form, columns = code_form(due.task.instructions, self.size, self.bar.taller)
        on_code = self._on_code and form == "alone"
        doing = progress.page >= step_pages(due.task) and not on_code
        beside = form == "beside" and not doing
        self.place_code(due, "alone" if on_code else "beside" if beside else "none", columns)
        self.show_step(due, progress.page, columns if beside else 0)
        self._show_doing(due, progress, doing)
        self._show_bar(due, progress.page, form, on_code)

    def _show_doing(self, due: DueTask, progress: Progress, doing: bool) -> None:
        self.set_class(doing, "-doing")
        self.set_class(doing and stands_beside(due.task, self.size), "-with-step")
        uptime = self.desk.moment().uptime
        self.doing.show(due.task, progress, uptime, SPEAKER[0] if self.is_read_aloud else 0)
        if self._hand and progress.watch.since is not None and not progress.watch.is_over(uptime):
            self._hand.resume()

    def look(self) -> None:
        """See whether a piece of the time has gone; the end is said to who is read to."""
        due, progress = self.due(), self._progress
        over = progress.watch.is_over(self.desk.moment().uptime)
        if self._hand and (due is None or over or progress.watch.since is None):
            self._hand.pause()
        if due is not None and self.is_current:
            self._show_doing(due, progress, self.has_class("-doing"))
            if over and self.has_class("-doing"):
                self.desk.hearing.say(_(FINISHED))

    def read(self) -> str:
        """The task, the step, and what the main button says."""
        panel, due = self.step_panel, self.due()
        title = due.task.title if due else ""
        main = self.bar.label_of("second")
        on_step = not self.has_class("-doing")
        step = [panel.step, panel.more] if on_step else []
        return sentences([*dict.fromkeys([title, *step, main])])

    def read_all(self) -> str:
        """And how it is counted; the timer says so itself."""
        counter = self.doing.counter
        counts = self.has_class("-doing") and not (counter.absent or counter.is_finished)
        return sentences([super().read_all(), counter.hint if counts else ""])

    def _show_bar(self, due: DueTask, page: int, form: Form, on_code: bool) -> None:
        last = page == last_page(due)
        self.set_class(not last, "-steps")
        several = len(self.today()) > 1
        if on_code:
            self.bar.put(back=BACK, more=NEXT_TASK if several else ABSENT)
            return
        more = TODAY if page else ABSENT
        if form == "alone":
            more = CODE
        elif last and several:
            more = NEXT_TASK
        child = self.desk.child
        stars = child is None or child.stars
        self.bar.put(**buttons(due, last=last, stars=stars), more=more)

    # what a press does

    @on(Counter.Tapped)
    def count(self, event: Counter.Tapped) -> None:
        """One more; noted when the counting pauses."""
        event.stop()
        self._progress.count += 1
        if self._noting:
            self._noting.stop()
        self._noting = self.set_timer(LATER, partial(self._begun.note, self._practice))
        self.follow()

    @on(VisualTimer.Tapped)
    def start_or_pause(self, event: VisualTimer.Tapped) -> None:
        """The time runs from the child's tap, and stands at its next."""
        event.stop()
        self._progress.watch.press(self.desk.moment().uptime)
        self.follow()

    async def _settle(self, outcome: str) -> None:
        household, at = self.desk.day, self.desk.moment()
        verb = partial(
            household.tick,
            self.child,
            self.task_id,
            day=household.practice_day(at) if at.trusted else None,
            slot=self.slot,
            outcome=outcome,
            at=at,
        )
        if not await self.ask(partial(self.desk.do, verb)):
            return
        if outcome in SETTLED:
            self._begun.forget(self._practice)
            self._note()
        if outcome == "done":
            self.go("today", (self.task_id, self.slot))  # where its star is
        else:
            self.go("why", (self.task_id, self.slot, outcome))

    async def action_done(self) -> None:
        await self._settle("done")

    async def action_tried(self) -> None:
        await self._settle("tried")

    async def action_not_today(self) -> None:
        await self._settle("not-today")

    def action_back(self) -> None:
        """The page before, or Today."""
        if self._on_code:
            self._on_code = False
            self.follow()
        elif self._progress.page:
            self._turn_to(self._progress.page - 1)
        else:
            self.go("today")

    def action_next_page(self) -> None:
        """The next step, and after the last what is counted or timed."""
        self._turn_to(self._progress.page + 1)

    def _turn_to(self, page: int) -> None:
        self._progress.page = page
        self._note()
        self.follow()

    def action_code(self) -> None:
        """The code on a page of its own; Back leads back to the step."""
        self._on_code = True
        self.follow()

    def action_next_task(self) -> None:
        """The day's next task, and after the last the first."""
        today = self.today()
        places = [number for number, one in enumerate(today) if self.is_this(one)]
        following = today[(places[0] + 1) % len(today)] if places else None
        if following:
            self.open((following.task.id, following.slot))
            self.follow()
