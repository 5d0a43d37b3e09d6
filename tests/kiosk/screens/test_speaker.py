"""The speaker reads all that a child's screen shows: each title, step and button that is drawn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from textual.widget import Widget

from kiosk.backstage import SCREENS, load
from kiosk.household.plan import Plan, Task
from tests.kiosk.conftest import Hang
from tests.kiosk.screens.siblings import BEN, alone, siblings
from tests.kiosk.screens.siblings import ROSA as SISTER
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from tests.look.views import settle_all
from tests.look.watched import Watched
from widgets.big_card import BigCard
from widgets.canvas import UPPER_HALF
from widgets.choice_card import ChoiceCard
from widgets.code_panel import CodePanel
from widgets.day_header import DayHeader
from widgets.drawings import display, has_tails
from widgets.ends_line import EndsLine
from widgets.first_card import FirstCard
from widgets.heading import Heading
from widgets.painted import Painted
from widgets.palette import LIGHT
from widgets.star_sky import StarSky
from widgets.step_panel import StepPanel
from widgets.task_card import TaskCard
from widgets.task_row import TaskRow
from widgets.then_card import ThenCard
from widgets.typeset import big_lines
from widgets.week_grid import WeekGrid

STATE = ("word", "hint")  # told by its star and its place in the order of the day
UNSAID: dict[type[Widget], tuple[str, ...]] = {  # what is no title, step or button
    DayHeader: ("child", "date", "parts", "where"),
    Heading: ("beside", "right"),
    TaskCard: STATE,
    TaskRow: (*STATE, "about"),
    BigCard: (*STATE, "about", "headline"),
    FirstCard: (*STATE, "headline"),
    ThenCard: ("about",),
    ChoiceCard: ("hint",),
    StepPanel: ("number", "facts", "invitation", "address"),  # the facts are for who helps
    CodePanel: ("address", "invitation", "too_small"),
    StarSky: ("days",),
    WeekGrid: ("days", "legend"),
    EndsLine: ("right",),
}
STEPS = ("Look in the mirror.", "Say car and key.\nThen say cup.")
YESTERDAY = date(2026, 11, 25)


def a_plan() -> Plan:
    hop = Task("hop", "rosa", "Hop", steps=STEPS, repeat=3, minutes=4, materials=("A mirror",))
    others = tuple(Task(each.lower(), "rosa", each) for each in ("Skip", "Jump", "Sing"))
    known = Task("clap", "rosa", "Clap", learned=YESTERDAY)
    return alone(tasks=(hop, *others, known), children=(replace(SISTER, read_aloud=True),))


def words_in(text: object) -> list[str]:
    """The words of a value, or of each in it."""
    if isinstance(text, tuple):
        return [word for one in text for word in words_in(one)]
    return re.findall(r"\w+", str(text).casefold())


def drawn(widget: Painted) -> Iterator[str]:
    """Each word on it, in letters of the terminal or of the display face; no letter is missed."""
    canvas = Watched(*widget.size, LIGHT.page)
    widget.paint(canvas, LIGHT)
    for strip in canvas.strips():
        yield from words_in(strip.text.replace(UPPER_HALF, " "))
    texts = [str(getattr(widget, name)) for name in widget._reactives]
    faces = {display(one, tails=has_tails(one)): one for one in texts if one.strip()}
    faces |= {line: text for text in texts for line in big_lines(text, widget.size.width)}
    for sprite in (one for one in canvas.sprites if "#" in "".join(one)):  # no icon, no picture
        assert sprite in faces, f"letters of unknown words on {widget}"
        yield from words_in(faces[sprite])


def unsaid(wall: Wall) -> list[str]:
    """What is drawn on the screen and is to be said, and the speaker doesn't say."""
    assert wall.screen.is_read_aloud, f"no speaker on {wall.name}"
    said = {*words_in(wall.screen.read_all())}
    found = []
    for widget in wall.screen.query(Painted):
        if widget.region.area:
            free = {*words_in(tuple(getattr(widget, one) for one in UNSAID.get(type(widget), ())))}
            silent = {*drawn(widget)} - free - said
            found += [f"{wall.name}, {type(widget).__name__}: {word}" for word in sorted(silent)]
    return found


async def seen(wall: Wall, *keys: str) -> set[str]:
    """The screen to which these keys lead from Today, where nothing is left unsaid."""
    await wall.go(*keys)
    wall.screen.bar.show_keys(False)
    wall.screen.set_focus(None)
    wall.screen.follow()
    await wall.settle()
    assert unsaid(wall) == []
    return {wall.name}


async def test_the_speaker_reads_all_that_a_childs_screens_show(hang: Hang) -> None:
    async with hang(a_plan()) as wall:
        names = {wall.name}
        assert unsaid(wall) == []
        await wall.press("y")
        for keys in ("t", "tm", "tj", "tjp", "tw", "tl", "s", "se", "se"):
            names |= await seen(wall, *keys)
        assert "Tap once for each" in wall.words, "after two steps, what is counted"
        for view in ("cards", "one", "first-then", "list"):
            suit_child(wall.device, view=view)
            names |= await seen(wall)
            names |= await seen(wall, "m")
            await wall.press("b")
        names |= await seen(wall, "s", "w")
        await settle_all(wall.app, wall.pilot)
        await wall.linger(minutes=1)
        names |= await seen(wall)
    assert {f"{one}Screen" for one in names} == {*childs_screens()} - {"ChildrenScreen"}


async def test_and_all_of_the_childrens_names(hang: Hang) -> None:
    async with hang(siblings(children=(SISTER, replace(BEN, read_aloud=True)))) as wall:
        assert wall.name == "Children"
        assert unsaid(wall) == []


def childs_screens() -> Iterator[str]:
    """The screens of the house that are a child's; on all of them it is read to."""
    for name, kind in SCREENS.items():
        screen = getattr(load(name), kind)
        if screen.READS or not (screen.FOR_ADULTS or screen.BEHIND_PIN):
            assert screen.READS, f"{kind} has no speaker"
            yield kind
