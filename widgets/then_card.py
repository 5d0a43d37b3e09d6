"""What comes then: a smaller picture beside what is first, to be looked forward to."""

from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import Palette
from .pictured import is_star, paint_picture
from .typeset import big, centred
from .words import wrap

PICTURE = (24, 16)  # px
HEAD, LOW_HEAD = 9, 4  # px above the plate; where these leave the title no row
WORDS = 11  # px below it, where there is more than the picture needs


class ThenCard(Painted):
    """Not to be pressed: it only tells. Without a headline nothing follows, and its place is empty.

    `picture` is empty where it has none; `about` is a line below the title.
    """

    headline: reactive[str] = reactive("")
    then_title: reactive[str] = reactive("")
    picture: reactive[str] = reactive("")
    about: reactive[str] = reactive("")

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if not self.headline:
            return
        wide, high = canvas.columns, canvas.rows * 2 - 2
        canvas.soft(0, 0, wide, high, colours.card)
        head = head_of(high)
        fitting = big(self.headline, wide - 4, head)
        if fitting:
            canvas.stamp(fitting[0], 3 if wide > 30 else 2, 1, colours.ink)
        else:
            centred(canvas, 1, 1, wide - 2, self.headline, colours.ink, bold=True)
        below = self._paint_plate(canvas, wide, high, head, colours)
        self._say(canvas, (below + 2) // 2, high // 2, colours)

    def _paint_plate(
        self, canvas: Canvas, wide: int, high: int, head: int, colours: Palette
    ) -> int:
        """The picture on its plate, whole or not at all; gives the first px below."""
        inset = 1 if wide >= PICTURE[0] + 2 else 0
        plate = min(max(PICTURE[1], high - head - WORDS), high - head - 1)
        if not self.picture or plate < PICTURE[1] or wide < PICTURE[0]:
            return head
        ground = colours.sky if is_star(self.picture) else colours.plate
        canvas.fill(inset, head, wide - 2 * inset, plate, ground)
        left, top = (wide - PICTURE[0]) // 2, head + (plate - PICTURE[1]) // 2
        paint_picture(canvas, self.picture, left, top, colours)
        return head + plate

    def _say(self, canvas: Canvas, row: int, last: int, colours: Palette) -> None:
        """Title and line in the middle of what is left below the picture."""
        room = canvas.columns - 2
        lines = wrap(self.then_title, room - 2, 2)
        about = [self.about] if self.about else []
        row += max(0, (last - row - len(lines) - len(about)) // 2)
        for number, line in enumerate(lines, row):
            if number < last:
                centred(canvas, number, 1, room, line, colours.ink, bold=True)
        if about and row + len(lines) < last:
            centred(canvas, row + len(lines), 1, room, self.about, colours.soft)


def head_of(high: int) -> int:
    """The px above the plate of a card so many px high: a title comes before a large headline."""
    fits = [head for head in (HEAD, LOW_HEAD) if (head + PICTURE[1] + 2) // 2 < high // 2]
    return next(iter(fits), HEAD)
