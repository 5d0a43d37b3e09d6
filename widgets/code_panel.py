"""The code that takes a phone to the therapist's instructions, and the address in words."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from textual.reactive import reactive

from .canvas import Canvas
from .painted import Painted
from .palette import BLACK, QR_INK, WHITE, Palette
from .typeset import centred
from .words import wrap

QUIET = 4  # modules of white around a code; with fewer some phones do not find it
MOST_SCALE = 4  # px of the largest module
ROOMY = 20  # rows from which on the page shows above the panel, before that below it

Modules = tuple[tuple[bool, ...], ...]  # rows of a code, True where it is dark, no quiet zone


class Fitted(NamedTuple):
    """A code in its panel: modules, px a module, its top px, and the lines below it."""

    modules: Modules
    scale: int
    top: int
    lines: tuple[str, ...]

    @property
    def side(self) -> int:
        """Px of its side, quiet zone included."""
        return side(self.modules, self.scale)


class CodePanel(Painted):
    """A QR code on white, in every theme black on white, whole or not at all.

    Where the lines do not fit below it the code stands alone: `shows_lines` tells the screen, which
    says them elsewhere. Where the code does not fit, the address stands in its place. Without an
    address the panel is page.
    """

    address = reactive("")
    """The whole URL; it is shown without its https://."""
    invitation = reactive("")
    too_small = reactive("")
    """What is said over the address where the code does not fit."""

    @classmethod
    def needs(cls, address: str, lines: bool = False) -> tuple[int, int]:
        """Columns and rows of the smallest panel that holds the code, or the code with its lines.

        An address beyond every code (2,953 bytes) needs more than any screen has.
        """
        modules = code(address, robust=False)
        if modules is None:
            return 1000, 1000
        wide = side(modules, 1)
        rows = (wide + 1) // 2
        return wide, rows + 2 + len(address_lines(address, wide - 2)) if lines else rows

    @classmethod
    def shows_lines(cls, address: str, columns: int, rows: int) -> bool:
        """Whether a panel of this size says the address itself, under the code or without one."""
        fitted = fit(address, "-", columns, rows)
        return fitted is None or bool(fitted.lines)

    def paint(self, canvas: Canvas, colours: Palette) -> None:
        """The white panel, then the code or the address."""
        if not self.address:
            return
        top = 1 if canvas.rows >= ROOMY else 0
        fitted = fit(self.address, self.invitation, canvas.columns, canvas.rows)
        canvas.soft(0, top, canvas.columns, canvas.rows * 2 - 1, WHITE)
        if fitted:
            self._paint_code(canvas, fitted)
        else:
            self._paint_address(canvas)

    def _paint_code(self, canvas: Canvas, fitted: Fitted) -> None:
        scale = fitted.scale
        left, top = (canvas.columns - fitted.side) // 2, fitted.top
        canvas.fill(left, top, fitted.side, fitted.side, WHITE)  # a soft corner may lie in it
        left, top = left + QUIET * scale, top + QUIET * scale
        for row, modules in enumerate(fitted.modules):
            for column, dark in enumerate(modules):
                if dark:
                    canvas.fill(left + column * scale, top + row * scale, scale, scale, BLACK)
        first = (fitted.top + fitted.side + 1) // 2
        bold = len(fitted.lines) - len(address_lines(self.address, canvas.columns - 2))
        for line, words in enumerate(fitted.lines):
            centred(canvas, first + line, 1, canvas.columns - 2, words, QR_INK, bold=line < bold)

    def _paint_address(self, canvas: Canvas) -> None:
        """The sentence gives way before the address does."""
        room = max(1, canvas.columns - 4)
        address = address_lines(self.address, room)
        spare = canvas.rows - 2 - len(address) - 1
        sentence = wrap(self.too_small, room, min(4, spare)) if spare > 0 else []
        gap = 1 if sentence else 0
        row = max(0, (canvas.rows - len(sentence) - gap - len(address)) // 2)
        for line, words in enumerate(sentence):
            centred(canvas, row + line, 2, room, words, QR_INK)
        for line, words in enumerate(address):
            centred(canvas, row + len(sentence) + gap + line, 2, room, words, QR_INK, bold=True)


def fit(address: str, invitation: str, columns: int, rows: int) -> Fitted | None:
    """The code as it stands in a panel of this size; None where it does not fit.

    Lines under the code come before large modules, large modules before error correction.
    """
    below = (*wrap(invitation, max(1, columns - 2), 1), *address_lines(address, columns - 2))
    codes = [modules for robust in (True, False) if (modules := code(address, robust))]
    for lines in (below, ()):
        for scale in range(MOST_SCALE, 0, -1):
            for modules in codes:
                fitted = _placed(modules, scale, lines, columns, rows)
                if fitted is not None:
                    return fitted
    return None


def _placed(
    modules: Modules, scale: int, lines: tuple[str, ...], columns: int, rows: int
) -> Fitted | None:
    """Code and lines as one block in the middle, a row free below the last line."""
    high, edge = side(modules, scale), 1 if rows >= ROOMY else 0
    if high > columns or high > rows * 2 - 1:
        return None
    if not lines:
        return Fitted(modules, scale, edge + (rows * 2 - 1 - high) // 2, ())
    block = (high + 1) // 2 + len(lines)
    top = max(edge, (rows - block) // 2 * 2)
    first = (top + high + 1) // 2
    return Fitted(modules, scale, top, lines) if first + len(lines) <= rows - 1 else None


def side(modules: Modules, scale: int) -> int:
    """Px of a code's side, quiet zone included."""
    return (len(modules) + 2 * QUIET) * scale


def address_lines(address: str, room: int) -> tuple[str, ...]:
    """The address without https://, on as many lines of `room` columns as it takes, never cut."""
    shown = "".join(filter(str.isprintable, address.removeprefix("https://")))
    room = max(2, room)  # a wide character needs two
    lines = [""]
    for character in shown:
        if cell_len(lines[-1] + character) > room:
            lines.append("")
        lines[-1] += character
    return tuple(lines)


@lru_cache(maxsize=16)
def code(address: str, robust: bool) -> Modules | None:
    """The modules of the smallest code, error correction M if `robust`, else L.

    None where no code can hold so long an address, or one that is no text.
    """
    import qrcode  # 20 ms that the first frame need not wait for
    from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

    maker = qrcode.QRCode(error_correction=ERROR_CORRECT_M if robust else ERROR_CORRECT_L, border=0)
    try:
        maker.add_data(address.encode())
        return tuple(tuple(map(bool, row)) for row in maker.get_matrix())
    except ValueError:  # half a surrogate pair; or qrcode looks for a version beyond the last, 40
        return None
