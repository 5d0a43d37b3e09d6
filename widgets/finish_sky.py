"""Everything is done: a picture of a star between the family's houses, still in the end."""

from itertools import pairwise

from rich.cells import cell_len
from textual.reactive import reactive
from textual.timer import Timer

from .canvas import Canvas
from .drawings import Sprite, icons, picture, width
from .painted import Painted
from .palette import WHITE, Palette, mix
from .typeset import big, centred
from .words import wrap

LETTERS = {"leaf": "e", "blue": "b", "berry": "r", "clay": "o", "honey": "y", "violet": "v"}
DOORS = {"blue": "n", "berry": "k", "clay": "k", "violet": "k"}  # elsewhere as drawn
HILLS = 3  # px
ROOMY = 20  # rows from which on the page shows above the sky
LOW = 16  # rows up to which the words move up, or the houses would have no room
HILL_GREEN = 0.45  # share of leaf over the sky in the hills

SECONDS = 4.0  # that the stars take to come, where they do: at most nine, 2.3 changes a second

# Small stars in px from the sky's top left corner, from the right where x is negative.
WIDE = ((22, 4), (-6, 4), (-23, 5), (6, 6), (-11, 11), (17, 13), (31, 21), (-32, 24))
NARROW = ((-15, 4), (6, 6), (15, 10), (-8, 10))


class FinishSky(Painted):
    """A house for each home, in its own colour and all of one size, a star between them."""

    headline = reactive("")
    words = reactive("")
    houses: reactive[tuple[str, ...]] = reactive(())
    """One of leaf, blue, berry, clay, honey and violet for each home, in the family's order."""

    moving = reactive(False)
    """Whether the stars come one after the other, the large one last, each time it is shown."""
    come: reactive[int | None] = reactive(None)
    """How many of the stars are there; None: all."""

    _timer: Timer | None = None

    def on_show(self) -> None:
        """One star after the other, once; then the picture is still."""
        if self.moving and self._timer is None:
            self.come = 0
            every = len(_small_stars(self.size.width)) + 1
            self._timer = self.set_interval(SECONDS / every, self._another)

    def on_hide(self) -> None:
        """Nothing goes on behind another screen's back."""
        self._rest()

    def _another(self) -> None:
        self.come = (self.come or 0) + 1
        if self.come > len(_small_stars(self.size.width)):
            self._rest()

    def _rest(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer, self.come = None, None

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """Hills at the bottom, words above, the houses between them."""
        top = 1 if canvas.rows >= ROOMY else 0
        hills = canvas.rows * 2 - HILLS
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - top, colours.sky)
        free = self._paint_words(canvas, colours, top)
        hill = mix(colours.picture["e"], colours.sky, HILL_GREEN)
        canvas.fill(0, hills, canvas.columns, HILLS - 1, hill)
        canvas.fill(1, canvas.rows * 2 - 1, canvas.columns - 2, 1, hill)
        self._paint_houses(canvas, colours, free, hills)

    def _paint_words(self, canvas: Canvas, colours: Palette, top: int) -> int:
        """Headline and words; the first px below them."""
        roomy = canvas.rows >= ROOMY
        _paint_small_stars(canvas, colours, top, self.come)
        y = 1 if canvas.rows <= LOW else 4 + top if roomy else 2
        row = self._paint_headline(canvas, colours, y)
        for line in wrap(self.words, max(0, canvas.columns - 4), 2):
            if row * 2 + 2 > canvas.rows * 2 - HILLS:
                break
            _paint_line(canvas, colours, row, line)
            row += 1
        return row * 2

    def _paint_headline(self, canvas: Canvas, colours: Palette, y: int) -> int:
        """The headline from px `y`; the row at which the words go on, one px of sky between."""
        room = canvas.columns - 4
        most = 1 + (canvas.rows >= 30) + (canvas.rows >= 50)
        fitting = big(self.headline, room, canvas.rows * 2 - y - HILLS - 6, most)
        if fitting is None:
            row = min(1, max(0, canvas.rows - 3))
            _paint_line(canvas, colours, row, self.headline)
            return row + 1
        sprite, factor = fitting
        wide, high = width(sprite) * factor, len(sprite) * factor
        left = (canvas.columns - wide) // 2
        canvas.fill(left - 1, y - 1, wide + 2, high + 2, colours.sky)
        canvas.stamp(sprite, left, y, WHITE, factor)
        return (y + high + (1 if canvas.rows <= LOW else 2)) // 2

    def _paint_houses(self, canvas: Canvas, colours: Palette, free: int, hills: int) -> None:
        """Houses on the hills and stars between them, as large as the free px allow."""
        count = len(self.houses)
        scale = min((hills - free) // 16, (canvas.columns - 2) // max(1, 20 * count))
        if count == 0 or scale < 1:
            if self.come is None:
                _paint_star(canvas, colours, (0, canvas.columns), free, hills)
            return
        house = picture("house")
        wide = 24 * scale
        places = _places(count, canvas.columns, wide)
        for name, left in zip(self.houses, places, strict=True):
            roof = hills - 16 * scale
            canvas.fill(left, roof - 1, wide, hills - roof + 1, colours.sky)
            canvas.sprite(house, left, roof, house_colours(name, colours), scale)
        inset = 2 * scale  # the house leaves two px at either side of its drawing
        gaps = [(left + wide - inset, right + inset) for left, right in pairwise(places)]
        if self.come is not None:  # the large one comes last
            return
        for gap in gaps or [(places[0] + wide - inset, canvas.columns)]:
            _paint_star(canvas, colours, gap, free, hills)


def house_colours(name: str, colours: Palette) -> dict[str, str]:
    """The colours of a house by the letters of its drawing; leaf for a name that is none.

    Windows are star gold, but a house of honey has windows of night sky: gold would vanish on it.
    """
    letters = dict(colours.picture)
    letters["y"] = colours.picture[LETTERS.get(name, "e")]
    letters["l"] = colours.sky if name == "honey" else colours.star
    letters["b"] = colours.picture[DOORS.get(name, "b")]
    return letters


def _places(count: int, columns: int, wide: int) -> list[int]:
    """The left px of each house: from edge to edge, a single one left of the middle."""
    margin = 1 if columns >= count * wide + 2 else (columns - count * wide) // 2
    if count == 1:
        return [max(margin, columns // 2 - wide)]
    step = (columns - 2 * margin - wide) / (count - 1)
    return [margin + round(step * index) for index in range(count)]


def _paint_star(
    canvas: Canvas, colours: Palette, gap: tuple[int, int], free: int, hills: int
) -> None:
    """The greatest star that leaves a px at either side of it in the gap.

    It hangs up to three px above the ground of the houses, but three px under the words.
    """
    left, right = gap
    for sprite, scale in _star_sizes():
        wide, high = width(sprite) * scale, len(sprite) * scale
        if wide + 2 <= right - left and high <= hills - free:
            lift = 1 + max(0, min(3, hills - free - high - 4)) if high >= 15 else 3
            top = max(free, hills - lift - high)
            canvas.stamp(sprite, left + (right - left - wide) // 2, top, colours.star, scale)
            return


def _star_sizes() -> list[tuple[Sprite, int]]:
    large = tuple(row[3:21] for row in picture("star")[:15])  # its own sky cut off
    sizes = [(large, scale) for scale in (4, 3, 2, 1)]
    return [*sizes, (icons()["star"], 1), (icons()["star-small"], 1)]


def _paint_line(canvas: Canvas, colours: Palette, row: int, words: str) -> None:
    """Words in the middle, no small star among them: its colour would be a letter's ground."""
    room = canvas.columns - 4
    wide = min(cell_len(words), room) + 2
    canvas.fill((canvas.columns - wide) // 2, row * 2, wide, 2, colours.sky)
    centred(canvas, row, 2, room, words, WHITE, bold=True)


def _small_stars(columns: int) -> tuple[tuple[int, int], ...]:
    if columns < 40:
        return ()
    return WIDE if columns >= 88 else NARROW


def _paint_small_stars(canvas: Canvas, colours: Palette, top: int, come: int | None) -> None:
    """As many of them as have come; None: all."""
    for x, y in _small_stars(canvas.columns)[:come]:
        if top + y < canvas.rows * 2 - HILLS:
            canvas.fill(x % canvas.columns, top + y, 1, 1, colours.slot)
