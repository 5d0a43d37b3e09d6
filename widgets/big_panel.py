"""A card of a few big words and the sentences under them: a code to read across a room."""

from textual.reactive import reactive

from .canvas import Canvas
from .drawings import Sprite
from .painted import Painted
from .palette import Palette
from .typeset import big_lines
from .words import cut, wrap

INSET = 2  # columns between the card's edge and its words
FIRST = 4  # px from which the big words are drawn
GAP = 2  # px between two lines of big words, and below the last
MOST = 2  # times they are enlarged
LONGEST = 6  # rows of a sentence


class BigPanel(Painted):
    """The words as large as they fit above the sentences, in bold cell text where they don't.

    Sentences that find no room even then are left out, from the last one on. The topmost px is left
    to the page.
    """

    words = reactive("")
    lines: reactive[tuple[str, ...]] = reactive(())
    most = reactive(MOST)
    """Times that the words are enlarged at most."""

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.card)
        row = self._paint_words(canvas, colours)
        last = canvas.rows - 2  # the lowest row of the card stays empty
        sentences = self._sentences(canvas)
        airy = row + sum(len(one) + 1 for one in sentences) - 2 <= last
        for number, sentence in enumerate(sentences):
            if row + len(sentence) - 1 > last and number:
                return
            for line in sentence:
                canvas.text(INSET, row, line, colours.ink)
                row += 1
            row += airy

    def _paint_words(self, canvas: Canvas, colours: Palette) -> int:
        """Draw them; the row from which there is room for the sentences."""
        if not self.words:
            return 1
        room = canvas.columns - 2 * INSET
        below = sum(map(len, self._sentences(canvas))) + 1
        free = canvas.rows * 2 - FIRST - GAP - below * 2
        sprites, factor = self._drawn(room, free)
        if not sprites:
            canvas.text(INSET, 1, cut(self.words, max(1, room)), colours.ink, bold=True)
            return 3
        y = FIRST
        for sprite in sprites:
            canvas.stamp(sprite, INSET, y, colours.ink, factor)
            y += len(sprite) * factor + GAP
        return (y + 1) // 2

    def _drawn(self, room: int, free: int) -> tuple[list[Sprite], int]:
        """The lines of big words and their factor; none where there is no room for them."""
        for factor in range(self.most, 0, -1):
            sprites = big_lines(self.words, room // factor)
            high = sum(len(sprite) * factor + GAP for sprite in sprites) - GAP
            if sprites and high <= free:
                return sprites, factor
        return [], 0

    def _sentences(self, canvas: Canvas) -> list[list[str]]:
        room = max(1, canvas.columns - 2 * INSET)
        return [wrap(line, room, LONGEST) for line in self.lines if line.strip()]
