"""The glass over the screen: photos in the terminal's own pixels, where it can show them.

The widgets under it draw the same photos in half-blocks. So whatever is late here, or not possible,
costs sharpness and nothing else.
"""

from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from textual.geometry import Region
from textual.screen import Screen

from kiosk.device.graphics import KITTY, Cell
from sync import SyncError
from widgets.canvas import Hung
from widgets.painted import Painted
from widgets.palette import palette
from widgets.photo import Look
from widgets.pictured import look_of

MOST_KEPT = 48  # pictures ready to be drawn, of 10 to 100 kB


class Wanted(NamedTuple):
    """A photo over some cells, but for its first `skip` rows, which are not in `place`.

    `over` and `under` are what fills the half rows at its ends.
    """

    place: Region
    key: str
    look: Look
    over: tuple[int, str]  # px rows, in half rows, and their colour
    under: tuple[int, str]
    skip: int = 0


class Glass:
    """What lies over the screen now. For the UI thread; making pictures ready has its own.

    `write` takes bytes for the terminal, `content` gives a photo by its sum, `ready` is called in
    another thread when there is something to be drawn.
    """

    def __init__(
        self,
        protocol: str,
        write: Callable[[str], None],
        content: Callable[[str], bytes | None],
        ready: Callable[[], None],
    ) -> None:
        self.cell: Cell | None = None
        self._kitty = protocol == KITTY
        self._write = write
        self._content = content
        self._ready = ready
        self._shown: dict[Region, tuple[Wanted, int]] = {}  # and kitty's number
        self._made: dict[tuple[Wanted, Cell], str] = {}  # "" while it is made, and where it cannot
        self._numbers = 0
        self._orders: SimpleQueue[tuple[Wanted, Cell]] = SimpleQueue()
        self._maker: Thread | None = None

    def cover(self, screen: Screen[object], theme: str, touched: Sequence[Region]) -> None:
        """After cells were written: draw what they wiped away, and what is new."""
        wanted = {one.place: one for one in photos_on(screen)}
        for place, (one, number) in list(self._shown.items()):
            if wanted.get(place) != one:
                self._take_away(place, number)
            elif not self._kitty and any(place.overlaps(each) for each in touched):
                del self._shown[place]
        for place, one in wanted.items():
            if place not in self._shown and self.cell:
                self._show(one, self.cell)
                self._prepare(one, self.cell, theme)

    def clear(self) -> None:
        """The terminal was wiped or has another size."""
        for place, (_, number) in list(self._shown.items()):
            self._take_away(place, number)

    def _take_away(self, place: Region, number: int) -> None:
        """What was a sixel went when its cells were written; kitty keeps a picture until told."""
        del self._shown[place]
        if self._kitty:
            self._write(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\")

    def _show(self, one: Wanted, cell: Cell) -> None:
        made = self._made.get((one, cell))
        if made is None:
            self._make(one, cell)
        elif made:
            self._numbers += 1
            self._shown[one.place] = one, self._numbers
            x, y = one.place.offset
            sequence = made.replace("i=0,", f"i={self._numbers},", 1) if self._kitty else made
            self._write(f"\x1b7\x1b[{y + 1};{x + 1}H{sequence}\x1b8")

    def _prepare(self, one: Wanted, cell: Cell, theme: str) -> None:
        """A tap finishes the card: have its pale picture ready."""
        pale = look_of(palette(theme), finished=True)
        colours = palette(theme)
        ends = [(rows, colours.plate_done) for rows, _ in (one.over, one.under)]
        twin = one._replace(look=pale, over=ends[0], under=ends[1])
        if (twin, cell) not in self._made:
            self._make(twin, cell)

    def _make(self, one: Wanted, cell: Cell) -> None:
        while len(self._made) >= MOST_KEPT:
            del self._made[next(iter(self._made))]
        self._made[one, cell] = ""
        self._orders.put((one, cell))
        if self._maker is None:
            self._maker = Thread(target=self._work, name="glass", daemon=True)
            self._maker.start()

    def _work(self) -> None:
        try:
            from kiosk.device.drawn_photo import drawing  # pillow: not at the start
        except ImportError:  # a machine without it shows half-blocks
            return
        while True:
            one, cell = self._orders.get()
            try:
                content = self._content(one.key)
            except SyncError:  # the store's own notices say so; half-blocks it is
                continue
            if content:
                self._made[one, cell] = drawing(
                    content, one.place.size, cell, one.look, one.over, one.under, one.skip,
                    kitty=self._kitty,
                )  # fmt: skip
                self._ready()


def photos_on(screen: Screen[object]) -> Iterator[Wanted]:
    """The photos that are seen whole, where they are seen."""
    everything = screen.region
    for widget in screen.query("*"):
        if not isinstance(widget, Painted) or not widget.hung:
            continue
        corner = widget.content_region
        for hung in widget.hung if corner.area else ():
            one = placed(hung, corner)
            if everything.contains_region(one.place):
                yield one


def placed(hung: Hung, corner: Region) -> Wanted:
    """Where a photo lies in cells: an odd px is half a cell, which it shares with its ground."""
    wide, high = hung.size
    over, under = hung.y % 2, (hung.y + high) % 2
    rows = (high + over + under) // 2 - hung.skip
    place = Region(corner.x + hung.x, corner.y + hung.y // 2 + hung.skip, wide, rows)
    ends = (over, hung.above), (under, hung.below)
    return Wanted(place, hung.photo.key, hung.look, *ends, hung.skip)
