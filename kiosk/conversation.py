"""Conversations: this device takes another one in, or joins one, while the screen watches."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from kiosk.device import Device, Settings
from kiosk.device.clock import boot_id
from kiosk.device.device import system_reading
from kiosk.errors import KioskError
from kiosk.household.plan import Home
from kiosk.household.plan_records import plan_from_records
from sync import Replica, SyncError

Changed = Callable[[], None]


class Conversation:
    """One try, in a thread of its own: what talks with the network blocks, and takes 0.3 s to load.

    `trouble` is the sentence for which it ended, if it did; `told` are sentences for the person.
    `changed` is called in that thread whenever there is something new to show.
    """

    def __init__(self, changed: Changed) -> None:
        self.under_way = False
        self.done = False
        self.trouble = ""
        self.told: tuple[str, ...] = ()
        self._changed = changed
        self._stop = Event()

    def stop(self) -> None:
        """End it within seconds; what was not finished leaves nothing."""
        self._stop.set()

    def _begin(self, talk: Callable[[], None]) -> None:
        self.under_way = True
        Thread(target=self._talk, args=(talk,), name="samestars-pairing", daemon=True).start()

    def _talk(self, talk: Callable[[], None]) -> None:
        try:
            talk()
            self.done = True
        except (SyncError, KioskError, ValueError) as error:
            self.trouble = str(error)
        self.under_way = False
        self._changed()


class Offering(Conversation):
    """This device shows a `code`, to be typed elsewhere with the address of `hub`; `who` has typed
    it, and is let in when somebody says so.
    """

    def __init__(self, device: Device, hub: str, changed: Changed) -> None:
        """`hub`: the address as typed; empty where this device has one."""
        super().__init__(changed)
        self.code = ""
        self.who = ""
        self._device = device
        self.hub = hub
        self._may = False
        self._said = Event()
        self._begin(self._offer)

    def say(self, may: bool) -> None:
        """Whether `who` is to be let in."""
        self._may = may
        self._said.set()

    def stop(self) -> None:
        super().stop()
        self._said.set()

    def _offer(self) -> None:
        from sync.link import renewing  # cryptography, requests: see Conversation
        from sync.pairing import Offer, begin

        device = self._device
        homes = {home.id: home.name for home in device.day.plan.homes}
        home = device.settings.home
        replica = Replica.open(device.folder, clock=device.reading, boot=boot_id())
        replica.renew = renewing(replica)
        try:
            link = begin(replica, self.hub, home, homes.get(home, home))
            self.hub = link.hub
            offer = Offer(replica, link, homes)
            self.code = offer.start()
            self._changed()
            paired = offer.wait(lambda who: self._asked(who.name), self._stop)
        finally:
            replica.close()
        self.who, self.told = paired.name, paired.told

    def _asked(self, name: str) -> bool:
        self.who = name
        self._changed()
        self._said.wait()
        return self._may


class Joining(Conversation):
    """This device, which holds nothing yet, becomes one of a household.

    By the code on the other screen, or by an invitation file. `waits`: the other one has to say
    yes. `is_here`: it is one of the household, and `homes` can be chosen from; the years follow.
    """

    def __init__(self, folder: Path, changed: Changed) -> None:
        super().__init__(changed)
        self.waits = False
        self.is_here = False
        self._folder = folder

    def type(self, code: str, hub: str) -> None:
        """Join by a code of digits at the hub with that address."""
        self._begin(lambda: self._join(code, hub))

    def read(self, invitation: Path) -> None:
        """Join by an invitation file."""
        self._begin(lambda: self._read(invitation))

    def go_on(self) -> None:
        """Take up a joining that was broken off while the years came in."""
        self.is_here = True
        self._begin(self._go_on)

    def homes(self) -> tuple[Home, ...]:
        """The homes of the plan that came; none where it is still on its way."""
        replica = Replica.open(self._folder, clock=system_reading)
        try:
            return plan_from_records(replica).homes
        finally:
            replica.close()

    def hang_in(self, home: Home) -> None:
        """This device hangs there from now on; the courier tells the others when it can."""
        Settings(home.id).write(self._folder)

    def _join(self, code: str, hub: str) -> None:
        from sync.pairing import join  # as above

        self.told = join(
            code,
            hub,
            "",
            self._folder,
            system_reading,
            boot=boot_id(),
            stop=self._stop,
            progress=self._came_to,
        ).told

    def _read(self, invitation: Path) -> None:
        from sync.pairing import join_with_file  # as above

        self.told = join_with_file(
            invitation,
            "",
            self._folder,
            system_reading,
            boot=boot_id(),
            progress=self._came_to,
        ).told

    def _go_on(self) -> None:
        from sync.pairing import go_on  # as above

        self.told = go_on(self._folder, system_reading, boot=boot_id())

    def _came_to(self, step: str) -> None:
        from sync.pairing import HERE  # as above

        self.waits = True
        self.is_here = step == HERE
        self._changed()
