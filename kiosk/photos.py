"""The family's photos for the screen: from the disk at once where they were shown before, else
made ready in a thread.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from kiosk.device.photo_cache import PhotoCache
from kiosk.household.photos import Named, named, photo
from sync import Replica, SyncError
from widgets.photo import Photo


class FamilyPhotos:
    """What a picture's name means on this device. All but the making is for the UI thread."""

    def __init__(self, replica: Replica, folder: Path) -> None:
        self._replica = replica
        self._cache = PhotoCache(folder)
        self._version = -1
        self._undated = -1
        self._named: Mapping[str, Named] = {}
        self._ready: dict[str, Photo] = {}  # by the sum of its bytes
        self._under_way: set[str] = set()
        self._lacking: dict[str, Named] = {}  # not whole yet, as far as was looked
        self._bad: set[str] = set()
        self._shown: dict[str, str] = {}  # name -> the sum that it meant when it was asked for
        self._wanted: SimpleQueue[Named] = SimpleQueue()
        self._maker: Thread | None = None
        self._arrived: Callable[[], None] = _nobody

    def start(self, arrived: Callable[[], None]) -> None:
        """From here on `arrived` is called, in a thread, when a photo is ready that was asked
        for.
        """
        self._arrived = arrived
        if not self._wanted.empty():
            self._make_soon()

    @property
    def any(self) -> bool:
        """Whether a photo is ready at all."""
        return bool(self._ready)

    def find(self, name: str) -> Photo | None:
        """The photo that the name means, if it is ready; else it will be, if it is here."""
        told = self._known().get(name)
        self._shown[name] = told.content if told else ""
        if told is None:
            return None
        key = told.content
        if key not in self._ready and key not in self._under_way | self._bad:
            cached = self._cache.read(key)
            if cached:
                self._ready[key] = cached
            elif key not in self._lacking:
                self._order(told)
        return self._ready.get(key)

    def content(self, key: str) -> bytes | None:
        """The photo itself, for any thread; None where it is not here. Raises a SyncError."""
        told = next((one for one in named(self._replica).values() if one.content == key), None)
        return photo(self._replica, told) if told else None

    def look(self) -> bool:
        """After something was written: whether a name means another photo than was shown. What was
        lacking is looked for again.
        """
        if self._version == self._replica.version:
            return False
        self._version = self._replica.version
        while self._lacking:
            self._order(self._lacking.popitem()[1])
        known = self._known()
        return any(
            key != (known[name].content if name in known else "")
            for name, key in self._shown.items()
        )

    def _known(self) -> Mapping[str, Named]:
        if self._undated != self._replica.undated_version:
            self._undated = self._replica.undated_version
            self._named = named(self._replica)
        return self._named

    def _order(self, told: Named) -> None:
        self._under_way.add(told.content)
        self._wanted.put(told)
        self._make_soon()

    def _make_soon(self) -> None:
        if self._maker is None and self._arrived is not _nobody:
            self._maker = Thread(target=self._make, name="photos", daemon=True)
            self._maker.start()

    def _make(self) -> None:
        while True:
            told = self._wanted.get()
            made = self._made(told)
            if made:
                self._ready[told.content] = made
                self._cache.write(made)
                self._cache.keep_only({one.content for one in named(self._replica).values()})
            self._under_way.discard(told.content)
            if made:
                self._arrived()

    def _made(self, told: Named) -> Photo | None:
        try:
            content = photo(self._replica, told)
        except SyncError:  # the disk does not give it now; the store's own notices say so
            content = None
        if content is None:
            self._lacking[told.content] = told
            return None
        try:
            from kiosk.device.photo_pixels import BadPhoto, photo_of  # pillow: not at the start
        except ImportError:  # a machine without pillow shows the stars
            self._bad.add(told.content)
            return None
        try:
            return photo_of(told.content, content)
        except BadPhoto:
            self._bad.add(told.content)
            return None


def _nobody() -> None:
    """Before the app runs."""
