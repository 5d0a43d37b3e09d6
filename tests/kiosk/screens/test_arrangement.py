"""Cards under a finger: what comes from elsewhere gives its stars at once, and moves nothing."""

from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.plan import Plan, Task
from kiosk.screens.arrangement import HOLD
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall


def other(*titles: str) -> Plan:
    """A plan of tasks that bear their titles as ids."""
    return plan(tasks=tuple(Task(title.lower(), "rosa", title) for title in titles))


def titles(wall: Wall) -> list[str]:
    return [card.task_title for card in wall.cards]


def elsewhere(wall: Wall, new: Plan | None = None, tick: str = "") -> None:
    """What another process writes into the folder: the link's worker, or a command."""
    device = Device.open(wall.device.folder, wall.clock)
    household, at = Household.over(device.day), device.moment()
    if new:
        household.import_plan(new, at)
    if tick:
        household.tick("rosa", tick, day=household.practice_day(at), at=at)
    device.close()


async def test_a_star_of_the_other_home_comes_at_once_and_in_its_place(hang: Hang) -> None:
    async with hang(other("Hop", "Skip", "Jump")) as wall:
        await wall.tap("#card-1")
        elsewhere(wall, tick="hop")
        await wall.tick()
        assert titles(wall) == ["Hop", "Skip", "Jump"]
        assert wall.outcomes == ["done", "done", ""]


async def test_no_card_moves_under_a_finger(hang: Hang) -> None:
    async with hang(other("Hop", "Skip", "Jump")) as wall:
        await wall.tap("#card-1")
        elsewhere(wall, new=other("Zebra", "Skip", "Jump"))
        await wall.tick()
        assert titles(wall) == ["Hop", "Skip", "Jump"]
        await wall.tap("#card-2")
        assert titles(wall) != ["Hop", "Skip", "Jump"], "a tap here asks for the day as it is"


async def test_the_cards_move_when_the_finger_is_gone(hang: Hang) -> None:
    async with hang(other("Hop", "Skip", "Jump")) as wall:
        await wall.tap("#card-1")
        elsewhere(wall, new=other("Zebra", "Skip", "Jump"))
        await wall.tick()
        assert titles(wall) == ["Hop", "Skip", "Jump"]
        wall.clock.pass_by(seconds=HOLD)
        await wall.until(lambda: "Zebra" in titles(wall), seconds=2 * HOLD)


async def test_the_last_star_of_the_other_home_does_not_take_the_cards_away(hang: Hang) -> None:
    async with hang(other("Hop", "Skip")) as wall:
        await wall.tap("#card-0")
        elsewhere(wall, tick="skip")
        await wall.tick()
        assert wall.outcomes == ["done", "done"]
        assert titles(wall) == ["Hop", "Skip"]
        await wall.pass_by(minutes=1)
        assert "All done" in wall.words or "today" in wall.words


async def test_a_finger_that_was_under_way_does_not_hit_another_card(hang: Hang) -> None:
    async with hang(other("Hop", "Skip", "Jump")) as wall:
        elsewhere(wall, new=other("Zebra", "Skip", "Jump"))
        await wall.tick()
        assert "Zebra" in titles(wall)
        await wall.tap("#card-0")
        assert wall.outcomes == ["", "", ""]
        await wall.pass_by(seconds=1)
        await wall.tap("#card-0")
        assert "done" in wall.outcomes
