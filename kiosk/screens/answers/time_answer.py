"""A time of day by two taps: the hour, then the minutes in steps of five."""

from datetime import time

from kiosk.language import N_, _
from widgets.key_places import Key, Rows

from ..asking import Asking
from ..dates import hour as in_words
from .answer import Answer, Buttons, pressing

HOURS, ACROSS = 24, 8  # and keys a row
STEP, MINUTES, MINUTES_ACROSS = 5, 60, 6
TO_HOURS = pressing("hours", N_("Hours"), "back", "h")
TO_MINUTES = pressing("minutes", N_("Minutes"), "more", "i")


class TimeAnswer(Answer):
    """Shows the hours until one is chosen; a keyboard types the four digits."""

    def __init__(self, asking: Asking, chosen: time | None = None) -> None:
        super().__init__(asking)
        self._time = chosen
        self._minutes = False  # which keys are up
        self._digits = ""

    @property
    def value(self) -> object:
        return self._time

    @property
    def said(self) -> str:
        return in_words(self._time) if self._time else ""

    @property
    def fault(self) -> str:
        return "" if self._time else _("Choose the hour.")

    @property
    def beside(self) -> str:
        return _("Minutes") if self._minutes else _("Hours")

    def rows(self, columns: int) -> Rows:
        if self._minutes and self._time:
            at = self._time
            every = [self._key(at.replace(minute=each)) for each in range(0, MINUTES, STEP)]
            return by(every, MINUTES_ACROSS)
        return by([self._key(time(each)) for each in range(HOURS)], ACROSS)

    def _key(self, at: time) -> Key:
        now = self._time
        chosen = now == at if self._minutes else now is not None and now.hour == at.hour
        return Key(at.isoformat("minutes"), in_words(at), look="on" if chosen else "key")

    @property
    def buttons(self) -> Buttons:
        if self._minutes:
            return {"fourth": TO_HOURS}
        return {"fourth": TO_MINUTES} if self._time else {}

    def press(self, name: str) -> None:
        self._digits = ""
        if name in ("hours", "minutes"):
            self._minutes = name == "minutes"
        elif self._minutes:
            self._time = time.fromisoformat(name)
        else:
            minute = self._time.minute if self._time else 0
            self._time = time.fromisoformat(name).replace(minute=minute)
            self._minutes = True

    def type(self, key: str, character: str | None) -> bool:
        """Digits: "1530", "9", "09"; with the fifth one they begin anew."""
        if not key.isdecimal():
            return False
        digits = self._digits + key if len(self._digits) < 4 else key
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours >= HOURS or minutes >= MINUTES:
            self._digits, self.refusal = "", _("There is no such time.")
            return True
        self._digits, self.refusal = digits, ""
        self._time, self._minutes = time(hours, minutes), len(digits) >= 2
        return True


def by(every: list[Key], across: int) -> Rows:
    """The keys in rows of so many."""
    return tuple(tuple(every[at : at + across]) for at in range(0, len(every), across))
