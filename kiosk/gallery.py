"""The gallery: hangs the family's photos on the screens, and again when others come."""

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from textual._compositor import ChopsUpdate
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen

from kiosk.device.graphics import cell_size
from kiosk.glass import Glass
from kiosk.photos import FamilyPhotos
from widgets.painted import Painted
from widgets.photo import album


class Gallery:
    """One app's photos; without any it does nothing. `protocol` is what the terminal shows."""

    def __init__(self, app: App[None], photos: FamilyPhotos | None, protocol: str) -> None:
        self._app = app
        self._photos = photos
        self._protocol = protocol
        self._glass: Glass | None = None
        if photos:
            album.source = photos.find
        else:
            album.clear()

    def open(self) -> None:
        """The app runs: photos may be made, and show when they are ready."""
        if not self._photos:
            return
        self._photos.start(self._caller(self.repaint))
        driver = self._app._driver
        if self._protocol and driver and not self._app.is_headless:
            covering = self._caller(self._cover_all)
            self._glass = Glass(self._protocol, driver.write, self._photos.content, covering)
            self._cover_all()

    def look(self) -> None:
        """Something may have come from elsewhere."""
        if self._photos and self._photos.look():
            self.repaint()

    def repaint(self) -> None:
        """Let every widget look up its photos anew."""
        for screen in self._app.screen_stack:
            for widget in screen.query("*"):
                if isinstance(widget, Painted):
                    widget.refresh()

    def resized(self) -> None:
        """The terminal has another size, or another letter."""
        if self._glass:
            self._glass.clear()

    def drawn(self, screen: Screen[object], update: object) -> None:
        """The app wrote cells: photos that lay over them are drawn again."""
        if self._glass and self._photos and self._photos.any and screen is self._app.screen:
            self._glass.cell = cell_size(self._terminal())
            self._glass.cover(screen, self._app.theme, touched(update, screen.region))

    def _cover_all(self) -> None:
        if self._app.screen_stack:
            self.drawn(self._app.screen, None)

    def _terminal(self) -> int:
        return next((one for one in (2, 1, 0) if os.isatty(one)), 0)

    def _caller(self, do: Callable[[], None]) -> Callable[[], None]:
        """For another thread to call."""
        loop = asyncio.get_running_loop()

        def call() -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile: the next start shows it
                loop.call_soon_threadsafe(self._app.call_later, do)

        return call


def touched(update: object, everything: Region) -> Sequence[Region]:
    """The cells that an update wrote; None wrote nothing, and of what is unknown all is taken."""
    if update is None:
        return ()
    if isinstance(update, ChopsUpdate):
        return [Region(left, row, right - left, 1) for row, left, right in update.spans]
    return [everything]
