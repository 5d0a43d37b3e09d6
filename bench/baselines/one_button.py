"""The smallest Textual app that a finger can use: one button that counts its presses."""

from textual.app import App, ComposeResult
from textual.widgets import Button


class OneButton(App[None]):
    """A button in the middle. No text selection, as in the kiosk: faster, so harder to meet."""

    ALLOW_SELECT = False
    CSS = "Screen { align: center middle; }"

    presses = 0

    def compose(self) -> ComposeResult:
        yield Button("Pressed 0")

    def on_button_pressed(self, pressed: Button.Pressed) -> None:
        self.presses += 1
        pressed.button.label = f"Pressed {self.presses}"


if __name__ == "__main__":
    OneButton().run()
