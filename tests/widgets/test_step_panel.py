"""A step of a task: picture, number, words and facts."""

import pytest

from tests.look.stage import THEMES, cells, dressed, faint_words, lines, px, strips_of, where
from widgets.drawings import pictures
from widgets.palette import LIGHT
from widgets.step_panel import StepPanel

SIZES = [(53, 21), (41, 18), (58, 16), (94, 21), (70, 31)]
TEXT = (
    "Sit opposite each other. Say the word slowly and let her watch your mouth in the mirror. "
    "Wait for five seconds before you help; then say it once more and go on to the next word."
)


def panel(**values: object) -> StepPanel:
    return dressed(
        StepPanel(),
        **{
            "picture": "mirror",
            "number": "1",
            "step": "Look in the mirror.\nSay car, key, cup, cake, book.",
            "more": "Wait a little after each word.",
            "facts": (("You need", "mirror, cards"), ("When", "brushing teeth, 5 minutes")),
            **values,
        },
    )


def picture_px(name: str, x: int, y: int, scale: int = 1) -> dict[tuple[int, int], str]:
    """The px of a whole picture on its plate, and their colours."""
    letters = {**LIGHT.picture, ".": LIGHT.plate}
    return {
        (x + column, y + row): letters[pictures()[name][row // scale][column // scale]]
        for row in range(16 * scale)
        for column in range(24 * scale)
    }


@pytest.mark.parametrize(
    ("size", "x", "y", "scale"),
    [((53, 21), 14, 3, 1), ((41, 18), 8, 1, 1), ((58, 16), 2, 7, 1), ((70, 31), 11, 3, 2)],
)
def test_the_picture_is_whole_where_the_look_has_it(
    size: tuple[int, int], x: int, y: int, scale: int
) -> None:
    painted = px(strips_of(panel(), *size))
    for (column, row), colour in picture_px("mirror", x, y, scale).items():
        assert painted[row][column] == colour, (column, row)


@pytest.mark.parametrize(("size", "left", "top"), [((53, 21), 3, 23), ((41, 18), 2, 20)])
def test_the_number_is_the_loud_thing(size: tuple[int, int], left: int, top: int) -> None:
    strips = strips_of(panel(), *size)
    patch = where(strips, LIGHT.now)
    xs, ys = zip(*patch, strict=True)
    assert (min(xs), min(ys), max(ys)) == (left, top, top + 8)
    assert where(strips, LIGHT.on_now) & {(x, top + 7) for x in range(60)}


def test_words_and_facts_are_as_the_look_has_them() -> None:
    strips = strips_of(panel(), 53, 21)
    said = lines(strips)
    assert said[12][14:] == "Look in the mirror."
    assert said[13][14:] == "Say car, key, cup, cake, book."
    assert said[14][14:] == "Wait a little after each word."
    assert [cells(strips)[row][14].bold for row in (12, 13, 14)] == [True, True, False]
    assert said[18] == "   You need  mirror, cards"
    assert said[19] == "   When      brushing teeth, 5 minutes"


def test_a_narrow_panel_says_the_facts_without_labels() -> None:
    assert lines(strips_of(panel(), 41, 18))[15:17] == [
        "  Mirror, cards",
        "  Brushing teeth, 5 minutes",
    ]


@pytest.mark.parametrize("size", [(53, 21), (41, 18), (58, 16), (70, 31)])
def test_an_address_is_said_in_full(size: tuple[int, int]) -> None:
    address = "https://example.org/" + "abcdefghij" * 4
    widget = panel(more="", invitation="See how Kim does it", address=address)
    said = lines(strips_of(widget, *size))
    joined = "".join(line.strip() for line in said)
    assert address.removeprefix("https://") in joined
    assert any("Look in the mirror" in line for line in said)


@pytest.mark.parametrize("size", [(94, 21), (76, 18), (58, 16), (122, 31)])
def test_a_text_alone_is_there_to_the_last_word(size: tuple[int, int]) -> None:
    said = " ".join(lines(strips_of(panel(number="", step=TEXT, more="", facts=()), *size)))
    assert said.split() == TEXT.split()


def test_a_short_text_alone_is_drawn_large_under_its_picture() -> None:
    widget = panel(number="", step="Five k words at the mirror", more="", facts=())
    strips = strips_of(widget, 94, 21)
    assert not any(lines(strips))
    assert len({y for _, y in where(strips, LIGHT.ink) if y > 20}) >= 14
    assert where(strips, LIGHT.plate)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    said = "\n".join(lines(strips_of(panel(more=TEXT * 3), 53, 21)))
    assert "…" in said
    assert "brushing teeth" in said


@pytest.mark.parametrize("size", [(20, 8), (24, 12), (30, 14), (53, 12), (58, 9), (60, 4)])
def test_a_picture_without_room_is_left_out_not_cropped(size: tuple[int, int]) -> None:
    strips = strips_of(panel(), *size)
    painted = px(strips)
    found = {
        (x, y)
        for y in range(len(painted) - 15)
        for x in range(size[0] - 23)
        if all(painted[r][c] == v for (c, r), v in picture_px("mirror", x, y).items())
    }
    assert found or not where(strips, LIGHT.plate)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", ["1", ""])
def test_every_word_can_be_read(theme: str, size: tuple[int, int], number: str) -> None:
    widget = panel(number=number, invitation="See how", address="https://example.org/k")
    assert not faint_words(strips_of(widget, *size, theme))
