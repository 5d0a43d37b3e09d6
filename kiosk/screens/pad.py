"""The number pad at the right of a screen: for a finger, a keyboard or one switch."""

from abc import abstractmethod

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Grid
from textual.geometry import Size
from textual.widget import Widget

from widgets.pad_key import PadKey

from .board import Board
from .reach import grip_on

RUB_OUT, TICK = "rub-out", "tick"
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", RUB_OUT, "0", TICK)
SAME = {"backspace": RUB_OUT, "enter": TICK}
ABREAST, GUTTERS = 3, 4  # keys beside each other, and the columns between them


class PadBoard(Board):
    """A screen with the pad beside its parts. A digit, rub-out or tick comes to `typed`."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        pad = Grid(*(PadKey(key, id=f"key-{key}") for key in KEYS), classes="pad")
        self._widen(pad, self.app.size)
        yield pad

    def on_resize(self, event: events.Resize) -> None:
        """Textual calls this beside the same one of Board."""
        self._widen(self.query_one(".pad"), event.size)

    def on_screen_resume(self) -> None:
        """The display may have been measured meanwhile. Board's own is called beside this."""
        self._widen(self.query_one(".pad"), self.size)

    def _widen(self, pad: Widget, size: Size) -> None:
        """Give each key its 20 mm where letters are small for the display."""
        grip = grip_on(size, self.desk.display, large=False)
        pad.styles.min_width = ABREAST * grip.adult.columns + GUTTERS if grip else None

    @abstractmethod
    def typed(self, key: str) -> None:
        """A key of the pad was pressed, or the same one of a keyboard."""

    @on(PadKey.Pressed)
    def press(self, event: PadKey.Pressed) -> None:
        """A key of the pad."""
        event.stop()
        self.typed(event.key)

    async def on_key(self, event: events.Key) -> None:
        """The same from a keyboard."""
        known = SAME.get(event.key, event.key)
        if known in KEYS and not isinstance(self.focused, PadKey):
            event.stop()
            event.prevent_default()  # Textual calls the handlers of all classes above, else
            self.typed(known)
