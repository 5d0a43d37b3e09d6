"""What adults do outside the plan's forms, by keys alone: Tab leads there, Enter does it."""

from collections.abc import Callable
from datetime import date

from textual.widget import Widget

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.sessions.questions import open_questions
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.test_before_session import ASKED, note
from tests.kiosk.screens.test_kit import ticks
from tests.kiosk.screens.test_team import teamed
from tests.kiosk.screens.test_who_takes import TWO
from tests.kiosk.wall import Wall
from tests.look.team import team_up
from widgets.fact_tile import FactTile
from widgets.night_cell import NightCell
from widgets.preset_tile import PresetTile

MOST_TABS = 60


async def enter(wall: Wall, is_wanted: Callable[[Widget], bool]) -> None:
    """Tab until what is wanted has the focus, and Enter."""
    for _tab in range(MOST_TABS):
        if wall.screen.focused is not None and is_wanted(wall.screen.focused):
            wall.let_fingers_rest()
            await wall.press("enter")
            return
        await wall.press("tab")
    raise AssertionError(f"Tab does not lead there: {wall.words}")


async def enter_tile(wall: Wall, label: str) -> None:
    """The tile of that label."""
    await enter(wall, lambda it: isinstance(it, FactTile) and it.label == label)


def proposed(wall: Wall) -> tuple[Proposal, ...]:
    return Proposing(wall.device.day).proposals(wall.clock()).every()


async def way(wall: Wall, *labels: str) -> None:
    """From Today over the grown-ups' tiles."""
    await wall.press("g", "m")
    for label in labels:
        for _page in range(6):
            if any(tile.label == label for tile in wall.screen.query(FactTile)):
                break
            wall.let_fingers_rest()
            await wall.press("m")
        await enter_tile(wall, label)


async def test_a_swap_is_proposed_and_taken_back(hang: Hang) -> None:
    async with hang() as wall:
        await way(wall, "The month")
        await wall.press("l")
        await enter(wall, lambda it: isinstance(it, NightCell) and it.facts.number == "4")
        assert wall.name == "Swap"
        await enter_tile(wall, "How many")
        await enter_tile(wall, "Propose it")
        (one,) = proposed(wall)
        assert (one.wanted["first"], one.wanted["last"]) == ("2026-12-04", "2026-12-05")
        await wall.press("t")
        assert proposed(wall)[0].state == "withdrawn"


async def test_another_schedule_is_proposed(hang: Hang) -> None:
    async with hang() as wall:
        wall.screen.go("schedule")
        await wall.settle()
        await enter(wall, lambda it: isinstance(it, PresetTile) and it.label == "A week each")
        assert wall.name == "ScheduleTerms"
        await enter_tile(wall, "Answer by")
        await enter_tile(wall, "Propose it")
        (one,) = proposed(wall)
        assert (one.kind, one.answer_by) == ("schedule", date(2026, 11, 29))


async def test_who_takes_a_visit_is_proposed_and_a_visit_cancelled(hang: Hang) -> None:
    async with hang(TWO) as wall:
        await wall.press("g", "w")
        assert wall.name == "WhoTakes"
        await wall.press("1")
        assert wall.name == "Visit"
        await wall.press("w")
        await enter_tile(wall, "Alex takes")
        assert [one.wanted["taker"] for one in proposed(wall)] == ["alex"]
        await wall.press("b", "c")
        await enter_tile(wall, "Cancel this visit")
        await enter(wall, lambda it: isinstance(it, FactTile) and "Sure?" in " ".join(it.facts))
        kept = Household.over(wall.device.day).plan.appointments
        assert any(each.cancelled for one in kept for each in one.exceptions)


async def test_a_job_is_handed_on(hang: Hang) -> None:
    async with hang() as wall:
        Household.over(wall.device.day).import_plan(teamed(wall.device.day.plan), wall.clock())
        await wall.press("g", "o")
        assert wall.name == "Team"
        await enter_tile(wall, "Who carries what")
        await enter_tile(wall, "Emails with the school")
        await enter_tile(wall, "Alex")
        assert [(one.about, one.wanted["caregiver"]) for one in proposed(wall)] == [
            ("school-emails", "alex")
        ]


async def test_a_thing_is_put_into_the_box(hang: Hang) -> None:
    async with hang() as wall:
        team_up(wall.device)
        await way(wall, "The kit")
        await enter_tile(wall, "Mirror")
        assert ticks(wall)["green.mirror"]["here"] is True
        wall.let_fingers_rest()
        await wall.press("enter")
        assert ticks(wall)["green.mirror"]["here"] is False


async def test_what_was_discussed_is_closed(hang: Hang) -> None:
    async with hang() as wall:
        note(wall, *ASKED)
        await wall.press("g", "m", "f", "2", "d")
        assert wall.name == "Discussed"
        await enter(wall, lambda it: isinstance(it, FactTile) and ASKED[0] in it.facts)
        assert [one.text for one in open_questions(wall.device.day.ledger)] == [ASKED[1]]
