"""A card that a child taps until it is finished: a count, or a time."""

from abc import abstractmethod

from textual.reactive import reactive

from .canvas import Canvas
from .finished import paint_finished
from .palette import Palette
from .plain_card import paint_card
from .pressable import Pressable
from .typeset import centred


class Doable(Pressable):
    """While it is not finished a tap is a message, and `hint` says below what it does; then it says
    `finished`, and more taps do no harm.
    """

    finished: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")
    reserve: reactive[int] = reactive(0)
    """Columns at the top right that something else takes."""

    @property
    @abstractmethod
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""

    @abstractmethod
    def tell(self) -> None:
        """Say that it was tapped before it was finished."""

    @abstractmethod
    def paint_open(self, canvas: Canvas, colours: Palette) -> None:
        """What is left, above the hint's row."""

    def act(self) -> None:
        if not self.is_finished:
            self.tell()

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        if self.absent:
            return
        paint_card(canvas, colours, ringed=self.ringed)
        if self.is_finished:
            paint_finished(canvas, colours, self.finished, self.reserve)
            return
        self.paint_open(canvas, colours)
        centred(canvas, canvas.rows - 2, 1, canvas.columns - 2, self.hint, colours.ink, bold=True)
