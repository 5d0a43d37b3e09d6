"""What the stars are for: the reward, and how far the way to it is."""

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import display, icons, width
from .painted import Painted
from .palette import WHITE, Palette
from .typeset import centred
from .words import wrap

MOST_DRAWN = 5  # a greater goal shows one star and the figure
PITCH = 8  # columns from one small star to the next
PATCH = 10  # px of the sky patch's height
WORDS = 12  # columns that a title needs beside the patch


class RewardTile(Painted):
    """A card with the reward's name, the stars on a patch of sky, and both in words.

    It is plain page while `reward` is empty.
    """

    reward = reactive("")
    stars = reactive(0)
    goal = reactive(0)
    words = reactive("")
    """Progress in words, "3 of 5 stars"."""

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Text left and patch right; one above the other where that is too wide."""
        if not self.reward:
            return
        height = canvas.rows * 2 - (1 if canvas.rows == 4 else 0)  # as its bar: 3.5 rows high
        canvas.soft(0, 0, canvas.columns, height, colours.card)
        patch = self._patch_width()
        beside = canvas.columns - patch - 2
        if canvas.rows >= 6 and beside >= WORDS + 3:
            self._paint_words(canvas, colours, beside - 3)
            self._paint_patch(canvas, colours, beside, patch)
        else:
            self._paint_stacked(canvas, colours)

    def _drawn(self) -> bool:
        return 0 < self.goal <= MOST_DRAWN

    def _patch_width(self) -> int:
        if self._drawn():
            return self.goal * PITCH + 1
        return width(icons()["star"]) + width(display(str(self.stars))) + 6

    def _paint_words(self, canvas: Canvas, colours: Palette, room: int) -> None:
        title = wrap(self.reward, room, 2)
        words = wrap(self.words, room, 2 if canvas.rows >= 7 else 1)
        row = max(0, (canvas.rows - len(title) - 1 - len(words)) // 2)
        for line, text in enumerate(title):
            canvas.text(2, row + line, text, colours.ink, bold=True)
        for line, text in enumerate(words):
            canvas.text(2, row + len(title) + 1 + line, text, colours.soft)

    def _paint_patch(self, canvas: Canvas, colours: Palette, left: int, patch: int) -> None:
        top = (canvas.rows * 2 - PATCH) // 2
        canvas.soft(left, top, patch, PATCH, colours.sky)
        if not self._drawn():
            figure = display(str(self.stars), tails=False)
            canvas.stamp(icons()["star"], left + 2, top + 1, colours.star)
            canvas.stamp(figure, left + patch - 2 - width(figure), top + 1, WHITE)
            return
        for place in range(self.goal):
            earned = place < self.stars
            icon = icons()["star-small" if earned else "star-small-hollow"]
            colour = colours.star if earned else colours.slot
            canvas.stamp(icon, left + 1 + place * PITCH, top + 2, colour)

    def _paint_stacked(self, canvas: Canvas, colours: Palette) -> None:
        """Title, stars as text, words: as many of them as there are rows, the words first."""
        title, patch, words = self._rows_for(canvas.rows)
        inner = max(0, canvas.columns - 2)
        if title is not None:
            centred(canvas, title, 1, inner, self.reward, colours.ink, bold=True)
        if patch is not None:
            self._paint_text_stars(canvas, colours, patch)
        centred(canvas, words, 1, inner, self.words or self.reward, colours.soft)

    def _rows_for(self, rows: int) -> tuple[int | None, int | None, int]:
        """The rows of title, patch and words."""
        if rows >= 6:
            top = (rows - 4) // 2
            return top, top + 1, top + 3
        if rows >= 3:
            top = (rows - 3) // 2
            return top, top + 1, top + 2
        return (0, None, 1) if rows == 2 else (None, None, 0)

    def _paint_text_stars(self, canvas: Canvas, colours: Palette, row: int) -> None:
        if self._drawn():
            earned = min(self.stars, self.goal)
            stars = "   ".join("★" * earned + "☆" * (self.goal - earned))
        else:
            stars = f"★ {self.stars}"
        patch = cell_len(stars) + 4
        left = (canvas.columns - patch) // 2
        if left < 1:
            return
        canvas.fill(left, row * 2, patch, 2, colours.sky)
        for place, character in enumerate(stars):
            colour = {"★": colours.star, "☆": colours.slot}.get(character, WHITE)
            canvas.text(left + 2 + place, row, character, colour, bold=character.isdigit())
