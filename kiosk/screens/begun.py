"""The practices that were begun today on this screen: left in the middle, they go on from there."""

from contextlib import suppress
from datetime import date

from kiosk.desk import Desk, Refused

from .progress import Progress


class Begun:
    """The progress of each practice of the present practice day, by child, task and slot.

    Page and count survive a restart of the kiosk; a timer is too short-lived for that, and begins
    anew.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._day: date | None = None
        self._progress: dict[str, Progress] = {}

    def of(self, practice: str) -> Progress:
        """How far it has come; from a note where the kiosk was restarted meanwhile."""
        day = self._today()
        if day != self._day:
            self._day, self._progress = day, {}
        if practice not in self._progress:
            self._progress[practice] = Progress(*self._desk.left_off(practice, day))
        return self._progress[practice]

    def forget(self, practice: str) -> None:
        """It is done: it begins anew."""
        self.of(practice)
        self._progress[practice] = Progress()

    async def note(self, practice: str) -> None:
        """Keep where it is over a restart. What cannot be written is still here until then, and the
        store's own notice says why.
        """
        progress = self.of(practice)
        with suppress(Refused):
            await self._desk.note_left_off(practice, self._today(), progress.page, progress.count)

    def _today(self) -> date:
        return self._desk.day.practice_day(self._desk.moment())
