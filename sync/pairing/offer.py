"""The side that has the household: shows a code, hears who typed it, and lets them in."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Any

from sync import Replica, SyncError
from sync.link import HubError, HubRefused, Link
from sync.pairing.code import Code
from sync.pairing.errors import PairingError, Refused, mistyped
from sync.pairing.handshake import OfferSide
from sync.pairing.household import client_of, enrol, exchanged, let_out
from sync.pairing.joined import Paired
from sync.pairing.mailbox import HubMailbox, Mailbox, Patience
from sync.pairing.new_device import NewDevice
from sync.pairing.plan_ahead import plan_of
from sync.wire import MOST_WELCOME

NEW_SCREEN = "new screen"  # what joins before its home was chosen


@dataclass(frozen=True, slots=True)
class Joining:
    """Who asks to be let in: its device id, its home's id, and what the plan calls that home."""

    device: str
    home: str
    name: str


class Offer:
    """One code, one try. `start` and `wait` block, and are for one thread that is not the screen's.

    `homes`: id -> name of the homes that may join; without any, all may. Raises HubError where
    nobody is reachable, and PairingError in words.
    """

    def __init__(
        self,
        replica: Replica,
        link: Link,
        homes: Mapping[str, str] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        mailbox: Callable[[], Mailbox] | None = None,
    ) -> None:
        self._replica = replica
        self._link = link
        self._homes = homes or {}
        self._clock = clock
        self._open_mailbox = mailbox or self._at_hub
        self._side: OfferSide | None = None
        self._mailbox: Mailbox
        self._patience: Patience

    def start(self) -> str:
        """Open a mailbox; the code to show, as "482 917 305"."""
        self._patience = Patience(Event(), self._clock)
        self._mailbox = self._open_mailbox()
        code = Code.new(self._mailbox.nameplate)
        self._side = OfferSide(code)
        self._mailbox.put("offer-1", self._side.first)
        return str(code)

    @property
    def expires_in(self) -> float:
        """Seconds that the code still counts, by this device's own clock."""
        return self._patience.left

    def wait(self, ask: Callable[[Joining], bool], stop: Event) -> Paired:
        """Until somebody typed the code and `ask`, in this thread, said whether they may join.

        Once: whatever comes of it, the code is used up. Setting `stop` ends it within seconds.
        """
        side, self._side = self._side, None
        if side is None:
            raise mistyped()
        self._patience = self._patience.ended_by(stop)
        try:
            said = side.checked(self._patience.message(self._mailbox, "join-1"))
            device = NewDevice.told(said)
            self._asked(side, device, ask)
            return self._let_in(side, device)
        except Refused:
            raise  # the other side is to read why
        except BaseException:
            self._mailbox.burn()
            raise
        finally:
            self._mailbox.close()

    def _asked(self, side: OfferSide, device: NewDevice, ask: Callable[[Joining], bool]) -> None:
        """Raises Refused, and says why to the other side too, where it is not to join."""
        if self._homes and device.home and device.home not in self._homes:
            known = ", ".join(self._homes)
            self._refuse(side, f'The plan has no home "{device.home}"; its homes are: {known}.')
        may = ask(Joining(device.id, device.home, self._name(device)))
        self._patience.check()
        if not may:
            self._refuse(side, "The other home said no.")

    def _refuse(self, side: OfferSide, why: str) -> None:
        with suppress(HubError, PairingError):
            self._mailbox.put("offer-2", side.answer({"no": why}))
        raise Refused(f"{why} Nothing was joined. Make a new code to try again.")

    def _let_in(self, side: OfferSide, device: NewDevice) -> Paired:
        """Enrol it at the hub and in the records, bring the plan there, and only then answer."""
        name = self._name(device)
        enrol(self._link, device.id, device.token_hash)
        try:
            self._replica.write([device.record(name)], author="")
        except SyncError:
            let_out(self._link, device.id)
            raise
        told = exchanged(self._replica, self._link)
        link = Link.open(self._replica.folder)  # with keys that the round brought
        self._deliver(side, device, self._welcome(link, name))
        return Paired(device.id, device.home, name, link, told)

    def _welcome(self, link: Link, name: str) -> dict[str, Any]:
        return {"keyring": link.keyring.document(), "name": name}

    def _deliver(self, side: OfferSide, device: NewDevice, welcome: Mapping[str, Any]) -> None:
        try:
            if not self._delivered_with_plan(side, welcome):
                self._patience.deliver(self._mailbox, "offer-2", side.answer(welcome))
        except (HubError, PairingError) as error:
            raise PairingError(
                f"{self._name(device)} was let in here, but the answer may not have reached it. If "
                f"its screen does not show the plan, remove it with `samestars pair remove "
                f"{device.id[:8]}` and make a new code."
            ) from error

    def _delivered_with_plan(self, side: OfferSide, welcome: Mapping[str, Any]) -> bool:
        """Let the new device show the plan at once; False where that is too much for the hub, and
        the plan comes with all the rest.
        """
        try:
            message = side.answer({**welcome, "plan": plan_of(self._replica)})
        except ValueError:  # more than is ever unpacked
            return False
        if len(message) > MOST_WELCOME:
            return False
        try:
            self._patience.deliver(self._mailbox, "offer-2", message)
        except HubRefused as error:
            if error.code != "bad_request":  # an older hub's, which takes MOST_TEXT
                raise
            return False
        return True

    def _name(self, device: NewDevice) -> str:
        return self._homes.get(device.home, device.home) or NEW_SCREEN

    def _at_hub(self) -> Mailbox:
        if not self._link.hub:
            raise PairingError(
                "A code needs a hub, and this household has none. Nothing was begun. "
                "Name one with --hub, or write an invitation file with --file."
            )
        client = client_of(self._link)
        try:
            return HubMailbox.opened(client)
        except SyncError:
            client.close()
            raise
