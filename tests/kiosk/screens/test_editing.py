"""The plan edited on the wall: from Grown-ups to a task that both homes have."""

import shutil
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.plan import Plan
from kiosk.screens.edit_entry import EditEntryScreen
from tests.kiosk.conftest import Hang
from tests.kiosk.fingers import done, tap_bar, tap_key, tap_tile, type_words
from tests.kiosk.screens.test_looks import faint
from tests.kiosk.wall import SIZES, THEMES, Wall, hung, wide
from tests.look.apart import Apart
from tests.look.family import Clock
from widgets.picture_tile import PictureTile


async def plan_screen(wall: Wall) -> None:
    """By touch from Today to the sections of the plan."""
    await wall.tap("#fourth")
    await wall.tap("#more")
    await tap_tile(wall, "Plan")
    assert wall.name == "EditPlan"


def task(plan: Plan, id: str) -> Any:
    return next(task for task in plan.tasks if task.id == id)


async def test_a_task_is_added_by_touch(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_bar(wall, "second")
        assert "Tasks: What is it called?" in wall.words
        await type_words(wall, "Hum a song")
        await done(wall)
        assert wall.name == "EditEntry"
        assert "New, and not in the plan yet" in wall.words
        await tap_bar(wall, "back")
        assert "New, and not" in wall.words, "what was begun stays"
        await tap_tile(wall, "Hum a song")
        await tap_tile(wall, "Days")
        for key in ("weekend", "sat", "sun", "mon", "thu"):
            await tap_key(wall, key)
        await done(wall)
        assert "Mon Thu" in wall.words
        await tap_tile(wall, "Steps")
        for step in ("Sit down.", "Hum."):
            await tap_bar(wall, "second")
            await type_words(wall, step)
            await done(wall)
        await tap_bar(wall, "back")
        await tap_tile(wall, "Picture")
        first, *others = wall.screen.query(PictureTile)
        assert first.picture == "star", "what holds now comes first"
        assert others[0].picture == "song", "and then what the title speaks of"
        await wall.tap(others[0])
        assert "hum-a-song" not in [one.id for one in wall.plan.tasks]
        await tap_bar(wall, "second")
        new = task(wall.plan, "hum-a-song")
        assert (new.title, new.days, new.minutes) == ("Hum a song", ("mon", "thu"), 5)
        assert (new.steps, new.picture) == (("Sit down.", "Hum."), "song")
        assert "It is in the plan." in wall.words
        await tap_bar(wall, "back")
        assert wall.name == "EditSection"
        await tap_tile(wall, "Hum a song")


async def test_a_change_is_remarked_on_before_it_is_kept(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Up and down the stairs")
        await tap_tile(wall, "Minutes")
        await tap_key(wall, "2")
        await tap_key(wall, "0")
        assert "37 minutes of practice on Mon, Wed" in wall.words, "while it is typed"
        await done(wall)
        assert "37 minutes of practice on Mon, Wed" in wall.words, "and in the form"
        assert "was 3" in wall.words
        assert task(wall.plan, "stairs").minutes == 3
        await tap_bar(wall, "fourth")
        assert "was 3" not in wall.words, "as it was"
        await tap_tile(wall, "Minutes")
        await tap_key(wall, "4")
        await done(wall)
        await wall.pass_by(minutes=3)
        assert wall.name == "Today", "nobody was there"
        await wall.press("g", "m")
        await tap_tile(wall, "Plan")
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Up and down the stairs")
        assert "was 3" in wall.words, "what was begun is kept here"
        await tap_bar(wall, "second")
        assert task(wall.plan, "stairs").minutes == 4


async def test_a_task_rests_is_shown_here_and_ends_by_touch(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Thread six beads")
        await tap_bar(wall, "third")
        assert wall.name == "EditActions"
        await tap_tile(wall, "Pause")
        assert task(wall.plan, "bead-string").paused
        await tap_tile(wall, "Go on")
        assert not task(wall.plan, "bead-string").paused
        await tap_tile(wall, "Shown here")
        assert task(wall.plan, "bead-string").shown == ("green",)
        assert "Green house" in wall.words
        await tap_tile(wall, "Not shown here")
        assert task(wall.plan, "bead-string").shown == ()
        await tap_tile(wall, "History")
        assert wall.name == "Pages"
        assert "no longer paused" in wall.words
        await tap_bar(wall, "back")
        assert wall.name == "EditActions"
        await tap_tile(wall, "End")
        assert task(wall.plan, "bead-string").ended is None, "it asks first"
        await tap_tile(wall, "End")
        assert task(wall.plan, "bead-string").ended is not None
        assert wall.name == "EditSection"
        assert "Thread six beads" not in wall.words


async def test_other_sections_follow_their_form(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Routines")
        await tap_tile(wall, "Bath time")
        await tap_tile(wall, "At")
        await tap_tile(wall, "Blue house")
        await tap_key(wall, "18:00")
        await tap_key(wall, "18:05")
        await done(wall)
        await tap_bar(wall, "back")
        await tap_bar(wall, "second")
        bath = next(one for one in wall.plan.routines if one.id == "bath")
        assert bath.at == {"green": time(18, 30), "blue": time(18, 5)}
        wall.app.show("edit_plan")
        await wall.settle()
        await tap_tile(wall, "Household")
        await tap_tile(wall, "Check in")
        await tap_bar(wall, "second")
        assert wall.plan.check_in is True


async def test_a_last_day_is_chosen_and_left_out_again(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Up and down the stairs")
        await tap_tile(wall, "Ends")
        await tap_key(wall, "2026-11-30")
        await done(wall)
        await done(wall)
        assert task(wall.plan, "stairs").ends == date(2026, 11, 30)
        for key in ("change", "none"):
            await tap_tile(wall, "Ends")
            await tap_key(wall, f"option:{key}")
            await done(wall)
            if key == "change":
                assert "30" in wall.words, "and the day is asked for"
                await tap_bar(wall, "back")
        await done(wall)
        assert task(wall.plan, "stairs").ends is None


async def test_a_list_is_put_in_order(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Tell the picture book")
        await tap_tile(wall, "Steps")
        await tap_tile(wall, "2")
        _first, moved = task(wall.plan, "book-corner").steps
        await tap_bar(wall, "third")
        await tap_bar(wall, "second")
        for _letter in moved:
            await tap_key(wall, "rub-out")
        await type_words(wall, "Ask.")
        await done(wall)
        await tap_tile(wall, "2")
        await tap_bar(wall, "fourth")
        await tap_bar(wall, "back")
        await tap_bar(wall, "second")
        assert task(wall.plan, "book-corner").steps == ("Ask.",)


async def test_a_mistake_is_said_and_nothing_is_kept(hang: Hang) -> None:
    async with hang() as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Caregivers")
        await tap_tile(wall, "Sam")
        await tap_bar(wall, "third")
        await tap_tile(wall, "Take out")
        await tap_tile(wall, "Take out")
        assert "Sam is needed by: Emails with the school" in wall.words
        assert "sam" in [one.id for one in wall.plan.caregivers]


@pytest.fixture
def homes(rosas: Path, tmp_path: Path, moved: Clock) -> Iterator[Apart]:
    """Green and blue, joined by a stick, with the same plan."""
    shutil.copytree(rosas, tmp_path / "green")
    two = Apart(tmp_path, tmp_path / "green", moved)
    yield two
    two.close()


async def test_what_the_other_home_changes_meanwhile_stays(homes: Apart) -> None:
    async with hung(homes.green, homes.clock) as wall:
        await plan_screen(wall)
        await tap_tile(wall, "Tasks")
        await tap_tile(wall, "Blow bubbles with a straw")
        await tap_tile(wall, "Minutes")
        await tap_key(wall, "4")
        await done(wall)
        homes.change(homes.blue, "bubbles", days=("mon", "wed"))
        homes.meet()
        await wall.linger(minutes=1)
        assert "Mon Wed" in wall.words, "the form shows the plan as it is"
        await tap_bar(wall, "second")
        found = task(wall.plan, "bubbles")
        assert (found.minutes, found.days) == (4, ("mon", "wed"))
    homes.green = Device.open(homes.green.folder, homes.clock)
    homes.meet()
    told = Household.over(homes.blue.day).handover("rosa", homes.blue.moment()).new
    assert "bubbles: minutes 4, was 3" in [news.text for news in told]


LONG = "Six k words at the big mirror in the hall of the green house"


async def changed_form(wall: Wall) -> None:
    """The form of a task with a name that is too long, not kept yet."""
    form = wall.app._backstage.made("edit_entry")
    assert isinstance(form, EditEntryScreen)
    form.open(("task", "k-words"))
    await form.put("title", LONG)
    await form.put("minutes", 12)
    wall.app.show("edit_entry")
    await wall.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_it_can_be_read_in_every_theme_and_size(hang: Hang, size: tuple[int, int]) -> None:
    async with hang(size=size) as wall:
        await changed_form(wall)
        assert "60 characters. Two lines of a card hold 50" in wall.words
        for theme in THEMES:
            wall.app.theme = theme
            await wall.settle()
            assert not faint(wall), theme
            assert wide(wall.strips) == {size[0]}
        for label in ("Picture", "Steps"):
            await tap_tile(wall, label)
            assert not faint(wall), label
            await tap_bar(wall, "back")
