"""The gallery: hangs the family's photos on the screens, and again when others come."""

import asyncio
from contextlib import suppress

from textual.app import App
from textual.screen import Screen

from kiosk.photos import FamilyPhotos
from widgets.painted import Painted
from widgets.photo import album


class Gallery:
    """One app's photos; without any it does nothing."""

    def __init__(self, app: App[None], photos: FamilyPhotos | None) -> None:
        self._app = app
        self._photos = photos
        if photos:
            album.source = photos.find
        else:
            album.clear()

    def open(self) -> None:
        """The app runs: photos may be made, and show when they are ready."""
        if not self._photos:
            return
        loop = asyncio.get_running_loop()

        def ready() -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile: the next start shows it
                loop.call_soon_threadsafe(self._app.call_later, self.repaint)

        self._photos.start(ready)

    def look(self) -> None:
        """Something may have come from elsewhere."""
        if self._photos and self._photos.look():
            self.repaint()

    def repaint(self) -> None:
        """Let every widget look up its photos anew."""
        for screen in self._app.screen_stack:
            self._repaint(screen)

    def _repaint(self, screen: Screen[object]) -> None:
        for widget in screen.query("*"):
            if isinstance(widget, Painted):
                widget.refresh()
