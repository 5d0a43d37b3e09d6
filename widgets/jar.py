"""The jar: stars on a night sky behind glass, filling towards a reward, and its picture."""

from typing import NamedTuple

from textual.reactive import reactive

from .canvas import Canvas
from .drawings import Sprite, display, icons, width
from .painted import Painted
from .palette import WHITE, Palette
from .pictured import is_star, paint_picture
from .typeset import centred
from .words import cut, wrap

PICTURE = (24, 16)  # px at x1
MOST_SCALE = 4
ROOMY = 16  # rows
LID = 3  # px
NECK = 2
LEAST = (PICTURE[0] + 26, 8)  # columns and rows that jar and picture need beside each other
SHAPE = 1.3  # how much wider than high the glass is
SLIMMEST = 15  # px of the glass


class Grid(NamedTuple):
    """How the stars lie in the glass: their size and how many in a row."""

    name: str
    scale: int
    across: int

    @property
    def size(self) -> tuple[int, int]:
        """Columns and px of one star."""
        sprite = icons()[self.name]
        return width(sprite) * self.scale, len(sprite) * self.scale


def grid(goal: int, wide: int, high: int) -> Grid | None:
    """The greatest stars of which `goal` fit in so many px; None where not even the small do, or
    there are none.
    """
    for name, scale in (("star", 3), ("star", 2), ("star", 1), ("star-small", 1)):
        sprite = icons()[name]
        across = (wide + 1) // (width(sprite) * scale + 1)
        rows = (high + 1) // (len(sprite) * scale + 1)
        if across > 0 and 0 < goal <= across * rows:
            needed = -(-goal // across)
            return Grid(name, scale, -(-goal // needed))
    return None


class Jar(Painted):
    """Outlines are the stars still to come; a goal too great to be drawn is one star and a figure.

    It is plain page while `reward` is empty. `ask` is the one thing to do now, if there is one.
    """

    reward = reactive("")
    picture = reactive("")
    stars = reactive(0)
    goal = reactive(0)
    words = reactive("")
    """Progress in words, "3 of 5 stars"."""
    ask = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Jar left and reward right; words alone where that is too wide."""
        if not self.reward:
            return
        top = self._top(canvas)
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - 1 - top, colours.card)
        if canvas.columns < LEAST[0] or canvas.rows < LEAST[1]:
            self._paint_words(canvas, colours, 1, max(0, canvas.columns - 2))
            return
        right = max(PICTURE[0] + 4, canvas.columns // 2)
        self._paint_jar(canvas, colours, canvas.columns - right)
        left = canvas.columns - right
        row = self._paint_words(canvas, colours, left, right - 2)
        self._paint_picture(canvas, colours, left, right - 2, row)

    def _top(self, canvas: Canvas) -> int:
        """The first px of the card: a roomy one keeps one from what is above it."""
        return 1 if canvas.rows >= ROOMY else 0

    # the reward

    def _paint_words(self, canvas: Canvas, colours: Palette, left: int, room: int) -> int:
        """Title, progress and what to do at the bottom; the first row that they take."""
        ask = 3 if self.ask and canvas.rows >= 5 else 0
        title = wrap(self.reward, max(1, room - 2), 2 if canvas.rows >= 8 else 1)
        row = max(0, canvas.rows - 2 - ask - len(title))
        top = row
        for line in title:
            centred(canvas, row, left, room, line, colours.ink, bold=True)
            row += 1
        centred(canvas, row, left, room, self.words, colours.soft)
        if ask:
            canvas.soft(left, row * 2 + 3, room, 5, colours.now)
            words = cut(self.ask, max(0, room - 2))
            centred(canvas, row + 2, left, room, words, colours.on_now, bold=True)
        return top

    def _paint_picture(
        self, canvas: Canvas, colours: Palette, left: int, room: int, row: int
    ) -> None:
        """Its picture on a plate above the words."""
        top = 1 + self._top(canvas)
        high = row * 2 - 1 - top
        scale = min(high // PICTURE[1], room // PICTURE[0], MOST_SCALE)
        if scale < 1:
            return
        star = is_star(self.picture)
        canvas.soft(left, top, room, high, colours.sky if star else colours.plate)
        x = left + (room - PICTURE[0] * scale) // 2
        y = top + (high - PICTURE[1] * scale) // 2
        paint_picture(canvas, self.picture, x, y, colours, scale)

    # the jar

    def _paint_jar(self, canvas: Canvas, colours: Palette, room: int) -> None:
        """Lid, neck and glass in the middle of `room` columns."""
        lid = 2 + self._top(canvas)
        glass = canvas.rows * 2 - 3 - lid - LID - NECK
        wide = self._glass_width(glass, room - 2)
        left = (room - wide) // 2
        canvas.soft(left + 3, lid, wide - 6, LID, colours.picture["n"])
        canvas.fill(left + 4, lid + LID, wide - 8, NECK, colours.sky)
        top = lid + LID + NECK
        canvas.fill(left + 2, top, wide - 4, 1, colours.sky)
        canvas.soft(left, top + 1, wide, glass - 1, colours.sky)
        self._paint_stars(canvas, colours, (left + 1, wide - 2), (top + 1, glass - 3))

    def _glass_width(self, glass: int, room: int) -> int:
        """As wide as a jar is, and wider where its stars would not fit else."""
        wide = min(room, int(glass * SHAPE))
        if grid(self.goal, wide - 2, glass - 3) is None and grid(self.goal, room - 2, glass - 3):
            wide = room
        return max(SLIMMEST, wide)

    def _paint_stars(
        self, canvas: Canvas, colours: Palette, across: tuple[int, int], down: tuple[int, int]
    ) -> None:
        """From the bottom upwards, as they fell; `across` and `down` are a start and px."""
        lie = grid(self.goal, across[1], down[1])
        if lie is None:
            self._paint_figure(canvas, colours, across, down)
            return
        wide, high = lie.size
        for number in range(self.goal):
            row, place = divmod(number, lie.across)
            in_row = min(lie.across, self.goal - row * lie.across)
            start = across[0] + (across[1] - in_row * (wide + 1) + 1) // 2
            y = down[0] + down[1] - (row + 1) * (high + 1) + 1
            earned = number < self.stars
            sprite = icons()[lie.name if earned else f"{lie.name}-hollow"]
            colour = colours.star if earned else colours.slot
            canvas.stamp(sprite, start + place * (wide + 1), y, colour, lie.scale)

    def _paint_figure(
        self, canvas: Canvas, colours: Palette, across: tuple[int, int], down: tuple[int, int]
    ) -> None:
        """One star over the figure."""
        star = icons()["star" if self.stars else "star-hollow"]
        figure = display(str(self.stars), tails=False)
        parts: list[tuple[Sprite, str]] = [
            (star, colours.star if self.stars else colours.slot),
            (figure, WHITE),
        ]
        y = down[0] + max(0, down[1] - len(star) - len(figure) - 2) // 2
        for sprite, colour in parts:
            canvas.stamp(sprite, across[0] + (across[1] - width(sprite)) // 2, y, colour)
            y += len(sprite) + 2
