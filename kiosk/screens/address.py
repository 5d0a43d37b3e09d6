"""A hub's address: the one thing that takes a keyboard, once."""

from textual import events

from kiosk.desk import Desk

from .board import Board

LIKELY = "http://samestars.local"
LONGEST = 100  # characters


class Address:
    """What was typed so far. While it is `open`, letters go into it and stand for no action."""

    def __init__(self, text: str = LIKELY) -> None:
        self.text = text
        self.open = False

    @property
    def shown(self) -> str:
        """With a caret while it is open."""
        return f"{self.text}▌" if self.open else self.text

    def take(self, event: events.Key) -> bool:
        """Whether the key was one for the address. Enter or escape closes it."""
        if not self.open:
            return False
        if event.key in ("enter", "escape"):
            self.open = False
        elif event.key == "backspace":
            self.text = self.text[:-1]
        elif event.character and event.character.isprintable() and len(self.text) < LONGEST:
            self.text += event.character
        return True


class AddressBoard(Board):
    """A screen on which the hub's address can be typed; its button is the action `address`."""

    FOR_ADULTS = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._address = Address()

    async def on_key(self, event: events.Key) -> None:
        """The address takes every key while it is open."""
        if self._address.take(event):
            event.stop()
            event.prevent_default()  # Textual calls the handlers of all classes above, else
            self.follow()

    def action_address(self) -> None:
        """Begin to type the hub's address, or end it."""
        self._address.open = not self._address.open
        self.follow()
