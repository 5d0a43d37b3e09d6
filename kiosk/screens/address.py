"""A hub's address: the one thing that takes a keyboard, once."""

from textual import events

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
