"""The week as one sky: a column a day, the stars piled from the bottom."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .drawings import Sprite, icons, width
from .painted import Painted
from .palette import WHITE, Palette, mix
from .typeset import big, centred
from .words import cut

DAYS = 7
TO_COME = 0.72  # share of white in the name of a day to come
FIGURE = 7  # px of a figure's height


class Columns(NamedTuple):
    """Where the seven days stand, in columns of cells."""

    left: int
    width: int

    @classmethod
    def of(cls, columns: int) -> "Columns":
        """Seven equal columns in the middle of so many cells."""
        width = columns // DAYS
        return cls((columns - DAYS * width + 1) // 2, width)

    def start(self, day: int) -> int:
        """The first cell of a day."""
        return self.left + day * self.width


class Star(NamedTuple):
    """A size of star: its drawing, its factor, and px from one in the pile to the next."""

    sprite: Sprite
    scale: int
    pitch: int

    @property
    def height(self) -> int:
        """Its px from top to bottom."""
        return len(self.sprite) * self.scale

    def most(self, room: int) -> int:
        """How many lie on each other in `room` px."""
        return max(0, (room + self.pitch - self.height) // self.pitch)


def star_for(columns: int, room: int) -> Star | None:
    """The greatest star for a day `columns` wide with `room` px; None where only words fit.

    Doubled where three of them can pile up, which is a usual day.
    """
    large, small = icons()["star"], icons()["star-small"]
    sizes = [Star(large, scale, 9 * scale) for scale in (4, 3, 2)]
    sizes = [size for size in sizes if size.most(room) >= 3]
    sizes += [Star(large, 1, 9), Star(small, 1, 6)]
    for size in sizes:
        margin = 2 if size.sprite is large else 1
        wide = width(size.sprite) * size.scale + margin
        if columns >= wide and size.most(room) >= 1:
            return size
    return None


class StarSky(Painted):
    """Seven days under one sky; a day with no star is plain sky.

    The topmost px is left to the page. Where more stars fell than a pile can hold, the figure takes
    the place of the uppermost: a better day is never lower than a lesser one.
    """

    days: reactive[tuple[str, ...]] = reactive(())
    stars: reactive[tuple[int, ...]] = reactive(())
    today = reactive(-1)
    """Index of the day on honey; -1 in a week that is over."""

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Names on the last row but one, stars above them up to one px under the edge."""
        canvas.soft(0, 1, canvas.columns, canvas.rows * 2 - 1, colours.sky)
        names = max(0, canvas.rows - 2)
        places = Columns.of(canvas.columns)
        for day in range(DAYS):
            if day < len(self.days):
                self._paint_name(canvas, colours, places, day, names)
            if day < len(self.stars) and self.stars[day] > 0:
                self._paint_stars(canvas, colours, places, day, names)

    def _paint_name(
        self, canvas: Canvas, colours: Palette, places: Columns, day: int, row: int
    ) -> None:
        left, room, name = places.start(day), places.width, self.days[day]
        if day == self.today:
            gap = 1 if room >= 5 else 0
            canvas.fill(left + gap, row * 2, room - 2 * gap, 2, colours.act)
            marked = f"● {name}"
            shown = marked if cell_len(marked) <= room - 2 * gap else name
            centred(canvas, row, left + gap, room - 2 * gap, shown, colours.on_act, bold=True)
        elif 0 <= self.today < day:
            centred(canvas, row, left, room, cut(name, room - 1), mix(WHITE, colours.sky, TO_COME))
        else:
            centred(canvas, row, left, room, cut(name, room - 1), WHITE, bold=True)

    def _paint_stars(
        self, canvas: Canvas, colours: Palette, places: Columns, day: int, names: int
    ) -> None:
        number, bottom = self.stars[day], names * 2 - 1
        star = star_for(places.width, bottom - 2)
        if star is None:
            if names >= 2:
                words = f"★ {number}" if number > 1 else "★"
                _centred_count(canvas, colours, places, day, names - 1, words)
            return
        left = places.start(day) + (places.width - width(star.sprite) * star.scale) // 2
        most = star.most(bottom - 2)
        pile = number if number <= most else max(1, most - 1)
        for place in range(pile):
            top = bottom - star.height - place * star.pitch
            canvas.stamp(star.sprite, left, top, colours.star, star.scale)
        if pile < number:
            top = bottom - star.height - (pile - 1) * star.pitch
            self._paint_figure(canvas, places, day, top - 1)

    def _paint_figure(self, canvas: Canvas, places: Columns, day: int, bottom: int) -> None:
        """The day's figure, whose last px is above px `bottom`."""
        figure, left = str(self.stars[day]), places.start(day)
        fitting = big(figure, places.width, bottom - 2)
        if fitting is not None:
            sprite = fitting[0]
            middle = left + (places.width - width(sprite)) // 2
            canvas.stamp(sprite, middle, bottom - FIGURE, WHITE)
        else:
            centred(canvas, max(0, bottom // 2 - 1), left, places.width, figure, WHITE, bold=True)


def _centred_count(
    canvas: Canvas, colours: Palette, places: Columns, day: int, row: int, words: str
) -> None:
    shown = words if cell_len(words) <= places.width else words.replace(" ", "")
    centred(canvas, row, places.start(day), places.width, shown, colours.star, bold=True)
