"""The grown-ups' pages: six tiles each, for what adults settle on the wall."""

from collections.abc import Sequence
from functools import partial

from textual import events

from kiosk.desk import Desk
from kiosk.household.household import Household
from kiosk.language import N_, _

from .entries import ENTRIES, Entry, Scene, tonight
from .tile_pages import A_PAGE, Said, TilePages

THEMES = ("light", "dark", "contrast")
SURE = {"leave": N_("Leave? Tap once more")}


class GrownUpsScreen(TilePages):
    """Pages of tiles from the table of entries; each keeps its place."""

    KEPT = True

    def __init__(self, desk: Desk) -> None:
        self._household = Household.over(desk.day)
        super().__init__(desk)
        self._asked = ""  # the action whose tile was tapped once, and asks

    def on_screen_resume(self) -> None:
        self._asked = ""
        self.follow()  # on the page of the entry that one comes back from

    def said(self) -> Sequence[Said]:
        scene = Scene(self.desk, self._household, self.desk.child, self.desk.moment())
        self.line.left = tonight(scene)
        home = scene.home(scene.household.home)
        self.line.right = _("This screen hangs in: {home}").format(home=home)
        return [self._tile(entry, scene) for entry in ENTRIES]

    def _tile(self, entry: Entry, scene: Scene) -> Said:
        asks = self._asked and self._asked == entry.action
        facts = (_(SURE[self._asked]),) if asks else entry.facts(scene)
        return Said(_(entry.label), facts, entry.loud(scene))

    async def chosen(self, number: int) -> None:
        await self._enter(ENTRIES[number])

    async def on_key(self, event: events.Key) -> None:
        """The letter of an entry, on whatever page it stands."""
        entry = next((one for one in ENTRIES if one.key == event.key), None)
        if entry is not None:
            event.stop()
            event.prevent_default()
            await self._enter(entry)

    async def _enter(self, entry: Entry) -> None:
        self._page = ENTRIES.index(entry) // A_PAGE  # what it says then is to be seen
        if self._asked != entry.action:
            self._asked = ""
        if entry.action:
            await self._run(entry.action)
        else:
            self.go(entry.to)

    def action_back(self) -> None:
        self._page = 0
        self.go("handover")

    async def action_theme(self) -> None:
        """The next theme, kept for this screen alone."""
        following = THEMES[(THEMES.index(self.desk.theme) + 1) % len(THEMES)]
        await self.ask(partial(self.desk.change_theme, following))
        self.post_message(self.Recoloured())

    def action_hear(self) -> None:
        """As the child hears it: a voice, or else the tone."""
        self.desk.hearing.sample(self.child_name)

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
