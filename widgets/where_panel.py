"""Where the child sleeps: a house for each home in its colour, a moon for each sleep until then."""

from dataclasses import dataclass

from textual.reactive import reactive

from .canvas import Canvas
from .drawings import icons, width
from .finish_sky import LETTERS, house_colours
from .painted import Painted
from .palette import WHITE, Palette
from .pictured import paint_picture
from .typeset import centred

PICTURE = (24, 16)  # px
ROOMY = 17  # rows from which there is room for moons below a picture
MOST_MOONS = 7  # drawn one by one; for more the words tell
STRIPE = 2  # px of the home's colour under a picture that is no house


@dataclass(frozen=True, slots=True)
class House:
    """A home on the panel. `colour` is leaf, blue, berry, clay, honey or violet.

    `sleeps` is how many until the child comes, -1 where nobody knows.
    """

    name: str
    colour: str
    picture: str
    words: str
    tonight: bool = False
    sleeps: int = -1


class WherePanel(Painted):
    """The houses side by side in the family's order, each always at its place; tonight's is lit."""

    houses: reactive[tuple[House, ...]] = reactive(())

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        count = len(self.houses)
        if not count:
            return
        wide = (canvas.columns - 2 * (count - 1)) // count
        for number, house in enumerate(self.houses):
            self._paint_house(canvas, colours, number * (wide + 2), wide, house)

    def _paint_house(
        self, canvas: Canvas, colours: Palette, left: int, wide: int, house: House
    ) -> None:
        top = 1 if canvas.rows >= ROOMY else 0  # px kept from what is above
        high = canvas.rows * 2 - 1 - top
        canvas.soft(left, top, wide, high, colours.now if house.tonight else colours.card)
        ink = colours.on_now if house.tonight else colours.ink
        soft = colours.now_soft if house.tonight else colours.soft
        moons = 5 if canvas.rows >= ROOMY else 0  # rows
        row = canvas.rows - 3 - moons
        self._paint_picture(
            canvas, colours, house, (left + 1, top + 1), (wide - 2, row * 2 - 1 - top)
        )
        centred(canvas, max(0, row), left + 1, wide - 2, house.name, ink, bold=True)
        centred(canvas, max(0, row) + 1, left + 1, wide - 2, house.words, soft)
        if moons:
            self._paint_moons(canvas, colours, left, wide, row * 2 + 5, house)

    def _paint_picture(
        self,
        canvas: Canvas,
        colours: Palette,
        house: House,
        at: tuple[int, int],
        room: tuple[int, int],
    ) -> None:
        scale = min(room[0] // PICTURE[0], room[1] // PICTURE[1])
        if scale < 1:
            return
        canvas.soft(*at, *room, colours.sky if house.tonight else colours.plate)
        x = at[0] + (room[0] - PICTURE[0] * scale) // 2
        y = at[1] + (room[1] - PICTURE[1] * scale) // 2
        letters = house_colours(house.colour, colours)
        if house.picture != "house":
            letters = colours.picture
            colour = letters[LETTERS.get(house.colour, "e")]
            canvas.fill(at[0], at[1] + room[1] - STRIPE, room[0], STRIPE, colour)
        paint_picture(canvas, house.picture, x, y, colours, scale, letters=letters)

    def _paint_moons(
        self, canvas: Canvas, colours: Palette, left: int, wide: int, y: int, house: House
    ) -> None:
        """A moon for each sleep on a strip of sky; tonight's house has a white one."""
        moon = icons()["moon"]
        number = 1 if house.tonight else house.sleeps
        step = width(moon) + 2
        if not 1 <= number <= min(MOST_MOONS, (wide - 4) // step):
            return
        patch = number * step + 2
        x = left + (wide - patch) // 2
        canvas.soft(x, y, patch, len(moon) + 2, colours.sky)
        colour = WHITE if house.tonight else colours.slot
        for place in range(number):
            canvas.stamp(moon, x + 2 + place * step, y + 1, colour)
