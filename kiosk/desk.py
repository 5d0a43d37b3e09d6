"""What a screen may ask for: facts at once, verbs one at a time and off the UI thread."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from kiosk.device import Device
from kiosk.errors import KioskError
from kiosk.household import ChildsDay, HouseholdError, Moment
from sync import SyncError

Given = ParamSpec("Given")
Got = TypeVar("Got")


class Refused(KioskError):
    """A verb was refused, in one sentence for the screen; nothing that was there is lost."""


class Desk:
    """One device for the screens: they know neither its folder nor its store.

    Verbs end in an fsync, which takes up to 50 ms on an SD card; so they run in a thread, in order.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._one_at_a_time = asyncio.Lock()
        self.trouble = ""  # the sentence of the last verb that was refused; empty when all is well

    @property
    def day(self) -> ChildsDay:
        """The children's practice days. Facts may be read at any time between two verbs."""
        return self._device.day

    @property
    def theme(self) -> str:
        """The theme that this device shows."""
        return self._device.settings.theme

    def moment(self) -> Moment:
        """The present."""
        return self._device.moment()

    def notices(self) -> list[str]:
        """Sentences for the foot of a screen: trouble with the store or the clock."""
        said = [self.trouble] if self.trouble else []
        said += self._device.replica.notices
        if not self.moment().trusted:
            said.append("The clock is not set yet. Stars are kept and get their day when it is.")
        return said

    @property
    def busy(self) -> bool:
        """Whether a verb is under way."""
        return self._one_at_a_time.locked()

    async def do(self, verb: Callable[Given, Got], *args: Given.args, **named: Given.kwargs) -> Got:
        """Run a verb to its durable end. Raises Refused with a sentence; the screen shows it."""
        async with self._one_at_a_time:
            try:
                got = await asyncio.to_thread(verb, *args, **named)
            except (HouseholdError, SyncError, KioskError) as error:
                self.trouble = str(error)
                raise Refused(self.trouble) from error
        self.trouble = ""
        return got

    async def catch_up(self) -> bool:
        """Take in what commands wrote meanwhile, and tidy the store; whether anything is new."""
        return await self.do(self._catch_up)

    def _catch_up(self) -> bool:
        replica = self._device.replica
        fresh = replica.refresh()
        if replica.wants_compaction:
            replica.compact()
        return self.day.file_waiting(self.moment()) > 0 or fresh

    async def change_theme(self, theme: str) -> None:
        """Show and keep another theme."""
        await self.do(lambda: self._device.change_settings(theme=theme))
