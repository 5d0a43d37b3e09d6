"""The ways to the questions to an adult, one of each kind, begun as an evening would."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time

from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.screens.ask import AskScreen
from kiosk.screens.asking import Asking
from kiosk.screens.board import Board

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]
OPTIONS = tuple(
    (name.casefold().replace(" ", "-"), name)
    for name in (
        "Kim, speech", "Omar, occupational therapy", "Mrs Lind, school", "Dr Amin", "Aunt Jo",
        "Ann, physiotherapy", "The swimming club", "Nobody",
    )
)  # fmt: skip
QUESTIONS = {
    "text": Asking("What is it called?", "text", "Say the k words at the mirror", about="Task"),
    "days": Asking("On which days?", "days", ("mon", "wed", "fri")),
    "day": Asking("Which night?", "day", date(2026, 11, 28), first_day=date(2026, 11, 26)),
    "time": Asking("When does it begin?", "time", time(15, 30)),
    "moment": Asking("When is the visit?", "moment", datetime(2026, 12, 3, 15, 30)),  # noqa: DTZ001
    "number": Asking("How many minutes?", "number", 10, least=1, most=60),
    "choice": Asking("Who gave it?", "choice", "dr-amin", OPTIONS),
    "several": Asking("Who has shown it?", "several", ("dr-amin", "aunt-jo"), OPTIONS[:5]),
    "flag": Asking("Is it a focus?", "flag", True),
}


def asked(kind: str, *keys: str) -> Step:
    """A question of this kind, after these keys of its board."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Board)
        app.screen.go("ask", QUESTIONS[kind])
        await pilot.pause()
        for key in keys:
            assert isinstance(app.screen, AskScreen)
            app.screen.action_press(key)
            await pilot.pause()
        await pilot.pause()

    return go


ASKING: dict[str, Step] = {
    "ask-text": asked("text"),
    "ask-text-begun": asked("text", "space", "w", "i"),
    "ask-numbers": asked("text", "page:numbers"),
    "ask-signs": asked("text", "page:signs"),
    "ask-accents": asked("text", "page:accents"),
    **{f"ask-{kind}": asked(kind) for kind in QUESTIONS if kind != "text"},
    "ask-minutes": asked("time", "15:00"),
}
