"""Backstage: the screens that were made, and what is let go of those that are not shown."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from types import ModuleType

from rich.cells import cached_cell_len
from textual.app import App
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.screens.board import Board

SCREENS = {
    "today": "TodayScreen",
    "star_chart": "StarChartScreen",
    "weeks": "WeeksScreen",
    "practice": "PracticeScreen",
    "why": "WhyScreen",
    "handover": "HandoverScreen",
    "pages": "PagesScreen",
    "both_homes": "BothHomesScreen",
    "grown_ups": "GrownUpsScreen",
    "offer": "OfferScreen",
    "join": "JoinScreen",
    "coin": "CoinScreen",
    "leave": "LeaveScreen",
    "children": "ChildrenScreen",
    "jar": "JarScreen",
    "pick": "PickScreen",
    "reward": "RewardScreen",
    "where": "WhereScreen",
    "pin": "PinScreen",
    "yesterday": "YesterdayScreen",
    "helped": "HelpedScreen",
    "rest": "RestScreen",
    "learn": "LearnScreen",
    "learned": "LearnedScreen",
    "just_learned": "JustLearnedScreen",
    "kit": "KitScreen",
    "missing": "MissingScreen",
    "team": "TeamScreen",
    "jobs": "JobsScreen",
    "hand_on": "HandOnScreen",
    "check_in": "CheckInScreen",
    "help_card": "HelpCardScreen",
    "month": "MonthScreen",
    "swap": "SwapScreen",
    "proposals": "ProposalsScreen",
    "schedule": "ScheduleScreen",
    "schedule_terms": "ScheduleTermsScreen",
    "schedule_nights": "ScheduleNightsScreen",
    "edit_plan": "EditPlanScreen",
    "edit_section": "EditSectionScreen",
    "edit_entry": "EditEntryScreen",
    "edit_list": "EditListScreen",
    "edit_each": "EditEachScreen",
    "edit_picture": "EditPictureScreen",
    "edit_actions": "EditActionsScreen",
    "after_session": "AfterSessionScreen",
    "session_form": "SessionFormScreen",
    "session_next": "SessionNextScreen",
    "update": "UpdateScreen",
    "who_takes": "WhoTakesScreen",
    "visit": "VisitScreen",
    "take": "TakeScreen",
    "change_visit": "ChangeVisitScreen",
    "ask": "AskScreen",
    "before_session": "BeforeSessionScreen",
    "session_sheet": "SessionSheetScreen",
    "discussed": "DiscussedScreen",
}

LAST_FEW = 6  # adults' screens; no way leads through more of them and back
DRAWN = 1  # hidden screens that are there again at once; others are drawn anew, in 10 to 20 ms

OF_A_SIZE = (
    Region.contains_region,
    Region.grow,
    Region.intersection,
    Region.overlaps,
    Region.shrink,
    Region.translate,
    Region.union,
    Scalar.resolve,
    Strip.blank,
    cached_cell_len,
)  # what Textual computed for a screen of a size, and remembers by the thousand


def load(name: str) -> ModuleType:
    """The file of a screen."""
    return import_module(f"kiosk.screens.{name}")


def make_screen(name: str, desk: Desk) -> Board:
    """A screen from its file; the first frame waits for Today's alone."""
    made = getattr(load(name), SCREENS[name])(desk)
    assert isinstance(made, Board)
    return made


class Backstage:
    """One app's screens. What they hold together stays the same over months: Textual keeps every
    screen that it was given, with its drawn lines (0.5 to 1 MB each).
    """

    def __init__(self, app: App[None], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._bare: set[Board] = set()  # hidden, without their lines

    def made(self, name: str) -> Board:
        """The screen of that name, made at its first use; the last one used stands last."""
        screens = self._app._installed_screens
        if name in screens:
            screens[name] = screens.pop(name)
        else:
            self._app.install_screen(make_screen(name, self._desk), name)
        screen = self._app.get_screen(name, Board)
        self._bare.discard(screen)  # it is about to be shown
        return screen

    def prepare(self, then: Callable[[], None]) -> None:
        """Load the files of all screens in a thread, so that no first tap waits for one (10 to 20
        ms, ten times that on a small computer); `then` is called in this loop.
        """
        loop = asyncio.get_running_loop()

        def load_all() -> None:
            for name in SCREENS:
                load(name)
            with suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(then)

        Thread(target=load_all, name="samestars-screens", daemon=True).start()

    def undraw(self) -> None:
        """After another screen is there: the lines of all that were left before the last one."""
        for screen in list(self._hidden.values())[:-DRAWN]:
            self._undraw(screen)

    def _undraw(self, screen: Board) -> None:
        if screen not in self._bare:
            self._bare.add(screen)
            for widget in (screen, *screen.walk_children(Widget)):
                widget.refresh()
                widget._box_model_cache.clear()  # each one's last 16 places, about 1 kB each

    @property
    def _hidden(self) -> dict[str, Board]:
        """The one unused for longest comes first."""
        return {
            name: screen
            for name, screen in self._app._installed_screens.items()
            if isinstance(screen, Board) and screen not in self._app.screen_stack
        }

    async def let_go(self) -> None:
        """The adults' screens unused for longest: while an adult has the wall, those before the
        last few, to which Back leads; then one a second.
        """
        if self._desk.busy:
            return
        shown, hidden = self._app.screen, self._hidden
        assert isinstance(shown, Board)
        spare = [name for name, board in hidden.items() if board.FOR_ADULTS and not board.KEPT]
        for name in spare[:-LAST_FEW] if shown.FOR_ADULTS else spare[:1]:
            self._undraw(hidden[name])  # Textual holds the lines of a removed one for long
            self._app.uninstall_screen(name)
            self._bare.discard(hidden[name])
            await hidden[name].remove()

    def resized(self) -> None:
        """What was drawn or computed for another size is not asked for again."""
        for screen in self._hidden.values():
            self._undraw(screen)
        for remembered in OF_A_SIZE:
            remembered.cache_clear()
