"""A date, from a month whose pages turn; days before the first that is allowed are shut out."""

from datetime import date, timedelta

from kiosk.language import N_, _, days, time_zone
from kiosk.language.days import first_weekday, long_day, short_day, short_weekday
from widgets.key_places import Key, Look, Rows

from ..asking import Asking
from ..dates import headed
from .answer import AFTER, BEFORE, Answer, Buttons, pressing

DAYS = 7
WEEKS = 5  # that are shown at least
MOST_MONTHS = 120  # either way from today
TODAY = pressing("today", N_("Today"), "circle-small", "t")
STEPS = {"pageup": "before", "pagedown": "after"}


class DayAnswer(Answer):
    """The month shown and the day chosen. Weeks in which none can be chosen take no row: what
    comes after the month does.
    """

    DATED = True

    def __init__(self, asking: Asking, today: date, chosen: date | None = None) -> None:
        super().__init__(asking)
        self._today = today
        self._first = asking.first_day
        self._day = chosen
        shown = chosen or max(today, self._first or today)
        self._month = shown.replace(day=1)

    @property
    def value(self) -> object:
        return self._day

    @property
    def said(self) -> str:
        return f"{headed(long_day(self._day))} {self._day.year}" if self._day else ""

    @property
    def fault(self) -> str:
        if self._day is None:
            return _("Choose a day.")
        return _("That day is over; choose a later one.") if self._shut(self._day) else ""

    def _shut(self, day: date) -> bool:
        return self._first is not None and day < self._first

    @property
    def beside(self) -> str:
        return headed(days.month_and_year(self._month))

    @property
    def heads(self) -> tuple[str, ...]:  # type: ignore[override]  # the place's own week
        first = first_weekday(time_zone())
        return tuple(headed(short_weekday((first + number) % DAYS)) for number in range(DAYS))

    def rows(self, columns: int) -> Rows:
        empty = (self._month.weekday() - first_weekday(time_zone())) % DAYS
        begins, ends = self._month - timedelta(days=empty), months_on(self._month, 1)
        if self._first is not None:
            begins += timedelta(days=max(0, (self._first - begins).days // DAYS * DAYS))
        weeks = max(WEEKS, -(-(ends - begins).days // DAYS))
        days_of = [begins + timedelta(days=number) for number in range(weeks * DAYS)]
        every = [self._key(day) for day in days_of]
        return tuple(tuple(every[at : at + DAYS]) for at in range(0, len(every), DAYS))

    def _key(self, day: date) -> Key:
        """A day of the next month is there as well; one of the month before has its own page."""
        if day < self._month:
            return Key()
        look: Look = "key"
        if day == self._day:
            look = "on"
        elif self._shut(day):
            look = "over"
        elif day == self._today:
            look = "today"
        begins = day.day == 1 and day > self._month
        return Key(day.isoformat(), short_day(day) if begins else str(day.day), look=look)

    @property
    def buttons(self) -> Buttons:
        ahead = (self._month.year - self._today.year) * 12 + self._month.month - self._today.month
        earlier = self._first is None or self._month > self._first
        found: Buttons = {}
        if earlier and ahead > -MOST_MONTHS:
            found["third"] = BEFORE
        if ahead:
            found["fourth"] = TODAY
        if ahead < MOST_MONTHS:
            found["more"] = AFTER
        return found

    def press(self, name: str) -> None:
        if name in ("before", "after"):
            self._month = months_on(self._month, 1 if name == "after" else -1)
        elif name == "today":
            self._month = self._today.replace(day=1)
        else:
            day = date.fromisoformat(name)
            if not self._shut(day):
                self._day = day

    def type(self, key: str, character: str | None) -> bool:
        """The pages by a keyboard's own keys; the days have the arrows."""
        if key in STEPS:
            self.press(STEPS[key])
        return key in STEPS


def months_on(month: date, by: int) -> date:
    """The first of the month so many months later."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)
