"""The ways to every screen that is drawn or kept as a look, from Today of the sample family."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from textual.events import MouseDown
from textual.pilot import Pilot

from kiosk.app import KioskApp
from kiosk.household.moment import Moment
from kiosk.household.sessions.questions import ask_question
from kiosk.screens.board import Board
from tests.look.asking import ASKING
from tests.look.editing import EDITING
from tests.look.family import Clock, suit_child
from tests.look.nights import swap_nights
from tests.look.sessions import VIEWS as SESSIONS
from tests.look.taking import TAKING
from tests.look.team import team_up
from widgets.task_card import TaskCard

QUESTIONS = (
    "Which scissors are right for her left hand, and where do we get them?",
    "May she cut without the line while she is tired?",
)

Step = Callable[[KioskApp, Pilot[None]], Awaitable[None]]


def presses(*keys: str) -> Step:
    """Go to a screen by its keys, then as if by touch: without key hints."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return go


async def settle_all(app: KioskApp, pilot: Pilot[None]) -> None:
    """Do what is left of the day."""
    device = app._desk._device
    at = device.moment()
    day = device.day.practice_day(at)
    for due in device.day.today("rosa", day, at).tasks:
        device.day.tick("rosa", due.task.id, day=day, slot=due.slot, at=at)
    await app.tick()


async def without_clock(app: KioskApp, pilot: Pilot[None]) -> None:
    """A board that forgot the time."""
    clock = app._desk._device._clock
    assert isinstance(clock, Clock)
    clock.trusted = False
    await app.tick()


async def tap_now(app: KioskApp, pilot: Pilot[None]) -> None:
    """Tap the card that is now."""
    now = next(card for card in app.screen.query(TaskCard) if card.state == "now")
    await pilot._post_mouse_events([MouseDown], now, offset=(5, 5), button=1)


def as_team(screen: str, *keys: str, about: object = None) -> Step:
    """A screen of the team, which the handover leads to, after these keys."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        team_up(app._desk._device)
        assert isinstance(app.screen, Board)
        app.screen.go(screen, about)
        await pilot.pause()
        await presses(*keys)(app, pilot)
        assert isinstance(app.screen, Board)
        app.screen.bar.show_keys(False)

    return go


def in_nights(screen: str, *keys: str, about: object = None) -> Step:
    """A screen of the parenting schedule, where swaps are asked for, after these keys."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        swap_nights(app._desk._device)
        assert isinstance(app.screen, Board)
        app.screen.go(screen, about)
        await pilot.pause()
        await presses(*keys)(app, pilot)
        assert isinstance(app.screen, Board)
        app.screen.bar.show_keys(False)
        app.screen.follow()

    return go


def in_view(view: str, *keys: str, **others: Any) -> Step:
    """Today as another view shows it, after these keys."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        suit_child(app._desk._device, view=view, **others)
        for step in (presses(), presses(*keys), presses()):
            assert isinstance(app.screen, Board)
            app.screen.follow()
            await pilot.pause()
            await step(app, pilot)
            app.screen.bar.show_keys(False)

    return go


def before_session(*keys: str) -> Step:
    """The sheet of a provider whom the family wants to ask something, after these keys."""

    async def go(app: KioskApp, pilot: Pilot[None]) -> None:
        device = app._desk._device
        for minutes, text in enumerate(reversed(QUESTIONS)):
            before = Moment(device.moment().wall - timedelta(minutes=minutes))
            ask_question(device.day, "omar", text, at=before, by="sam")
        await presses("g", "m", "f", *keys)(app, pilot)
        assert isinstance(app.screen, Board)
        app.screen.bar.show_keys(False)

    return go


VIEWS: dict[str, Step] = {
    "today": presses(),
    "today-just-done": tap_now,
    "today-keys": presses("tab", "tab"),
    "today-plain": in_view("cards", "1", stars=False),
    "one": in_view("one"),
    "one-done": in_view("one", "1"),
    "one-plain": in_view("one", "1", stars=False),
    "first-then": in_view("first-then"),
    "first-then-done": in_view("first-then", "d"),
    "first-then-keys": in_view("first-then", "tab"),
    "list": in_view("list"),
    "list-done": in_view("list", "1"),
    "list-plain": in_view("list", "1", stars=False),
    "pick": in_view("one", "m"),
    "wait": in_view("cards", "m", choose=False),
    "practice": presses("s"),
    "stars": presses("t"),
    "jar": presses("t", "j"),
    "pick-reward": presses("t", "j", "p"),
    "weeks": presses("t", "m"),
    "handover": presses("g"),
    "plan": presses("g", "p"),
    "who": presses("g", "w"),
    "goals": presses("g", "o"),
    "grown-ups": presses("g", "m"),
    "leave": presses("g", "m", "l"),
    "pin": presses("g", "m", "p", "4", "7"),
    "coin": presses("g", "m", "z"),
    "yesterday": presses("g", "m", "y", "1"),
    "helped": presses("g", "m", "y", "1", "h"),
    "rest": presses("g", "m", "s"),
    "rest-day": presses("g", "m", "s", "1", "b", "b", "b"),
    "rest-handover": presses("g", "m", "s", "1", "b", "b"),
    "learn": presses("g", "m", "n", "1"),
    "learned": presses("g", "m", "n", "1", "2", "3", "4", "s"),
    "just-learned": presses("g", "m", "n", "2", "b", "b", "b"),
    "before-session": before_session(),
    "session-tasks": before_session("2"),
    "session-weeks": before_session("2", "m"),
    "session-questions": before_session("2", "m", "m"),
    "discussed": before_session("2", "d", "1"),
    "why": presses("s", "w"),
    "finish": settle_all,
    "notice": without_clock,
    "missing": as_team("missing"),
    "kit": as_team("kit", "1", "3"),
    "team": as_team("team"),
    "jobs": as_team("jobs"),
    "hand-on": as_team("hand_on", about="kit-box"),
    "check-in": as_team("check_in"),
    "help-card": as_team("help_card"),
    "month": in_nights("month"),
    "month-later": in_nights("month", "l"),
    "swap": in_nights("swap", "2", about=date(2026, 12, 4)),
    "proposals": in_nights("proposals"),
    "schedule": in_nights("schedule"),
    "schedule-nights": in_nights("schedule_nights", "3", "4", about="A"),
    "schedule-terms": in_nights("schedule_terms", about="2-2-5-5"),
    "apart-handover": presses("g"),
    "apart-plan": presses("g", "p"),
    "apart-choose": presses("g", "p", "c"),
    "apart-chosen": presses("g", "p", "c", "u"),
    **EDITING,
    **ASKING,
    **SESSIONS,
    **TAKING,
}
