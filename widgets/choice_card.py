"""A card to choose: a large picture, and below it a name in its own colour, or a title and more."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .card_places import NO_STAR, CardPlaces, card_places
from .drawings import icons, width
from .finish_sky import LETTERS
from .palette import BLACK, WHITE, Palette, contrast
from .photo import BOX
from .pictured import is_star, paint_picture
from .pressable import Pressable
from .typeset import big, centred
from .words import cut, wrap


class ChoiceCard(Pressable):
    """The whole card is the target and acts on press; without a label its place stays empty.

    With a `colour` (leaf, blue, berry, clay, honey or violet) the label is a large name on it.
    """

    DEFAULT_CSS = "ChoiceCard { width: 1fr; height: 100%; }"

    label: reactive[str] = reactive("")
    picture: reactive[str] = reactive("")
    colour: reactive[str] = reactive("")
    word: reactive[str] = reactive("")
    """What it takes: a star to come stands beside it."""
    hint: reactive[str] = reactive("")
    chosen: reactive[bool] = reactive(False)
    key_hint: reactive[str] = reactive("")

    @dataclass
    class Tapped(Message):
        """The card was tapped, or chosen with enter or space."""

        card: "ChoiceCard"

        @property
        def control(self) -> "ChoiceCard":
            return self.card

    @property
    def absent(self) -> bool:
        return not self.label

    @property
    def words(self) -> str:
        """Its label, and what it takes."""
        return f"{self.label}, {self.word}" if self.word else self.label

    def act(self) -> None:
        self.post_message(self.Tapped(self))

    def watch_label(self) -> None:
        """A card that became empty lets go of the focus."""
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.absent:
            return
        places = card_places(canvas.columns, canvas.rows)
        fill = colours.now if self.chosen else colours.card
        canvas.soft(1, 1, places.width, places.height, fill)
        if places.scale:
            self._paint_picture(canvas, places, colours)
        if self.colour:
            self._paint_name(canvas, places, colours)
        else:
            self._paint_title(canvas, places, colours)
            self._paint_strip(canvas, places, colours)
        if self.ringed:
            canvas.ring(0, 0, canvas.columns, places.height + 2, colours.focus)

    def _paint_picture(self, canvas: Canvas, places: CardPlaces, colours: Palette) -> None:
        x, y, wide, high = places.plate
        star = is_star(self.picture)
        canvas.fill(x, y, wide, high, colours.sky if star else colours.plate)
        if not places.inset:
            for corner in (x, x + wide - 1):  # the card's own, which the plate would cover
                canvas.fill(corner, y, 1, 1, colours.page)
        left = x + (wide - BOX[0] * places.scale) // 2
        top = y + (high - BOX[1] * places.scale) // 2
        paint_picture(canvas, self.picture, left, top, colours, places.scale)
        if self.key_hint:
            canvas.fill(x, 2, cell_len(self.key_hint) + 2, 2, colours.button)
            canvas.text(x + 1, 1, self.key_hint, colours.on_button)

    def _paint_name(self, canvas: Canvas, places: CardPlaces, colours: Palette) -> None:
        """All below the plate in the child's colour, the name in its middle."""
        fill = colours.picture[LETTERS.get(self.colour, "e")]
        ink = max(WHITE, BLACK, key=lambda one: contrast(one, fill))
        top = places.title_row * 2 if places.scale else 1
        high = places.height + 1 - top - places.inset
        left, wide = 1 + places.inset, places.width - 2 * places.inset
        canvas.soft(left, top, wide, high, fill)
        fitting = big(self.label, wide - 2, high - 2, 3)
        if fitting:
            sprite, factor = fitting
            x = left + (wide - width(sprite) * factor) // 2
            canvas.stamp(sprite, x, top + (high - len(sprite) * factor + 1) // 2, ink, factor)
            return
        lines = wrap(self.label, max(1, wide - 2), max(1, min(2, high // 2)))
        row = (top + (high - 2 * len(lines) + 1) // 2 + 1) // 2
        for number, line in enumerate(lines):
            centred(canvas, row + number, left + 1, max(1, wide - 2), line, ink, bold=True)

    def _paint_title(self, canvas: Canvas, places: CardPlaces, colours: Palette) -> None:
        ink = colours.on_now if self.chosen else colours.ink
        room = max(1, places.width - (3 if places.scale else 1))
        lines = wrap(self.label, room, places.lines)
        for row, line in enumerate(lines, places.title_row + places.lines - len(lines)):
            column = 1 + (places.width - cell_len(line)) // 2
            canvas.text(column, row, line, ink, bold=True)

    def _paint_strip(self, canvas: Canvas, places: CardPlaces, colours: Palette) -> None:
        """A star to come on its patch of sky, what it takes, and whether it is the chosen one."""
        _, y, _, high = places.strip
        column = 3
        if places.star != NO_STAR:
            column = self._paint_star(canvas, places, colours)
        strong, weak = (
            (colours.on_now, colours.now_soft) if self.chosen else (colours.ink, colours.soft)
        )
        room = max(0, places.width - column)
        lines = [(self.word, strong, True), (self.hint, weak, False)]
        for row, (line, ink, bold) in enumerate(lines, places.strip_row):
            if row * 2 < y + high:
                canvas.text(column, row, cut(line, room), ink, bold)

    def _paint_star(self, canvas: Canvas, places: CardPlaces, colours: Palette) -> int:
        """The star, a smaller one where the words need its room; where the words begin."""
        _, y, _, high = places.strip
        words = max(map(cell_len, (self.word, self.hint)))
        small = places.star == 0 or places.word_column(on_sky=True) + words > places.width
        star = icons()["star-small-hollow" if small else "star-hollow"]
        factor = 1 if small else places.star
        wide = width(star) * factor
        left = min(places.star_column, 4) if small else places.star_column
        canvas.soft(2, y, left + wide, high, colours.sky)
        canvas.stamp(star, left, y + (high - len(star) * factor) // 2, colours.slot, factor)
        return left + wide + (3 if small else 5)
