"""For adults: what is in each home's box, ticked by a tap."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from kiosk.desk import Desk
from kiosk.household.boxes import Thing
from kiosk.household.kit import Kit, Missing
from kiosk.language import N_, _

from .bar import ABSENT, Button
from .dates import headed
from .kit_words import needed, where_from
from .tile_pages import BACK, Said, TilePages

OTHER = Button("other_home", N_("Other home"), "home", "o")
CAME_FROM = "grown_ups"  # where Back leads unless another screen led here


class KitScreen(TilePages):
    """A tile for each thing, at its place in the plan; a tap puts it into the box, or takes it
    out. Each home's box can be ticked in each home.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kit = Kit(desk.day)
        for place in self._tiles:
            place.wraps = True
        self._home = ""  # whose box; empty: this home's
        self._back = CAME_FROM

    def open(self, about: object) -> None:
        """`about` is the screen that Back leads to."""
        self._back = str(about)

    def on_screen_resume(self) -> None:
        self._home = ""
        super().on_screen_resume()

    def on_screen_suspend(self) -> None:
        self._back = CAME_FROM

    @property
    def _things(self) -> tuple[Thing, ...]:
        return self._kit.boxes.things()

    def said(self) -> Sequence[Said]:
        home, at = self._kit.home(self._home), self.desk.moment()
        self.line.left = _("In the box: {home}").format(home=home.name)
        self.line.right = _("Tap what is there")
        boxes, today = self._kit.boxes, self.desk.day.practice_day(at)
        lacking = {one.thing.key: one for one in self._kit.missing(at, home.id)}
        return [
            tile(thing, boxes.has(home.id, thing), lacking.get(thing.key), today)
            for thing in boxes.things()
        ]

    def show_bar(self) -> None:
        several = len(self.desk.day.plan.homes) > 1
        self.bar.put(back=BACK, third=OTHER if several else ABSENT, more=self.more)

    async def chosen(self, number: int) -> None:
        thing, home = self._things[number], self._kit.home(self._home).id
        here = not self._kit.boxes.has(home, thing)
        await self.ask(partial(self.desk.do, self._kit.put, thing.name, here, home))

    def action_other_home(self) -> None:
        """The next home's box; after the last one this home's."""
        homes = [home.id for home in self.desk.day.plan.homes]
        now = self._kit.home(self._home).id
        at = homes.index(now) if now in homes else -1
        self._home = homes[(at + 1) % len(homes)]
        self._page = 0
        self.follow()

    def action_back(self) -> None:
        self.go(self._back)


def tile(thing: Thing, here: bool, lacking: Missing | None, today: date) -> Said:
    """A thing of a box: faded while it is there, else by when it is needed and where to get it."""
    name = headed(thing.name)
    if here:
        said = _("Comes along") if thing.travels else _("In the box")
        return Said(name, (f"✓ {said}",), settled=True)
    word = needed(lacking, today) if lacking else _("Not here")
    return Said(name, (word, *where_from(thing)))
