"""The card on which one large thing stands, as high as a step's beside it."""

from .canvas import Canvas
from .palette import Palette, contrast

ROOMY = 20  # rows from which on the page shows above the card, before that below it
SHAPE = 3.0  # WCAG 1.4.11: what a shape that carries meaning needs on its ground


def paint_card(canvas: Canvas, colours: Palette, *, ringed: bool) -> None:
    """The fill, with the ring on its outermost px where keys or a switch are."""
    top = 1 if canvas.rows >= ROOMY else 0
    high = canvas.rows * 2 - 1
    canvas.soft(0, top, canvas.columns, high, colours.card)
    if ringed:
        canvas.ring(0, top, canvas.columns, high, colours.focus)


def solid(colours: Palette) -> str:
    """The colour of what is full on a card; the fill of what is now, unless it is too near to the
    card's own.
    """
    return colours.now if contrast(colours.now, colours.card) >= SHAPE else colours.slot_card
