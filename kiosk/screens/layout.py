"""What depends on the size of a screen beyond samestars.tcss: cards a page, and room for a code."""

from typing import Literal, NamedTuple

from textual.geometry import Size

from widgets.code_panel import CodePanel

HEAD = 7  # rows of head, gaps and foot around rows of words
UPRIGHT = 15  # rows of a card with a picture over two lines of title
DOUBLED_ROWS = 36  # from here on a picture x2 fits a card

Form = Literal["none", "beside", "alone"]


def cards_a_page(size: Size, finger: int = 0) -> int:
    """Two in a window, three on the 7" panel, on larger screens two or three with doubled pictures.

    A screen that is wide but low has no room for doubled pictures and shows four. `finger` is the
    rows that a target needs at least: where a bar of so many leaves little above it there are two,
    whose title has room on one line, and the picture over it.
    """
    if size.width < 80 or (finger and size.height - finger - 1 < UPRIGHT):
        return 2
    if size.width < 128:
        return 3
    if size.height < DOUBLED_ROWS:
        return 4
    return 2 if size.width < 160 else 3


def rows_a_page(size: Size, finger: int = 0) -> int:
    """Rows of words with a picture: in two columns, but one in a window; a third line of them where
    the screen is higher than the 7" panel. `finger` is the rows that a target needs at least.
    """
    if finger and size.width >= 80:
        return max(1, min(3, (size.height - finger - HEAD) // finger)) * 2
    if size.width < 80:
        return 2
    return 6 if size.height >= DOUBLED_ROWS else 4


class Middle(NamedTuple):
    """The part of a screen between its edges and the bar, in cells; and what a step card needs."""

    columns: int
    rows: int
    panel: int  # columns of the code's panel where a short code leaves the choice
    step: int  # columns that the step beside it needs at least


def bar_rows(size: Size) -> int:
    """Rows of the bar in the look, as the style sheet has them."""
    if size.width < 80:
        return 4
    return 7 if size.width >= 100 and size.height >= 30 else 6


def middle(size: Size, taller: int = 0) -> Middle:
    """The figures of the look for three sizes; larger screens share out what they have.

    `taller` is how many rows more the bar takes for large fingers.
    """
    if size.width >= 100 and size.height >= 30:
        panel = 39 if size.width < 128 else size.width * 2 // 5
        return Middle(size.width - 8, size.height - 9 - taller, panel, 40)
    if size.width >= 80:
        return Middle(size.width - 6, size.height - 6 - taller, 33, 30)
    return Middle(size.width - 3, size.height - 4 - taller, 27, 22)


def code_form(address: str, size: Size, taller: int = 0) -> tuple[Form, int]:
    """How the code of an address is shown, and the columns of its panel.

    "beside" the step, or "alone" on a page of its own with Back, where it has the whole height and,
    if it is still too large, gives way to the address. A long address never removes a button.
    """
    if not address:
        return "none", 0
    room = middle(size, taller)
    columns, rows = CodePanel.needs(address)
    if rows <= room.rows and columns <= room.columns - room.step:
        return "beside", max(columns, min(room.panel, room.columns - room.step))
    return "alone", room.columns - 14
