"""A sick day, a rest day, holidays: one tap asks nothing of the child, in both homes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.household.pauses import Pause
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import long_day, near_day
from .day_words import REST_WORDS, spanned
from .tile_pages import BACK, Said, TilePages

TAKE_BACK = Button("take_back", N_("Take back"), "back", "t")


@dataclass(frozen=True, slots=True)
class Span:
    """A tile: days from today, both ends included; `last` None until it is taken back."""

    label: str
    why: str
    first: int
    last: int | None


SPANS = (
    Span(N_("Sick today"), "sick", 0, 0),
    Span(N_("Rest day today"), "rest", 0, 0),
    Span(N_("Rest day tomorrow"), "rest", 1, 1),
    Span(N_("Sick until taken back"), "sick", 0, None),
    Span(N_("One week of holidays"), "holiday", 0, 6),
    Span(N_("Two weeks of holidays"), "holiday", 0, 13),
)


class RestScreen(TilePages):
    """Six spans; what holds now or comes next stands above, and can be taken back."""

    NEEDS_A_CHILD = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)

    @property
    def _today(self) -> date:
        return self._household.practice_day(self.desk.moment())

    @property
    def _next(self) -> Pause | None:
        """What holds today, or comes next."""
        return next(iter(self._household.pauses.after(self.child, self._today)), None)

    def said(self) -> Sequence[Said]:
        today, coming = self._today, self._next
        self.line.left = in_words(coming, today) if coming else _("No rest day is planned")
        self.line.right = self.child_name
        return [Said(_(span.label), (until(span, today),)) for span in SPANS]

    def show_bar(self) -> None:
        self.bar.put(back=BACK, third=TAKE_BACK if self._next else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        span, today = SPANS[number], self._today
        first = today + timedelta(days=span.first)
        last = None if span.last is None else today + timedelta(days=span.last)
        if any(is_same(one, first, last, span.why) for one in self._coming):
            return
        verb = partial(
            self._household.pause,
            self.child,
            self.desk.moment(),
            first=first,
            last=last,
            why=span.why,
        )
        await self.ask(partial(self.desk.do, verb))

    @property
    def _coming(self) -> tuple[Pause, ...]:
        return self._household.pauses.after(self.child, self._today)

    async def action_take_back(self) -> None:
        """Ask again, from today on; or what comes next does not come."""
        coming = self._next
        if coming:
            day = max(coming.first, self._today)
            await self.ask(partial(self.desk.do, self._household.end_pause, self.child, day))


def is_same(pause: Pause, first: date, last: date | None, why: str) -> bool:
    return (pause.first, pause.last, pause.why) == (first, last or date.max, why)


def until(span: Span, today: date) -> str:
    """When a span ends, as "Until Wednesday"."""
    if span.last is None:
        return _("Until it is taken back")
    if span.last == span.first:
        return long_day(today + timedelta(days=span.first))
    return _("Until {day}").format(day=near_day(today + timedelta(days=span.last), today))


def in_words(pause: Pause, today: date) -> str:
    """As "Sick day: today", "Holidays: 24 Dec to 3 Jan"."""
    why, first = _(REST_WORDS[pause.why]), max(pause.first, today)
    if pause.last == date.max:
        return _("{why}: until it is taken back").format(why=why)
    return spanned(why, first, max(first, pause.last), today)
