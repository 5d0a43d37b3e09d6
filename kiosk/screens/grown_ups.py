"""The grown-ups' pages: six tiles each, for what adults settle on the wall."""

from functools import partial

from textual import events, on
from textual.containers import Grid
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _
from widgets.ends_line import EndsLine
from widgets.fact_tile import FactTile

from .bar import ABSENT, Button
from .board import Board
from .entries import ENTRIES, Entry, EntryTile, Scene, tonight

BACK = Button("back", N_("Back"), "back", "b")
MORE = Button("turn", N_("More"), "more", "m")

THEMES = ("light", "dark", "contrast")
A_PAGE = 6
SURE = {"reward": N_("Given? Tap once more"), "leave": N_("Leave? Tap once more")}


class GrownUpsScreen(Board):
    """Pages of tiles from the table of entries; each keeps its place."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._line = EndsLine()
        self._tiles = [EntryTile() for _ in range(A_PAGE)]
        self._page = 0
        self._asked = ""  # the action whose tile was tapped once, and asks

    def on_screen_resume(self) -> None:
        self._asked = ""
        self.follow()

    def parts(self) -> list[Widget]:
        return [self._line, Grid(*self._tiles, classes="middle tiles")]

    @property
    def _scene(self) -> Scene:
        return Scene(self.desk, self._household, self.desk.child, self.desk.moment())

    def show_facts(self) -> None:
        scene = self._scene
        self._line.left = tonight(scene)
        home = scene.home(scene.household.home)
        self._line.right = _("This screen hangs in: {home}").format(home=home)
        shown = ENTRIES[self._page * A_PAGE :][:A_PAGE]
        for number, tile in enumerate(self._tiles):
            self._show(tile, shown[number] if number < len(shown) else None, scene)
        self.bar.put(back=BACK, more=MORE if len(ENTRIES) > A_PAGE else ABSENT)

    def _show(self, tile: EntryTile, entry: Entry | None, scene: Scene) -> None:
        tile.entry = entry
        if entry is None:
            return
        asks = self._asked and self._asked == entry.action
        tile.label = _(entry.label)
        tile.facts = (_(SURE[self._asked]),) if asks else entry.facts(scene)
        tile.nothing = _("Nothing")
        tile.loud = entry.loud(scene)

    @on(FactTile.Tapped)
    async def open_tile(self, event: FactTile.Tapped) -> None:
        """An entry was tapped."""
        event.stop()
        assert isinstance(event.tile, EntryTile)
        if event.tile.entry:
            await self._enter(event.tile.entry)

    async def on_key(self, event: events.Key) -> None:
        """The letter of an entry, on whatever page it stands."""
        entry = next((one for one in ENTRIES if one.key == event.key), None)
        if entry is not None:
            event.stop()
            event.prevent_default()
            await self._enter(entry)

    async def _enter(self, entry: Entry) -> None:
        if self._asked != entry.action:
            self._asked = ""
        if entry.action:
            await self._run(entry.action)
        else:
            self.go(entry.to)

    def action_back(self) -> None:
        self.go("handover")

    def action_turn(self) -> None:
        """The next page; after the last one the first again."""
        self._page = (self._page + 1) % -(-len(ENTRIES) // A_PAGE)
        self.follow()

    async def action_theme(self) -> None:
        """The next theme, kept for this screen alone."""
        following = THEMES[(THEMES.index(self.desk.theme) + 1) % len(THEMES)]
        await self.ask(partial(self.desk.change_theme, following))
        self.post_message(self.Recoloured())

    async def action_reward(self) -> None:
        """The family had its reward; the second tap records it, as nothing takes it back."""
        reward = self._scene.reward
        if reward and reward.reached and self._is_sure("reward"):
            household, at = self._household, self.desk.moment()
            await self.ask(partial(self.desk.do, household.give_reward, self.child, at))

    def action_pin(self) -> None:
        """Another PIN."""
        self.go("pin", ("grown_ups", None))

    def action_leave(self) -> None:
        """Behind a PIN two taps end the kiosk; without one the words and digits come first."""
        if self.desk.gate.standing != "set":
            self.go("leave")
        elif self._is_sure("leave"):
            self.post_message(self.Ended())

    def _is_sure(self, action: str) -> bool:
        """Whether the tile was tapped a second time in a row; the first time it asks."""
        sure = self._asked == action
        self._asked = "" if sure else action
        self.follow()
        return sure
