"""A practice task as a card: its picture, its title, and the star that a tap earns."""

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from .canvas import Canvas
from .card_places import NO_STAR, CardPlaces, card_places
from .drawings import Sprite, can_display, display, icons, width
from .palette import Palette
from .photo import BOX
from .pictured import is_star, paint_picture
from .pressable import Pressable
from .words import wrap

State = Literal["blank", "now", "next", "later", "just-done", "done", "tried", "not-today"]

FINISHED = ("done", "tried", "not-today")  # faded, on the fill of a finished card
EARNED = ("just-done", "done", "tried")  # a gold star on a patch of sky
TO_COME = ("now", "next", "later")  # the outline of one
LINES = 3  # of words in the strip
STARS = {"earned": "star", "to come": "star-hollow"}
PLAIN = {"earned": "tick", "to come": "circle"}  # of a child who earns no stars
SMALLER = {
    "star": "star-small",
    "star-hollow": "star-small-hollow",
    "tick": "tick-small",
    "circle": "circle-small",
}


@dataclass(frozen=True, slots=True)
class CardColours:
    """What a state means in one palette."""

    fill: str
    plate: str
    title: str
    word: str
    hint: str
    outline: str  # of a star to come


class TaskCard(Pressable):
    """The whole card is the target and acts on press. A "blank" card shows only the page.

    A `resting` one waits for its turn: it can't be pressed, and has the fill of what is not to be
    touched. Without `stars` there is a circle to tick, and no sky.
    """

    task_title: reactive[str] = reactive("")
    picture: reactive[str] = reactive("")
    state: reactive[State] = reactive("blank")
    word: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")
    key_hint: reactive[str] = reactive("")
    resting: reactive[bool] = reactive(False)
    stars: reactive[bool] = reactive(True)

    @dataclass
    class Tapped(Message):
        """The card was tapped, or chosen with enter or space."""

        card: "TaskCard"

        @property
        def control(self) -> "TaskCard":
            return self.card

    @property
    def absent(self) -> bool:
        """A blank card has no task, a resting one is not to be pressed."""
        return self.state == "blank" or self.resting

    def act(self) -> None:
        self.post_message(self.Tapped(self))

    def watch_state(self) -> None:
        """A card that became blank lets go of the focus."""
        self.give_up_focus()

    def watch_resting(self) -> None:
        """So does one that is to wait."""
        self.give_up_focus()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.state == "blank":
            return
        places = card_places(canvas.columns, canvas.rows)
        look = self.look(colours)
        canvas.soft(1, 1, places.width, places.height, look.fill)
        if places.scale:
            self._paint_picture(canvas, places, look, colours)
        self._paint_title(canvas, places, look)
        self._paint_star(canvas, places, look, colours)
        self._paint_words(canvas, places, look)
        if self.ringed:
            canvas.ring(0, 0, canvas.columns, places.height + 2, colours.focus)

    def look(self, colours: Palette) -> CardColours:
        """The colours of its state."""
        plate = colours.sky if is_star(self.picture) else colours.plate
        if self.state == "now":
            ink = colours.on_act
            return CardColours(colours.now, plate, colours.on_now, ink, ink, ink)
        if self.state in FINISHED:
            ink = colours.on_done
            return CardColours(colours.done, colours.plate_done, ink, ink, ink, ink)
        if self.resting:
            ink = colours.on_done
            return CardColours(colours.done, plate, ink, ink, ink, ink)
        word = colours.ink if self.state == "just-done" else colours.soft
        return CardColours(colours.card, plate, colours.ink, word, colours.soft, colours.slot_card)

    def _paint_picture(
        self, canvas: Canvas, places: CardPlaces, look: CardColours, colours: Palette
    ) -> None:
        x, y, wide, high = places.plate
        canvas.fill(x, y, wide, high, look.plate)
        if not places.inset:
            for corner in (x, x + wide - 1):  # the card's own, which the plate would cover
                canvas.fill(corner, y, 1, 1, colours.page)
        self.paint_picture(canvas, places.plate, places.scale, colours)
        if self.key_hint:
            canvas.fill(x, 2, cell_len(self.key_hint) + 2, 2, colours.button)
            canvas.text(x + 1, 1, self.key_hint, colours.on_button)

    def paint_picture(
        self, canvas: Canvas, plate: tuple[int, int, int, int], scale: int, colours: Palette
    ) -> None:
        """The picture in the middle of its plate (x, y, width and height), pale once finished."""
        x, y, wide, high = plate
        left = x + (wide - BOX[0] * scale) // 2
        top = y + (high - BOX[1] * scale) // 2
        finished = self.state in FINISHED
        paint_picture(canvas, self.picture, left, top, colours, scale, finished=finished)

    def _paint_title(self, canvas: Canvas, places: CardPlaces, look: CardColours) -> None:
        room = places.width - (3 if places.scale else 1)
        lines = wrap(self.task_title, max(1, room), places.lines)
        for row, line in enumerate(lines, places.title_row + places.lines - len(lines)):
            column = 1 + (places.width - cell_len(line)) // 2
            canvas.text(column, row, line, look.title, bold=self.state == "now")

    def _paint_star(
        self, canvas: Canvas, places: CardPlaces, look: CardColours, colours: Palette
    ) -> None:
        x, y, wide, high = places.strip
        if self.state == "now":
            canvas.soft(x, y, wide, high, colours.act)
        if places.star == NO_STAR:
            return
        sprite, factor = self.mark(small=not places.star), max(1, places.star)
        if self.state in EARNED and self.stars:
            canvas.soft(x, y, places.patch_width, high, colours.sky)
        if self.state in EARNED:
            colour = colours.star if self.stars else look.word
            canvas.stamp(sprite, places.star_column, y, colour, factor)
        elif sprite:
            room = self._word_column(places) - 2 - places.star_size[0]
            left = max(3, min(places.star_column, room))
            canvas.stamp(sprite, left, y, look.outline, factor)

    def mark(self, *, small: bool = False) -> Sprite:
        """The star or tick of the state, full or still to come; nothing where neither is due."""
        names = STARS if self.stars else PLAIN
        if self.state in EARNED:
            name = names["earned"]
        elif self.state in TO_COME and not self.resting:
            name = names["to come"]
        else:
            return ()
        return icons()[SMALLER[name] if small else name]

    def _paint_words(self, canvas: Canvas, places: CardPlaces, look: CardColours) -> None:
        """The strip's word and its hint on at most three lines."""
        column = self._word_column(places)
        if self._paint_large_word(canvas, places, look):
            return
        room = max(1, places.width - column)
        words = [(line, look.word, True) for line in wrap(self.word, room, 2)]
        hints = [(line, look.hint, False) for line in wrap(self.hint, room, 2)]
        lines = (words + hints)[: LINES if places.star != NO_STAR else 1]
        first = places.strip_row - (1 if len(lines) == LINES else 0)
        for row, (line, colour, bold) in enumerate(lines, first):
            canvas.text(column, row, line, colour, bold)

    def _word_column(self, places: CardPlaces) -> int:
        """Where the strip's word begins: nearer to the star where it is long."""
        on_sky = self.state in EARNED
        usual = places.word_column(on_sky)
        nearest = 3 if self.state == "not-today" else usual - (1 if on_sky else 2)
        return max(nearest, min(usual, places.width - 1 - cell_len(self.word)))

    def _paint_large_word(self, canvas: Canvas, places: CardPlaces, look: CardColours) -> bool:
        """The word to act on in the display face, beside a doubled star, where it fits."""
        if self.state != "now" or places.star < 2 or not can_display(self.word):
            return False
        letters, column = display(self.word, tails=False), places.word_column(on_sky=False)
        if column + width(letters) > places.width:
            return False
        _, y, _, high = places.strip
        canvas.stamp(letters, column, y + (high - len(letters)) // 2, look.word)
        return True
