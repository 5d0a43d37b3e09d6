"""What is really drawn can be read: each letter on its ground, each state without its colours."""

from itertools import combinations

import pytest

from tests.kiosk.conftest import Hang
from tests.kiosk.screens.siblings import alone, siblings
from tests.kiosk.wall import Wall
from tests.look.family import suit_child
from tests.look.stage import dressed, faint_words, px, strips_of
from widgets.bar_button import BarButton
from widgets.palette import PALETTES, contrast
from widgets.task_card import EARNED, State, TaskCard

SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11; letters need 4.5 (1.4.3)
WAYS: dict[str, tuple[str, ...]] = {
    "Today": (),
    "Practice": ("s",),
    "StarChart": ("t",),
    "Weeks": ("t", "m"),
    "Jar": ("t", "j"),
    "Handover": ("g",),
    "Pages": ("g", "p"),
    "GrownUps": ("g", "m"),
    "Coin": ("g", "m", "z"),
}
BETWEEN: dict[str, tuple[str, ...]] = {  # screens that the sample family's day has no way to
    "Children": (),
    "Why": ("s", "w"),
    "Helped": ("g", "m", "y", "1", "h"),
    "Reward": ("g", "m", "r"),
    "Pick": ("t", "j", "p"),
    "Where": ("t", "w"),
    "Offer": ("g", "m", "j"),
    "Leave": ("g", "m", "l"),
    "Pin": ("g", "m", "p"),
    "Rest": ("g", "m", "s"),
    "Yesterday": ("g", "m", "y"),
}
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


async def arrive(wall: Wall, name: str, theme: str) -> None:
    wall.app.theme = theme
    await wall.press(*WAYS[name])
    assert wall.name == name
    await wall.settle()


@pytest.mark.parametrize("name", WAYS)
async def test_every_letter_on_a_screen_can_be_read(hang: Hang, name: str) -> None:
    async with hang() as wall:
        for theme in PALETTES:
            await wall.pass_by(minutes=3)
            await arrive(wall, name, theme)
            assert faint_words(wall.strips) == [], theme


@pytest.mark.parametrize("view", ["one", "first-then", "list"])
async def test_every_letter_of_a_view_can_be_read(hang: Hang, view: str) -> None:
    async with hang() as wall:
        suit_child(wall.device, view=view)
        for keys in ((), ("1",)):  # and with something just done
            await wall.press(*keys)
            for theme in PALETTES:
                wall.app.theme = theme
                wall.screen.follow()
                await wall.settle()
                assert faint_words(wall.strips) == [], (theme, keys)


@pytest.mark.parametrize("name", BETWEEN)
async def test_every_letter_between_them_can_be_read(hang: Hang, name: str) -> None:
    async with hang(siblings() if name == "Children" else alone()) as wall:
        await wall.press(*BETWEEN[name])
        assert wall.name == name
        for theme in PALETTES:
            wall.app.theme = theme
            await wall.settle()
            assert faint_words(wall.strips) == [], theme


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
