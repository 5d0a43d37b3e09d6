"""The ways to the screens that edit the plan."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.screens.board import Board
from kiosk.screens.edit_entry import EditEntryScreen

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]
TASK = ("task", "k-words")
LONG = "Six k words at the big mirror in the hall"
STEPS = tuple(f"Say word {number} slowly, then wait." for number in range(1, 7))


def editing(screen: str, about: object = None, *deeds: str, **values: Any) -> Step:
    """A screen about something, its draft with these values, then these actions or tiles."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        board = app._backstage.made(screen)
        if about is not None:
            board.open(about)
        app.show(screen)
        await pilot.pause()
        if isinstance(board, EditEntryScreen):
            for name, value in values.items():
                await board.put(name, value)
            board.follow()
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


EDITING: dict[str, Step] = {
    "edit-plan": editing("edit_plan"),
    "edit-tasks": editing("edit_section", "task"),
    "edit-task": editing("edit_entry", TASK),
    "edit-task-2": editing("edit_entry", TASK, "turn"),
    "edit-task-changed": editing(
        "edit_entry",
        TASK,
        steps=STEPS,
        minutes=12,
        title="Six k words at the big mirror in the hall",
    ),
    "edit-list": editing("edit_entry", TASK, "3"),
    "edit-picture": editing("edit_entry", TASK, "4"),
    "edit-each": editing("edit_entry", ("routine", "bath"), "1"),
    "edit-actions": editing("edit_actions", TASK, "1", "2"),
    "edit-history": editing("edit_actions", TASK, "1", "3"),
    "edit-household": editing("edit_entry", ("household", "")),
}
