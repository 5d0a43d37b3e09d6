"""The child's side of the wall: nothing of what adults have open between them is on it."""

import pytest
from textual.strip import Strip

from kiosk.household.plan import VIEWS
from tests.kiosk.affairs import stir
from tests.kiosk.conftest import Hang
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from widgets.canvas import UPPER_HALF

CHILDS = {  # the child's screens -> the keys that lead there from Today
    "Today": (),
    "Practice": ("s",),
    "StarChart": ("t",),
    "Weeks": ("t", "m"),
    "Jar": ("t", "j"),
    "Pick": ("t", "j", "p"),
}
ADULTS = (
    *("We cheer", "Slower now", "too much for her", "A late shift", "New hours", "Kim next"),
    *("Proposed", "says yes", "agreed", "Who takes", "Not here", "Missing", "Needed", "Lent by"),
    *("Toy library", "film", "question", "7946", "Aunt Jo", "Emails", "kit box"),
)


async def seen(wall: Wall, keys: tuple[str, ...]) -> list[Strip]:
    """A screen as the child gets to it, without key hints."""
    wall.app.show("today")
    await wall.settle()
    await wall.press(*keys)
    wall.screen.bar.show_keys(False)
    wall.screen.follow()
    await wall.settle()
    return wall.strips


async def childs_screens(wall: Wall, view: str) -> dict[str, list[Strip]]:
    """All of them; in other views than the cards Today alone is another."""
    found = {}
    for name, keys in CHILDS.items():
        if view == "cards" or not keys:
            found[name] = await seen(wall, keys)
            assert wall.name == name
    if view == "cards":
        wall.screen.go("where")
        await wall.settle()
        assert wall.name == "Where"
        found["Where"] = wall.strips
    return found


def words(strips: list[Strip]) -> str:
    lines = ("".join(segment.text for segment in strip) for strip in strips)
    return " ".join(" ".join(lines).replace(UPPER_HALF, " ").split()).lower()


@pytest.mark.parametrize("view", VIEWS)
async def test_the_childs_screens_stay_as_they_are_whatever_adults_have_open(
    hang: Hang, view: str
) -> None:
    async with hang() as wall:
        suit_child(wall.device, view=view, where=True)
        await wall.tick()
        before = await childs_screens(wall, view)
        stir(wall.device)
        await wall.tick()
        after = await childs_screens(wall, view)
        for name, strips in after.items():
            assert not [one for one in ADULTS if one.lower() in words(strips)], name
            changed = [number for number, row in enumerate(strips) if row != before[name][number]]
            assert not changed, f"{name}: {words(strips)}"


async def test_the_adults_side_tells_of_all_of_it(hang: Hang) -> None:
    """So that what is looked for above is there to be found."""
    async with hang() as wall:
        stir(wall.device)
        said = ""
        for screen in ("handover", "team", "missing", "jobs", "help_card"):
            wall.screen.go(screen)
            await wall.settle()
            said += words(wall.strips) + " "
        found = [one for one in ADULTS if one.lower() in said]
        assert len(found) >= len(ADULTS) // 2, found
