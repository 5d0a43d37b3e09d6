"""The ways to the screens of who takes the child: the sample family, and what blue proposed."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.household.household import Household
from kiosk.household.visits.taking import Taking
from kiosk.screens.board import Board
from kiosk.screens.one_visit import name_of

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]


def taking(screen: str, *deeds: str, visit: int = 1) -> Step:
    """A screen, about the visit at that place among the next, after these actions or tiles."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        device = app._desk._device
        household, at = Household.over(device.day), device.moment()
        coming = household.appointments(at, 6)
        blue = Household(device.replica, "blue")
        Taking(blue).take(coming[1], "alex", at=at)
        await app.tick()
        if screen not in ("who_takes", "pages"):
            app._backstage.made(screen).open(name_of(coming[visit]))
        app.show("who_takes" if screen == "pages" else screen)
        await pilot.pause()
        for deed in deeds:
            shown = app.screen
            assert isinstance(shown, Board)
            if deed.isdecimal():
                await shown.chosen(int(deed))  # type: ignore[attr-defined]
            else:
                await shown.run_action(f"screen.{deed}")
            await pilot.pause()
            await pilot.pause()

    return go


TAKING: dict[str, Step] = {
    "who-takes": taking("who_takes"),
    "took": taking("pages", "took"),
    "visit": taking("visit"),
    "visit-agreed": taking("visit", visit=0),
    "take": taking("take"),
    "take-proposed": taking("take", "1", visit=0),
    "change-visit": taking("change_visit", "1"),
}
