"""What is really drawn can be read: each letter on its ground, each state without its colours."""

from itertools import combinations

import pytest

from kiosk.household.plan import VIEWS
from tests.kiosk.conftest import Hang
from tests.kiosk.plans import plan
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from tests.look.stage import dressed, px, strips_of
from tests.look.watched import SHAPE, pale
from widgets.bar_button import BarButton
from widgets.palette import PALETTES, contrast
from widgets.task_card import EARNED, State, TaskCard

STATES: tuple[State, ...] = (
    "now",
    "next",
    "later",
    "just-done",
    "done",
    "tried",
    "not-today",
)
# Said by the word alone: their places in the order of the day tell them apart.
ALIKE = {frozenset({"next", "later"}), frozenset({"done", "tried"})}


def grey(colour: str) -> float:
    """Luma of a colour, 0 to 255, as a screen in grey shows it (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("choose", [True, False])
@pytest.mark.parametrize("view", VIEWS)
async def test_each_state_in_a_childs_view_can_be_read(hang: Hang, view: str, choose: bool) -> None:
    """In every palette, words, icons and stars; how each screen is drawn else, test_every_target
    looks at.
    """
    titles = ("Hop", "Skip", "Jump", "Rest", "Sing", "Draw", "Clap")
    async with hang(plan(*titles), size=(160, 50)) as wall:
        suit_child(wall.device, view=view, choose=choose)
        for number, outcome in enumerate(("done", "tried", "not-today")):
            say(wall, f"task-{number}", outcome)
        wall.clock.pass_by(minutes=6)
        say(wall, "task-3", "done")
        await wall.tick()
        shown = set()
        for key in ("", *"bbmmm"):
            await wall.press(*key)
            shown |= {(card.state, card.resting) for card in wall.cards}
            assert pale(wall.screen) == []
        states = STATES if view in ("cards", "list") else ("now", "just-done")
        assert {state for state, _rests in shown} >= {*states}
        assert {rests for state, rests in shown if state == "later"} <= {not choose}


def say(wall: Wall, task: str, outcome: str) -> None:
    """That a task was done, tried or put off."""
    household, at = wall.device.day, wall.clock()
    day = household.practice_day(at)
    household.tick("rosa", task, day=day, outcome=outcome, at=at)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("kind", ["quiet", "loud", "main"])
def test_an_icon_stands_out_from_its_button(theme: str, kind: str) -> None:
    button = dressed(BarButton(), label="Stars", icon="star", kind=kind)
    drawn = px(strips_of(button, 20, 7, theme))
    inner = [colour for row in drawn[2:-3] for colour in row[2:-2]]
    ground, ink = sorted(set(inner), key=inner.count, reverse=True)[:2]
    assert contrast(ink, ground) >= SHAPE


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("state", STATES)
def test_a_star_stands_out_from_what_it_lies_on(theme: str, state: State) -> None:
    if state == "not-today":
        return
    card = dressed(TaskCard(), task_title="Hop", picture="mirror", state=state)
    without = dressed(TaskCard(), task_title="Hop", picture="mirror", state=state, stars=False)
    with_star = px(strips_of(card, 30, 17, theme))
    colours = PALETTES[theme]
    ground = colours.sky if state in EARNED else colours.act if state == "now" else colours.card
    star = {
        "now": colours.on_act,
        "next": colours.slot_card,
        "later": colours.slot_card,
    }.get(state, colours.star)
    low = [colour for row in with_star[-10:] for colour in row]
    assert {star, ground} <= set(low)
    assert contrast(star, ground) >= SHAPE
    assert px(strips_of(without, 30, 17, theme)) != with_star


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(
    "pair", [pair for pair in combinations(STATES, 2) if frozenset(pair) not in ALIKE], ids=str
)
def test_two_states_differ_in_grey_without_a_word(theme: str, pair: tuple[State, State]) -> None:
    one, other = (
        px(
            strips_of(
                dressed(TaskCard(), picture="mirror", task_title="Hop", state=state), 30, 17, theme
            )
        )
        for state in pair
    )
    changed = sum(
        abs(grey(here) - grey(there)) >= 24
        for here_row, there_row in zip(one, other, strict=True)
        for here, there in zip(here_row, there_row, strict=True)
    )
    assert changed >= 24, "a star is as much"
