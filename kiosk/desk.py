"""What a screen may ask for: facts at once, verbs one at a time and off the UI thread."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial
from typing import ParamSpec, TypeVar

from kiosk.between_homes import for_a_parent
from kiosk.conversation import Joining, Offering
from kiosk.courier import Courier
from kiosk.device import Device
from kiosk.device.display import Display, connected, written
from kiosk.device.looks import has_looked, note_look, note_opened, opened_updates, seen_news
from kiosk.device.practising import left_off, note_left_off
from kiosk.errors import KioskError
from kiosk.gate import Gate
from kiosk.hearing import Hearing
from kiosk.household import ChildsDay, HouseholdError, Moment
from kiosk.household.plan import Child, Plan
from kiosk.household.practice import Tick
from kiosk.language import _, use
from kiosk.photos import FamilyPhotos
from sync import SyncError

Given = ParamSpec("Given")
Got = TypeVar("Got")


class Refused(KioskError):
    """A verb was refused, in one sentence for the screen; nothing that was there is lost."""


class Desk:
    """One device for the screens: they know neither its folder nor its store.

    Verbs end in an fsync, which takes up to 50 ms on an SD card; so they run in a thread, in order.
    """

    def __init__(self, device: Device, joining: Joining | None = None) -> None:
        """`joining`: that of this device, if it is under way behind the screen."""
        self._device = device
        self._courier = Courier(device, joining)
        self.photos: FamilyPhotos | None = FamilyPhotos(device.replica, device.folder)
        self.offering: Offering | None = None  # the code that is shown now
        self._prepare()
        self._speak()

    def _speak(self) -> bool:
        """Have the screens speak the plan's language; whether it was another."""
        plan = self.day.plan
        return use(plan.language, plan.time_zone)

    def _prepare(self) -> None:
        self.chosen = ""  # id of the child whom the screens are about; empty: the plan's first
        self.unlocked = False  # an adult typed the PIN and is still there
        self._one_at_a_time = asyncio.Lock()
        self.trouble = ""  # the sentence of the last verb, if it was refused; the next may do
        self._upkeep = ""  # the same of the store's upkeep, which is tried again each second
        self._said: list[str] = []  # the notices at the last look
        self.hearing = Hearing(lambda: self.child)

    def start(self, arrived: Callable[[], None]) -> None:
        """From here on `arrived` is called, in a thread, when something came from elsewhere."""
        self._courier.start(arrived)

    def stop(self) -> None:
        """End what goes on behind the screen."""
        self.end_offer()
        self._courier.stop()
        self.hearing.stop()

    @property
    def day(self) -> ChildsDay:
        """The children's practice days. Facts may be read at any time between two verbs."""
        return self._device.day

    @property
    def child(self) -> Child | None:
        """The child whom the screens are about; None while the plan has none."""
        children = self.day.plan.children
        return next((one for one in children if one.id == self.chosen), next(iter(children), None))

    @property
    def several(self) -> bool:
        """Whether the plan has several children, who choose on a screen of their own."""
        return self.child is not None and len(self.day.plan.children) > 1

    @property
    def seen_news(self) -> frozenset[str] | None:
        """Ids of the news at the last look at the handover; None before the first."""
        replica = self._device.replica
        return seen_news(replica) if has_looked(replica) else None

    async def note_look(self, shown: frozenset[str]) -> None:
        """The handover was looked at, with these news on it. Raises Refused."""
        if shown != self.seen_news:
            await self._in_turn(partial(note_look, self._device.replica, shown))

    @property
    def opened_updates(self) -> frozenset[str]:
        """Ids of the updates whose pages were opened on this screen."""
        return opened_updates(self._device.replica)

    async def note_opened(self, ids: frozenset[str]) -> None:
        """The page of an update was opened. Raises Refused."""
        if not ids <= self.opened_updates:
            await self._in_turn(partial(note_opened, self._device.replica, ids))

    def left_off(self, practice: str, day: date) -> tuple[int, int]:
        """The page and the count at which a practice of that day was left on this screen."""
        return left_off(self._device.replica, practice, day)

    async def note_left_off(self, practice: str, day: date, page: int, count: int) -> None:
        """Keep where it was left. Raises Refused."""
        noted = partial(note_left_off, self._device.replica, practice, day, page, count)
        await self._in_turn(noted)

    async def between(self) -> tuple[str, ...]:
        """How it stands between the homes, in sentences; nothing of a home on its own."""
        return await asyncio.to_thread(self._between, self.day.plan, self.moment().wall)

    def _between(self, plan: Plan, now: datetime) -> tuple[str, ...]:
        try:
            self._device.replica.rivals()  # may open months; from here on it knows them
            if not self.is_joined:
                return ()
            from sync.link import state  # requests and cryptography, 0.3 s: not at the start

            return for_a_parent(state(self._device.replica), plan, now)
        except SyncError as error:
            return (str(error),)

    @property
    def gate(self) -> Gate:
        """The PIN of the household, and the wait after wrong tries here."""
        return Gate(self._device)

    @property
    def locked(self) -> bool:
        """Whether what is behind the PIN is to ask for it; also of a household that was never asked
        to choose one.
        """
        return not self.unlocked and self.gate.standing != "none"

    @property
    def theme(self) -> str:
        """The theme that this device shows."""
        return self._device.settings.theme

    @cached_property
    def display(self) -> Display | None:
        """The display's size in mm: as an adult measured it, else as the panel says."""
        return written(self._device.settings.display) or connected()

    async def set_display(self, display: Display) -> None:
        """Keep what an adult measured. Raises Refused."""
        await self.do(lambda: self._device.change_settings(display=str(display)))
        self.display = display

    def moment(self) -> Moment:
        """The present."""
        return self._device.moment()

    def notices(self) -> list[str]:
        """Sentences for the foot of a screen: trouble with the store or the clock."""
        said = [one for one in dict.fromkeys((self.trouble, self._upkeep)) if one]
        said += self._device.replica.notices
        said += self._courier.notices()
        if not self.moment().trusted:
            words = _("The clock is not set yet. Stars are kept and get their day when it is.")
            said.append(words)
        return said

    @property
    def busy(self) -> bool:
        """Whether a verb is under way."""
        return self._one_at_a_time.locked()

    async def do(self, verb: Callable[Given, Got], *args: Given.args, **named: Given.kwargs) -> Got:
        """Run a verb to its durable end. Raises Refused with a sentence; the screen shows it."""
        try:
            got = await self._in_turn(partial(verb, *args, **named))
        except Refused as refused:
            self.trouble = str(refused)
            raise
        self.trouble = ""
        self._courier.nudge()
        if isinstance(got, Tick) and got.earned:
            self.hearing.chime()
        return got

    async def catch_up(self) -> bool:
        """Take in what commands wrote meanwhile, and tidy the store; whether anything is new, or to
        be said that was not said before.

        What a verb was refused for stays to be read. Raises Refused.
        """
        try:
            fresh = await self._in_turn(self._catch_up)
        except Refused as refused:
            self._upkeep = str(refused)
            raise
        self._upkeep = ""
        fresh = self._speak() or fresh
        before, self._said = self._said, self.notices()
        return fresh or self._said != before

    async def _in_turn(self, verb: Callable[[], Got]) -> Got:
        async with self._one_at_a_time:
            try:
                return await asyncio.to_thread(verb)
            except (HouseholdError, SyncError, KioskError) as error:
                raise Refused(str(error)) from error

    def _catch_up(self) -> bool:
        replica = self._device.replica
        fresh = replica.refresh()
        if replica.wants_compaction:
            replica.compact()
        self._courier.look()
        return self.day.file_waiting(self.moment()) > 0 or fresh

    async def change_theme(self, theme: str) -> None:
        """Show and keep another theme."""
        await self.do(lambda: self._device.change_settings(theme=theme))

    @property
    def is_joined(self) -> bool:
        """Whether this device has met another one, or a hub."""
        return self._courier.is_joined

    def begin_offer(self, hub: str, changed: Callable[[], None]) -> None:
        """Show a code for one new device; `hub` only counts for a device that has none yet."""
        self.end_offer()
        self.offering = Offering(self._device, "" if self.is_joined else hub, changed)

    def end_offer(self) -> None:
        """The code counts no longer."""
        if self.offering:
            self.offering.stop()
        self.offering = None
