"""The gate before what is an adult's: the PIN, and the wait after wrong tries on this device."""

from math import ceil
from typing import Any

from kiosk.device import Device
from kiosk.household.completions import time_of, wall_text
from kiosk.household.moment import Moment
from kiosk.household.pin import COLLECTION, ID, Standing, choosing, is_right, standing, wait_after

NOTE, TRIES = "_pin", "tries"  # the local table, and the one document in it


class Gate:
    """The household's PIN on one device. Wrong tries are this device's own note: they outlive a
    restart, and do not travel. They count for the PIN of now: another one begins anew.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._replica = device.replica

    @property
    def standing(self) -> Standing:
        """Whether there is a PIN; "never" if nobody was asked for one yet."""
        return standing(self._replica)

    def wait(self) -> int:
        """Seconds until the next try is heard; 0 if it is now."""
        wait = wait_after(self.wrong)
        passed = self._passed(self._device.moment()) or 0.0
        return max(0, ceil(wait - passed))

    def settle(self) -> None:
        """After a start of the machine: where nobody knows how long ago the last try was, the whole
        wait begins now. So a clock that jumps neither opens the gate nor keeps it shut.
        """
        at = self._device.moment()
        if wait_after(self.wrong) and self._passed(at) is None:
            self._note(self.wrong, at)

    def enter(self, digits: str) -> bool:
        """Whether these open; a wrong try counts, one during the wait is not heard. Takes 50 ms."""
        self.settle()
        if self.wait():
            return False
        right = is_right(self._replica, digits)
        if not right:
            self._note(self.wrong + 1, self._device.moment())
        elif self.wrong:
            self._forget()
        return right

    def choose(self, digits: str) -> None:
        """Make these the PIN of all homes; none: nothing is asked. Raises HouseholdError. Takes
        50 ms.
        """
        self._replica.write([choosing(digits, self._device.moment())], author="")
        self._forget()

    @property
    def wrong(self) -> int:
        """Wrong tries in a row at the PIN of now."""
        found = self._tries
        return int(found.get("wrong", 0)) if found.get("of") == self._salt else 0

    @property
    def _tries(self) -> dict[str, Any]:
        return dict(self._replica.local(NOTE).get(TRIES, {}))

    @property
    def _salt(self) -> object:
        return self._replica.records(COLLECTION).get(ID, {}).get("salt", "")

    def _passed(self, at: Moment) -> float | None:
        """Seconds since the last wrong try; None where no clock can tell.

        Within one run of the machine its uptime tells. After another start the wall clocks do, if
        both are trusted and none went back.
        """
        found = self._tries
        if found.get("boot") and found.get("boot") == at.boot:
            return at.uptime - float(found.get("uptime", 0))
        then = time_of(found.get("at"))
        if then is None or not (at.trusted and found.get("trusted")) or at.wall < then:
            return None
        return (at.wall - then).total_seconds()

    def _note(self, wrong: int, at: Moment) -> None:
        tries = {"wrong": wrong, "of": self._salt, "at": wall_text(at.wall)}
        tries |= {"trusted": at.trusted, "boot": at.boot, "uptime": round(at.uptime, 3)}
        self._replica.note(NOTE, {TRIES: tries})

    def _forget(self) -> None:
        self._replica.note(NOTE, {TRIES: None})
