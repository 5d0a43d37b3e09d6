"""The child's screen: what is now, what is next, and a star at the very tap."""

from dataclasses import replace
from functools import partial

from textual import events, on
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household import Day, DueTask, Moment
from widgets.day_header import DayHeader
from widgets.finish_sky import FinishSky
from widgets.task_card import TaskCard

from .arrangement import HOLD, Arrangement
from .bar import ABSENT, Button
from .board import NO_PLAN, Board
from .cards import Cards, Order
from .dates import long_day, weekday
from .finish_words import earned
from .layout import cards_a_page

PARTS = ("Morning", "Afternoon", "Evening")
PART_NAMES = ("morning", "afternoon", "evening")

BACK = Button("earlier_cards", "Back", "back", "b")
SHOW_ME = Button("show_me", "Show me", "show", "s")
STARS = Button("stars", "Stars", "star", "t")
GROWN_UPS = Button("grown_ups", "Grown-ups", "grown-ups", "g")
MORE = Button("later_cards", "More", "more", "m")


class TodayScreen(Board):
    """Today's tasks in the order of the day, a page at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._header = DayHeader()
        self._cards = Cards()
        self._finish = FinishSky(classes="middle finish")
        self._first = 0  # index of the page's first task
        self._to_now = True  # the page is to be that of what is now, or of what is wanted
        self._wanted: object = None  # id and slot of a task
        self._looking_back = False  # the cards are wanted although all are finished
        self._arrangement = Arrangement()

    def parts(self) -> list[Widget]:
        return [self._header, self._cards, self._finish]

    # what is shown

    def show_facts(self) -> None:
        household, at = self.desk.day, self.desk.moment()
        date = household.practice_day(at)
        day = household.today(self.child, date, at) if self.child else Day(date, "")
        if self._to_now:
            self._arrangement.ask(at.uptime - HOLD)
        finished = Order.of(day.tasks).now is None and not self._looking_back
        if not self._arrangement.take(day.tasks, finished, at.uptime):
            self.set_timer(HOLD, self.follow)
        if self._to_now:
            self._first, self._to_now = self._page_to_show(), False
        self._show_header(day, at)
        finished = self._arrangement.finished
        self._finish.display = finished
        self._header.display = self._cards.display = not finished
        if finished:
            self._show_finish(day)
        else:
            self._show_cards()

    @property
    def _today(self) -> tuple[DueTask, ...]:
        return self._arrangement.tasks

    def _show_header(self, day: Day, at: Moment) -> None:
        header = self._header
        header.child = self.child_name or self.desk.day.plan.name
        header.date = long_day(day.date) if self.size.width >= 100 else weekday(day.date)
        header.parts = PARTS
        header.part = PART_NAMES.index(self.desk.day.part_of_day(at))
        header.stars = day.reward.stars if day.reward else 0
        header.goal = day.reward.goal if day.reward else 0

    def _show_finish(self, day: Day) -> None:
        homes = self.desk.day.plan.homes
        number = day.stars_today
        self._finish.headline = "All done" if day.tasks else "Quiet day"
        if not self.child:
            self._finish.headline = "Hello"
            self._finish.words = NO_PLAN
        elif number:
            self._finish.words = earned(number, len(homes) if self.desk.is_joined else 1)
        else:
            self._finish.words = ""
        self._finish.houses = tuple(home.colour for home in homes)
        again = Button("look_back", "Back", "back", "b") if day.tasks else ABSENT
        self.bar.put(back=again, third=STARS if self.child else ABSENT, fourth=GROWN_UPS)

    def _show_cards(self) -> None:
        a_page = cards_a_page(self.size)
        page = self._today[self._first : self._first + a_page]
        self._cards.show(page, a_page, Order.of(self._today), keys=self.bar.keys_shown)
        self.bar.put(
            back=BACK if self._first else ABSENT,
            second=SHOW_ME if page else ABSENT,
            third=STARS,
            fourth=GROWN_UPS,
            more=self._more(page),
        )

    def _more(self, page: tuple[DueTask, ...]) -> Button:
        """The way to later cards; loud when this page is finished and what is now is there."""
        later = self._today[self._first + len(page) :]
        if not later:
            return ABSENT
        waiting = any(not due.outcome for due in later)
        return replace(MORE, loud=waiting and all(due.outcome for due in page))

    def open(self, about: object) -> None:
        """Come back to the page of a task, named by its id and slot."""
        self._wanted = about

    def _page_to_show(self) -> int:
        """Index of the first task on the page of the task wanted, else of the first open one."""
        a_page = cards_a_page(self.size)
        found = [due for due in self._today if (due.task.id, due.slot) == self._wanted]
        shown = found[0] if found else Order.of(self._today).now
        self._wanted = None
        return self._today.index(shown) // a_page * a_page if shown else 0

    def come_back(self) -> None:
        """As after a while without anybody: what is now, and nothing focused."""
        self._to_now, self._looking_back = True, False
        super().come_back()

    def on_screen_resume(self) -> None:
        self.come_back()

    def on_resize(self, event: events.Resize) -> None:
        self._to_now = True
        super().on_resize(event)

    # what a tap does

    @on(TaskCard.Tapped)
    async def tap(self, event: TaskCard.Tapped) -> None:
        """One tap is done; a tap on what was just done takes it back."""
        event.stop()
        await self._tap(self._cards.cards.index(event.card))

    async def _tap(self, place: int) -> None:
        index = self._first + place
        on_the_page = self._cards.display and place < cards_a_page(self.size)
        if not on_the_page or index >= len(self._today):
            return
        due, at = self._today[index], self.desk.moment()
        if not self._arrangement.touch(at.uptime):
            return
        household = self.desk.day
        day = household.practice_day(at) if at.trusted else None
        if due.outcome in ("done", "tried") and not due.oops:
            return
        verb = household.undo if due.oops else household.tick
        said = partial(verb, self.child, due.task.id, day=day, slot=due.slot, at=at)
        self._arrangement.ask(at.uptime)
        await self.ask(partial(self.desk.do, said))

    # the bar

    def action_later_cards(self) -> None:
        """The next page of cards."""
        self._turn(cards_a_page(self.size))

    def action_earlier_cards(self) -> None:
        """The page of cards before."""
        self._turn(-cards_a_page(self.size))

    def _turn(self, by: int) -> None:
        last = max(0, len(self._today) - 1) // abs(by) * abs(by)
        self._first = min(max(0, self._first + by), last)
        self._arrangement.ask(self.desk.moment().uptime)
        self.follow()

    def action_look_back(self) -> None:
        """The cards again although all are finished: for an oops."""
        self._looking_back = True
        self._arrangement.ask(self.desk.moment().uptime)
        self.follow()

    def action_show_me(self) -> None:
        """How it is done: the card with the focus, else what is now."""
        focused = self.focused
        place = self._cards.cards.index(focused) if isinstance(focused, TaskCard) else None
        now = Order.of(self._today).now
        page = self._today[self._first : self._first + cards_a_page(self.size)]
        wanted = page[place] if place is not None and self.bar.keys_shown else now or page[0]
        self.go("practice", (wanted.task.id, wanted.slot))

    def action_stars(self) -> None:
        self.go("star_chart")

    def action_grown_ups(self) -> None:
        self.go("handover")
