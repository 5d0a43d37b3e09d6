"""Read aloud: what is said, when, and that nobody who does not want it hears a word."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.device.background import Background, Command
from kiosk.device.display import Display
from kiosk.household.plan import Child, Plan, Task
from kiosk.screens.reach import FINGER
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import ROSA, plan
from tests.kiosk.screens.siblings import BEN, alone, siblings
from tests.kiosk.screens.siblings import ROSA as SISTER
from tests.kiosk.screens.test_fingers import small
from tests.kiosk.screens.test_languages import on_button
from tests.kiosk.screens.test_practice import STEPS
from tests.kiosk.wall import SIZES, Wall
from tests.look.family import suit_child
from tests.look.watched import bare
from widgets.bar_button import BarButton
from widgets.fact_tile import FactTile
from widgets.finish_sky import FinishSky
from widgets.pressable import Pressable
from widgets.speaker_button import SpeakerButton

PANEL_SIZES = ((100, 30), (80, 24))  # on a 7" panel
TASKS = (Task("hop", "rosa", "Hop", steps=STEPS), Task("skip", "rosa", "Skip"))


def read_to(**child: object) -> Plan:
    """Rosa's plan, who is read to unless said otherwise."""
    rosa: Child = replace(ROSA.children[0], **{"read_aloud": True, **child})
    return plan(tasks=TASKS, children=(rosa,), language="de")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Command]:
    """The first command of each that was to be run, as if all were installed; none is run."""
    commands: list[Command] = []
    monkeypatch.setattr(Background, "run", lambda _, wanted: commands.extend(wanted[:1]))
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return commands


def said(asked: list[Command]) -> list[str]:
    """What was read aloud so far, and forget it."""
    words = [one.program[-1] for one in asked if one.program[0] == "spd-say"]
    asked.clear()
    return words


async def look(wall: Wall, seconds: float) -> None:
    wall.clock.pass_by(seconds=seconds)
    wall.let_fingers_rest(seconds)
    await wall.tick()


async def test_the_names_are_read_where_any_child_is_read_to(
    hang: Hang, asked: list[Command]
) -> None:
    children = (SISTER, replace(BEN, read_aloud=True))
    async with hang(siblings(children=children)) as wall:
        wall.app.show("children")
        await wall.settle()
        await wall.tap(wall.screen.query_one(SpeakerButton))
        assert said(asked) == ["Hello. Rosa. Ben. Grown-ups."]


async def test_the_speaker_reads_what_is_now_and_then_the_step(
    hang: Hang, asked: list[Command]
) -> None:
    async with hang(read_to()) as wall:
        await wall.tap(wall.screen.query_one(SpeakerButton))
        assert asked[0].program[:2] == ("spd-say", "--cancel")
        assert "de" in asked[0].program, "the plan's language"
        assert said(asked) == ["Hop. Skip. Zeig mir. Sterne. Erwachsene."]
        await wall.tap("#second")
        speaker = wall.screen.query_one(SpeakerButton)
        await wall.tap(speaker)
        assert said(asked)[0].startswith("Hop. Look in the mirror. ")
        wall.let_fingers_rest()
        await wall.tap(speaker)
        assert len(said(asked)) == 1, "as often as it is pressed"


async def test_a_long_look_reads_what_is_new_once(hang: Hang, asked: list[Command]) -> None:
    async with hang(read_to()) as wall:
        await look(wall, 10)
        assert said(asked) == [], "nobody was there yet"
        await wall.tap("#second")
        await look(wall, 1)
        assert said(asked) == [], "a short look"
        await look(wall, 1)
        assert [one[:24] for one in said(asked)] == ["Hop. Look in the mirror."]
        await look(wall, 2)
        assert said(asked) == [], "once"
        await wall.tap("#second")
        await look(wall, 2)
        assert STEPS[1] in said(asked)[0]


async def test_a_new_day_is_not_read_to_an_empty_room(hang: Hang, asked: list[Command]) -> None:
    async with hang(read_to()) as wall:
        await wall.tap("#second")
        await look(wall, 3)
        said(asked)
        await look(wall, 130)
        assert wall.name == "Today"
        await look(wall, 3)
        await look(wall, 14 * 3600)
        await look(wall, 3)
        assert said(asked) == []


async def test_what_keys_have_chosen_is_read(hang: Hang, asked: list[Command]) -> None:
    async with hang(read_to()) as wall:
        while wall.app.focused is not wall.cards[1]:
            await wall.press("tab")
        await look(wall, 2)
        assert said(asked) == ["Skip"]


async def test_what_was_learned_is_read_with_its_day(hang: Hang, asked: list[Command]) -> None:
    known = Task("clap", "rosa", "Clap", learned=date(2026, 10, 20))
    async with hang(replace(read_to(), tasks=(*TASKS, known))) as wall:
        wall.screen.go("learned", "star_chart")
        await wall.settle()
        await wall.tap(wall.screen.query_one(SpeakerButton))
        assert said(asked) == ["Gelernt. Clap, 20. Okt. Zurück."]


async def test_number_keys_pass_over_the_speaker(hang: Hang, asked: list[Command]) -> None:
    async with hang(read_to()) as wall:
        await wall.press("1")
        assert wall.outcomes == ["done", ""]


HEARD = {  # what a long look reads on a child's screens
    ("cards", ()): "Hop.",
    ("one", ()): "Hop. Next: Skip.",
    ("first-then", ()): "Hop. Then: Skip.",
    ("list", ()): "Hop.",
    ("cards", ("t",)): "0 stars.",
    ("cards", ("t", "j")): "My jar. Swimming together. 0 of 3 stars.",
    ("cards", ("t", "j", "p")): (
        "Pick one. Swimming together, 3 stars. Pancakes for dinner, 5 stars. Bake a cake, 4 stars."
    ),
    ("cards", ("t", "m")): "0 stars. Hop. Skip. Jump.",
    ("cards", ("t", "w")): "Where I am. Tonight: Green house. 1 sleep: Blue house.",
    ("cards", ("s", "w")): (
        "Tried it, with its star. What was it? "
        "Too hard. Too tired. No time. No kit. Not in the mood. Not well."
    ),
}


async def test_each_screen_and_each_button_of_a_child_has_its_words(hang: Hang) -> None:
    async with hang(alone()) as wall:
        for (view, keys), heard in HEARD.items():
            suit_child(wall.device, view=view, read_aloud=True)
            await wall.go(*keys)
            wall.screen.set_focus(None)
            wall.screen.follow()
            await wall.settle()
            assert wall.screen.spoken() == heard
            for one in wall.screen.query(Pressable):
                there = one.region.area and not one.absent and not isinstance(one, SpeakerButton)
                assert one.words or not there, f"{one.id} of {wall.name}"
                if there and isinstance(one, BarButton):
                    drawn = on_button(wall.strips, one)  # a main one has letters of pixels
                    assert not drawn or drawn.endswith(one.words)


async def test_the_end_of_the_day_is_read(hang: Hang) -> None:
    async with hang(plan("Hop", children=(replace(ROSA.children[0], read_aloud=True),))) as wall:
        await wall.press("1")
        await wall.linger(seconds=10)
        assert wall.screen.query_one(FinishSky).display
        assert wall.screen.spoken() == "All done. One star today."


async def test_what_was_just_learned_is_read(hang: Hang) -> None:
    learned = Task("clap", "rosa", "Clap", learned=date(2026, 11, 25))
    rosa = replace(ROSA.children[0], read_aloud=True)
    async with hang(plan(tasks=(TASKS[1], learned), children=(rosa,))) as wall:
        assert wall.name == "JustLearned"
        assert wall.screen.spoken() == "Learned! Clap."


@pytest.mark.parametrize("child", [{"read_aloud": False}, {"switches": 1}])
async def test_who_is_not_to_be_read_to_hears_no_word(
    hang: Hang, asked: list[Command], child: dict[str, object]
) -> None:
    async with hang(read_to(**child)) as wall:
        await wall.press("tab")
        await look(wall, 3)
        if not child.get("switches"):
            assert not wall.screen.query_one(SpeakerButton).region
            wall.app._desk.hearing.say("Hop")
        assert said(asked) == []


@pytest.mark.parametrize(
    ("size", "large"), [*((size, False) for size in SIZES), *((size, True) for size in PANEL_SIZES)]
)
async def test_the_speaker_is_top_right_and_covers_nothing(
    hang: Hang, asked: list[Command], size: tuple[int, int], large: bool
) -> None:
    seven = Display(154, 86)
    async with hang(read_to(large=large), size=size) as wall:
        wall.screen.desk.display = seven if size in PANEL_SIZES else None
        for keys in ("", "t", "tm", "s", "seew"):
            await wall.go(*keys)
            speaker = wall.screen.query_one(SpeakerButton)
            assert speaker.region.y == 0, wall.name
            assert size[0] - 4 <= speaker.region.right < size[0], wall.name
            for one in wall.screen.query("TaskCard, FactTile, WeekGrid"):
                assert not one.region.overlaps(speaker.region)
            if wall.cards:
                assert bare(wall.screen) == [], "its picture has room"
            if size in PANEL_SIZES and not (large and wall.name in ("Today", "StarChart")):
                assert small(wall, seven, FINGER) == []
        assert wall.name == "Why"


async def test_a_star_sounds_where_the_child_wants_it(hang: Hang, asked: list[Command]) -> None:
    async with hang(read_to(sounds=True, read_aloud=False)) as wall:
        await wall.tap("#card-0")
        assert [one.program[0] for one in asked] == ["pw-play"]
        await wall.pass_by(seconds=2)
        await wall.tap("#card-0")
        assert len(asked) == 1, "taken back without a sound"


@pytest.mark.parametrize("child", [{"sounds": False}, {"sounds": True, "stars": False}])
async def test_otherwise_a_star_is_silent(
    hang: Hang, asked: list[Command], child: dict[str, object]
) -> None:
    async with hang(read_to(read_aloud=False, **child)) as wall:
        await wall.tap("#card-0")
        assert wall.outcomes[0] == "done"
        assert asked == []


async def test_grown_ups_see_and_hear_what_is_set(
    hang: Hang, asked: list[Command], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hang(read_to(sounds=True)) as wall:
        await wall.press("g", "m")
        asked.clear()
        await wall.press("v")
        assert [one.program[0] for one in asked] == ["pw-play", "spd-say"]
        monkeypatch.setattr("shutil.which", lambda name: None)
        wall.screen.follow()
        await wall.settle()
        facts = [tile.facts for tile in wall.screen.query(FactTile)]
        assert any("espeak-ng, alsa-utils" in one for one in facts), facts
