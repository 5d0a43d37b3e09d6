"""What adults do outside the plan's forms, by keys alone: Tab leads there, Enter does it."""

from collections.abc import Callable
from datetime import date

import pytest
from textual.widget import Widget

from kiosk.household.agreeing.proposals import Proposal
from kiosk.household.agreeing.proposing import Proposing
from kiosk.household.household import Household
from kiosk.household.nights.schedule_presets import FREE, label_of
from kiosk.household.plan import Task
from kiosk.household.sessions.questions import open_questions
from kiosk.household.sessions.updates import find_update
from kiosk.household.visits.appointments import visits
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.test_before_session import ASKED, note
from tests.kiosk.screens.test_kit import ticks
from tests.kiosk.screens.test_team import teamed
from tests.kiosk.screens.test_update import filed
from tests.kiosk.screens.test_who_takes import KIM, TWO
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


async def to_preset(wall: Wall, label: str) -> None:
    """From Today over the month to a parenting schedule."""
    await way(wall, "The month")
    await wall.press("c")
    assert wall.name == "Schedule"
    if label not in [one.label for one in wall.screen.query(PresetTile)]:
        await wall.press("m")
    await enter(wall, lambda it: isinstance(it, PresetTile) and it.label == label)


async def type_in(wall: Wall, words: str) -> None:
    """Letters of a keyboard, and Enter."""
    assert wall.name == "Ask"
    await wall.press(*words, "enter")


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
        await to_preset(wall, "A week each")
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


async def test_nights_of_ones_own_are_proposed(hang: Hang) -> None:
    async with hang() as wall:
        await to_preset(wall, label_of(FREE))
        assert wall.name == "ScheduleNights"
        await enter(wall, lambda it: isinstance(it, NightCell) and it.facts.number == "3")
        await wall.press("d")
        await enter_tile(wall, "Propose it")
        (one,) = proposed(wall)
        assert one.wanted["pattern"] == "ABB" + "BABABABABAB"


@pytest.mark.parametrize("label", ["Move this visit", "Move all from here on"])
async def test_a_visit_is_moved(hang: Hang, label: str) -> None:
    async with hang(TWO) as wall:
        await wall.press("g", "w", "1", "c")
        await enter_tile(wall, label)
        await wall.press("right", "right", "enter")  # the first arrow lights the day that holds
        await wall.press(*"0930", "d")
        assert "9:30" in wall.words
        found = visits(wall.plan, wall.clock().wall, 4)
        starts = [f"{one.starts:%d %H:%M}" for one in found if one.appointment.id == KIM]
        all_of_them = label == "Move all from here on"
        assert starts[:2] == ["02 09:30", "09 09:30" if all_of_them else "08 15:30"]


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


async def test_a_question_is_noted_before_a_session(hang: Hang) -> None:
    async with hang() as wall:
        await way(wall, "Before a session", "Kim")
        assert wall.name == "SessionSheet"
        await wall.press("n")
        await type_in(wall, "How?")
        assert wall.name == "SessionSheet"
        assert [(one.provider, one.text) for one in open_questions(wall.device.day.ledger)] == [
            ("kim", "How?")
        ]


async def test_what_was_filed_is_corrected(hang: Hang) -> None:
    async with hang() as wall:
        update = await filed(wall)
        await wall.press("g")
        await enter(wall, lambda it: isinstance(it, FactTile) and it.label.startswith("New"))
        await wall.press("s")
        assert wall.name == "Update"
        await wall.press("c", "2", "d")
        await type_in(wall, "Slower.")
        assert wall.name == "Update"
        kept = find_update(wall.device.day.ledger, update.id)
        assert kept is not None
        assert [(one.note, one.by) for one in kept.corrections] == [("Slower.", "alex")]
        assert "Slower." in wall.words


async def test_a_task_rests_is_shown_here_and_ends(hang: Hang) -> None:
    async with hang() as wall:
        await way(wall, "Plan", "Tasks", "Thread six beads")
        await wall.press("p")
        assert wall.name == "EditActions"
        await enter_tile(wall, "Pause")
        assert beads(wall).paused
        await enter_tile(wall, "Go on")
        assert not beads(wall).paused
        await enter_tile(wall, "Shown here")
        assert beads(wall).shown == ("green",)
        await enter_tile(wall, "End")
        assert beads(wall).ended is None, "it asks first"
        await enter_tile(wall, "End")
        assert beads(wall).ended is not None


def beads(wall: Wall) -> Task:
    return next(one for one in wall.plan.tasks if one.id == "bead-string")


async def test_a_list_is_put_in_order(hang: Hang) -> None:
    async with hang() as wall:
        await way(wall, "Plan", "Tasks", "Tell the picture book")
        before = next(one for one in wall.plan.tasks if one.id == "book-corner").steps
        await enter_tile(wall, "Steps")
        assert wall.name == "EditList"
        await enter_tile(wall, "2")
        await wall.press("e", "c", *["backspace"] * len(before[1]))
        await type_in(wall, "Ask.")
        await enter_tile(wall, "2")
        await wall.press("t", "b", "d")
        after = next(one for one in wall.plan.tasks if one.id == "book-corner").steps
        assert after == ("Ask.", *before[2:])


async def test_what_was_discussed_is_closed(hang: Hang) -> None:
    async with hang() as wall:
        note(wall, *ASKED)
        await wall.press("g", "m", "f", "2", "d")
        assert wall.name == "Discussed"
        await enter(wall, lambda it: isinstance(it, FactTile) and ASKED[0] in it.facts)
        assert [one.text for one in open_questions(wall.device.day.ledger)] == [ASKED[1]]
