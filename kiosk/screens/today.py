"""The child's screen: what is now, what is next, and a star at the very tap."""

from datetime import date
from functools import partial

from textual import events, on
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import Day, DueTask
from kiosk.household.plan import Child
from widgets.day_header import DayHeader
from widgets.finish_sky import FinishSky
from widgets.task_card import TaskCard

from .arrangement import HOLD, Arrangement
from .bar import ABSENT, Button
from .board import Board
from .order import Order, slot_of
from .spoken import sentences
from .today_bar import BACK_TO_NOW, CHILDREN, GROWN_UPS, LOOK_BACK, STARS, Standing, places
from .today_words import following, show_finish, show_header
from .turning import Turning
from .views import View, Views
from .views.view import Told

ANYBODY = Child("", "")  # while the plan has no child


class TodayScreen(Board):
    """Today's tasks in the order of the day, a page at a time, in the view that fits the child.

    A view of one task at a time has the whole day behind More: there the child may choose what is
    to be done first, which this screen keeps until that is done or the day is over.
    """

    READS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._header = DayHeader()
        self._finish = FinishSky(classes="middle finish")
        self._views = Views(self._for_child.view)
        self._turning = Turning()
        self._picking = False  # the whole day is shown, in place of one task at a time
        self._looking_back = False  # the cards are wanted although all are finished
        self._arrangement = Arrangement()
        self._proud: set[tuple[str, date]] = set()  # what was learned, and shown from here

    def parts(self) -> list[Widget]:
        return [self._header, self._view, self._finish]

    @property
    def _for_child(self) -> Child:
        return self.desk.child or ANYBODY

    # what is shown

    def show_facts(self) -> None:
        household, at = self.desk.day, self.desk.moment()
        today = household.practice_day(at)
        day = household.today(self.child, today, at) if self.child else Day(today, "")
        self._choose_view()
        if self._turning.to_now:
            self._arrangement.ask(at.uptime - HOLD)
        if not self._arrangement.take(day.tasks, self._is_finished(day), at.uptime):
            self.set_timer(HOLD, self.follow)
        self._turning.find(self._today, today, self._a_page)
        finished = self._arrangement.finished
        show_header(self._header, day, self.desk, at, self.size)
        self._header.display = self._view.HEADED and not finished
        self._finish.display, self._view.display = finished, not finished
        if finished:
            self._show_finish(day)
        else:
            self._show_page(day)

    def read(self) -> str:
        """What is now and, where the view shows it, what follows; what the sky says at the end."""
        if self._arrangement.finished:
            return sentences([self._finish.headline, self._finish.words])
        return sentences([super().read(), self._view.after])

    def _is_finished(self, day: Day) -> bool:
        stays = self._looking_back or self._for_child.celebration == "off"
        return Order.of(day.tasks).now is None and not (stays and day.tasks)

    @property
    def _view(self) -> View:
        return self._views.now

    def _choose_view(self) -> None:
        """The child's view, or the cards of the whole day."""
        name = "cards" if self._picking else self._for_child.view
        if self._views.change(name, self._finish):
            self._turning.to_now = True
        self._view.finger = self.finger

    @property
    def _today(self) -> tuple[DueTask, ...]:
        return self._arrangement.tasks

    @property
    def _a_page(self) -> int:
        return self._view.a_page(self.size)

    @property
    def _page(self) -> tuple[DueTask, ...]:
        return tuple(self._turning.page(self._today, self._a_page))

    def _order(self, day: date) -> Order:
        alone = self._view.SINGLE and self._for_child.choose
        return self._turning.order(self._today, day, alone=alone)

    def _show_page(self, day: Day) -> None:
        child, page, order = self._for_child, self._page, self._order(day.date)
        alone = page[0] if page and self._view.SINGLE else None
        told = Told(
            page=page,
            order=order,
            places=self._a_page,
            following=following(alone, self._today, day, child),
            keys=self.bar.keys_shown,
            stars=child.stars,
            choose=child.choose,
            picking=self._picking,
        )
        self._view.show(told)
        self.bar.with_main(self._view.MAIN)
        at = Standing(self._view, self._today, self._turning.first, page, order, child)
        before = BACK_TO_NOW if self._picking else self._to_children
        self.bar.put(**places(at, before, picking=self._picking))

    def _show_finish(self, day: Day) -> None:
        show_finish(self._finish, day, self.desk)
        self.bar.with_main(False)
        self.bar.put(
            back=LOOK_BACK if day.tasks else self._to_children,
            third=STARS if self.child and self._for_child.stars else ABSENT,
            fourth=GROWN_UPS,
        )

    @property
    def _to_children(self) -> Button:
        """Back to the children's names, where there are several."""
        return CHILDREN if self.desk.several else ABSENT

    # what comes and goes

    def open(self, about: object) -> None:
        """Come back to the page of a task, named by its id and slot."""
        self._turning.wanted = about

    def come_back(self) -> None:
        """As after a while without anybody: what is now, and nothing focused."""
        self._turning.to_now, self._looking_back, self._picking = True, False, False
        super().come_back()
        self._be_proud()

    def _be_proud(self) -> None:
        """Something was learned that the child has not seen: once that comes first."""
        day = self.desk.day.practice_day(self.desk.moment())
        task = self.desk.day.just_learned(self.child, day) if self.child else None
        if task and task.learned and (task.id, task.learned) not in self._proud:
            self._proud.add((task.id, task.learned))
            self.go("just_learned")

    def on_screen_resume(self) -> None:
        self.come_back()

    def on_resize(self, event: events.Resize) -> None:
        self._turning.to_now = True
        super().on_resize(event)

    # what a tap does

    @on(TaskCard.Tapped)
    async def tap(self, event: TaskCard.Tapped) -> None:
        """One tap is done; a tap on what was just done takes it back."""
        event.stop()
        due = self._on(event.card)
        if self._view.display and due is not None:
            await self._tap(due)

    def _on(self, card: Widget | None) -> DueTask | None:
        """The task on a card of the view; None for one that has none, or that was just left."""
        pairs = zip(self._view.cards, self._page, strict=False)
        return next((due for one, due in pairs if one is card), None)

    async def action_did_it(self) -> None:
        """The main button of a view that has one."""
        if self._page:  # else the last one left the plan a moment ago
            await self._tap(self._page[0])

    async def _tap(self, due: DueTask) -> None:
        at = self.desk.moment()
        if not self._arrangement.touch(at.uptime):
            return
        if self._picking and not due.outcome:
            self._pick(due)
            return
        household = self.desk.day
        day = household.practice_day(at) if at.trusted else None
        if due.outcome in ("done", "tried") and not due.oops:
            return
        verb = household.undo if due.oops else household.tick
        said = partial(verb, self.child, due.task.id, day=day, slot=due.slot, at=at)
        self._arrangement.ask(at.uptime)
        await self.ask(partial(self.desk.do, said))

    def _pick(self, due: DueTask) -> None:
        """This one first; a finger that drums must not say as well that it is done."""
        at = self.desk.moment()
        self._turning.pick(self.desk.day.practice_day(at), due)
        self._arrangement.move(at.uptime)
        self.action_to_now()

    # the bar

    def action_later_cards(self) -> None:
        """The next page of cards."""
        self._turn(self._a_page)

    def action_earlier_cards(self) -> None:
        """The page of cards before."""
        self._turn(-self._a_page)

    def _turn(self, by: int) -> None:
        self._turning.turn(self._today, by)
        self._show_what_was_asked_for()

    def action_look_back(self) -> None:
        """The cards again although all are finished: for an oops."""
        self._looking_back = True
        self._show_what_was_asked_for()

    def action_whole_day(self) -> None:
        """From one task at a time to all of them."""
        self._picking = True
        self._show_what_was_asked_for()

    def action_to_now(self) -> None:
        """To what is now, or was chosen."""
        self._turning.to_now, self._picking = True, False
        self._show_what_was_asked_for()

    def _show_what_was_asked_for(self) -> None:
        self._arrangement.ask(self.desk.moment().uptime)
        self.follow()

    def action_show_me(self) -> None:
        """How it is done: the card with the focus, else what is now."""
        focused = self._on(self.focused) if self.bar.keys_shown else None
        now = self._order(self.desk.day.practice_day(self.desk.moment())).now
        first = self._page[0] if self._page else None
        alone = first if self._view.SINGLE else None
        if shown := focused or alone or now or first:
            self.go("practice", slot_of(shown))

    def action_children(self) -> None:
        self.go("children")

    def action_stars(self) -> None:
        self.go("star_chart")

    def action_grown_ups(self) -> None:
        self.go("handover")
