"""What a family wrote is shown as it was written: brackets, wide letters, right to left, long."""

from dataclasses import replace

import pytest

from kiosk.household.plan import Appointment, Child, Goal, Home, Plan, Provider, Task
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.screens.test_places import WAYS, every_look, go
from tests.kiosk.wall import SIZES, THEMES, wide
from tests.look.family import THURSDAY

MARKUP = "[b]Hop[/b] [the] [/] \\[x"
WIDE = "日本語の練習をしましょう"
RIGHT_TO_LEFT = "تمرين النطق أمام المرآة"
LONG = "Say it slowly " * 35
EMOJI = "Hop 🐢 ❤️ 👨‍👩‍👧"

TITLES = [MARKUP + WIDE, RIGHT_TO_LEFT + EMOJI, LONG, "x" * 300 + "\u202eevil\u202ca\tb\x1b[31m"]


def everywhere(words: str) -> Plan:
    """The words wherever a plan has words."""
    task = Task(
        "hop", "rosa", words[:490], steps=(words[:490], "Then rest."), materials=(words[:90],),
        instructions_text=words[:490], provider="kim", routine="",
    )  # fmt: skip
    visit = Appointment("v", words[:90], "rosa", THURSDAY.replace(tzinfo=None), "kim", place=words)
    full = plan(
        tasks=(task, replace(task, id="other")),
        name=words[:90],
        providers=(Provider("kim", words[:90]), Provider("omar", words[:90])),
        children=(Child("rosa", words[:90]),),
        homes=(Home("green", words[:90]), Home("blue", words[:90])),
        goals=(Goal("g", "rosa", words),),
        appointments=(visit,),
    )
    return replace(full, rewards=(replace(full.rewards[0], title=words[:90]),))


async def test_brackets_are_shown_and_not_read(hang: Hang) -> None:
    async with hang(plan("[b]Hop[/b]", "[the]", "[/]")) as wall:
        for title in ("[b]Hop[/b]", "[the]", "[/]"):
            assert title in wall.words
        await wall.press("g", "p")
        assert "[b]Hop[/b]" in wall.words


async def test_wide_letters_are_whole(hang: Hang) -> None:
    async with hang(plan(WIDE)) as wall:
        assert WIDE in wall.words.replace(" ", "") or WIDE[:10] in wall.words


@pytest.mark.parametrize("words", TITLES, ids=range(len(TITLES)))
async def test_any_words_leave_every_screen_whole(hang: Hang, words: str) -> None:
    async with hang(everywhere(words)) as wall:
        for name in WAYS:
            await go(wall, name)
            strips = wall.strips
            assert wide(strips) == {100}, name
            shown = "".join(segment.text for strip in strips for segment in strip)
            assert not any(ord(one) < 32 or one == "\x7f" for one in shown), name


async def test_long_words_leave_every_screen_whole_at_every_size(hang: Hang) -> None:
    async with hang(everywhere(LONG)) as wall:
        async for name, size in every_look(wall, SIZES[1:]):
            await wall.wear(THEMES[len(name) % 3])
            strips = wall.strips
            assert (wide(strips), len(strips)) == ({size[0]}, size[1]), (name, size)
