"""The courier: carries changes between the homes while the screen does other things."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kiosk.conversation import Joining
from kiosk.device import Device
from kiosk.device.clock import boot_id
from kiosk.device.telling import has_told
from kiosk.language import N_, _
from sync import Replica, SyncError
from sync.wire import LINK_FILE

LOOK = 3.0  # seconds between two looks for a stick
PATIENCE = 2.0  # seconds in which a thread ends, or is left to end with the process
CARRIED = N_("The stick has everything: it can be taken out.")


class Courier:
    """A device's way to the other home: the hub's worker, and the stick where one is asked for.

    Nothing of it is loaded while the device is alone, nor before `look` is first called: what talks
    with the network takes 0.3 s to load, and the first frame does not wait for it. It has replicas
    of its own on the folder, and shares no memory with the screen.
    """

    def __init__(self, device: Device, joining: Joining | None = None) -> None:
        """`joining`: that of this device, whose round may still bring the years."""
        self._device = device
        self._joining = joining
        self._has_told = False  # the others, where this device hangs
        self._arrived: Callable[[], None] = lambda: None
        self._beginning: Thread | None = None
        self._ended = Event()
        self._worker: Any = None  # sync.link.Worker, once the device is joined
        self._sticks: SticksWatch | None = None

    def start(self, arrived: Callable[[], None]) -> None:
        """From here on `arrived` is called, in a thread, when something came from elsewhere."""
        self._arrived = arrived

    @property
    def is_joined(self) -> bool:
        """Whether the device has a link to others."""
        return (self._device.folder / LINK_FILE).exists()

    def look(self) -> None:
        """Begin as soon as the device is joined, in a thread; until then it costs a `stat`.

        Called in turn with what is written on the screen's replica. Raises a SyncError.
        """
        if self._joining and self._joining.under_way:
            return
        if self._worker is not None and not self._has_told:
            self._has_told = has_told(self._device)
            self.nudge()
        if self._beginning is None and self.is_joined:
            self._beginning = Thread(target=self._begin, name="samestars-courier", daemon=True)
            self._beginning.start()

    def _begin(self) -> None:
        from sync.link import Worker  # requests, cryptography: see the class

        if self._ended.is_set():
            return
        worker = Worker(self._device.folder, self._device.reading, self._arrived, boot=boot_id())
        worker.start()
        self._worker = worker
        if self._device.settings.usb_folder:
            self._sticks = SticksWatch(self._device, self._arrived)
            self._sticks.start()

    def nudge(self) -> None:
        """Something was written here: it goes out now."""
        if self._worker is not None:
            self._worker.nudge()

    def notices(self) -> list[str]:
        """Sentences about a stick, for whoever stands before the screen with it."""
        return [_(self._sticks.said)] if self._sticks and self._sticks.said else []

    def stop(self) -> None:
        """End within a few seconds; what is not sent yet goes out after the next start."""
        self._ended.set()
        if self._beginning:
            self._beginning.join(PATIENCE)
        if self._sticks:
            self._sticks.stop()
        if self._worker is not None:
            self._worker.stop()


class SticksWatch:
    """Meets each stick labelled SAMESTARS below the mount folder while it is plugged in."""

    def __init__(self, device: Device, arrived: Callable[[], None]) -> None:
        self.said = ""
        self._device = device
        self._arrived = arrived
        self._stopping = Event()
        self._thread = Thread(target=self._watch, name="samestars-sticks", daemon=True)
        self._met: dict[Path, int] = {}  # stick -> the version that it carries

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End; a stick that is being written to is finished first, within `PATIENCE`."""
        self._stopping.set()
        self._thread.join(PATIENCE)

    def _watch(self) -> None:
        from sync.link import find_sticks  # requests: see Courier

        replica = Replica.open(self._device.folder, clock=self._device.reading, boot=boot_id())
        root = Path(self._device.settings.usb_folder)
        while not self._stopping.wait(LOOK):
            try:
                replica.refresh()
                self._visit(replica, find_sticks(root))
            except SyncError as error:
                self.said = str(error)
        replica.close()

    def _visit(self, replica: Replica, sticks: list[Path]) -> None:
        """Exchange with those that do not carry everything yet."""
        from sync.link import Link, sync_folder  # as above

        self._met = {stick: version for stick, version in self._met.items() if stick in sticks}
        if not sticks:
            self.said = ""
        for stick in sticks:
            if self._met.get(stick) != replica.version:
                sync_folder(replica, Link.open(self._device.folder), stick, self._arrived)
                self._met[stick] = replica.version
                self.said = CARRIED
                self._arrived()
