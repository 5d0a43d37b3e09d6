"""The worker: keeps a device in touch with its hub while the screen does other things."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

from sync import Reading, Replica, SyncError
from sync.disk.generation import seen
from sync.link import contact
from sync.link.backoff import Backoff
from sync.link.client import HubClient
from sync.link.errors import HubError, NotPaired
from sync.link.exchange import Exchange
from sync.link.link import FILE, Link
from sync.link.renewal import renewing
from sync.link.round import turns
from sync.link.there import Sent
from sync.wire import LONGEST_WAIT

LOOK = 1.0  # seconds between two looks for what other processes wrote, and for another link
PATIENCE = 0.9  # seconds that `stop` waits


class Worker:
    """Two threads on the folder's own replica: one parked at the hub, one that sends.

    Neither ever raises: `contact` and `trouble` say how it goes, `fault` holds what should not have
    happened. `changed` is called in one of the threads when something from elsewhere was filed.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], Reading],
        changed: Callable[[], None],
        *,
        backoff: tuple[float, float] = (5.0, 900.0),
        boot: str = "",
    ) -> None:
        """`backoff`: shortest and longest pause in seconds. Nothing is opened before `start`."""
        self.contact = contact.NEVER
        self.trouble = ""
        self.fault: BaseException | None = None
        self._folder = folder
        self._clock = clock
        self._boot = boot
        self._changed = changed
        self._backoff = Backoff(*backoff)
        self._longest = backoff[1]
        self._replica: Replica | None = None
        self._sent = Sent()
        self._link_seen: tuple[int, int] | None = None
        self._listening: HubClient | None = None
        self._speaking: Exchange | None = None
        self._pushed_version = -1
        self._stopping = Event()
        self._awake = Event()  # a pause is to end
        self._nudged = Event()  # something is to be sent
        self._threads = [
            Thread(target=self._listen, name="samestars-listen", daemon=True),
            Thread(target=self._speak, name="samestars-speak", daemon=True),
        ]

    def start(self) -> None:
        """Begin. Raises SyncError where the folder holds no store."""
        self._replica = Replica.open(self._folder, clock=self._clock, boot=self._boot)
        self._replica.renew = renewing(self._replica)
        for thread in self._threads:
            thread.start()

    def nudge(self) -> None:
        """Something was written here, or the network is back: send now, and pause no longer."""
        self._nudged.set()
        self._awake.set()

    def stop(self) -> None:
        """End within a second, parked or not; what is not sent yet stays for the next start."""
        self._stopping.set()
        self._awake.set()
        self._nudged.set()
        for line in (self._listening, self._speaking and self._speaking.hub):
            if line:
                line.cut()
        until = time.monotonic() + PATIENCE
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(until - time.monotonic(), 0))
        if self._replica and not any(thread.is_alive() for thread in self._threads):
            self._replica.close()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            pause = self._longest
            with Kept(self):
                pause = self._listened()
            if pause and self._awake.wait(pause):
                self._awake.clear()

    def _listened(self) -> float:
        """Talk with the hub until that ends; how many seconds to rest then."""
        self._link_seen = seen(self._folder / FILE)
        try:
            self._talk(Link.open(self._folder))
        except NotPaired as error:
            self.contact, self.trouble = contact.NOT_PAIRED, str(error)
            return LOOK
        except HubError as error:
            if self._link_is_another():
                return 0
            self._say(contact.state_of(error), str(error))
            return self._backoff.pause(error.retry_after)
        except SyncError as error:  # the card: the screen says so by itself, too
            self.trouble = str(error)
            return self._backoff.pause()
        return LOOK

    def _talk(self, link: Link) -> None:
        if not link.hub:
            self.contact, self.trouble = contact.NO_HUB, ""
            return
        self._listening = HubClient(link.hub, link.household, link.token, link.certificate)
        try:
            exchange = Exchange(self._there(), link, self._listening, self._changed, self._sent)
            while not self._stopping.is_set():
                turns(exchange)
                self._well()
                while not exchange.park(LONGEST_WAIT):
                    pass
        finally:
            self._listening.close()

    def _speak(self) -> None:
        while not self._stopping.is_set():
            self._nudged.wait(LOOK)
            self._nudged.clear()
            with Kept(self):
                self._spoken()

    def _spoken(self) -> None:
        try:
            self._there().refresh()
            if self._link_is_another():
                self._speaking = None
                self._interrupt()
            elif self.contact == contact.FINE and self._there().version != self._pushed_version:
                self._push()
        except HubError:  # whoever listens finds out what it is, and says so
            self._speaking = None
            self._interrupt()
        except SyncError as error:
            self.trouble = str(error)

    def _push(self) -> None:
        if self._speaking is None:
            link = Link.open(self._folder)
            hub = HubClient(link.hub, link.household, link.token, link.certificate)
            self._speaking = Exchange(self._there(), link, hub, sent=self._sent)
        version = self._there().version
        self._speaking.push()
        self._pushed_version = version

    def _interrupt(self) -> None:
        """Let the listener look again at once."""
        if self._listening:
            self._listening.cut()
        self._awake.set()

    def _link_is_another(self) -> bool:
        return seen(self._folder / FILE) != self._link_seen

    def _well(self) -> None:
        self._backoff.reset()
        self._say(contact.FINE, "")
        self._nudged.set()

    def _say(self, state: str, trouble: str) -> None:
        if self._stopping.is_set():
            return
        self.contact, self.trouble = state, trouble
        contact.record(self._there(), state, self._clock())

    def _there(self) -> Replica:
        assert self._replica
        return self._replica


class Kept:
    """What should not have happened in a thread is kept for the log, and ends nothing else."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self._worker.fault = error
        self._worker.contact = contact.FAULT
        self._worker.trouble = (
            f"Sync stopped by a fault ({type(error).__name__}); everything is kept on this device, "
            "and it is tried again later."
        )
        return True
