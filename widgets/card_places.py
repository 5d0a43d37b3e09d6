"""Where the parts of a task card lie, worked out from nothing but the size of its widget."""

from collections.abc import Iterator
from dataclasses import dataclass

PICTURE = (24, 16)  # px of a drawing at x1
BIG_STAR = (9, 8)
SMALL_STAR = (7, 6)
STAR_COLUMN = 4  # from the card's edge, in every state
MOST = 4  # times a picture is enlarged
NO_STAR = -1
LINES = 2  # of title
ONE_LINE = (
    34  # columns from which on a title may have a single one, where the picture needs the row
)
STARRED = 20  # columns from which a card without a picture has room for star and word


@dataclass(frozen=True, slots=True)
class CardPlaces:
    """Places in the widget's own columns (x) and px (y); the gap for the focus ring is outside.

    The card starts at (1, 1). `scale` is the picture's, 0 where none fits; `star` is the big star's
    factor, 0 for the small star, NO_STAR where there is room for words alone.
    """

    width: int
    height: int
    scale: int
    star: int
    inset: int  # px between the card's edge and its plate
    title_row: int  # row of the first line of title
    lines: int = LINES  # of title

    @property
    def plate(self) -> tuple[int, int, int, int]:
        """x, y, width and height of the plate; it ends where the title begins."""
        edge = 1 + self.inset
        return edge, edge, self.width - 2 * self.inset, self.title_row * 2 - edge

    @property
    def star_size(self) -> tuple[int, int]:
        """Columns and px of the star; without one, one row for the word."""
        return _star_size(self.star)

    @property
    def strip(self) -> tuple[int, int, int, int]:
        """x, y, width and height of the strip, which is as high as its star."""
        high = self.star_size[1]
        return 2, self.height - high, self.width - 2, high

    @property
    def strip_row(self) -> int:
        """The row of the strip's word: its middle, the upper of two."""
        _, y, _, high = self.strip
        return (y + high // 2 - 1) // 2

    @property
    def star_column(self) -> int:
        """The star's left edge; nearer to the card's edge on a card that is narrow."""
        return 1 + min(STAR_COLUMN, max(1, self.width // 6))

    @property
    def patch_width(self) -> int:
        """Columns of the patch of sky that begins with the strip: three beyond the star."""
        return min(self.width - 2, self.star_column + self.star_size[0] + 1)

    def word_column(self, on_sky: bool) -> int:
        """Where the strip's word starts, beside the star or beside its patch of sky."""
        if self.star == NO_STAR:
            return 3
        return self.star_column + self.star_size[0] + (5 if on_sky else 3)


def card_places(columns: int, rows: int) -> CardPlaces:
    """The greatest picture that fits, then the greatest star; without a picture at last."""
    width = columns - 2
    for lines in (LINES, 1) if width >= ONE_LINE else (LINES,):
        for scale, star, height in _choices(rows):
            title_row = _title_row(height, star, lines)
            for inset in (1, 0):
                deep = title_row * 2 - 1 - inset
                if width - 2 * inset >= PICTURE[0] * scale and deep >= PICTURE[1] * scale:
                    return CardPlaces(width, height, scale, star, inset, title_row, lines)
    return _without_picture(width, max(0, 2 * rows - 2))


def _without_picture(width: int, height: int) -> CardPlaces:
    stars = [star for star in (1, 0) if _title_row(height, star) >= 1 and width >= STARRED]
    star = stars[0] if stars else NO_STAR
    return CardPlaces(width, height, 0, star, 0, _title_row(height, star))


def _choices(rows: int) -> Iterator[tuple[int, int, int]]:
    """Scale of the picture, star and height of the card, the best first."""
    heights = (2 * rows - 3, 2 * rows - 2)  # the ring needs one px above and one below
    for scale in range(MOST, 0, -1):
        for star in range(scale, 0 if scale > 1 else -1, -1):
            for height in heights:
                yield scale, star, height


def _star_size(star: int) -> tuple[int, int]:
    if star == NO_STAR:
        return 0, 2
    return (BIG_STAR[0] * star, BIG_STAR[1] * star) if star else SMALL_STAR


def _title_row(height: int, star: int, lines: int = LINES) -> int:
    """The first of so many whole rows that end above the strip."""
    return (height - _star_size(star)[1]) // 2 - lines
