"""A day and then a time, each on its own keys."""

from datetime import date, datetime

from kiosk.language import N_
from widgets.key_places import Rows

from ..asking import Asking
from .answer import Answer, Buttons, pressing
from .day_answer import DayAnswer
from .time_answer import TimeAnswer

TO_TIME = pressing("time", N_("Time"), "more", "i")
TO_DAY = pressing("day", N_("Day"), "back", "a")


class MomentAnswer(Answer):
    """The day comes first; with the tap on it the hours come up."""

    DATED = True

    def __init__(self, asking: Asking, today: date) -> None:
        super().__init__(asking)
        given = asking.value if isinstance(asking.value, datetime) else None
        self._day = DayAnswer(asking, today, given.date() if given else None)
        self._time = TimeAnswer(asking, given.time().replace(second=0) if given else None)
        self._now: Answer = self._day

    @property
    def value(self) -> object:
        day, at = self._day.value, self._time.value
        if day is None or at is None:
            return None
        assert isinstance(day, date)
        return datetime.combine(day, at)  # type: ignore[arg-type]  # a time, if anything

    @property
    def said(self) -> str:
        return ", ".join(filter(None, (self._day.said, self._time.said)))

    @property
    def fault(self) -> str:
        return self._day.fault or self._time.fault

    @property
    def beside(self) -> str:
        return self._now.beside

    @property
    def heads(self) -> tuple[str, ...]:  # type: ignore[override]  # those of the day
        return self._now.heads

    def rows(self, columns: int) -> Rows:
        return self._now.rows(columns)

    @property
    def buttons(self) -> Buttons:
        if self._now is self._day:
            return {**self._day.buttons, "fourth": TO_TIME}
        return {"third": TO_DAY, **self._time.buttons}

    def press(self, name: str) -> None:
        if name in ("time", "day"):
            self._now = self._time if name == "time" else self._day
            return
        self._now.press(name)
        self.refusal = self._now.refusal
        if self._now is self._day and name == str(self._day.value):
            self._now = self._time

    def type(self, key: str, character: str | None) -> bool:
        meant = self._now.type(key, character)
        self.refusal = self._now.refusal
        return meant
