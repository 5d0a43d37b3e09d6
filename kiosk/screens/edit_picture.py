"""The built-in pictures to choose from, those first that the title speaks of."""

import re
from collections.abc import Sequence

from textual import on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.plan_form.kinds import One
from kiosk.household.plan_form.scalars import picture_or_none
from kiosk.language import _
from widgets.drawings import pictures
from widgets.ends_line import EndsLine
from widgets.picture_tile import PictureTile

from .bar import ABSENT
from .board import Board
from .edit_asks import Part
from .layout import DOUBLED_ROWS
from .tile_pages import BACK, MORE

MOST_PLACES = 12  # on any screen
LETTERS = 3  # of a word that keeps its s: "bus"
PARTS = re.compile(r"\w+")


class EditPictureScreen(Board):
    """Pages of pictures; a tap takes one and goes back. A photo is named in the plan file."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [PictureTile() for _tile in range(MOST_PLACES)]
        self._part: Part | None = None
        self._names: Sequence[str] = ()
        self._page = 0

    def parts(self) -> list[Widget]:
        return [self._line, Grid(*self._tiles, classes="middle tiles gallery")]

    def open(self, about: object) -> None:
        assert isinstance(about, Part)
        self._part, self._page = about, 0
        one = about.question
        none = isinstance(about.kind, One) and about.kind.function is picture_or_none
        self._names = [*([""] if none else []), *in_order(one.value or "", one.about)]

    @property
    def places(self) -> int:
        """How many pictures a page has, as the style sheet lays them out: each takes 24 x 8 cells,
        and a row for its name.
        """
        if self.size.width < 80:
            return 2
        return MOST_PLACES if self.size.width >= 128 and self.size.height >= DOUBLED_ROWS else 6

    @property
    def pages(self) -> int:
        return max(1, -(-len(self._names) // self.places))

    def show_facts(self) -> None:
        one = self._part.question if self._part else None
        self._page = min(self._page, self.pages - 1)
        self.set_class(self.places == MOST_PLACES, "-dozen")
        self._line.left = one.title if one else ""
        number = _("{number} of {total}").format(number=self._page + 1, total=self.pages)
        self._line.right = number
        shown = self._names[self._page * self.places :][: self.places]
        for place, tile in enumerate(self._tiles):
            there = place < len(shown)
            tile.display = place < self.places
            tile.picture = shown[place] if there else ""
            tile.label = (shown[place] or _("none")) if there else ""
            tile.chosen = there and one is not None and shown[place] == one.value
        self.bar.put(back=BACK, more=MORE if self.pages > 1 else ABSENT)

    @on(PictureTile.Tapped)
    async def take(self, event: PictureTile.Tapped) -> None:
        """This one it is to be."""
        event.stop()
        if self._part is not None:
            await self._part.question.then(event.tile.picture)
            self.action_back()

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._page = (self._page + 1) % self.pages
        self.follow()

    def action_back(self) -> None:
        self.go(self._part.question.back if self._part else "edit_plan")


def in_order(value: str, title: str) -> list[str]:
    """All pictures: what holds now, what the title speaks of, then the others as they are kept."""
    words = {stem(word) for word in PARTS.findall(title.casefold())}

    def rank(name: str) -> int:
        named = any(stem(part) in words for part in name.split("-"))
        return 0 if name == value else 1 if named else 2

    own = [value] if value and value not in pictures() else []
    return [*own, *sorted(pictures(), key=rank)]


def stem(word: str) -> str:
    """A word without what one and several of a thing differ in."""
    return word.rstrip("s") if len(word) > LETTERS else word
