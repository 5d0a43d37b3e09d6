"""Pixels and words on terminal cells: a px is one column wide and half a row high."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from .drawings import Sprite
from .photo import Look, Photo, rows_of
from .right_to_left import in_cells
from .words import letters, plain

UPPER_HALF = "▀"
HINTED = 2  # rows of cells that a key's hint may take of a photo


class Hung(NamedTuple):
    """A photo on a canvas: its place in px, `scale` times its x1, and how it is shown.

    `above` and `below` are the colours of the px over and under it. The first `skip` rows of cells
    are covered by something else.
    """

    photo: Photo
    x: int
    y: int
    scale: int
    look: Look
    above: str
    below: str
    skip: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return self.photo.wide * self.scale, self.photo.high * self.scale


@lru_cache(maxsize=4096)
def _style(ink: str | None, ground: str, bold: bool) -> Style:
    return Style(color=ink, bgcolor=ground, bold=bold or None)


class Canvas:
    """A board of `columns` x `rows` cells, which is `columns` x `2 * rows` px, in #RRGGBB colours.

    Words lie above the px: a cell that holds a letter takes the colour of its upper px as ground.
    Whatever falls outside is cut off.
    """

    def __init__(self, columns: int, rows: int, ground: str) -> None:
        self.columns = columns
        self.rows = rows
        self._px = [[ground] * columns for _ in range(rows * 2)]
        self._words: dict[int, dict[int, tuple[str, str, bool]]] = {}
        self._hung: list[Hung] = []

    def fill(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """A plain rectangle, in px."""
        left, right = max(0, x), min(self.columns, x + width)
        if left >= right:
            return
        for row in self._px[max(0, y) : max(0, y + height)]:
            row[left:right] = [colour] * (right - left)

    def soft(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """A rectangle whose corners lose one px, which softens them."""
        self.fill(x + 1, y, width - 2, height, colour)
        self.fill(x, y + 1, width, height - 2, colour)

    def ring(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """An outline of one px without its corners."""
        self.fill(x + 1, y, width - 2, 1, colour)
        self.fill(x + 1, y + height - 1, width - 2, 1, colour)
        self.fill(x, y + 1, 1, height - 2, colour)
        self.fill(x + width - 1, y + 1, 1, height - 2, colour)

    def sprite(
        self, sprite: Sprite, x: int, y: int, colours: Mapping[str, str], scale: int = 1
    ) -> None:
        """A drawing at `x`, `y` px; letters that `colours` lacks stay clear."""
        for row, line in enumerate(sprite):
            painted = [colours.get(letter) for letter in line]
            for lower in range(scale):
                self._row(painted, x, y + row * scale + lower, scale)

    def _row(self, painted: list[str | None], x: int, y: int, scale: int) -> None:
        """One row of px; this is on the path of a tap, with some 400 px a card."""
        if not 0 <= y < len(self._px):
            return
        row = self._px[y]
        for column, colour in enumerate(painted):
            if colour is not None:
                for place in range(x + column * scale, x + (column + 1) * scale):
                    if 0 <= place < self.columns:
                        row[place] = colour

    def photo(self, photo: Photo, x: int, y: int, scale: int, look: Look) -> None:
        """A photo at `x`, `y` px."""
        left, right = max(0, x), min(self.columns, x + photo.wide * scale)
        if left >= right:
            return
        rows = rows_of(photo, scale, look)
        above, below = (
            self._px[place][left] if 0 <= place < len(self._px) else look.ground
            for place in (y - 1, y + len(rows))
        )
        for place, row in enumerate(rows, y):
            if 0 <= place < len(self._px):
                self._px[place][left:right] = row[left - x : right - x]
        self._hung.append(Hung(photo, x, y, scale, look, above, below))

    def hung(self) -> Iterator[Hung]:
        """The photos of which all is seen, but for a key's hint in their first rows."""
        for one in self._hung:
            first, last = one.y // 2, (one.y + one.size[1] - 1) // 2
            covered = [row for row in range(first, last + 1) if self._is_covered(one, row)]
            skip = covered[-1] - first + 1 if covered else 0
            if skip <= HINTED:
                yield one._replace(skip=skip)

    def _is_covered(self, one: Hung, row: int) -> bool:
        """Whether something else was drawn or written over a photo in a row of cells."""
        left, right = one.x, one.x + one.size[0]
        if not 0 <= row < self.rows or left < 0 or right > self.columns:
            return True
        if any(left <= column < right for column in self._words.get(row, ())):
            return True
        rows = rows_of(one.photo, one.scale, one.look)
        mine = (y for y in (row * 2, row * 2 + 1) if one.y <= y < one.y + len(rows))
        return any(tuple(self._px[y][left:right]) != rows[y - one.y] for y in mine)

    def stamp(self, sprite: Sprite, x: int, y: int, colour: str, scale: int = 1) -> None:
        """A drawing in one colour."""
        letters = {letter for row in sprite for letter in row} - {"."}
        self.sprite(sprite, x, y, dict.fromkeys(letters, colour), scale)

    def text(self, column: int, row: int, words: str, colour: str, bold: bool = False) -> None:
        """Words from a cell on, as `letters` parts them; what lies outside is cut off."""
        if not 0 <= row < self.rows:
            return
        line = self._words.setdefault(row, {})
        for character in letters(in_cells(plain(words))):
            wide = cell_len(character)
            if column >= 0 and column + wide <= self.columns:
                for taken in range(column, column + wide):
                    _part(line, taken)
                line[column] = (character, colour, bold)
                if wide == 2:
                    line[column + 1] = ("", colour, bold)
            column += wide

    def ground(self, column: int, row: int) -> str:
        """The colour under a cell's upper half."""
        return self._px[row * 2][column]

    def strips(self) -> list[Strip]:
        """One strip a row, neighbours of one look joined."""
        return [self._strip(row) for row in range(self.rows)]

    def _strip(self, row: int) -> Strip:
        upper, lower = self._px[row * 2], self._px[row * 2 + 1]
        words = self._words.get(row, {})
        segments: list[Segment] = []
        run, last = "", None
        for column in range(self.columns):
            word = words.get(column)
            top, bottom = upper[column], lower[column]
            if word is not None and word[0] != " ":
                look: tuple[str | None, str, bool] = (word[1], top, word[2])
                character = word[0]
            elif top == bottom:
                look, character = (None, top, False), " "
            else:
                look, character = (top, bottom, False), UPPER_HALF
            if look != last:
                if last is not None:
                    segments.append(Segment(run, _style(*last)))
                run, last = "", look
            run += character
        if last is not None:
            segments.append(Segment(run, _style(*last)))
        return Strip(segments, self.columns)


def _part(line: dict[int, tuple[str, str, bool]], column: int) -> None:
    """Make room at a cell: what is left of a wide character there becomes a space."""
    here = line.get(column)
    if here is None:
        return
    if here[0] == "":
        line[column - 1] = (" ", *here[1:])
    elif cell_len(here[0]) == 2:
        line[column + 1] = (" ", *here[1:])
