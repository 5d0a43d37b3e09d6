"""The ways to the screens of what is filed after a session."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.household.childs_day import ChildsDay
from kiosk.household.moment import Moment
from kiosk.household.sessions.update_filing import correct, file_update
from kiosk.household.sessions.updates import TaskSaid, Update
from kiosk.screens.board import Board
from kiosk.screens.session_form import SessionFormScreen

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]

NOTE = (
    "Rosa says k at the end of a word now. Begin with book, cake and sock, and look into the mirror"
    " together before each of them. Leave car and key for next week."
)
SAID = (TaskSaid("", "new"), TaskSaid("k-words", "changed"), TaskSaid("bubbles", "stopped"))


def filed(day: ChildsDay, at: Moment) -> Update:
    """A session of two days ago, filed in this home and corrected yesterday."""
    before = Moment(at.wall - timedelta(days=2))
    update = file_update(day, "kim", SAID, note=NOTE, by="sam", at=before)
    yesterday = Moment(at.wall - timedelta(days=1))
    return correct(day, update.id, "Car and key stay, too.", by="alex", at=yesterday)


def session(screen: str, *taps: int) -> Step:
    """A screen about the session that was filed; of the form the tiles of these numbers tapped."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        day, at = app._desk.day, app._desk.moment()
        board = app._backstage.made(screen)
        if screen == "session_form":
            board.open("kim")
        else:
            update = filed(day, at)
            if screen != "after_session":
                board.open(update.id)
        app.show(screen)
        await pilot.pause()
        for tap in taps:
            assert isinstance(board, SessionFormScreen)
            await board.chosen(tap)
        if taps:
            assert isinstance(board, SessionFormScreen)
            await board._noted(NOTE)
        assert isinstance(app.screen, Board)
        app.screen.follow()
        await pilot.pause()

    return go


VIEWS: dict[str, Step] = {
    "after-session": session("after_session"),
    "session-form": session("session_form"),
    "session-marked": session("session_form", 0, 1, 1, 5),
    "session-next": session("session_next"),
    "update": session("update"),
}
