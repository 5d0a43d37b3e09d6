"""A bare board of six tiles, each with a star that a tap fills and empties. Keeps nothing."""

from textual.app import App, ComposeResult
from textual.reactive import reactive
from textual.widget import Widget


class Tile(Widget):
    """A tile that fills a sixth of the screen."""

    DEFAULT_CSS = """
    Tile { width: 1fr; height: 1fr; border: tall $surface; content-align: center middle; }
    """

    filled = reactive(False)

    def render(self) -> str:
        return "★ Filled" if self.filled else "☆ Empty"

    def on_click(self) -> None:
        self.filled = not self.filled


class SixTiles(App[None]):
    """Two rows of three."""

    ALLOW_SELECT = False
    CSS = "Screen { layout: grid; grid-size: 3 2; }"

    def compose(self) -> ComposeResult:
        for _ in range(6):
            yield Tile()


if __name__ == "__main__":
    SixTiles().run()
