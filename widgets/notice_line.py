"""One calm line at the foot of a screen, for what an adult should know."""

from textual.geometry import Size
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .words import wrap

MARGIN = 2
MOST_LINES = 3


class NoticeLine(Painted):
    """A sentence at the foot of the screen; no height at all while there is nothing to say."""

    DEFAULT_CSS = """
    NoticeLine {
        height: auto;
        width: 100%;
        display: none;
        &.-said { display: block; }
    }
    """

    sentence = reactive("", layout=True)

    def watch_sentence(self, sentence: str) -> None:
        self.set_class(bool(sentence), "-said")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the sentence needs, three at most."""
        return len(wrap(self.sentence, max(1, width - 2 * MARGIN), MOST_LINES))

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        canvas.fill(0, 0, canvas.columns, canvas.rows * 2, colours.tint)
        width = max(1, canvas.columns - 2 * MARGIN)
        for row, line in enumerate(wrap(self.sentence, width, MOST_LINES)):
            canvas.text(MARGIN, row, line, colours.ink)
