"""The top of the child's screen: who, which day, which part of it, and the stars of the reward."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import icons
from .painted import Painted
from .palette import WHITE, Palette
from .typeset import centred
from .words import cut, wrap

DRAWN = 5  # stars that are drawn one by one; a greater goal is one star and the figure
WIDE, TALL = 86, 4  # cells from which the header has its full form
PART = 11  # columns of one part of the day in the full form
STAR = 8  # columns of a star in its band, the gap after it included
BAND_COLUMN = {100: 20, 80: 28, 60: 20}  # where the parts of the day begin, by width


class DayHeader(Painted):
    """Four rows in full, else one. `goal` 0 means that no reward is set: no band of stars.

    `parts` are the three names of the day's parts, `part` is the index of the one that it is.
    `words` tells a goal above five, "3 of 12 stars"; where it is empty the figures do. `where` is a
    line of its own in the full form, such as "Tonight: Blue house"; elsewhere it has no room.
    """

    child: reactive[str] = reactive("")
    date: reactive[str] = reactive("")
    parts: reactive[tuple[str, str, str]] = reactive(("Morning", "Afternoon", "Evening"))
    part: reactive[int] = reactive(0)
    stars: reactive[int] = reactive(0)
    goal: reactive[int] = reactive(0)
    words: reactive[str] = reactive("")
    where: reactive[str] = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if canvas.columns >= WIDE and canvas.rows >= TALL:
            self._paint_full(canvas, colours)
        else:
            self._paint_line(canvas, colours)

    @property
    def _told(self) -> str:
        return self.words.strip() or f"{self.stars} of {self.goal}"

    # four rows

    def _paint_full(self, canvas: Canvas, colours: Palette) -> None:
        room = BAND_COLUMN[100] - 4
        first = 0 if self.where else 1  # a line below it moves all others up
        canvas.text(3, first, cut(self.child, room), colours.ink, bold=True)
        canvas.text(3, first + 1, cut(self.date, room), colours.soft)
        self._paint_parts(canvas, BAND_COLUMN[100], colours)
        left = self._paint_sky(canvas, colours)
        canvas.text(3, 3, cut(self.where, max(0, left - 5)), colours.ink)

    def _paint_sky(self, canvas: Canvas, colours: Palette) -> int:
        """The stars, or their figure where they are many or have no room; gives the left edge."""
        right = canvas.columns - 3
        if self.goal <= 0:
            return right
        end = BAND_COLUMN[100] + PART * len(self.parts)
        if self.goal > DRAWN or right - self.goal * STAR - 1 <= end:
            return self._paint_figure(canvas, colours)
        return self._paint_stars(canvas, colours)

    def _paint_parts(self, canvas: Canvas, left: int, colours: Palette) -> None:
        high = 5 if self.where else 8
        canvas.soft(left, 0, PART * 3, high, colours.card)
        for index, name in enumerate(self.parts):
            x, is_now = left + PART * index, index == self.part
            if is_now:
                canvas.soft(x, 0, PART, high, colours.tint)
            ink = colours.ink if is_now else colours.soft
            row = 0 if self.where else 1
            canvas.text(x + PART // 2, row, "●" if is_now else "·", ink)
            centred(canvas, row + 1, x, PART, name, ink, bold=is_now)

    def _paint_stars(self, canvas: Canvas, colours: Palette) -> int:
        left = self._band(canvas, self.goal * STAR + 1, colours)
        for index in range(self.goal):
            earned = index < self.stars
            name = "star-small" if earned else "star-small-hollow"
            colour = colours.star if earned else colours.slot
            canvas.stamp(icons()[name], left + 1 + STAR * index, 1, colour)
        return left

    def _paint_figure(self, canvas: Canvas, colours: Palette) -> int:
        lines = wrap(self._told, 12, 2)
        left = self._band(canvas, STAR + 4 + max(map(cell_len, lines), default=0), colours)
        canvas.stamp(icons()["star-small"], left + 2, 1, colours.star)
        for row, line in enumerate(lines, 1):
            canvas.text(left + STAR + 2, row, line, WHITE, bold=row == 1)
        return left

    def _band(self, canvas: Canvas, width: int, colours: Palette) -> int:
        """A patch of sky that ends at the right margin; gives its left edge."""
        left = canvas.columns - 3 - width
        canvas.soft(left, 0, width, 8, colours.sky)
        return left

    # one row

    def _paint_line(self, canvas: Canvas, colours: Palette) -> None:
        wide = canvas.columns >= 80
        margin = 2 if wide else 1
        right = canvas.columns - margin
        right = self._paint_star_line(canvas, right, colours)
        start = BAND_COLUMN[80 if wide else 60]
        parts = [(name, index == self.part) for index, name in enumerate(self.parts)]
        shown = parts if wide else [part for part in parts if part[1]]
        if start + _line_width(shown) < right:
            self._paint_part_line(canvas, start, shown, colours)
        else:
            start = right
        self._paint_name_line(canvas, margin, start - 1, colours)

    def _paint_name_line(self, canvas: Canvas, left: int, end: int, colours: Palette) -> None:
        """The name, cut before `end`; the day's first word where the name leaves it room."""
        name = cut(self.child, max(0, end - left))
        canvas.text(left, 0, name, colours.ink, bold=True)
        after = left + cell_len(name) + 1
        day = self.date.split(maxsplit=1)[0] if self.date.strip() else ""
        if after + cell_len(day) <= end:
            canvas.text(after, 0, day, colours.soft)

    def _paint_part_line(
        self, canvas: Canvas, column: int, parts: list[tuple[str, bool]], colours: Palette
    ) -> None:
        for name, is_now in parts:
            wide = _part_width(name, is_now)
            if is_now:
                canvas.fill(column, 0, wide, 2, colours.tint)
                canvas.text(column + 1, 0, f"● {name}", colours.ink, bold=True)
            else:
                canvas.text(column, 0, name, colours.soft)
            column += wide + 2

    def _paint_star_line(self, canvas: Canvas, right: int, colours: Palette) -> int:
        """The stars as text, ending before column `right`; gives the column where they begin."""
        if self.goal <= 0:
            return right
        line = list(self._star_line(colours))
        left = right - sum(cell_len(text) for text, _ in line) - 2
        canvas.fill(left, 0, right - left, 2, colours.sky)
        column = left + 1
        for text, colour in line:
            canvas.text(column, 0, text, colour)
            column += cell_len(text)
        return left

    def _star_line(self, colours: Palette) -> Iterator[tuple[str, str]]:
        if self.goal > DRAWN:
            yield "★", colours.star
            yield f" {self._told}", WHITE
            return
        for index in range(self.goal):
            earned = index < self.stars
            yield " " if index else "", colours.sky
            yield ("★", colours.star) if earned else ("☆", colours.slot)


def _part_width(name: str, is_now: bool) -> int:
    return cell_len(name) + (4 if is_now else 0)


def _line_width(parts: list[tuple[str, bool]]) -> int:
    return sum(_part_width(*part) for part in parts) + 2 * (len(parts) - 1)
