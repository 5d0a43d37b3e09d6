"""What a finger, a key or a switch presses: it acts on press, and drumming presses once."""

from abc import abstractmethod

from textual import events

from .painted import Painted

KEYS = ("enter", "space")


class Pressable(Painted, can_focus=True):
    """A painted widget that does one thing when it is pressed, unless it is absent.

    A finger that drums or an enter key held down acts once: each press has to keep `STILL` from the
    one before it, by the times of the events. A tap doesn't take the focus: the ring is for keys.
    """

    FOCUS_ON_CLICK = False
    STILL = 1.0  # seconds that a press must keep from the one before it

    _last_press = float("-inf")

    @property
    @abstractmethod
    def absent(self) -> bool:
        """Whether the widget has nothing to do: its place stays empty and can't be focused."""

    @abstractmethod
    def act(self) -> None:
        """What a press does."""

    @property
    def words(self) -> str:
        """What a voice says of it."""
        return str(getattr(self, "label", "") or getattr(self, "task_title", ""))

    def allow_focus(self) -> bool:
        """Keys and switches pass over an empty place."""
        return super().allow_focus() and not self.absent

    def press(self, time: float) -> None:
        """Act, unless the last press was less than `STILL` before `time` (an event's `time`)."""
        if self.absent:
            return
        since, self._last_press = time - self._last_press, time
        if since >= self.STILL:
            self.act()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A finger arrives as press and release together: the press counts."""
        event.stop()
        self.press(event.time)

    def on_key(self, event: events.Key) -> None:
        """Enter or space, or a switch that sends one of them."""
        if event.key in KEYS:
            event.stop()
            event.prevent_default()
            self.press(event.time)

    def give_up_focus(self) -> None:
        """For a widget that has become absent."""
        if self.absent and self.has_focus:
            self.blur()
