"""Days of the week, and the usual sets of them by one tap."""

from datetime import date

from kiosk.household.plan import WEEKDAYS
from kiosk.language import N_, _, time_zone
from kiosk.language.days import first_weekday, short_weekday, weekday
from widgets.key_places import Key, Rows

from ..asking import Asking
from ..dates import headed
from .answer import Answer

SETS = {
    "daily": (N_("Every day"), WEEKDAYS),
    "school": (N_("Monday to Friday"), WEEKDAYS[:5]),
    "weekend": (N_("Saturday and Sunday"), WEEKDAYS[5:]),
}
APART = 3  # columns of a key that hold no letter


class DaysAnswer(Answer):
    """Toggles in the order of the week as the place has it."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        given = asking.value if isinstance(asking.value, tuple) else ()
        self._days = {day for day in given if day in WEEKDAYS}

    @property
    def value(self) -> object:
        return tuple(day for day in WEEKDAYS if day in self._days)

    @property
    def said(self) -> str:
        held = tuple(day for day in WEEKDAYS if day in self._days)
        named = next((words for words, days in SETS.values() if days == held), None)
        return _(named) if named else ", ".join(headed(short_weekday(n)) for n in self._numbers)

    @property
    def fault(self) -> str:
        return "" if self._days else _("Choose a day at least.")

    @property
    def _numbers(self) -> list[int]:
        """Of the days chosen, Monday is 0, in the order of the keys."""
        return [number for number in order() if WEEKDAYS[number] in self._days]

    def rows(self, columns: int) -> Rows:
        names = {number: headed(weekday(date(2024, 1, 1 + number))) for number in order()}
        if max(map(len, names.values())) > columns // 7 - APART - 2:
            names = {number: headed(short_weekday(number)) for number in order()}
        days = tuple(self._key(WEEKDAYS[number], name) for number, name in names.items())
        held = self.value
        sets = tuple(
            Key(name, _(words), look="on" if held == days_of else "quiet")
            for name, (words, days_of) in SETS.items()
        )
        return days, sets

    def _key(self, day: str, name: str) -> Key:
        return Key(day, name, look="on" if day in self._days else "key")

    def press(self, name: str) -> None:
        if name in SETS:
            self._days = set(SETS[name][1])
        elif name in WEEKDAYS:
            self._days ^= {name}

    def type(self, key: str, character: str | None) -> bool:
        """1 to 7 are the days, 8 to 10 would be the sets: those have the arrows."""
        if key.isdecimal() and 1 <= int(key) <= len(WEEKDAYS):
            self.press(WEEKDAYS[order()[int(key) - 1]])
            return True
        return False


def order() -> list[int]:
    """The days as the place begins its week, Monday is 0."""
    first = first_weekday(time_zone())
    return [(first + number) % len(WEEKDAYS) for number in range(len(WEEKDAYS))]
